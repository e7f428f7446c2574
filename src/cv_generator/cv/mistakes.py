"""What an assistant sent as a CV: understood, or answered so that the next try succeeds.

A wrong shape is never made into a CV unasked. The answer names what was wrong and where each value belongs; only
`repair=True` in the next call applies that mapping, and nothing without a field is ever left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import (
    compact,
    data_told,
    entries_in_text,
    entry_forms,
    json_text,
    paths,
    problems,
    sections_meant,
    slashes,
    text_lists,
)
from cv_generator.cv.mistakes_names import ROOT, SECTIONS, Names, Place, humanized
from cv_generator.cv.mistakes_shapes import counts
from cv_generator.cv.mistakes_walk import Walk
from cv_generator.cv.model import Cv
from cv_generator.cv.other_names import plain, squeezed
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.errors import InvalidInput, Problem, WrongKeys

_LISTED = 40  # wrong names and steps of a mapping in one answer; more would cost more than they teach
_DEEP = 3  # names in a path from which its middle is left out
_NULLS_DEEP = 20
_LABEL = 60  # letters of a name that a label is made of
_REPAIR = "Send the same call again with repair: true to apply this mapping, or send cv_data in canonical_schema."
_REPAIR_MENDED = (
    "Mend the values that problems lists, under the keys that you sent, and send the call with repair: true to apply "
    "this mapping; or send cv_data in canonical_schema."
)
_CORRECTED = "Send corrected_call: it holds the same data in canonical_schema."
_NO_PHOTO = "corrected_call leaves out the photo: tell the person to add it on the session's page."
_KEPT = (
    "Send corrected_call: it holds all of the data in canonical_schema, and what is mapped to null under its own name, "
    "which you may leave out of it."
)
_LEFT_OUT = "The steps that are left out here come with the answer to the repair, or after the listed ones are mended."
_REPAIR_REST = (
    "Move the content of the keys mapped to null to a field of canonical_schema, or remove them, and send that with "
    "repair: true, which applies the rest of this mapping; or send cv_data in canonical_schema."
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A CV, in words what had to be repaired to read it, what is told of it, and the edits that mend that."""

    cv: Cv
    repairs: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()
    mends: tuple[Edit, ...] = ()


def understand(data: object, *, repair: bool = False) -> Understood:
    """The CV that was meant. Null counts as "not given"; a JSON text is read as what it holds.

    Raises:
        WrongKeys: names or shapes that the canonical CV does not have; or, with `repair`, those that no mapping covers.
        InvalidInput: no CV at all, or values of a wrong type or form.
    """
    sent = _object(data)
    with slashes.together(sent), sections_meant.beside(sent.get("custom_sections")):
        return _understood(sent, repair=repair)


def _understood(sent: Mapping[str, Any], *, repair: bool) -> Understood:
    try:
        cv = Cv.model_validate(sent)
        return Understood(cv, (), *data_told.told(sent, cv.model_dump()))
    except ValidationError as error:
        refused = entries_in_text.shown(entry_forms.shown(problems.from_pydantic(error)), sent)
    walk = Walk()
    document = walk.cv(sent)
    if not walk.mapping:
        rest = _valid(sent) if "photo_url" in sent else None
        details = {"corrected_call": {"cv_data": rest}, "action_required": _NO_PHOTO} if rest else {}
        raise InvalidInput(problems.sentence(refused), problems=refused, details=details)
    if walk.homeless or not repair:
        raise _wrong_keys(walk, sent, document, only_homeless=repair)
    try:
        cv = Cv.model_validate(document)
    except ValidationError as error:
        left = entries_in_text.shown(entry_forms.shown(problems.from_pydantic(error)), document)
        raise InvalidInput(problems.sentence(left), problems=left) from None
    return Understood(cv, tuple(_steps(walk)), *data_told.told(document, cv.model_dump()))


def mended(field_path: str, value: Any, language: str = "") -> Any:
    """The value at a path in the shape that its field takes, as a repair of a whole CV of a language would make it.

    None where that cannot be told, or where something would be lost.
    """
    if isinstance(value, str) and entries_in_text.is_entry(field_path):
        return None  # the text may tell of another entry than the one that is there
    steps = re.split(r"\.|(?=\[)", field_path)
    sent: Any = value
    for step in reversed(steps):
        sent = [sent] if step.startswith("[") else {step: sent}
    if not isinstance(sent, Mapping):
        return None
    walk = Walk(language)
    found: Any = walk.cv(_object(sent))
    for step in steps:
        if step.startswith("[") and isinstance(found, list) and len(found) == 1:
            found = found[0]
        elif isinstance(found, Mapping) and step in found:
            found = found[step]
        elif step == "date_range" and isinstance(found, Mapping) and found.keys() == {"start_date", "end_date"}:
            found = f"{found['start_date']} – {found['end_date']}"
        else:
            return None
    named = steps[0] in ("design", "language")  # names of fields and languages, which are put into other words
    sent = text_lists.without_numbers(value)
    same = found == (text_lists.unnumbered(value) if isinstance(value, str) else value)
    return found if not walk.homeless and not same and (named or _keeps(sent, [found, walk.repeated])) else None


def labelled(field_path: str, value: Any) -> list[tuple[str, Any]]:
    """`driving_licence`, `education[0].gpa` with a value -> the lists that take it under its name, with what they take.

    Empty where the last name of the path is none that labels a value.
    """
    parent, _, name = field_path.rpartition(".")
    names = SECTIONS.get(re.sub(r"\[\d+\]", "", parent.rpartition(".")[2])) if parent else ROOT
    place = names.place(name) if names else None
    if place is None or place.role != "labelled":
        return []
    walk = Walk()
    sent: Any = {name: value}
    found: Any = walk.cv({re.sub(r"\[\d+\]", "", parent): [sent]} if parent else sent)
    entry = found if not parent else next(iter(found.values()))[0]
    target = f"{parent}.{place.field}" if parent else place.field
    items = entry.get(place.field) if isinstance(entry, Mapping) else None
    kept = isinstance(items, list) and not walk.homeless and _keeps(value, items)
    return [(target, item) for item in items] if kept and isinstance(items, list) else []


def _keeps(sent: Any, found: Any) -> bool:
    """Whether every word that was sent is still there. Names of members, yes or no, numbers of items are no words."""
    return not Counter(_words(sent)) - Counter(_words(found))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping | list):
        if isinstance(value, Mapping):
            value = [inner for name, inner in value.items() if not counts(value, name)]
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield from (word.lstrip("0") or "0" for word in re.findall(r"[^\W_]+", str(value).casefold()))


def explained(error: PathError) -> PathError:
    """The error with the path that is meant, where a name in it is one of those that assistants send."""
    if error.is_inside:
        return error
    path = error.problem.path
    nearest = nearest_path(path)
    if not nearest:
        return _half(error)
    return PathError(path, error.problem.code, error.problem.message, f"Did you mean {nearest}?", nearest)


def _half(error: PathError) -> PathError:
    """The error with the field of which the name is a part: `education[0].degree` of the title."""
    parent, _, name = error.problem.path.rpartition(".")
    list_path = nearest_path(parent) or parent
    names = SECTIONS.get(re.sub(r"\[\d+\]", "", list_path)) if parent else ROOT
    place = names.place(name) if names else None
    if place is None and error.is_unlike_all:
        return _homeless(error, parent, name)
    if place is None or place.role in ("", "labelled") or place.field == "design":
        return error
    target = f"{list_path}.{place.field}" if parent else place.field
    if place.role == "username":
        hint = f"Send the address of the profile: set {list_path}.url."
        return PathError(error.problem.path, error.problem.code, f"{name} is no field by itself", hint, "")
    hint = f"It is a part of {target}: read that, and send the whole text that it shall have."
    return PathError(error.problem.path, error.problem.code, f"{name} is no field by itself", hint, "")


def _homeless(error: PathError, parent: str, name: str) -> PathError:
    """The error with the lists that take what has no field of its own, under a label."""
    label = json.dumps(humanized(re.sub(r"\[\d+\]", "", name[:_LABEL])), ensure_ascii=False)
    part = paths.part_at(paths.parse(parent)) if parent else Cv
    lists = [each for each in ("bullets", "details") if part and each in part.model_fields]
    if part is Cv and (section := holding(name)):
        hint = f"{name} stands in an entry: send its path, such as {section}[0].{name}."
        return PathError(error.problem.path, error.problem.code, error.problem.message, hint, "")
    if part is Cv:
        hint = (
            f'A fact about the person: append {{"label": {label}, "value": …}} to personal_details. '
            f'A section of its own: append {{"heading": {label}, "items": […]}} to custom_sections. '
        )
    elif lists:
        hint = f'{parent}.{lists[0]} takes it as a line: append {label[:-1]}: …". '
    else:
        return error
    hint = f"{error.problem.hint} {hint.strip()}"
    return PathError(error.problem.path, error.problem.code, error.problem.message, hint, "")


def holding(name: str) -> str:
    """The first section whose entries have a member of that name; "" where none has."""
    return next((each for each in _SECTIONS_OF_ENTRIES if name in SECTIONS[each].part.model_fields), "")


_SECTIONS_OF_ENTRIES = ("work_experience", "education", "further_experience", "skills", "custom_sections")


def nearest_path(path: str) -> str:
    """`jobs[0].company_name` -> `work_experience[0].employer`; `personal_info.name` -> `full_name`; empty for others.

    Indices are also understood between dots or slashes, as in `/work_experience/0/employer`. No path has commas.
    """
    steps: list[str] = []
    names: Names | None = ROOT
    given = [name.strip() for name in re.findall(r"[^.\[\]/$]+", path) if name.strip()]
    if "," in path:
        return ""
    for name, following in zip(given, [*given[1:], "0"], strict=False):
        if name.isdecimal() and steps:
            steps[-1] += f"[{name}]"
            continue
        if not steps and only_wraps(name) and not following.isdecimal() and ROOT.place(following):
            continue
        place = names.place(name) if names else None
        if place and place.field == "design" and place.role:
            steps.append(f"design.{place.role}")
            names = SECTIONS.get(place.role)
        elif place is None or place.role:
            if steps or not only_wraps(name):
                return ""
        else:
            steps.append(place.field)
            names = SECTIONS.get(place.field)
    return "" if ".".join(steps) == path else ".".join(steps)


def unwrapped(field_path: str, value: Any) -> Any:
    """What an object holds that names nothing but the field that it is sent to: `{"bullets": […]}`; None for others."""
    parent, _, name = field_path.rpartition(".")
    names = SECTIONS.get(re.sub(r"\[\d+\]", "", parent.rpartition(".")[2])) if parent else ROOT
    if names is None or not isinstance(value, Mapping) or len(value) != 1:
        return None
    [(key, inner)] = value.items()
    own_name = names.places.get(squeezed(str(key))) if name == "skills" else names.place(str(key))
    return inner if own_name == Place(name) else None  # `Databases` is a heading of skills, and the name of a group


def only_wraps(name: str) -> bool:
    """Whether an object of that name only groups fields of the CV, and is no field itself."""
    place = ROOT.place(name)
    return plain(name) in ROOT.containers and (place is None or place.field == "personal_details")


def _object(data: object) -> Mapping[str, Any]:
    """The object that was sent, also as a JSON text or alone in a list, without its nulls.

    Inside it an object whose names are 0, 1, … or 1, 2, … is a list.
    """
    data = json_text.parsed(data)
    parts = [each for each in data if isinstance(each, Mapping)] if isinstance(data, list) else []
    if parts and parts == data:
        names = [name for part in parts for name in part]
        data = (
            {name: value for part in parts for name, value in part.items()} if len(set(names)) == len(names) else data
        )
    if not isinstance(data, Mapping):
        broken = f"; the text {json_text.fault(data)}" if isinstance(data, str) and json_text.is_broken(data) else ""
        wrong = f"must be an object{broken}"
        problem = Problem("cv_data", "dict_type", wrong, "Send cv_data as an object in canonical_schema.")
        details = {"canonical_schema": compact.schema(), "example": compact.example()}
        raise InvalidInput(f"cv_data {wrong}", problems=[problem], details=details)
    return {str(name): _without_nulls(value) for name, value in data.items() if value is not None}


def _without_nulls(value: Any, depth: int = 0) -> Any:
    if depth > _NULLS_DEEP:
        raise InvalidInput(f"cv_data is nested more than {_NULLS_DEEP} levels deep")
    if isinstance(value, Mapping):
        rest = {name: _without_nulls(inner, depth + 1) for name, inner in value.items() if inner is not None}
        return list(rest.values()) if rest and _are_numbers(list(rest)) else rest
    if not isinstance(value, list):
        return value
    return [_without_nulls(inner, depth + 1) for inner in value] if any(each is not None for each in value) else []


def _are_numbers(names: list[Any]) -> bool:
    """Whether names only count items, from 0 or from 1."""
    return any(list(map(str, names)) == [str(n + first) for n in range(len(names))] for first in (0, 1))


def _wrong_keys(walk: Walk, sent: Mapping[str, Any], document: Document, *, only_homeless: bool) -> WrongKeys:
    homeless = set(walk.homeless)
    steps = {source: target for source, target in walk.mapping.items() if not only_homeless or source in homeless}
    wrong = walk.homeless if only_homeless else walk.wrong
    mapping = _shortened(steps)
    details: dict[str, Any] = {
        "wrong_keys_detected": wrong[:_LISTED],
        "mapping": dict(list(mapping.items())[:_LISTED]),
        "canonical_schema": compact.schema(),
        "example": compact.example(),
    }
    values = _value_problems(document)
    advice = [_REPAIR_REST if homeless else _REPAIR_MENDED if values else _REPAIR]
    for name, found in (("wrong_keys", wrong), ("mapping", mapping)):
        if len(found) > _LISTED:
            details[f"{name}_left_out"] = len(found) - _LISTED
    if len(mapping) > _LISTED:
        advice.append(_LEFT_OUT)
    if (canonical := _canonical(walk, sent, document)) and (homeless or values or _is_short(canonical)):
        details["corrected_call"] = {"cv_data": canonical}
        photo = [_NO_PHOTO] if "photo_url" in document and "photo_url" not in canonical else []
        advice = [_KEPT if homeless else _CORRECTED, *photo, f"Or {advice[0][:1].lower()}{advice[0][1:]}", *advice[1:]]
    details["action_required"] = " ".join(advice)
    return WrongKeys(details=details, problems=values)


def _canonical(walk: Walk, sent: Mapping[str, Any], document: Document) -> Document | None:
    """All of the data in the canonical form; what has no field stands under its own name. None where that cannot be."""
    if walk.homeless:
        walk = Walk(walk.language, keeps=True)
        document = walk.cv(sent)
    return _valid(document) if walk.is_whole else None


_ECHOED = 1_000
"""Letters of data that come back although the same call with `repair: true` does as much, at no cost."""


def _is_short(document: Mapping[str, Any]) -> bool:
    return len(json.dumps(document, ensure_ascii=False)) <= _ECHOED


def _valid(document: Mapping[str, Any]) -> Document | None:
    """The data where their values are right, but for a photo that is none; None where others are wrong."""
    wrong = {problem.path for problem in _value_problems(document)}
    return {name: value for name, value in document.items() if name not in wrong} if wrong <= {"photo_url"} else None


def _shortened(mapping: Mapping[str, str | None]) -> dict[str, str | None]:
    """The mapping in fewer words.

    An object whose content only moves up is one step; long ways into a document lose their middle.
    """
    moved_up = _moved_up(mapping)
    short: dict[str, str | None] = {}
    for source, target in mapping.items():
        parent = source.rpartition(".")[0]
        if parent in moved_up:
            short[f"{parent}.*"] = "*"
        else:
            short[_elided(source)] = target
    return short


def _elided(source: str) -> str:
    """`Passport.Learner.Identification.Name.First` -> `Passport…Name.First`; the list that a value stands in stays."""
    names = source.split(".")
    lists = [index for index, name in enumerate(names) if name.endswith("[]")]
    kept = min(lists[-1] if lists else len(names), len(names) - 2)
    return source if kept < _DEEP - 1 else f"{names[0]}…{'.'.join(names[kept:])}"


def _moved_up(mapping: Mapping[str, str | None]) -> set[str]:
    """The objects of which everything, and more than one thing, belongs one level up under the name that it has."""
    inside: Counter[str] = Counter()
    staying: set[str] = set()
    for source, target in mapping.items():
        for at in (at for at, sign in enumerate(source) if sign == "." and at):
            inside[source[:at]] += 1
            if source[at + 1 :] != target:
                staying.add(source[:at])
    return {parent for parent, number in inside.items() if number > 1 and parent not in staying}


def _value_problems(document: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What would still be wrong after the mapping, so that one answer holds everything."""
    try:
        Cv.model_validate(document)
    except ValidationError as error:
        return entries_in_text.shown(entry_forms.shown(problems.from_pydantic(error)), document)
    return ()


def _steps(walk: Walk) -> list[str]:
    """What a repair did, in words."""
    short = _shortened(walk.mapping).items()
    return [f"{source} -> {target}" if target else f"{source}: says nothing more, left out" for source, target in short]
