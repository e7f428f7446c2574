"""Edits of a CV: all or none.

Every edit is checked by itself against the CV that the edits before it made, so that the second of two edits may build
on the first. All problems are collected before the call is refused, and the answer holds a corrected call where what
was meant can be told for certain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import (
    added_instead,
    after_batch,
    call_words,
    corrections,
    corrections_forms,
    corrections_inside,
    corrections_places,
    corrections_sections,
    counted_from_one,
    counting,
    entries_in_parts,
    entries_in_text,
    entry_forms,
    facts_beside,
    guessing,
    in_part,
    json_text,
    keeping,
    lists_replaced,
    mistakes,
    one_place,
    partial_lists,
    paths,
    problems,
    remnants,
    sections_meant,
    slashes,
    taken_out,
    unclear,
)
from cv_generator.cv.after_batch import Carried
from cv_generator.cv.consequences import Consequences
from cv_generator.cv.counting import Counted
from cv_generator.cv.dates import PRESENT, SEPARATOR
from cv_generator.cv.design_names import SECTIONS as DESIGN_SECTIONS
from cv_generator.cv.in_part import Tried
from cv_generator.cv.limits import Limits
from cv_generator.cv.mistakes_names import SECTIONS
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.errors import InvalidEdit, Problem


@dataclass(frozen=True, slots=True)
class Edited:
    """The CV that the edits made, and what the edits did besides. `edits` are they as they were carried out."""

    cv: Cv
    besides: Consequences
    edits: tuple[Edit, ...] = ()


def prepare() -> None:
    """Refuse an edit ahead, so that no caller waits until the words of calls are read from all languages."""
    call_words.prepare()
    with suppress(InvalidEdit):
        edited(Cv(), [Edit("naem", "Anna")])


def apply_edits(cv: Cv, edits: Sequence[Edit]) -> Cv:
    """The edited CV.

    Raises:
        InvalidEdit: with all problems; nothing was changed.
    """
    return edited(cv, edits).cv


def edited(cv: Cv, edits: Sequence[Edit], *, in_turn: bool = False) -> Edited:
    """The edited CV, with what the edits did besides. `in_turn` says that the indices were counted edit by edit.

    Raises:
        InvalidEdit: with all problems; nothing was changed. `corrected_call` holds edits that work where it can be told
            what was meant.
    """
    document = cv.model_dump()
    dates = slashes.together(document, [edit.value for edit in edits])
    sent = [each for edit in edits for each in (edit.value if isinstance(edit.value, list) else [edit.value])]
    with dates, sections_meant.beside([*document["custom_sections"], *sent]):
        if in_turn:
            return _edited(cv, document, edits, in_turn=True)
        done = _edited(cv, document, out := taken_out.removals(document, edits), in_turn=False)
        if told := tuple(taken_out.told(document, edits, out)):
            gone = (*done.besides.emptied, *(each.path for each in told))
            besides = replace(done.besides, emptied=gone, warnings=(*done.besides.warnings, *told))
            return replace(done, besides=besides)
        return done


def _edited(cv: Cv, document: Document, edits: Sequence[Edit], *, in_turn: bool) -> Edited:
    before, at_first = cv, document
    tried: list[Tried] = []
    replaced: list[str] = []
    stood, carried = lists_replaced.Stood(), list[Carried]()
    left = guessing.MOST
    for edit in edits:
        if nothing := unclear.said_nothing(document, edit):
            tried.append(Tried(edit, None, nothing))
            continue
        if not in_turn and (empty := taken_out.adds_nothing(document, edit)):
            tried.append(Tried(edit, None, [empty]))
            continue
        if instead := taken_out.meant(document, edit):
            tried.append(Tried(edit, [instead], [taken_out.asked(document, edit)]))
            document = paths.carried_out(document, [instead])
            continue
        if not in_turn and (lacking := partial_lists.asked(document, edit)):
            meant = partial_lists.meant(document, edit)
            tried.append(Tried(edit, meant, lacking))
            document = paths.carried_out(document, meant or ())  # the edits behind it are meant for that
            continue
        try:
            guessing.require_few_names(edit)
            fields = paths.applied(document, edit)
        except (PathError, ValidationError) as error:
            left -= guessing.cost(document, edit)
            meant = corrections.corrected(document, edit) if left > 0 else None
            meant, lacking = partial_lists.kept(document, meant) if meant else (meant, [])
            gone = counting.removed_before(at_first, document, edit, edits[: len(tried)]) if meant is None else None
            lacking = [gone] if gone else lacking
            added = list(added_instead.told(document, edit, meant or ()))
            tried.append(Tried(edit, meant, lacking or _explained(document, edit, error, meant), added))
            after = paths.carried_out(document, meant or ())
            replaced.extend(keeping.replaced(document, after, meant or ()))
        else:
            cv = cv.with_valid(**{name: getattr(fields, name) for name in fields.model_fields_set})
            after = paths.with_fields(document, fields)
            tried.append(Tried(edit, [edit]))
            carried.append(Carried(edit, document, after))
            stood.follow(document, after, edit)
        document = after
    counted = Counted() if in_turn else _counted(at_first, tried, left)
    if any(each.problems for each in tried) and not in_turn and (asked := counted_from_one.asked(at_first, edits)):
        raise _asked(before, tried, asked)
    if counted.problems or any(each.problems for each in tried):
        raise _refused(before, tried, replaced, counted)
    told = (*counted.repeated, *one_place.set_twice(edits))
    did = after_batch.told(carried, document)
    besides = replace(did, warnings=(*did.warnings, *told)) if told else did
    return Edited(cv, stood.told(document, besides), tuple(edits))


def _counted(document: Document, tried: Sequence[Tried], left: int) -> Counted:
    """How the indices of a batch were counted. What was no edit is read as if it stood alone."""
    edits = [edit for each in tried for edit in (each.edit, *(each.meant or ()))]
    if len(tried) < 2 or all(edit.op in ("set", "append") for edit in edits):
        return Counted()
    meant: list[list[Edit] | None] = []
    for each in tried:
        left -= guessing.cost(document, each.edit) if each.problems else 0
        alone = corrections.corrected(document, each.edit) if each.problems and left > 0 else each.meant
        meant.append(alone or each.meant)
    found = counting.counted(document, [edit for each in meant for edit in each or ()])
    if not found.problems:
        return found
    for each, alone in zip(tried, meant, strict=True):
        is_own = each.edit in (alone or ())
        each.problems = [] if is_own else [_meant(problem, each.edit, alone) for problem in each.problems]
    if not all(meant) or not _works(document, found.edits or ()):
        found.edits = None
    own = {edit.field_path for each in tried for edit in [each.edit] if not each.problems}
    by_names = [problem for problem in found.problems if problem.path in own or found.edits is None]
    return replace(found, problems=by_names) if by_names else replace(found, problems=[])


def _works(document: Document, edits: Sequence[Edit]) -> bool:
    try:
        paths.carried_out(document, edits)
    except (PathError, ValidationError):
        return False
    return True


def _refused(before: Cv, tried: Sequence[Tried], replaced: Sequence[str], counted: Counted) -> InvalidEdit:
    """All problems, with the call that works where it can be told."""
    sent = [each.edit for each in tried]
    for each, asked in zip(tried, entries_in_parts.lone(before.model_dump(), sent), strict=True):
        each.meant, each.problems = (None, [asked]) if asked else (each.meant, each.problems)
    has_problems = any(each.problems for each in tried)
    if has_problems and corrections_places.together(before.model_dump(), sent):
        advice = _advice([None], ()) | _joined(before, sent)
        listed = [problem for each in tried for problem in each.problems]
        if "corrected_call" in advice:
            listed = [replace(problem, hint="corrected_call has the whole place.") for problem in listed]
        return InvalidEdit(problems=listed, details=advice)
    is_counted = bool(counted.problems or counted.edits)
    are_parts = corrections.together(sent) or entries_in_parts.together(before.model_dump(), sent)
    if has_problems and not is_counted and are_parts and (advice := _joined(before, sent)):
        listed = [problem for each in tried for problem in each.problems]
        return InvalidEdit(problems=listed, details=_with_mends(before, advice) | _mapping(listed))
    tried = _of_one_address(before.model_dump(), tried)
    if clashes := list(one_place.clashes(tried)) if has_problems else []:
        return InvalidEdit(problems=clashes, details=_advice([None], ()))
    corrected = [each.meant for each in tried]
    if corrections.one_period_twice([each.meant for each in tried if each.problems]):
        corrected = [None]
    if is_counted:
        corrected = [counted.edits]
    added = [] if is_counted else [text for each in tried for text in each.added]
    advice = _advice(corrected, replaced, added) | _mapping(problem for each in tried for problem in each.problems)
    if "corrected_call" not in advice and not counted.problems:
        advice |= _joined(before, sent)
    if "corrected_call" not in advice and not counted.problems and in_part.works(before, tried):
        part = _advice([each.meant for each in tried if each.meant], replaced, added)
        if "corrected_call" in part:
            advice |= in_part.told(part, tried)
    advice = _with_mends(before, advice)
    is_told = "corrected_call" in advice  # else each hint says its part
    listed = [
        problem
        for each in tried
        for problem in (each.problems if is_told or not each.problems else _with_value(each.problems, each.meant))
    ]
    return InvalidEdit(problems=[*listed, *counted.problems], details=advice)


def _of_one_address(document: Document, tried: Sequence[Tried]) -> Sequence[Tried]:
    """The edits; of several parts of the address none says by itself what to send, which would leave the others out."""
    asked = [unclear.part_of_address(document, each.edit) if each.problems else None for each in tried]
    if sum(map(bool, asked)) < 2:
        return tried
    return [
        replace(each, meant=None, problems=[part]) if part else each for each, part in zip(tried, asked, strict=True)
    ]


def _asked(before: Cv, tried: Sequence[Tried], asked: counted_from_one.Asked) -> InvalidEdit:
    """The question of what the indices of a call count; the call counted from 0, where that is carried out."""
    found = [problem for each in tried for problem in each.problems if problem.code != "index_out_of_range"]
    edits = _accepted(before, asked.edits) if asked.edits else None
    advice = _advice([edits], ())
    if edits:
        advice["action_required"] = (
            "No edit was applied: the indices may count from 1, and all of them are in question. corrected_call counts "
            f"them from 0, each one less: {asked.standing}. Where 0 was the first, mend the call and send it."
        )
    return InvalidEdit(problems=[*asked.problems, *found], details=advice)


def _accepted(cv: Cv, edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits, or what they mean, where they are carried out."""
    document, found = cv.model_dump(), list[Edit]()
    for edit in edits:
        meant = corrections.corrected(document, edit)
        if not meant:
            return None
        document = paths.carried_out(document, meant)
        found += meant
    return found


def _mapping(told: Iterable[Problem]) -> dict[str, Any]:
    """Unknown sections and what they are called here, None for those that have none; empty where all are known."""
    found = {each.name: each.meant for each in told if isinstance(each, problems.UnknownSection)}
    return {"mapping": found} if found else {}


def _joined(cv: Cv, edits: Sequence[Edit]) -> dict[str, Any]:
    """The advice of edits whose parts of one text stand in one edit; empty where that does not mend them."""
    document = cv.model_dump()
    joined = corrections_places.together(document, edits) or entries_in_parts.together(document, edits)
    joined = joined or corrections.together(edits)
    joined = joined or facts_beside.exchanged(edits)
    if not joined:
        return {}
    try:
        edited(cv, joined)
    except InvalidEdit as error:
        return dict(error.details) if "corrected_call" in error.details else {}
    return _advice([joined], ())


_SURE = frozenset(("two_facts", "escaped", "level_inside", "label_inside", "level_first"))
"""Warnings whose suggestion parts what a text holds, and leaves all of it."""


def _with_mends(before: Cv, advice: dict[str, Any]) -> dict[str, Any]:
    """The advice whose call does at once what it would be told to do besides, where nobody has to choose."""
    edits = [
        Edit(each["field_path"], each.get("value"), each.get("op", "set"), has_value="value" in each)
        for each in advice.get("corrected_call", {}).get("edits", ())
    ]
    try:
        besides = edited(before, edits).besides if edits else Consequences()
        if not besides.moves or any(each.code not in _SURE for each in besides.warnings):
            return advice
        whole = one_place.followed_by(edits, besides.moves)
        if edited(before, whole).besides.warnings:
            return advice
    except InvalidEdit:
        return advice
    return advice | {"corrected_call": {"edits": [as_sent(edit) for edit in whole]}}


def rehearsed(cv: Cv, edits: Sequence[Edit]) -> None:
    """Try edits that were made out of a call in another form: nobody has seen yet what they replace.

    Raises:
        InvalidEdit: they are refused, or lists would hold less than they do; `corrected_call` leaves the entries that
            are not named.
    """
    document = cv.model_dump()
    if unsaid := [problem for edit in edits if (problem := unclear.entry(document, edit))]:
        raise InvalidEdit(problems=unsaid, details=_advice([None], ()))
    with slashes.together(document, [edit.value for edit in edits]):
        gentle = keeping.gently(document, edits)
        done = edited(cv, gentle)
    found = [_taken_away(path) for path in keeping.replaced(document, done.cv.model_dump(), gentle)]
    found += [_left_alone(edit.field_path) for edit in edits if edit not in gentle]
    if found:
        raise InvalidEdit(problems=found, details=_advice([gentle], ()))


_MEMBERS = 100
"""Names of an object that are looked at; the CV has a third of these."""


def _unsaid(document: Document, edit: Edit) -> Iterator[Problem]:
    """The problems of lists, also under other names or in the CV, whose entries do not say which ones they are."""
    value = json_text.parsed(edit.value)
    members = {edit.field_path: value, **(value if isinstance(value, dict) and len(value) <= _MEMBERS else {})}
    for name, inner in members.items():
        path = mistakes.nearest_path(str(name)) or str(name)
        if problem := unclear.entry(document, Edit(path, inner, edit.op)):
            yield problem


def _taken_away(path: str) -> Problem:
    hint = "corrected_call replaces the list; where the others shall stay, send op append."
    return Problem(path, "replaces_list", "holds more than the list that would take its place", hint)


def _left_alone(path: str) -> Problem:
    hint = "corrected_call edits and adds entries, and leaves the others; op remove takes one away."
    return Problem(path, "replaces_list", "holds entries that are not in the list", hint)


def _explained(
    document: Document, edit: Edit, error: PathError | ValidationError, meant: list[Edit] | None
) -> list[Problem]:
    """Why an edit is refused."""
    if isinstance(error, ValidationError) and (guess := unclear.told_of_numbers(document, edit)):
        return [guess]
    if isinstance(error, ValidationError) and (part := unclear.part_told(document, edit, meant)):
        return [part]
    if meant is None and (unsaid := list(_unsaid(document, edit))):
        return unsaid
    if meant is None and (sliced := corrections_sections.told_of_slice(document, edit)):
        return [sliced]
    if meant is None and isinstance(error, PathError):
        nearest = mistakes.explained(error).nearest
        guess = unclear.told(document, edit, nearest)
        return [guess] if guess else [*_refusals(document, edit, error, None), *_of_value_at(document, edit, nearest)]
    return _refusals(document, edit, error, meant or None)


def _refusals(
    document: Document, edit: Edit, error: PathError | ValidationError, meant: list[Edit] | None
) -> list[Problem]:
    if (meant or edit.op == "move") and (place := corrections_forms.told_of_a_place(document, edit)):
        return [place]
    if isinstance(error, PathError):
        return [_meant(mistakes.explained(error).problem, edit, meant)]
    told = [_told(edit, problem) for problem in _of_values(document, error)]
    if corrections_inside.are_numbers(document, edit):
        hint = "Send the items themselves, in the order that is wanted; op move takes one of them elsewhere."
        return [Problem(edit.field_path, "not_items", "are numbers, where the list holds items", hint)]
    if meant and edit.field_path.endswith("date_range") and str(meant[0].value).endswith(f"{SEPARATOR}{PRESENT}"):
        single = str(meant[0].value).partition(SEPARATOR)[0]
        return [replace(told[0], hint=f'An end without a value means that it goes on; a single date is "{single}".')]
    part = f"That is a part of {edit.field_path}: send all that it shall hold." * keeping.holds_one_part(edit)
    if meant is None and (hint := entries_in_text.form(edit) or part):
        return [replace(told[0], hint=hint)]
    return told


def _of_value_at(document: Document, edit: Edit, nearest: str) -> list[Problem]:
    """What is wrong with a value besides its path, where one other path was meant."""
    meant = replace(edit, field_path=nearest)
    if not nearest or nearest == edit.field_path:
        return []
    try:
        paths.applied(document, meant)
    except ValidationError as error:
        return [_told(meant, problem) for problem in _of_values(document, error)]
    except PathError:
        pass
    return []


def _of_values(document: Document, error: ValidationError) -> Iterator[Problem]:
    """The problems of a value; of sections that the CV does not have with those that are meant."""
    own = [each["heading"] for each in document["custom_sections"]]
    found = [
        sections_meant.told(each, own) if isinstance(each, problems.UnknownSection) else each
        for each in problems.from_pydantic(error)
    ]
    yield from sections_meant.shortened(found)


def _meant(problem: Problem, edit: Edit, corrected: list[Edit] | None) -> Problem:
    """The problem of a path; where one other path was meant, the hint is that one."""
    if not corrected or len(corrected) > 1:
        return problem
    [other] = corrected
    if other.field_path == edit.field_path and other.op == edit.op:
        return problem
    return replace(problem, hint=f"Did you mean {f'op {other.op} on ' * (other.op != edit.op)}{other.field_path}?")


_SPELLED_OUT = 300
"""Letters of an edit that a hint spells out."""


def _with_value(told: list[Problem], meant: list[Edit] | None) -> list[Problem]:
    """The problems of one edit of a batch that has no corrected call: what was meant by it is said in the hint."""
    edits = ", ".join(json.dumps(as_sent(edit), ensure_ascii=False) for edit in meant or ())
    if not edits or len(edits) > _SPELLED_OUT:
        return told
    return [replace(told[0], hint=f"Send {edits}."), *told[1:]]


def _told(edit: Edit, problem: Problem) -> Problem:
    """The problem; of a value that is `null` what that means, of broken JSON what is wrong with it."""
    if remnants.stands_in(edit.value) and edit.field_path != "language":
        empty = "[]" if paths.is_list(edit.field_path) else '""'
        return replace(problem, hint=f"Leave this edit away where nothing is meant; {empty} empties {edit.field_path}.")
    if other := facts_beside.other_field(edit):
        return replace(problem, hint=f"It belongs into {other}: send it there, where that shall change.")
    if not json_text.is_broken(edit.value):
        return _named(problem)
    hint = "Send the value again as valid JSON text, or as a plain list or object."
    return replace(problem, message=f"{problem.message}; the text {json_text.fault(edit.value)}", hint=hint)


def _named(problem: Problem) -> Problem:
    """The problem; of an unknown name its field, of what is no entry the names that one has."""
    if problem.code == "extra_forbidden":
        parent, _, name = problem.path.rpartition(".")
        if parent == "design.headings":
            target = sections_meant.meant(name, DESIGN_SECTIONS)
            known = f"Known names: {', '.join(DESIGN_SECTIONS)}; a custom section is renamed by its own heading."
            return replace(problem, hint=f"Did you mean {target}?" if target else known)
        names = SECTIONS["design"] if parent == "design" else keeping.names_at(parent)
        place = names.place(name) if names else None
        if place and place.role == "username":
            return replace(problem, hint="Send the address of the profile as url.")
        if place:
            return replace(problem, hint=f"It belongs in {place.field}.")
        entry = paths.part_at(paths.parse(parent)) if parent.endswith("]") else None
        return replace(problem, hint=f"Known names: {', '.join(entry.model_fields)}.") if entry else problem
    return entry_forms.shown([problem])[0]


def as_sent(edit: Edit) -> dict[str, Any]:
    """An edit in the form of a call."""
    sent: dict[str, Any] = {"field_path": edit.field_path}
    if edit.has_value:
        sent["value"] = edit.value
    if edit.op != "set":
        sent["op"] = edit.op
    return sent


def _advice(corrected: list[list[Edit] | None], replaced: Sequence[str], added: Sequence[str] = ()) -> dict[str, Any]:
    advice: dict[str, Any] = {
        "action_required": "No edit was applied. Correct what is listed and send all edits again."
    }
    edits = [as_sent(edit) for edits in corrected for edit in edits or ()]
    if all(corrected) and len(edits) <= Limits().edits_per_call:
        advice["corrected_call"] = {"edits": edits}
        if replaced:
            advice["action_required"] += (
                f" corrected_call replaces what {', '.join(replaced)} holds; append adds to it."
            )
        advice["action_required"] = " ".join([advice["action_required"], *dict.fromkeys(added)])
    return advice
