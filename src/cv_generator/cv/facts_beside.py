"""Two facts in one field: a period behind an employer, an employer in a title, an e-mail address in an address.

They are stored as they came, since a name may hold a year or a preposition. They are told, and parted where the place
of the second fact is empty or says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import paths, phones
from cv_generator.cv.dates import FoundDate, find_dates
from cv_generator.cv.keeping import evenly
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem
from cv_generator.languages import Pattern

Told = tuple[tuple[Problem, ...], tuple[Edit, ...]]
"""Warnings, and the edits that mend them."""

_ENTRIES = ("work_experience", "education", "further_experience", "entries")
_PLACES = ("employer", "institution", "organization")
_AT = Pattern(r"\s(?:@\s?|(?i:{at})\s)(?=[^\W\d_a-zß-öø-ÿ])", name="grammar")
"""Before the name of an employer, which begins with a capital."""
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}")
_NUMBER = re.compile(r"\+?\(?\d[\d\s()./–-]{5,30}\d")
_FEWEST = 7
"""Digits of a telephone number in another field; a year or a postcode has fewer."""
_LONGEST = 300
_ENDS = " \t,;:|·()[]–—-"


def told(after: Document, path: str) -> Told | None:
    """What stands beside the one fact of the fields at a path; None where nothing does."""
    found = [*_of_entry(after, path), *_of_head(after, path)]
    if not found:
        return None
    return tuple(problem for problem, _ in found), tuple(edit for _, edits in found for edit in edits)


def kept(beside: Told | None, mended: tuple[Edit, ...]) -> Told:
    """What is told beside other edits: none that parts facts stands with any but moves, which come last."""
    if beside is None:
        return (), mended
    problems, edits = beside
    if all(each.op == "move" for each in mended):
        return problems, (*edits, *mended)
    return tuple(
        replace(each, hint=re.split("[,;] (?:as )?suggested_call", each.hint)[0] + ".") for each in problems
    ), mended


Found = tuple[Problem, tuple[Edit, ...]]


def _of_entry(after: Document, path: str) -> Iterator[Found]:
    for where, entry in _entries(after, path):
        for name in ("title", *_PLACES, "location"):
            text = entry.get(name)
            if not isinstance(text, str) or not text or len(text) > _LONGEST or not _is_of(f"{where}.{name}", path):
                continue
            if date := _period_in(text):
                yield _with_period(where, entry, name, date)
            elif name == "title" and (at := _AT.search(text)):
                yield _with_place(where, entry, at)


def _entries(after: Document, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries that an edit of a path may have changed."""
    steps = paths.parse(path)
    depth = next((n for n, step in enumerate(steps) if step in _ENTRIES), None)
    if depth is None:
        return
    listed = paths.spelled(steps[: depth + 1])
    items = paths.get(after, listed)
    at = steps[depth + 1] if len(steps) > depth + 1 else None
    for n, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, Mapping) and at in (None, n):
            yield f"{listed}[{n}]", item


def _is_of(where: str, path: str) -> bool:
    """Whether a field is at a path, or in what is there."""
    return where == path or where.startswith((f"{path}.", f"{path}["))


def _period_in(text: str) -> FoundDate | None:
    """A period in a text, or a date at its end in brackets or behind a comma."""
    for date in find_dates(text):
        is_apart = text[: date.start].rstrip()[-1:] in ("(", ",", "|") or text[date.start : date.start + 1] == "("
        if not date.range.is_single or (is_apart and not text[date.end :].strip(_ENDS)):
            return date
    return None


def _with_period(where: str, entry: Mapping[str, Any], name: str, date: FoundDate) -> Found:
    text, period = entry[name], str(date.range)
    before, behind = text[: date.start].rstrip(_ENDS), text[date.end :].strip(_ENDS)
    rest = ", ".join(filter(None, (before, behind)))
    is_free = entry["date_range"] in ("", period)
    edits = (Edit(f"{where}.{name}", rest), Edit(f"{where}.date_range", period)) if rest and is_free else ()
    hint = "Send it as date_range" + ", as suggested_call does" * bool(edits) + "."
    return Problem(f"{where}.{name}", "two_facts", f"holds a period beside its name, {period}", hint), edits


def _with_place(where: str, entry: Mapping[str, Any], at: re.Match[str]) -> Found:
    text = entry["title"]
    title, place = text[: at.start()].strip(_ENDS), text[at.end() :].strip(_ENDS)
    member = next(name for name in _PLACES if name in entry)
    name, comma, town = place.partition(",")
    new: dict[str, str] = {"title": title}
    if not entry[member]:
        new[member] = name.strip()
    is_same = not entry[member] or evenly(entry[member]) in (evenly(name), evenly(place))
    if is_same and comma and evenly(entry[member]) != evenly(place):
        is_same = entry.get("location") in ("", town.strip())
        new["location"] = town.strip()
    edits = (Edit(where, new),) if title and is_same else ()
    hint = f"Send the place as {member}" + ", as suggested_call does" * bool(edits) + "."
    return Problem(f"{where}.title", "two_facts", f"names a place, {place[:60]}, beside what was done", hint), edits


def _of_head(after: Document, path: str) -> Iterator[Found]:
    """Contact data in the lines of an address, in a name or a headline."""
    field = path.partition("[")[0]
    if field == "address_lines":
        lines = [str(line)[:_LONGEST] for line in after["address_lines"]]
        rest = [kept for line in lines if (kept := _without_contact(line))]
        for n, line in enumerate(lines):
            if there := _contact(line):
                yield _beside(f"address_lines[{n}]", *there), (*_kept(after, *there), Edit("address_lines", rest))
    elif field in ("full_name", "headline"):
        text = str(after[field])[:_LONGEST]
        if (there := _contact(text)) and (name := _without_contact(text)):
            yield _beside(field, *there), (*_kept(after, *there), Edit(field, name))


def _without_contact(text: str) -> str:
    """A text without the contact data in it, and without the word by which that is called."""
    found = _contact(text)
    if found is None:
        return text
    before, _, behind = text.partition(found[1])
    *words, last = before.rstrip(_ENDS + ".").split() or [""]
    place = ROOT.place(last)
    is_label = phones.is_called(last) or (place is not None and place.field == "email")
    lead = " ".join(words) if is_label else before
    return ", ".join(filter(None, (lead.strip(_ENDS), behind.strip(_ENDS))))


def other_field(edit: Edit) -> str:
    """The field in which a telephone number or an e-mail address belongs that was sent for the other; "" for none."""
    text = edit.value.strip() if isinstance(edit.value, str) and edit.op == "set" else ""
    if edit.field_path == "email" and "@" not in text and len(text) <= _LONGEST and phones.parted(text):
        return "phone"
    return "email" if edit.field_path == "phone" and _EMAIL.fullmatch(text) else ""


def exchanged(edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits with a telephone number and an e-mail address each in its own field, where both came in the other."""
    others = {other: edit for edit in edits if (other := other_field(edit))}
    if len(others) != len(("phone", "email")):
        return None
    return [replace(edit, field_path=other_field(edit) or edit.field_path) for edit in edits]


def _contact(text: str) -> tuple[str, str] | None:
    """The field of an e-mail address or a telephone number in a text, and the text of that."""
    if email := _EMAIL.search(text):
        return "email", email[0]
    number = _NUMBER.search(text)
    if number is None or sum(letter.isdigit() for letter in number[0]) < _FEWEST:
        return None
    called = text[: number.start()].rstrip(_ENDS + ".").split()
    is_called = number[0].startswith("+") or (bool(called) and phones.is_called(called[-1]))
    return ("phone", number[0].strip()) if is_called else None


def _beside(path: str, field: str, text: str) -> Problem:
    hint = f"Send it as {field}; suggested_call parts them."
    return Problem(path, "two_facts", f"holds what belongs into {field}, {text}", hint)


def _kept(after: Document, field: str, text: str) -> tuple[Edit, ...]:
    """The edit by which contact data is kept in its field, or beside another among the personal details."""
    there = str(after[field])
    if _plain(text) in _plain(there) or any(
        _plain(text) in _plain(each["value"]) for each in after["personal_details"]
    ):
        return ()
    return (Edit(field, text),) if not there else (Edit("personal_details", {"label": "", "value": text}, "append"),)


def _plain(text: str) -> str:
    return re.sub(r"[\s()./–-]", "", text).casefold()
