"""What is told of a CV that came as data: what is stored otherwise than it was meant, with the edits that mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import facts_beside, open_ends, paths, phones, slashes, text_lists
from cv_generator.cv.date_words_lost import without_place, words_left_out
from cv_generator.cv.design_names import renamed_in
from cv_generator.cv.joined_texts import languages
from cv_generator.cv.keeping import listed_besides, said
from cv_generator.cv.levels import is_same, language_code, level_first
from cv_generator.cv.paths import Document, Edit, Op
from cv_generator.cv.places_meant import place_meant
from cv_generator.cv.taken_away import level_inside
from cv_generator.errors import Problem

Told = tuple[tuple[Problem, ...], tuple[Edit, ...]]
"""Warnings, and the edits that mend them."""


def told(sent: Mapping[str, Any], document: Document) -> Told:
    """What is told of canonical data, or of data in accepted synonyms, and the CV that was made of them."""
    readings = list(slashes.unclear(sent, document))
    inside, edits = in_lists(document) or ((), ())
    beside, parted = phones.told(document["phone"]) or ((), ())
    problems = (*renamed_in(sent), *(each.problem for each in readings), *words_left_out("", sent, document), *inside)
    problems = (*problems, *open_ends.told("", sent, document), *beside)
    mended = (*(Edit(each.path, each.other) for each in readings), *edits, *parted)
    tasks = list(_tasks(document))
    problems, mended = (*problems, *(each for each, _ in tasks)), (*mended, *(edit for _, edit in tasks))
    facts, parted = facts_beside.of_whole(document, mended)
    return (*problems, *facts), (*parted, *mended)


def _tasks(document: Document) -> Iterator[tuple[Problem, Edit]]:
    """Lists of an entry whose only item reads as several tasks between semicolons, with the list that parts them."""
    for listed in ("work_experience", "education", "further_experience"):
        for n, entry in enumerate(document[listed]):
            for name in ("bullets", "details"):
                items = entry.get(name, [])
                if len(items) == 1 and (parts := text_lists.clauses(name, items[0])):
                    path = f"{listed}[{n}].{name}"
                    hint = "Where each is meant alone, send suggested_call."
                    yield Problem(path, "one_item", f"holds {len(parts)} items in 1", hint), Edit(path, parts)


def of_other_programs(sent: Any, unplaced: tuple[str, ...], path: str = "", depth: int = 0) -> Iterator[Problem]:
    """The words beside dates that a period cannot hold, by their paths in data of another program.

    `unplaced` are the texts that found no field: what stands in them is not lost.
    """
    if depth > _DEEP:
        return
    if isinstance(sent, list):
        for index, item in enumerate(sent):
            yield from of_other_programs(item, unplaced, f"{path}[{index}]", depth + 1)
    elif isinstance(sent, Mapping):
        if path and (open_end := open_ends.of_other_programs(path, sent)):
            yield open_end
        for name, value in sent.items():
            yield from of_other_programs(value, unplaced, f"{path}.{name}" if path else str(name), depth + 1)
    elif isinstance(sent, str) and _DATE.search(path.rpartition(".")[2]):
        words = without_place(sent)
        if words and not any(sent in text for text in unplaced):
            yield Problem(path, "words_left_out", f"is stored without {', '.join(words)}", _BY_HAND)


_DEEP = 8
_DATE = re.compile(r"(?i)^(?:start|end|issue|completion)?_?date(?:s|_range|range)?$|^period$")
_BY_HAND = "A period holds years and months: where the word matters, put it into the title or a line."


def in_lists(lists: Mapping[str, Any]) -> Told | None:
    """Languages with their level inside their name, and what is listed twice under one name; None where none is."""
    problems, edits = list[Problem](), list[Edit]()
    for listed in ("languages", "skills", "custom_sections"):
        items = lists.get(listed)
        items = items if isinstance(items, list) else []
        for index in range(len(items) - 1, -1, -1):
            path = f"{listed}[{index}]"
            before = {listed: items[: index + 1]}
            if (
                found := several_languages(before, path, "insert")
                or _level_inside(before, path)
                or _one_of_two(before, path)
            ):
                problems += found[0]
                edits += found[1]
    return (tuple(problems), tuple(edits)) if problems else None


def several_languages(after: Document, path: str, op: Op) -> Told | None:
    """One language that names several (`English C1 and Polish B2`), with the edits that make an entry of each."""
    at = re.fullmatch(r"languages\[(\d+)\]", path)
    item = after["languages"][int(at[1])] if at else None
    found = _languages_in(item) if isinstance(item, Mapping) else []
    if at is None or not found:
        return None
    if not found[1:]:
        problem = Problem(path, "level_first", "has its level in place of its language", "Send suggested_call.")
        return (problem,), (Edit(path, found[0]),)
    there = after["languages"]
    hint = f"Where {len(found)} languages are meant, send suggested_call: it makes an entry of each new one."
    edits = tuple(_each_language(there, int(at[1]), found, op))
    other = "".join(_otherwise(there, int(at[1]), found))
    return (Problem(path, "one_item", f"names {len(found)} languages", hint + other),), edits


def _otherwise(there: Sequence[Any], at: int, found: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """What is said of the languages that are there with another level, which stays."""
    for n, each in _there(there, at, found):
        old, level = there[n]["level"], each.get("level", "")
        if old and level and not is_same(old, level):
            edit = json.dumps({"field_path": f"languages[{n}].level", "value": level}, ensure_ascii=False)
            yield f" {there[n]['language']} stays {old}: where that is wrong, send {edit}."


def _there(
    there: Sequence[Any], at: int, found: Sequence[Mapping[str, str]]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The languages that are there already beside the item at an index, with their own indices."""
    known = {language_code(str(each["language"])): n for n, each in enumerate(there) if n != at}
    yield from ((known[code], each) for each in found if (code := language_code(each["language"])) in known)


def languages_named(text: str) -> tuple[str, ...]:
    """The codes of the languages that one text names; none where it names less than two."""
    return tuple(language_code(each["language"]) for each in languages(text))


def _each_language(there: Sequence[Any], at: int, found: Sequence[Mapping[str, str]], op: Op) -> Iterator[Edit]:
    """The edits that make an entry of each language in the item at an index. What is there without a level gets it."""
    known = list(_there(there, at, found))
    new = [each for each in found if each not in [one for _, one in known]]
    for n, each in known:
        if each.get("level") and not there[n]["level"]:
            yield Edit(f"languages[{n}].level", each["level"])
    for n, each in enumerate(new):
        further = Edit("languages" if op == "append" else f"languages[{at + n}]", each, op)
        own = {**each, "level": each.get("level", "")} if there[at]["level"] else each
        yield further if n else Edit(f"languages[{at}]", own)
    if not new:
        yield Edit(f"languages[{at}]", None, "remove", has_value=False)


def _languages_in(item: Mapping[str, Any]) -> list[dict[str, str]]:
    name, level = str(item["language"]), str(item["level"])
    text = f"{name} {level}".strip()
    return level_first(f"{name}: {level}" if level else name) or _of_both(text, languages(text))


_TWO = 2


def _of_both(text: str, found: list[dict[str, str]]) -> list[dict[str, str]]:
    """Two languages before or behind one level, which is that of both where no comma parts them.

    A measured one (`B2`) goes with the language before it alone.
    """
    levels = [each["level"] for each in found if each.get("level")]
    if len(found) != _TWO or len(levels) != 1 or "," in text or ";" in text:
        return found
    said = not re.search(r"\d", levels[0])
    is_behind = said and text.rstrip(" )").endswith(levels[0]) and not found[0].get("level")
    is_before = text.startswith(levels[0]) and not found[1].get("level")
    return [{**each, "level": levels[0]} for each in found] if is_behind or is_before else found


def _level_inside(before: Document, path: str) -> Told | None:
    found = level_inside(before, path)
    if found is None:
        return None
    [problem], edits = found
    if not edits:
        return found
    [edit] = edits
    return (replace(problem, hint=f"Where it is the level, send {json.dumps(edit.value, ensure_ascii=False)}."),), (
        edit,
    )


def _one_of_two(before: Document, path: str) -> Told | None:
    """An item of the name of one before it. Two levels of one language are told, and none of them is chosen."""
    found = twice(before, path)
    if found is None:
        return None
    [problem], (first, *_, gone) = found
    problem = replace(problem, hint="Where it is the same, make one of both.")
    if not path.startswith("languages"):
        return (problem,), found[1]
    levels = [str(paths.get(before, f"{each}.level")) for each in (first.field_path, path)]
    if all(levels) and levels[0] != levels[1]:
        return (replace(problem, hint="Remove the one that is wrong."),), ()
    return (problem,), (*([Edit(f"{first.field_path}.level", levels[1])] if levels[1] else ()), gone)


def others(listed: str, at: int, length: int, added: Collection[str]) -> Iterator[int]:
    """The indices of the items beside one, of which it may be a repetition.

    `added` are the paths of items that came with it: of two alike the later one repeats the other.
    """
    return (n for n in range(length) if n < at or (n > at and f"{listed}[{n}]" not in added))


def twice(after: Document, path: str, added: Collection[str] = ()) -> Told | None:
    """A language that was added though it is there already, with the edits that make one of both."""
    found = re.fullmatch(r"languages\[(\d+)\]", path)
    if not found:
        return _group_twice(after, path, added)
    item, above = after["languages"][int(found[1])], after["languages"][: int(found[1])]
    place = place_meant({"languages": above}, f"languages[{item['language']}]") if item["language"] else None
    if place is None or not place.named:
        return None
    first = paths.spelled(place.path)
    problem = Problem(path, "listed_twice", f"is the same language as {first}", "Send suggested_call to make it one.")
    return (problem,), (Edit(first, said(item)), Edit(path, None, "remove", has_value=False))


_GROUPED = {"skills": "group", "custom_sections": "heading"}


def _group_twice(after: Document, path: str, added: Collection[str]) -> Told | None:
    """A group or a section that was added though one of its name is there, with the edits that put its items there."""
    listed, _, index = path.removesuffix("]").partition("[")
    name = _GROUPED.get(listed)
    if name is None or not index.isdecimal():
        return None
    items, at = after[listed], int(index)
    own = items[at]
    if not isinstance(own, Mapping) or not own[name]:
        return None
    named = str(own[name]).casefold()
    first = next((n for n in others(listed, at, len(items), added) if _named(items[n], name) == named), None)
    if first is None or items[first] == own:
        return None
    besides = listed_besides(f"{listed}[{first}]", items[first], own)
    problem = Problem(
        path, "listed_twice", f"has the same name as {listed}[{first}]", "Send suggested_call to make it one."
    )
    return (problem,), (*besides, Edit(path, None, "remove", has_value=False))


def _named(item: Any, name: str) -> str:
    return str(item[name]).casefold() if isinstance(item, Mapping) else ""
