"""Entries that came as one text: `Nurse, Beta, 2010 – 2012` in place of an object.

A part is certain where a word says what it is: the period, what stands behind `at`, a job or a degree beside a name
that has none, a town. Where one is not, the text is refused with the form that it shall have, and the text in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cv_generator.cv import json_text, paths, remnants, text_lists
from cv_generator.cv.dates import find_dates
from cv_generator.cv.facts_beside import AT
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem
from cv_generator.languages import Lexicon, everywhere, lexicon

_LISTS = re.compile(r"(work_experience|education|further_experience|custom_sections\[\d{1,6}\]\.entries)(\[\d{1,6}\])?")
_PLACES = ("employer", "institution", "organization")
_LINES, _LONGEST = 40, 300
_BETWEEN = re.compile(r"[,;|·•]|\s[–—-]\s")
_MARK = re.compile(r"[-*•–]\s+(\S.*)")
_ENDS = " \t,;:|·()[]–—-"
_SAYS_WHAT, _WITH_TOWN = 2, 3
"""Parts of a text: what was done and where, and the town of that."""
Entry = dict[str, Any]


def meant(document: Document, edit: Edit) -> list[Edit] | None:
    """The edits of the entries in a text, or in a list of texts; None where a part of one is not certain.

    A text that is set on a list is added: only a list says that it is the whole one.
    """
    listed = _LISTS.fullmatch(edit.field_path)
    ops = ("append", "insert") if listed and listed[2] else ("append", "set")
    if listed and listed[2] and edit.op == "set":
        return _of_the_same(document, edit, listed[1])
    if listed is None or edit.op not in ops:
        return None
    texts = edit.value if isinstance(edit.value, list) and edit.op == "set" else [edit.value]
    found = [_entries(listed[1], text) if isinstance(text, str) else [text] for text in texts]
    entries = [entry for each in found for entry in each]
    if not all(found) or all(entry in texts for entry in entries) or (listed[2] and len(entries) > 1):
        return None
    if isinstance(edit.value, list):
        return [replace(edit, value=entries)]
    is_list = edit.op == "set" and isinstance(value_at(document, edit.field_path), list)
    return [replace(edit, value=each, op="append" if is_list else edit.op) for each in entries]


def _of_the_same(document: Document, edit: Edit, listed: str) -> list[Edit] | None:
    """The edit of the entry that is there by a text of the same place; another text may be another entry."""
    there, place = value_at(document, edit.field_path), _place_of(listed)
    found = _entries(listed, edit.value) if isinstance(edit.value, str) and isinstance(there, Mapping) else []
    if len(found) != 1 or not isinstance(there, Mapping) or found[0][place].casefold() != there[place].casefold():
        return None
    return [replace(edit, value={name: said for name, said in found[0].items() if said != there[name]} or found[0])]


def is_entry(path: str) -> bool:
    """Whether a path leads to one entry that a text may tell of."""
    listed = _LISTS.fullmatch(path)
    return bool(listed and listed[2])


def of_text(listed: str, text: str) -> list[Entry]:
    """The entries that a text stands for in a list; none where a part of one is not certain."""
    return _entries(listed, text) if _LISTS.fullmatch(listed) and not json_text.is_broken(text) else []


def form(edit: Edit) -> str:
    """How a text that is refused is sent as an entry, in its own words; "" for what is no text of an entry."""
    listed, text = _LISTS.fullmatch(edit.field_path), edit.value
    if listed is None or not isinstance(text, str) or not 0 < len(text.strip()) <= _LONGEST or "\n" in text.strip():
        return ""
    if remnants.stands_in(text) or json_text.is_broken(text):
        return ""
    dates, rest = period(text) or ("", text.strip())
    if entry := _entry(listed[1], text.strip()):
        change = ", where the entry that is there shall be changed; op append adds it" * bool(listed[2])
        return f"Send {_spelled(entry)}{change}."
    place = _place_of(listed[1])
    dated = {"date_range": dates or "…"}
    parts = _parts(rest)
    if len(parts) == _SAYS_WHAT:
        one, other = (_spelled({"title": parts[n], place: parts[1 - n], **dated}) for n in (0, 1))
        return f"Send {one}, or {other}: which is which, the text does not say."
    told = _spelled({"title": rest, place: "…", **dated})
    return f"Send {told}, with the name of the {place} out of the title in its own place, where the text holds it."


def shown(problems: Iterable[Problem], sent: Mapping[str, Any]) -> tuple[Problem, ...]:
    """The problems of data; where a text stands in place of an entry, the hint is that entry, or the form for it."""
    return tuple(_shown(each, value_at(dict(sent), each.path)) for each in problems)


def _shown(problem: Problem, text: Any) -> Problem:
    listed = _LISTS.fullmatch(problem.path)
    if listed is None or not isinstance(text, str):
        return problem
    hint = form(Edit(listed[1], text))
    return replace(problem, hint=hint) if hint else problem


def _spelled(entry: Entry) -> str:
    return json.dumps(entry, ensure_ascii=False)


def _place_of(listed: str) -> str:
    """What the place of the entries of a list is called."""
    part = paths.part_at(paths.parse(f"{listed}[0]"))
    return next(name for name in _PLACES if part and name in part.model_fields)


def _entries(listed: str, text: str) -> list[Entry]:
    """The entries that the lines of a text make, each with the marked lines below it; none where one is uncertain."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found: list[Entry] = []
    for line in lines if len(lines) <= _LINES else ():
        bullet = _MARK.fullmatch(line) if found else None
        if bullet:
            member = "details" if listed == "education" else "bullets"
            found[-1].setdefault(member, []).append(bullet[1])
        elif entry := _entry(listed, line) or _with_lines(listed, line):
            found.append(entry)
        else:
            return []
    return found


def _entry(listed: str, text: str) -> Entry | None:
    if len(text) > _LONGEST:
        return None
    dates, rest = period(text) or ("", text)
    if not rest or (not dates and find_dates(rest)):
        return None
    place = _place_of(listed)
    if at := AT.search(rest):
        names = [rest[: at.start()].strip(_ENDS), *_parts(rest[at.end() :])]
        told = names if names[0] and not _BETWEEN.search(names[0]) else None
    else:
        told = _in_order(listed, _parts(rest)) if dates else None
    if told is None or not _SAYS_WHAT <= len(told) <= _WITH_TOWN or not all(told):
        return None
    entry: Entry = {"date_range": dates} if dates else {}
    entry |= {"title": told[0], place: told[1]}
    if len(told) == _WITH_TOWN:
        part = paths.part_at(paths.parse(f"{listed}[0]"))
        if told[2].casefold() not in _towns() or part is None or "location" not in part.model_fields:
            return None
        entry["location"] = told[2]
    return entry


def _with_lines(listed: str, text: str) -> Entry | None:
    """`Lead at ABB (2019 – 2021): built bogies; tested brakes`, what was done there behind a colon."""
    for colon in _COLON.finditer(text):
        entry = _entry(listed, text[: colon.start()])
        if entry and entry.get("date_range"):
            member = "details" if listed == "education" else "bullets"
            return {**entry, member: text_lists.cut(text[colon.end() :], commas=False, semicolons=True)}
    return None


_COLON = re.compile(r":\s+(?=\S)")


def _parts(text: str) -> list[str]:
    return [part.strip(_ENDS) for part in _BETWEEN.split(text.strip(_ENDS))]


def period(text: str) -> tuple[str, str] | None:
    """The one period of a text as it stands there, and the text without it; None where there is none, or several."""
    found = find_dates(text)
    if len(found) != 1:
        return None
    date = found[0]
    before, behind = text[: date.start].strip(_ENDS), text[date.end :].strip(_ENDS)
    rest = ", ".join(filter(None, (before, behind)))
    return text[date.start : date.end].strip(" ,;:|()[]"), rest


def _in_order(listed: str, parts: list[str]) -> list[str] | None:
    """What was done, where, and the town; None where the first two may be either."""
    if not _SAYS_WHAT <= len(parts) <= _WITH_TOWN:
        return None
    done, where = ("degree", "institution") if listed == "education" else ("title", "organisation")
    one, other, *town = parts
    says = [_says(done, each) for each in (one, other)]
    names = [_says(where, each) for each in (one, other)]
    forms = [_is_named_as_place(each) for each in (one, other)]
    if not any(says) and any(forms) and not all(names):
        return [one, other, *town] if forms[1] else [other, one, *town]
    if says == [True, False] and not names[0]:
        return [one, other, *town]
    return [other, one, *town] if says == [False, True] and not names[1] else None


def _is_named_as_place(text: str) -> bool:
    """Whether a name has a word that only employers and schools have: `GmbH`, `University`."""
    return any(lexicon("evidence", words).hits(text) for words in ("legal", "institution"))


def _says(what: str, text: str) -> bool:
    return any(words.hits(text) for words in _words(what))


def _words(what: str) -> Iterator[Lexicon]:
    yield lexicon("evidence", what)
    if what == "title":
        yield lexicon("titles", "title")
    elif what == "organisation":
        yield lexicon("evidence", "legal")
        yield lexicon("evidence", "institution")


def _towns() -> frozenset[str]:
    listed = everywhere("places")
    return frozenset(name.casefold() for name in (*listed["towns"], *listed["countries"]))
