"""Entries that came under their names in place of a list: `{"ACME": {"role": "Lead"}, "Beta": "Cook, 2010"}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cv_generator.cv import entries_in_text
from cv_generator.cv.call_words import ITEM, word_of
from cv_generator.cv.dates import parse_date_range
from cv_generator.cv.mistakes_names import SECTIONS

_PLACES = ("employer", "institution", "organization")
_LINES = ("bullets", "details")
_TITLE = 80
"""Letters of what was done; a longer text tells of it."""
Entry = dict[str, Any]


def told(listed: str, value: Mapping[Any, Any]) -> list[Entry] | None:
    """The entries of a list; None where its names are those of members, or may be anything else."""
    names = SECTIONS[listed]
    if "date_range" not in names.part.model_fields or not value or any(map(names.place, map(str, value))):
        return None
    found: list[Entry] = []
    for name, content in value.items():
        entries = list(_named(listed, str(name).strip(), content))
        if not entries or None in entries:
            return None
        found += [entry for entry in entries if entry]
    return found


def _named(listed: str, name: str, content: Any) -> Iterator[Entry | None]:
    is_member = name.islower()  # `gpa` is what something in an entry is called
    if isinstance(content, list) and content and all(isinstance(each, Mapping) for each in content):
        for each in content:
            yield _with_name(listed, name, each)
    elif isinstance(content, Mapping):
        yield _with_name(listed, name, content)
    elif isinstance(content, str) and content.strip() and not is_member:
        yield _of_text(listed, name, content.strip())
    elif isinstance(content, list) and content and all(isinstance(each, str) for each in content) and not is_member:
        yield _with_name(listed, name, {_member(listed, _LINES): content})
    else:
        yield None


def _with_name(listed: str, name: str, entry: Mapping[Any, Any]) -> Entry | None:
    """An entry with the name under which it came: that of its place, else its title or period; None for others."""
    names = SECTIONS[listed]
    there = {place.field for key in entry if (place := names.place(str(key)))}
    if not there:
        return None
    if parse_date_range(name):
        return None if "date_range" in there else {"date_range": name, **entry}
    if _counts(name):
        return dict(entry)
    free = [each for each in (_member(listed, _PLACES), "title") if each not in there]
    return {free[0]: name, **entry} if free else None


def _of_text(listed: str, name: str, text: str) -> Entry | None:
    if parse_date_range(name):
        whole = entries_in_text.of_text(listed, f"{name}: {text}")
        return whole[0] if len(whole) == 1 else {"date_range": name, "title": text}
    if _counts(name):
        whole = entries_in_text.of_text(listed, text)
        return whole[0] if len(whole) == 1 else None
    period, rest = entries_in_text.period(text) or ("", text)
    member = "title" if len(rest) <= _TITLE and "\n" not in rest else _member(listed, _LINES)
    entry: Entry = {"date_range": period} if period else {}
    entry[_member(listed, _PLACES)] = name
    return {**entry, member: rest} if rest else entry


def _counts(name: str) -> bool:
    """Whether a name only says which entry it is: `job_1`, `2`, `entry3`."""
    word = name.strip(" _-#0123456789")
    return not word or (word != name and (bool(word_of(ITEM, word)) or word.casefold() in _KINDS))


_KINDS = frozenset("job jobs position experience work education school degree project entry stelle praca".split())


def _member(listed: str, names: tuple[str, ...]) -> str:
    return next(name for name in names if name in SECTIONS[listed].part.model_fields)
