"""The only heading of its section in a document, in whatever type it is set.

A CV that heads its studies heads its jobs too. Where no line that looks like a heading does, the one line that says so
word by word, alone, with dates below it, is that heading. So is that of a list which stands off what is above it, and
below which stands what it announces.
"""

from __future__ import annotations

from cv_generator.reading.structure.headings import ENTRIES, Headed, sections_named
from cv_generator.reading.structure.printed import PrintedLine, dates_entry, has_date, has_range
from cv_generator.reading.words.language_names import is_language_list
from cv_generator.reading.words.text import is_prose

_ALWAYS_HEADED = ("work_experience", "education")
_LISTS = ("languages", "skills", "interests")
_LINES_TO_DATE = 5
_LINES_OF_LIST = 2
_LINES_BELOW = 40
_APART = 1.0  # points
_ITEMS = 3
_LONGEST = 45
_WHY = "its words are known, what they announce stands below it, and no other line of the document heads such a section"


def sole_headings(lines: list[PrintedLine], found: dict[int, Headed]) -> dict[int, Headed]:
    """Index of a line -> the heading on it, of sections for which `found` has none."""
    headed = {section for each in found.values() for section in each.sections}
    lacking = [kind for kind in (*_ALWAYS_HEADED, *_LISTS) if kind not in headed]
    if len(found) < 2 or not lacking:
        return {}
    alike: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if index not in found and (kind := _kind(line)) in lacking:
            alike.setdefault(kind, []).append(index)
    return {
        indices[0]: Headed(indices[0], 0, (kind,), lines[indices[0]].text, why=_WHY)
        for kind, at in alike.items()
        if len(indices := [i for i in at if _heads(kind, lines, i, found)]) == 1
        and (kind in _ALWAYS_HEADED or len(at) == 1)
    }


def _kind(line: PrintedLine) -> str:
    """The section that a line names, alone and word by word; empty where it names none or several."""
    if len(line.cells) > 1 or line.bullet or line.row or line.continues or not 3 < len(line.text) <= _LONGEST:
        return ""
    kinds = sections_named(line.text)
    return kinds[0] if len(kinds) == 1 else ""


def _heads(kind: str, lines: list[PrintedLine], index: int, found: dict[int, Headed]) -> bool:
    """Whether a line stands no nearer to what is above it than to what is below, and what it announces follows."""
    line = lines[index]
    below = lines[index + 1 : index + 1 + _LINES_BELOW]
    end = next((at for at in range(len(below)) if index + 1 + at in found or below[at].stream != line.stream), None)
    below = below[:end]
    apart = _APART if kind in _LISTS else 0.0
    near = line.gap is not None and bool(below) and line.gap < (below[0].gap or 0.0) + apart
    if not below or (near and not (kind in _LISTS and _parts_items(lines, index, below))):
        return False
    if kind in _ALWAYS_HEADED:
        return any(has_range(other, 120) for other in below[:_LINES_TO_DATE])
    return _holds(kind, below) and not (_outer(line, index, lines, found) in ENTRIES and any(map(dates_entry, below)))


def _parts_items(lines: list[PrintedLine], index: int, below: list[PrintedLine]) -> bool:
    """Whether a line without a marker stands between the items of an entry and others that end the section."""
    above = lines[index - 1] if index else None
    ended = above is not None and above.bullet and above.stream == lines[index].stream
    return ended and len(below) >= _ITEMS and all(other.bullet and not other.depth for other in below)


def _holds(kind: str, below: list[PrintedLine]) -> bool:
    """Whether the first lines below a heading are such a list."""
    if kind == "languages":
        return is_language_list(below[0].text)
    return not any(has_date(line, 120) or is_prose(line.text) for line in below[:_LINES_OF_LIST])


def _outer(line: PrintedLine, index: int, lines: list[PrintedLine], found: dict[int, Headed]) -> str:
    """The section above a line."""
    above = (at for at in range(index - 1, -1, -1) if at in found and lines[at].stream == line.stream)
    return next((found[at].sections[0] for at in above), "")
