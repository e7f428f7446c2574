"""What an edit did besides what was asked: what it left empty, what is stored otherwise than it was sent, what stands
in a wrong place now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cv_generator.cv import (
    cut_short,
    entries_twice,
    facts_beside,
    items_twice,
    joined_texts,
    labels_inside,
    mistakes,
    open_ends,
    paths,
    phones,
    remnants,
    slashes,
    text_lists,
)
from cv_generator.cv.data_told import in_lists, languages_named, several_languages, twice
from cv_generator.cv.date_words_lost import words_left_out
from cv_generator.cv.dates import PRESENT, PartialDate, parse_date_range
from cv_generator.cv.design_names import renamed_in
from cv_generator.cv.keeping import skills_added, value_at, words
from cv_generator.cv.levels import language_code, with_level
from cv_generator.cv.model import Detail
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.taken_away import level_inside, taken
from cv_generator.errors import Problem

_SHOWN = 10
"""Stored values in one answer; more would cost more than they tell."""

_TEMPLATE, _ORDER = "design.template", "design.section_order"
_DATED = ("work_experience", "education", "further_experience")


@dataclass(frozen=True, slots=True)
class Consequences:
    """`emptied` are paths that held something, `stored` path -> value, `moves` the edits that mend `warnings`."""

    emptied: tuple[str, ...] = ()
    stored: Mapping[str, Any] | None = None
    warnings: tuple[Problem, ...] = ()
    moves: tuple[Edit, ...] = ()


def emptied(before: Document, after: Document, edit: Edit) -> Iterator[str]:
    """The paths that an edit left empty. `before` and `after` are whole documents."""
    path = edit.field_path
    if edit.op == "set" or (edit.op == "remove" and not path.endswith("]")):
        yield from _emptied(path, paths.get(before, path), paths.get(after, path))


def consequences(
    before: Document, after: Document, edit: Edit, added: Collection[str] = (), gone: tuple[str, ...] = ()
) -> Consequences:
    """What one edit did. Its path is that of the item that it set or added; `gone` are the paths that it emptied.

    `before` and `after` are whole documents, `added` the paths of all items that the batch added.
    """
    path = edit.field_path
    if path == "photo_url":
        return Consequences(gone)
    now = paths.get(after, path)
    stored = dict(_stored(path, edit.value, now))
    if path.startswith(_ORDER) and edit.op == "append" and len(paths.get(after, _ORDER)) > 1:
        stored[_ORDER] = paths.get(after, _ORDER)  # with the sections that are printed before it
    warnings, mended = _doubts(before, after, edit, added)
    went_on = str(value_at(before, f"{path}.date_range") or "").endswith(PRESENT) if edit.op == "set" else False
    open_ended = () if went_on else open_ends.told(path, edit.value, now)
    beside, mended = facts_beside.kept(facts_beside.told(after, path), mended)
    told = (*warnings, *words_left_out(path, edit.value, now), *open_ended, *beside)
    return Consequences(gone, stored, told, mended)


def _without_effect(before: Document, edit: Edit) -> Doubts | None:
    """An empty heading where there was none: the usual one is printed, and the section is not hidden by it."""
    path, _, name = edit.field_path.rpartition(".")
    if path != "design.headings" or edit.op != "set" or edit.value != "" or value_at(before, edit.field_path) != "":
        return None
    hint = f"The usual heading is printed. Where the section shall be off the page, append {name} to design.hidden."
    return (Problem(edit.field_path, "no_effect", "was empty already", hint),), ()


Doubts = tuple[tuple[Problem, ...], tuple[Edit, ...]]
"""Warnings, and the edits that mend them."""


def _doubts(before: Document, after: Document, edit: Edit, added: Collection[str]) -> Doubts:
    """What may not be meant: the first kind of it that is found."""
    path = edit.field_path
    if cut := _cut_short(before, after, edit) or _without_effect(before, edit):
        return cut
    away = taken(before, after, path, edit)
    is_whole = not away or _names_it_too(before, path, edit)
    if is_whole and (further := several_languages(after, path, "append" if edit.op == "append" else "insert")):
        return further
    if left_behind := () if away else tuple(remnants.warnings(paths.get(after, path), path)):
        mended = _without_remnants(before, after, path, edit)
        return tuple(_brought_back(problem, before, after, mended) for problem in left_behind), mended
    if beside := _beside_its_text(after, path):
        return beside
    if readings := list(slashes.unclear(edit.value, paths.get(after, path), path)):
        return tuple(each.problem for each in readings), tuple(Edit(each.path, each.other) for each in readings)
    return away or _of_items(after, path, edit, added)


def _names_it_too(before: Document, path: str, edit: Edit) -> bool:
    """Whether a text that names several languages names the one in whose place it came."""
    old = value_at(before, path) if path.startswith("languages[") and isinstance(edit.value, str) else None
    return isinstance(old, Mapping) and language_code(str(old["language"])) in languages_named(str(edit.value))


def _cut_short(before: Document, after: Document, edit: Edit) -> Doubts | None:
    """Texts that an edit cut, with what else of it no person wrote: what mends both goes together."""
    cut = cut_short.told(before, after, edit)
    if cut is None:
        return None
    problems, edits = cut
    whole = paths.carried_out(after, edits)
    left = tuple(remnants.warnings(paths.get(whole, edit.field_path), edit.field_path))
    return (*problems, *left), (*edits, *(_without_remnants(before, whole, edit.field_path, edit) if left else ()))


def _beside_its_text(after: Document, path: str) -> Doubts | None:
    """What stands in a text that is none of it: the name of its field, words beside a telephone number."""
    now = paths.get(after, path)
    if path == "phone" and (told := facts_beside.email_of_phone(after) or phones.told(str(now))):
        return told
    return labels_inside.told(now, path)


def _of_items(after: Document, path: str, edit: Edit, added: Collection[str]) -> Doubts:
    """What may not be meant by an item or an entry among others."""
    is_apart = path.startswith("address_lines") and facts_beside.told(after, path)  # which is parted by itself
    if not is_apart and (several := _several(after, path, edit) or _several_in_list(after, path, edit)):
        warning, parts = several
        return (warning,), parts
    if edit.op == "set" and (inside := in_lists({path: paths.get(after, path)})):
        return inside
    is_added = edit.op in ("append", "insert")
    again = level_inside(after, path, edit.value) or twice(after, path, added)
    if again := again or (_listed_again(after, path, added) if is_added else None):
        return again
    moved = _out_of_order(after, path, added) if is_added else None
    if moved is None:
        return renamed_in(_as_data(path, edit.value)), ()
    move, warning = moved
    return (warning,), (move,)


def _listed_again(after: Document, path: str, added: Collection[str]) -> Doubts | None:
    return items_twice.again(after, path, added) or entries_twice.twice(after, path, added)


def _as_data(path: str, value: Any) -> Any:
    """What is set on the design, as data of a CV that hold nothing else; None for edits of anything else."""
    return {"design": value} if path == "design" else {"design": {"template": value}} if path == _TEMPLATE else None


def merged(found: Sequence[Consequences]) -> Consequences:
    """The effects of several edits.

    What mends them is ordered so that indices stay true: in a list from its end, and moves behind all others. Where
    the items of a list shift otherwise, none of them is moved, and nothing is said of their order.
    """
    stored = {path: value for each in found for path, value in (each.stored or {}).items()}
    from_the_end = sorted((each for each in found if each.moves), key=_place, reverse=True)
    edits = [edit for each in from_the_end for edit in each.moves if edit.op != "move"]
    shifted = {_list_of(edit) for edit in edits if edit.op in ("insert", "remove")}
    steady = [each for each in found if not any(edit.op == "move" and _list_of(edit) in shifted for edit in each.moves)]
    moves = sorted((edit for each in steady for edit in each.moves if edit.op == "move"), key=_index)
    return Consequences(
        tuple(path for each in found for path in each.emptied),
        dict(list(stored.items())[:_SHOWN]),
        tuple(problem for each in steady for problem in each.warnings),
        (*edits, *moves),
    )


def _list_of(edit: Edit) -> str:
    return edit.field_path.rpartition("[")[0]


def _index(edit: Edit) -> int:
    return int(paths.parse(edit.field_path)[-1])


def _place(found: Consequences) -> list[tuple[int, str]]:
    path = found.warnings[0].path if found.warnings else found.moves[0].field_path
    return [(step, "") if isinstance(step, int) else (-1, step) for step in paths.parse(path)]


def holds(value: Any) -> bool:
    """Whether anything is in a value, however deep."""
    if isinstance(value, Mapping):
        return any(holds(inner) for inner in value.values())
    if isinstance(value, list):
        return any(holds(inner) for inner in value)
    return bool(value) or value is False


def _emptied(path: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, list) and isinstance(new, list) and new:
        for index, item in enumerate(old):
            if item in new:
                continue  # it stands there, elsewhere perhaps
            is_replaced = index < len(new) and new[index] not in old
            yield from _emptied(f"{path}[{index}]", item, new[index] if is_replaced else None)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for name, item in old.items():
            yield from _emptied(f"{path}.{name}", item, new.get(name))
    elif isinstance(old, Mapping) and isinstance(new, str) and new:
        yield from (f"{path}.{name}" for name, item in old.items() if not words(item) <= words(new))
    elif holds(old) and not holds(new):
        yield path


def _stored(path: str, sent: Any, now: Any) -> Iterator[tuple[str, Any]]:
    """Leaves that are not as they were sent. White space and the kind of a dash are no difference."""
    if isinstance(sent, list) and isinstance(now, list):
        for index, (item, kept) in enumerate(zip(sent, now, strict=False)):
            yield from _stored(f"{path}[{index}]", item, kept)
    elif isinstance(sent, Mapping) and isinstance(now, Mapping):
        for name, item in sent.items():
            if name in now:
                yield from _stored(f"{path}.{name}", item, now[name])
        for name in ("bullets", "details"):
            if name in now and name not in sent and "description" in sent and now[name]:
                yield f"{path}.{name}", now[name]  # a text under another name was added to what is there
        if "date_range" in now and {"start_date", "end_date"} & sent.keys():
            yield f"{path}.date_range", now["date_range"]
        if "title" in now and len({"degree", "field"} & sent.keys()) == 1:
            yield f"{path}.title", now["title"]  # one half took the place of the whole
    elif holds(sent) and _plain(sent) != _plain(now):
        yield path, now


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    return _DASH.sub("-", " ".join(str(value).split()))


_DASH = re.compile(" ?[-‐-―] ?")


def _out_of_order(after: Document, path: str, added: Collection[str]) -> tuple[Edit, Problem] | None:
    """The move of an entry that is newer than what stands above it, in a list that runs from the newest.

    Entries that the batch added are moved one after the other, from the first.
    """
    steps = paths.parse(path)
    if len(steps) != 2 or steps[0] not in _DATED or not isinstance(steps[1], int):
        return None
    name, index = str(steps[0]), steps[1]
    starts = [_start(entry) for entry in after[name]]
    new = [n for n in range(len(starts)) if n == index or f"{name}[{n}]" in added]
    others = [start for n, start in enumerate(starts) if n not in new]
    if not all(starts) or others != sorted(filter(None, others), reverse=True):
        return None
    order = list(range(len(starts)))
    for at, each in enumerate(new):
        place, waiting = order.index(each), new[at + 1 :]
        below = (n for n, other in enumerate(order) if other not in waiting and _is_before(starts[other], starts[each]))
        target = next(below, place)
        if each == index and target < place:
            return _moved(name, index, Edit(f"{name}[{place}]", target, "move"), order[target], is_alone=len(new) == 1)
        order.insert(min(target, place), order.pop(place))
    return None


def _is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one < other


def _moved(name: str, index: int, move: Edit, other: int, *, is_alone: bool) -> tuple[Edit, Problem]:
    spelled = f'{{"field_path": "{move.field_path}", "value": {move.value}, "op": "move"}}'
    said = spelled if is_alone else "suggested_call"
    message = f"begins later than {name}[{other}] and is printed below it"
    return move, Problem(f"{name}[{index}]", "not_newest_first", message, f"Where that is not meant, send {said}.")


_IN_ONE_TEXT = ("languages", "personal_details")
"""Lists of entries each of which may be one text."""


def _several(after: Document, path: str, edit: Edit) -> tuple[Problem, tuple[Edit, ...]] | None:
    """Text stored as one item that reads as several, `Go, Rust`: kept as it came, with the edits that part it."""
    found = re.fullmatch(r"(.+)\[(\d+)\]", path)
    if edit.op not in ("set", "append", "insert") or not isinstance(edit.value, str) or not found:
        return None
    now, items = paths.get(after, path), _parted(found[1], edit.value, str(after.get("language", "")))
    if not isinstance(items, list) or not items or isinstance(now, Mapping) > (found[1] in _IN_ONE_TEXT):
        return None
    if found[1] == "skills" and any(isinstance(item, Mapping) for item in items):
        return _ungrouped(after, path, items)
    if not items[1:] or not all(isinstance(item, str) for item in items):
        return None
    if found[1] == "personal_details":
        items = [Detail.model_validate(item).model_dump() for item in items]
    if found[1] == "languages":
        items = [with_level(item) or item for item in items]
    first, there = int(found[2]), paths.get(after, found[1])
    number = len(items)
    if found[1].endswith((".bullets", ".details")):
        items = [item for item in items if item not in (*there[:first], *there[first + 1 :])]
    if not items:
        again = Problem(
            path, "listed_twice", "says what is listed already", "Send suggested_call to take it out again."
        )
        return again, (Edit(path, None, "remove", has_value=False),)
    further = (Edit(f"{found[1]}[{first + n}]", item, "insert") for n, item in enumerate(items[1:], 1))
    if edit.op == "append":
        further = (Edit(found[1], item, "append") for item in items[1:])
    hint = f"Where {number} items are meant, send each in an edit of its own, as suggested_call does."
    return Problem(path, "one_item", "is stored as one item", hint), (Edit(path, items[0]), *further)


def _parted(path: str, text: str, language: str) -> Any:
    """The items that a text may hold, as the list at a path takes them."""
    items = joined_texts.enumerated(path, text, language) or joined_texts.dated(path, text, language)
    items = items or text_lists.clauses(path.rpartition(".")[2], text)
    return items or mistakes.mended(path, joined_texts.in_commas(path, text, language))


def _several_in_list(after: Document, path: str, edit: Edit) -> tuple[Problem, tuple[Edit, ...]] | None:
    """Texts of a list that was set each of which reads as several items, with the list in which they stand apart.

    Of several texts only lines and marks part one; a comma also parts the only one.
    """
    if edit.op != "set" and not isinstance(edit.value, Mapping):
        return None
    members = edit.value if isinstance(edit.value, Mapping) else {}
    for where, sent in ((path, edit.value), *((f"{path}.{name}", inner) for name, inner in members.items())):
        now = value_at(after, where)
        if not isinstance(sent, list) or not isinstance(now, list) or where.startswith("design"):
            continue
        parts = [
            _items_in(where, item, str(after.get("language", "")), commas=len(sent) == 1)
            for item in sent
            if isinstance(item, str)
        ]
        items = [item for each in parts for item in each]
        if len(items) > len(sent) == len(parts) and all(isinstance(item, str) for item in now):
            message = f"holds {len(items)} items in {len(sent)}"
            hint = "Where each is meant alone, send suggested_call."
            return Problem(where, "one_item", message, hint), (Edit(where, items),)
    return None


def _items_in(path: str, text: str, language: str, *, commas: bool) -> list[str]:
    """The items of a text; only itself where it is one."""
    if commas:
        found = _parted(path, text, language)
    else:
        name = path.rpartition(".")[2]
        found = text_lists.clauses(name, text) or text_lists.cut(text_lists.in_lines(name, text), commas=False)
    are_texts = isinstance(found, list) and len(found) > 1 and all(isinstance(item, str) for item in found)
    return found if are_texts else [text]


def _ungrouped(after: Document, path: str, items: list[Any]) -> tuple[Problem, tuple[Edit, ...]]:
    """`Software: Revit, AutoCAD` that is stored as one skill, with the edits that make a group of it."""
    at = paths.parse(path)[1]
    added = skills_added([each if n != at else "" for n, each in enumerate(after["skills"])], items)
    inside = [edit for edit in added if edit.field_path != "skills"]
    beside = [edit for edit in added if edit.field_path == "skills"]
    own = Edit(path, beside[0].value) if beside else Edit(path, None, "remove", has_value=False)
    hint = "Where a group of skills is meant, send suggested_call."
    return Problem(path, "one_item", "is stored as one item", hint), (*inside, *beside[1:], own)


def _without_remnants(before: Document, after: Document, path: str, edit: Edit) -> tuple[Edit, ...]:
    """The edits that take out what a program left behind, and bring back the text whose place it took.

    What is to be filled in stays: only people know it.
    """
    found: dict[str, Any] = {}
    sent = edit.value
    if path in remnants.shreds(paths.get(after, path), path):
        return (Edit(path, ["".join(sent)]),) if isinstance(sent, list) else ()
    for where, text in remnants.remnants(paths.get(after, path), path):
        # Of a list that was sent whole, an item's index need not be the one that it had.
        is_named = edit.op == "set" and "[" not in where[len(path) :]
        is_none = remnants.stands_in(text) or remnants.is_aside(where, text) or remnants.says_no_fact(where, text)
        old = value_at(before, where) if is_named and is_none else None
        parent, _, in_list = where.rpartition("[")
        items = paths.get(after, parent) if in_list.endswith("]") else []
        if holds(old) and not remnants.stands_in(old):
            found[where] = old
        elif parent in found:
            continue  # all its items are looked at together
        elif items and all(isinstance(item, str) for item in items):
            known = value_at(before, parent) if edit.op == "set" and "[" not in parent[len(path) :] else None
            found[parent] = _filled(items, known if isinstance(known, list) and where != path else [])
        elif where == "data_privacy" and remnants.says_no_fact(where, text):
            found[where] = ""
        elif remnants.lines(text) or not remnants.stands_in(old):
            found[where] = "\n".join(remnants.lines(text))
    return tuple(Edit(where, value) for where, value in found.items() if value != paths.get(after, where))


def _filled(items: list[str], old: list[str]) -> list[str]:
    """The items without what a program left; what says that the rest stays is the old items from there on."""
    found: list[str] = []
    there = set(items)
    for n, item in enumerate(items):
        if remnants.stays(item):
            kept = old[n : len(old) - (len(items) - n - 1)]
            back = [each for each in kept if each not in there]
            found += back
            there.update(back)
        else:
            said = remnants.lines(item)
            found += said
            there.update(said)
    return found


def _brought_back(problem: Problem, before: Document, after: Document, mended: tuple[Edit, ...]) -> Problem:
    """The warning; where an edit brings back what stood there, its hint says so."""
    text = value_at(after, problem.path)
    is_said = isinstance(text, str) and (
        remnants.is_aside(problem.path, text) or remnants.says_no_fact(problem.path, text)
    )
    if not (remnants.stands_in(text) or is_said):
        return problem
    for edit in mended:
        if edit.field_path == problem.path and holds(edit.value) and edit.value == value_at(before, problem.path):
            return replace(problem, hint='suggested_call brings the old text back; "" empties it.')
        is_item = problem.path.startswith(f"{edit.field_path}[") and isinstance(edit.value, list)
        if is_item and remnants.stays(text) and len(edit.value) >= len(paths.get(after, edit.field_path)):
            return replace(problem, hint="suggested_call puts the old items from there on in its place.")
    return problem


def _start(entry: Any) -> PartialDate | None:
    found = parse_date_range(entry.get("date_range") or "") if isinstance(entry, Mapping) else None
    return found.start if found else None
