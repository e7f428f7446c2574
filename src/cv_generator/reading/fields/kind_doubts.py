"""What speaks against all entries of a kind together: whether they are what they should be, and whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from cv_generator.cv.dates import DateRange, parse_date_range
from cv_generator.reading.fields.found import FoundEntry
from cv_generator.reading.fields.steps import over, under
from cv_generator.reading.words import evidence
from cv_generator.reading.words.judge import SORTS, log_odds

_ORGANISATIONS = ("employer", "institution", "organization")
_MANY = (10, 15, 25)
_OF = {sort: at for at, sort in enumerate(SORTS)}


def kind_marks(kind: str, entries: Sequence[FoundEntry]) -> Iterator[str]:
    """The marks of all values of a kind by what most of its entries have and look like."""
    number = len(entries)
    yield from over("the section has many entries", number, *_MANY)
    having = {
        "a date": sum("date_range" in entry.fields for entry in entries),
        "a text": sum(bool(entry.texts) for entry in entries),
        "an employer or a school": sum(any(name in entry.fields for name in _ORGANISATIONS) for entry in entries),
        "a title": sum("title" in entry.fields for entry in entries),
        "a place": sum("location" in entry.fields for entry in entries),
    }
    for name, count in having.items():
        yield from under(f"few entries of the section have {name}", count / number, 0.3, 0.6, 0.9)
    single = sum(bool((date := _date(entry)) and date.is_single) for entry in entries)
    yield from over("many dates of the section are single ones", single / number, 0.3, 0.7)
    told = [lead for entry in entries if (lead := _lead(kind, entry)) is not None]
    if told:
        yield from under("the names of the section are those of another kind", sum(told) / len(told), -0.5, 0.0, 0.5, 1)


def _date(entry: FoundEntry) -> DateRange | None:
    return parse_date_range(entry.fields["date_range"].value) if "date_range" in entry.fields else None


def _lead(kind: str, entry: FoundEntry) -> float | None:
    """By how much the names of an entry are those of its kind, and not of jobs or of studies."""
    title = entry.fields["title"].value if "title" in entry.fields else ""
    body = next((entry.fields[name].value for name in _ORGANISATIONS if name in entry.fields), "")
    if not title and not body:
        return None
    told = []
    if title:
        odds = log_odds(title)
        told.append(odds[_OF["D"]] - odds[_OF["T"]] + evidence.degree(title) - evidence.title(title))
    if body:
        odds = log_odds(body)
        told.append(odds[_OF["S"]] - odds[_OF["E"]] + evidence.institution(body) - evidence.organisation(body))
    return sum(told) / len(told) * (1 if kind == "education" else -1)


def own_kind_marks(kind: str, entry: FoundEntry) -> Iterator[str]:
    """Whether the names of one entry are those of another kind."""
    lead = _lead(kind, entry)
    if lead is not None:
        yield from under("its names are those of another kind", lead, -1, 0.0, 1)


def twice_told(entries: Mapping[str, Sequence[FoundEntry]]) -> dict[str, set[str]]:
    """By kind, the titles, employers and dates (as texts) that entries of another kind have."""
    texts = {
        kind: {found.value.casefold() for one in some for name, found in one.fields.items() if name != "location"}
        for kind, some in entries.items()
    }
    others = {kind: [have for other, have in texts.items() if other != kind] for kind in texts}
    return {kind: mine & set().union(*others[kind]) for kind, mine in texts.items()}


def twice_marks(entry: FoundEntry, elsewhere: Collection[str]) -> Iterator[str]:
    """Which values of an entry stand in entries of another kind, too."""
    for name, found in entry.fields.items():
        if found.value.casefold() in elsewhere:
            yield (
                "its date stands in another section too"
                if name == "date_range"
                else ("its title or employer stands in another section too")
            )
