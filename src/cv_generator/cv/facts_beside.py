"""Two facts in one field: a period behind an employer, an employer in a title, an e-mail address in an address.

They are stored as they came, since a name may hold a year or a preposition. They are told, and parted where the place
of the second fact is empty or says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cv_generator.cv import names_in_parts, paths, phones
from cv_generator.cv.dates import DateRange, FoundDate, find_dates, parse_date_range
from cv_generator.cv.keeping import evenly
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem
from cv_generator.languages import Pattern, lexicon

Told = tuple[tuple[Problem, ...], tuple[Edit, ...]]
"""Warnings, and the edits that mend them."""

_ENTRIES = ("work_experience", "education", "further_experience", "entries")
_PLACES = ("employer", "institution", "organization")
AT = Pattern(r"\s(?:@\s?|(?i:{at})\s)(?=[^\W\d_a-zß-öø-ÿ])", name="grammar")
"""Before the name of an employer, which begins with a capital."""
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}")
_NUMBER = re.compile(r"\+?\(?\d[\d\s()./–-]{5,30}\d")
_FIGURE = re.compile(r"\d\d")
_FEWEST = 7
"""Digits of a telephone number in another field; a year or a postcode has fewer."""
_LONGEST = 300
_ENDS = " \t,;:|·/()[]–—-"


def told(after: Document, path: str) -> Told | None:
    """What stands beside the one fact of the fields at a path; None where nothing does."""
    found = [*_of_entry(after, path), *_of_head(after, path), *_of_person(after, path), *_of_detail(after, path)]
    found += _of_summary(after, path)
    if not found:
        return None
    edits = list[Edit]()
    for edit in (edit for _, each in found for edit in each):
        if edit not in edits:
            edits.append(edit)
    return tuple(problem for problem, _ in found), tuple(edits)


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


def of_whole(document: Document, mended: tuple[Edit, ...] = ()) -> Told:
    """What stands beside the one fact of the fields of a whole CV, at most 20 of it.

    It is parted where the edits `mended`, which go along, leave its section as it is.
    """
    touched = {str(paths.parse(edit.field_path)[0]) for edit in mended}
    problems, edits = list[Problem](), list[Edit]()
    for field in (*_ENTRIES[:-1], "custom_sections", *_HEAD, "nationality", "summary"):
        beside = told(document, field)
        if beside is None:
            continue
        own, parted = kept(beside, mended if field in touched else ())
        problems += own
        if field not in touched:
            document = paths.carried_out(document, parted)
            edits += parted
    return tuple(problems[:_SHOWN]), tuple(edits)


_SHOWN = 20


Found = tuple[Problem, tuple[Edit, ...]]


def _of_entry(after: Document, path: str) -> Iterator[Found]:
    for where, entry in _entries(after, path):
        for name in ("title", *_PLACES, "location"):
            text = entry.get(name)
            if not isinstance(text, str) or not text or len(text) > _LONGEST or not _is_of(f"{where}.{name}", path):
                continue
            if date := _period_in(text):
                yield _with_period(where, entry, name, date)
            elif name == "title" and (at := AT.search(text)):
                yield _with_place(where, entry, at)
            elif (rest := _without_others(entry, name, text)) != text:
                yield _with_others(f"{where}.{name}", text, rest)


def _entries(after: Document, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries that an edit of a path may have changed."""
    steps = paths.parse(path)
    depth = next((n for n, step in enumerate(steps) if step in _ENTRIES), None)
    if depth is None:
        if steps[0] == "custom_sections" and len(steps) <= _OF_A_SECTION:
            for n in steps[1:] or range(len(after["custom_sections"])):
                yield from _entries(after, f"custom_sections[{n}].entries")
        return
    listed = paths.spelled(steps[: depth + 1])
    items = paths.get(after, listed)
    at = steps[depth + 1] if len(steps) > depth + 1 else None
    for n, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, Mapping) and at in (None, n):
            yield f"{listed}[{n}]", item


_OF_A_SECTION = 2
"""Steps of the path of a section of the person's own."""


def _is_of(where: str, path: str) -> bool:
    """Whether a field is at a path, or in what is there."""
    return where == path or where.startswith((f"{path}.", f"{path}["))


def _period_in(text: str) -> FoundDate | None:
    """A period in a text, or a date at its end in brackets or behind a comma."""
    if not _FIGURE.search(text):
        return None
    for date in find_dates(text):
        is_apart = text[: date.start].rstrip()[-1:] in ("(", ",", "|") or text[date.start : date.start + 1] == "("
        if not date.range.is_single or (is_apart and not text[date.end :].strip(_ENDS)):
            return date
    return None


def _with_period(where: str, entry: Mapping[str, Any], name: str, date: FoundDate) -> Found:
    text, period = entry[name], str(date.range)
    before, behind = text[: date.start].rstrip(_ENDS), text[date.end :].strip(_ENDS)
    rest = ", ".join(filter(None, (before, behind)))
    rest = _without_others(entry, name, rest)
    told = _more_exact(entry["date_range"], date.range)
    edits: tuple[Edit, ...] = (Edit(f"{where}.{name}", rest),) if rest and told else ()
    edits += (Edit(f"{where}.date_range", told),) if edits and told != entry["date_range"] else ()
    hint = "Send it as date_range" + ", as suggested_call does" * bool(edits) + "."
    if edits and told != period:
        hint = f"Send suggested_call: it takes the period off the name, and {told} stays."
    return Problem(f"{where}.{name}", "two_facts", f"holds a period beside its name, {period}", hint), edits


def _more_exact(there: str, told: DateRange) -> str:
    """Of the period of an entry and the one in its name the one that says more; "" where they contradict each other."""
    known = parse_date_range(there)
    if known is None:
        return str(told)
    pairs = [(known.start, told.start), (known.end, told.end)]
    if any((one is None) != (other is None) for one, other in pairs):
        return ""
    both = [(one, other) for one, other in pairs if one and other]
    if any(one.year != other.year or (one.month and other.month and one.month != other.month) for one, other in both):
        return ""
    if all(one.month or not other.month for one, other in both):
        return there
    return str(told) if all(other.month or not one.month for one, other in both) else ""


_PARTS = re.compile(r"(?<!\s)\s*[,;|]\s+|(?<!\s)\s+[–—|/-]\s+")


def _without_others(entry: Mapping[str, Any], name: str, text: str) -> str:
    """A text without the parts of it that are other fields of its entry: its employer, its town, its title."""
    others = {evenly(entry[each]) for each in ("title", *_PLACES, "location") if each != name and entry.get(each)}
    parts = _PARTS.split(text)
    kept = [part for part in parts if evenly(part) not in others]
    return ", ".join(kept) if kept and len(kept) < len(parts) and evenly(text) not in others else text


def _with_others(path: str, text: str, rest: str) -> Found:
    named = ", ".join(part for part in _PARTS.split(text) if part not in rest)
    hint = "Send it without that, as suggested_call does."
    message = f"holds what other fields of the entry hold, {named[:60]}"
    return Problem(path, "two_facts", message, hint), (Edit(path, rest),)


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


_HEAD = ("address_lines", "full_name", "headline")


_COMMAS = re.compile(r"(?<!\s)\s*[,;|]\s+")
_DETAIL = re.compile(r"personal_details\[\d+\]")
_LIST = 3
"""Facts that are no single one any more."""
_BORN = Pattern(r"(?i)(?:{birth})(?!\w)", name="contact")
_FACT = Pattern(r"(?i)(?:{personal facts})")
"""`married`, `2 Kinder`: what is said of a person beside the nationality."""


def _of_person(after: Document, path: str) -> Iterator[Found]:
    """Facts of their own beside a nationality, and the headline beside a name."""
    text = str(after[path]) if path in ("nationality", "full_name") else ""
    parts = _COMMAS.split(text) if len(text) <= _LONGEST else []
    if path == "full_name" and (title := _title_behind(text)) and evenly(title[1]) != evenly(after["headline"]):
        yield _with_title(after, *title)
        return
    other = _is_other_fact if path == "nationality" else lambda part: evenly(part) == evenly(after["headline"])
    found = [part for part in parts[1:] if other(part)]
    if not found:
        return
    rest = ", ".join(part for part in parts if part not in found)
    details = [each["value"] for each in after["personal_details"]]
    kept = [part for part in found if part not in details] if path == "nationality" else []
    edits = [Edit("personal_details", {"label": "", "value": part}, "append") for part in kept]
    where = "keeps them among the personal details" if kept else "takes it out, since it stands in the CV already"
    message = f"holds further facts, {', '.join(found)[:80]}"
    yield (
        Problem(path, "two_facts", message, f"Send each in its field; suggested_call {where}."),
        (*edits, Edit(path, rest)),
    )


_BEHIND_NAME = re.compile(r"(?<!\s)\s*[,;|]\s+|(?<!\s)\s+[–—|/·•-]\s+")


def _title_behind(text: str) -> tuple[str, str] | None:
    """`Anna Muster – Senior Engineer`: the name, and the title of a job behind it. Degrees (`MBA`) belong to a name."""
    mark = _BEHIND_NAME.search(text) if len(text) <= _LONGEST else None
    name, title = (text[: mark.start()].strip(), text[mark.end() :].strip(_ENDS)) if mark else ("", "")
    is_title = len(name.split()) > 1 and not title.isupper() and bool(lexicon("evidence", "title").hits(title))
    return (name, title) if is_title and not names_in_parts.is_title(title) else None


def _with_title(after: Document, name: str, title: str) -> Found:
    if not after["headline"]:
        edits, way = (Edit("headline", title), Edit("full_name", name)), "parts them"
    else:
        kept = Edit("personal_details", {"label": "", "value": title}, "append")
        edits, way = (kept, Edit("full_name", name)), "keeps the headline, and this among the personal details"
    hint = f"Send it as headline; suggested_call {way}."
    return Problem("full_name", "two_facts", f"holds what belongs into headline, {title[:60]}", hint), edits


_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_CONSENT = Pattern(r"(?i){consent}", name="grammar")


def _of_summary(after: Document, path: str) -> Iterator[Found]:
    """A consent clause in a summary, which has a field of its own."""
    text = str(after["summary"]) if path == "summary" else ""
    found = [each for each in _SENTENCES.split(text) if _CONSENT.search(each)] if len(text) <= _LONG else []
    if not found or all(_CONSENT.search(each) for each in _SENTENCES.split(text)):
        return
    rest = text
    for each in found:
        rest = rest.replace(each, "", 1)
    clause, there = " ".join(found), str(after["data_privacy"])
    whole = there if evenly(clause) in evenly(there) else f"{there} {clause}".strip()
    edits = (*([Edit("data_privacy", whole)] if whole != there else []), Edit("summary", rest.strip()))
    hint = "Send it as data_privacy, as suggested_call does."
    yield Problem(path, "two_facts", f"holds a consent clause, {clause[:60]}", hint), edits


_LONG = 20_000


def _is_other_fact(part: str) -> bool:
    return _FACT.fullmatch(part) is not None or (_BORN.match(part) is not None and _FIGURE.search(part) is not None)


def _of_detail(after: Document, path: str) -> Iterator[Found]:
    """Several facts of a person in one detail without a label."""
    item = paths.get(after, path) if _DETAIL.fullmatch(path) else None
    text = str(item["value"]) if isinstance(item, Mapping) and not item["label"] else ""
    parts = _COMMAS.split(text) if len(text) <= _LONGEST else []
    if len(parts) < _LIST or ":" in text or not any(_FACT.fullmatch(part) for part in parts):
        return  # `married, two children` is one
    edits = [Edit("personal_details", {"label": "", "value": part}, "append") for part in parts[1:]]
    hint = "Send each in an edit of its own, as suggested_call does."
    yield Problem(path, "one_item", f"holds {len(parts)} facts", hint), (Edit(f"{path}.value", parts[0]), *edits)


def _of_head(after: Document, path: str) -> Iterator[Found]:
    """Contact data in the lines of an address, in a name or a headline."""
    field = path.partition("[")[0]
    if field not in _HEAD:
        return
    is_list = field == "address_lines"
    texts = [str(text) for text in (after[field] if is_list else [after[field]])]
    parts = [_parted(text) for text in texts]
    rest = [text for text, _ in parts if text]
    if not is_list and not rest:
        return
    for n, (_, there) in enumerate(parts):
        for each in there:
            edits = _kept(after, *each)
            after = paths.carried_out(after, edits)
            whole = Edit(field, rest if is_list else rest[0])
            yield _beside(f"{field}[{n}]" if is_list else field, *each, edits), (*edits, whole)


def contact_apart(document: Document, edit: Edit, lines: Any) -> list[Edit] | None:
    """The edits that set the lines of an address without the contact data in them; None where they hold none.

    Of lines that hold nothing else the address that is there stays.
    """
    if edit.field_path != "address_lines" or edit.op != "set" or not isinstance(lines, list):
        return None
    beside = told({**document, "address_lines": lines}, edit.field_path)
    return [each for each in beside[1] if each.field_path != "address_lines" or each.value] if beside else None


def _parted(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text without the contact data in it and without the words by which these are called, and that data."""
    found: list[tuple[str, str]] = []
    while len(text) <= _LONGEST and len(found) < _MOST and (there := _contact(text)):
        found.append(there)
        text = _without(text, there[1])
    return text, found


_MOST = 5
"""Addresses and numbers in one text."""


def _without(text: str, contact: str) -> str:
    before, _, behind = text.partition(contact)
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


def email_of_phone(after: Document) -> Told | None:
    """An e-mail address in the field of the telephone number, with the edits that part them; None where none is."""
    text = str(after["phone"])
    found = _EMAIL.search(text) if len(text) <= _LONGEST else None
    number = phones.parted(_without(text, found[0])) if found else None
    if found is None or number is None:
        return None
    edits = _kept(after, "email", found[0])
    return (_beside("phone", "email", found[0], edits),), (*edits, Edit("phone", number.text), *phones.note_of(number))


def _beside(path: str, field: str, text: str, kept: Sequence[Edit]) -> Problem:
    """The problem of contact data in another field. `kept` are the edits by which `suggested_call` keeps it."""
    way = "parts them" if kept else "takes it out, since it stands in the CV already"
    if kept and kept[0].field_path != field:
        way = f"keeps the {field} that is there, and this one among the personal details"
    hint = f"Send it as {field}; suggested_call {way}."
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
