"""What the lines of a section with entries are, told by all of them together: labels, and heads behind markers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import DateRange, find_dates, parse_date_range
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.labelled_details import BELOW
from cv_generator.reading.fields.pieces import with_end
from cv_generator.reading.structure.headings import ENTRIES, sections_named
from cv_generator.reading.structure.printed import PrintedLine, has_date, has_range
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import listed_field_of

_LONGEST_LABEL = 45
_LONGEST_HEAD = 110
_LONGEST_DEGREE = 200
_FEWEST_LINES = 4
_FEWEST_NAMES = 2
_NEAR = 3.0  # points by which indents differ that are meant to be one


def with_wrapped_texts(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, of which texts that go on in small letters are one, where hardly any other line begins so."""
    lines = _with_asides(lines)
    small = sum(line.text[:1].islower() for line in lines)
    if not small or small * _FEW_SMALL > sum(line.text[:1].isupper() for line in lines):
        return lines
    kept: list[PrintedLine] = []
    for line in lines:
        if kept and _goes_on(kept[-1], line):
            kept[-1] = with_end(kept[-1], line)
        else:
            kept.append(line)
    return kept


def _with_asides(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, of which those in brackets alone below an item are part of it: `(reading logs and source code)`."""
    kept: list[PrintedLine] = []
    for line in lines:
        above = kept[-1] if kept and len(kept[-1].cells) == len(line.cells) == 1 else None
        is_item = above is not None and (above.bullet or above.text[0] in "-–•") and above.text[-1] not in ".:)"
        if above and is_item and not line.bullet and _ASIDE.fullmatch(line.text) and not has_date(line):
            kept[-1] = with_end(above, line)
        else:
            kept.append(line)
    return kept


_ASIDE = re.compile(r"\([^()]{12,}\)")
_FEW_SMALL = 3  # lines in capitals for each in small letters
_SHORTEST_TEXT, _LONGEST_NAME = 40, 70
_IS_TEXT = re.compile(r"(?!www\.|\S+[@:]|\S+\.\S)")


def _goes_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a long text without its end goes on below it, at its edge and close to it, in small letters.

    Plain lines do where both together tell what was done, or the first is longer than names are: these may begin with
    a small letter too.
    """
    text = line.text
    if not text[:1].islower() or line.bullet or line.starts_row or above.row != line.row or not _IS_TEXT.match(text):
        return False
    if len(above.text) < _SHORTEST_TEXT or above.text[-1] in ".:!?;" or has_range(above) or has_date(line):
        return False
    if not -_NEAR < line.indent - above.indent < _HANGING or (line.gap or 0.0) > _CLOSE:
        return False
    if above.bullet:
        return True
    names = max(evidence.degree(text), evidence.title(text), evidence.institution(above.text)) > 1
    told = (len(above.text) > _LONGEST_NAME and not names) or evidence.is_sentence(f"{above.text} {text}")
    return above.look == line.look and told


_HANGING, _CLOSE = 12.0, 9.0


def mark_labels(lines: list[DatedLine]) -> None:
    """Marks lines that only announce what follows: listed ones, and those with a colon that recur or name a section."""
    seen = Counter(_plain(line.text) for line in lines if _may_label(line))
    for at, line in enumerate(lines):
        if evidence.is_label(line.text) or (0 < at < len(lines) - 1 and _names_what_is_below(line)):
            line.label = True
        elif _may_label(line):
            recurs, names = seen[_plain(line.text)] > 1, bool(sections_named(line.text))
            line.label = recurs or names if line.line.text.endswith(":") else recurs and names


def _names_what_is_below(line: DatedLine) -> bool:
    """Whether a line is nothing but the label of what entries have below their heads: `Technologies`."""
    return _may_label(line) and listed_field_of(line.text) in BELOW and evidence.title(line.text) <= 1


def subheadings(lines: list[DatedLine]) -> set[int]:
    """The indices of lines in a look of their own, apart from what follows, above some entries only: `Teaching`.

    The words of one of them name a kind of entries: any others may be the employer's. Where each entry has a line in
    that look, it names the entry; where it stands close to the next, it may be an employer above several roles.
    """
    dates = sum(line.date is not None and not line.bullet for line in lines)
    looks: dict[tuple[object, ...], list[int]] = {}
    for index, line in enumerate(lines):
        if not line.bullet:
            looks.setdefault(line.line.look, []).append(index)
    near = _near(lines)
    return {
        index for members in looks.values()
        if len(members) < dates and all(_may_label(lines[i]) and _is_set_apart(lines, i, near) for i in members)
        and any(_names_kind(lines[i]) for i in members)
        for index in members
    }  # fmt: skip


def _names_kind(line: DatedLine) -> bool:
    """Whether a line is nothing but the name of a kind of entries: `Internships`."""
    return any(kind in ENTRIES for kind in sections_named(line.text))


def _near(lines: list[DatedLine]) -> float:
    """The white space above the lines that stand closest to the one before."""
    gaps = sorted(line.line.gap for line in lines[1:] if line.line.gap is not None)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _is_set_apart(lines: list[DatedLine], index: int, near: float) -> bool:
    """Whether white space stands above a line and below it."""
    gaps = [line.line.gap for line in lines[index : index + 2]]
    return len(gaps) > 1 and all(gap is not None and gap > near + _NEAR for gap in gaps)


def _may_label(line: DatedLine) -> bool:
    return not line.bullet and not line.date and len(line.cells) == 1 and len(line.text) < _LONGEST_LABEL


def _plain(text: str) -> str:
    return text.casefold().strip(" :.")


def with_bulleted_heads(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines with the first lines of entries as such, though a marker stands before them.

    The section begins with one, they stand left of all other items, and a plain line with a date follows, or they are
    bold and the others are not. Where nearly all that stand left of others have a date of their own or just below them,
    the section need not begin with one, unless each has its dates within those of a plain line above and none names a
    role: then they tell when things were done. Where marked and plain lines take turns, all marked ones are heads.
    """
    bullets = [line for line in lines if line.bullet]
    if not bullets:
        return lines
    edge = min((line.indent for line in bullets if not line.depth), default=0.0)
    outer = [i for i, line in enumerate(lines) if line.bullet and line.indent < edge + _NEAR and not line.depth]
    inner = [line for line in bullets if line.indent >= edge + _NEAR or line.depth]
    bold = all(lines[i].cells[0].style.bold for i in outer) and not any(line.style.bold for line in inner)
    nested = len(outer) > 1 and all(i + 1 < len(lines) and lines[i + 1].depth for i in outer)
    bold = bold or (nested and bool(inner))
    if _alternate(lines) or _are_bold_names(lines):
        return [replace(line, bullet=False) for line in lines]
    if not _are_heads(lines, outer, inner, bold=bold):
        return lines
    return [replace(line, bullet=False) if i in outer else line for i, line in enumerate(lines)]


def with_loud_items(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The items of a list at one edge, of which the loud ones are heads of those below: bold, or larger.

    The first is one, all loud ones are in its look, and items in a weaker look stand below each.
    """
    if len(lines) < _FEWEST_LINES or not all(line.bullet and not line.row for line in lines):
        return lines
    first = lines[0]
    loud = [line.look == first.look for line in lines]
    others = [line for line, is_loud in zip(lines, loud, strict=True) if not is_loud]
    heads = sum(loud)
    if not others or heads < _FEWEST_NAMES or loud[-1] or any(map(all, pairwise(loud))):
        return lines
    if any(line.look.size != others[0].look.size or line.style.bold for line in others if first.style.bold):
        return lines
    larger = all((line.style.size or 0.0) + _LARGER < (first.style.size or 0.0) for line in others)
    short = all(len(line.text) <= _LONGEST_HEAD for line, is_loud in zip(lines, loud, strict=True) if is_loud)
    if not (larger or first.style.bold) or not short:
        return lines
    return [replace(line, bullet=False) if is_loud else line for line, is_loud in zip(lines, loud, strict=True)]


_LARGER = 0.8  # points by which the type of heads is larger


def _are_heads(lines: list[PrintedLine], outer: list[int], inner: list[PrintedLine], *, bold: bool) -> bool:
    """Whether the outermost marked lines are the first lines of entries, seen the items within them."""
    if _are_within_dates(lines, outer) and not any(evidence.title(lines[i].text) > 1 for i in outer):
        return False
    if not inner and _are_dated_heads(lines, outer):
        return True
    followed = sum(_heads_a_dated_line(lines, i) for i in outer)
    telling = sum(_heads_a_dated_line(lines, i) or _is_dated_head(lines[i]) for i in outer)
    if inner and telling * 4 >= 3 * len(outer):
        return True
    return 0 in outer and (followed * 2 >= len(outer) or bool(inner and bold)) and (followed > 0 or bool(inner))


def _alternate(lines: list[PrintedLine]) -> bool:
    """Whether each marked line stands above a plain one in a type of its own: then it is a head, not an item."""
    marked = [line.bullet for line in lines]
    if len(lines) < _FEWEST_LINES or not all(marked[::2]) or any(marked[1::2]) or len(lines) % 2:
        return False
    heads, below = lines[::2], lines[1::2]
    apart = all(head.look[:5] != line.look[:5] for head, line in zip(heads, below, strict=True))
    return apart and all(len(head.text) <= _LONGEST_DEGREE for head in heads)


def _are_bold_names(lines: list[PrintedLine]) -> bool:
    """Whether all marked lines are bold, with plain lines below most of them that are not, and no date anywhere."""
    marked = [at for at, line in enumerate(lines) if line.bullet]
    plain = [line for line in lines if not line.bullet]
    if len(marked) < _FEWEST_NAMES or marked[0] or any(line.style.bold for line in plain):
        return False
    if any(lines[at].depth or not lines[at].cells[0].style.bold for at in marked):
        return False
    followed = sum(at + 1 < len(lines) and not lines[at + 1].bullet for at in marked)
    short = all(len(line.text) <= _LONGEST_LABEL * 2 for line in lines)
    return short and followed * 2 > len(marked) and not any(find_dates(line.text) for line in lines)


def _are_dated_heads(lines: list[PrintedLine], outer: list[int]) -> bool:
    """Whether each marked line has its range of dates in a cell of its own, and plain lines below it."""
    return len(outer) > 1 and all(
        any(parse_date_range(cell.text) for cell in lines[i].cells[1:])
        and i + 1 < len(lines)
        and not lines[i + 1].bullet
        for i in outer
    )


def _are_within_dates(lines: list[PrintedLine], outer: list[int]) -> bool:
    """Whether marked lines that have a range of dates have it within that of the last plain line above that has one."""
    around: DateRange | None = None
    seen = 0
    for at, line in enumerate(lines):
        found = next((date.range for date in find_dates(line.text) if not date.range.is_single), None)
        if found is None or (line.bullet and at not in outer):
            continue
        if not line.bullet:
            around = found
        elif around is None or not _is_within(found, around):
            return False
        else:
            seen += 1
    return seen > 0


def _is_within(one: DateRange, other: DateRange) -> bool:
    ends = other.end is None or (one.end is not None and one.end.year <= other.end.year)
    return one.start.year >= other.start.year and ends


def _is_dated_head(line: PrintedLine) -> bool:
    """Whether a line names something and its range of dates."""
    return len(line.text) <= _LONGEST_HEAD and has_range(line) and parse_date_range(line.text) is None


def _heads_a_dated_line(lines: list[PrintedLine], index: int) -> bool:
    """Whether a plain line with a date, perhaps behind one of a name, goes on with what the bullet begins."""
    head = lines[index]
    if len(head.text) > 90 or find_dates(head.text):
        return False
    for below in lines[index + 1 : index + 3]:
        if below.bullet or below.indent < head.indent - _NEAR or len(below.text) > _LONGEST_HEAD:
            return False
        if any(find_dates(cell.text) for cell in below.cells):
            return True
    return False


def with_dates_behind_markers(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines with the first item below a head as a line of its own where it is a date and nothing else.

    Most first items have to be such dates, and one of them a range, or several name a month. Where plain lines above
    plain ones are dates alone too, all such items are as they are.
    """
    lines = _with_dates_as_the_others(lines)
    firsts = [at for at in range(1, len(lines)) if lines[at].bullet and not lines[at - 1].bullet]
    dates = {at: date for at in firsts if (date := parse_date_range(lines[at].text))}
    months = sum(date.start.month > 0 for date in dates.values())
    whole = months >= _FEWEST_NAMES or not all(date.is_single for date in dates.values())
    if len(dates) * 4 < 3 * len(firsts) or not whole:
        return lines
    return [replace(line, bullet=False) if at in dates else line for at, line in enumerate(lines)]


def _with_dates_as_the_others(lines: list[PrintedLine]) -> list[PrintedLine]:
    below = [at for at, line in enumerate(lines[:-1]) if not lines[at + 1].bullet and parse_date_range(line.text)]
    plain = [at for at in below if not lines[at].bullet]
    if len(plain) < _FEWEST_NAMES or len(plain) == len(below) or lines[0].bullet:
        return lines
    return [replace(line, bullet=False) if at in below else line for at, line in enumerate(lines)]


def with_heads_behind_dates(kind: str, lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines with the first item below each date as the entry's head, where plain lines are dates and nothing else.

    All first items have to name a role or a degree and, behind a comma, somebody: `Hydrologist, Tamar Rivers Trust`.
    """
    dates = [i for i, line in enumerate(lines) if not line.bullet]
    if not dates or dates[0] or any(parse_date_range(lines[i].text) is None for i in dates):
        return lines
    heads = {i + 1 for i in dates}
    if not all(i < len(lines) and lines[i].bullet and _names_entry(kind, lines[i].text) for i in heads):
        return lines
    return [replace(line, bullet=False) if i in heads else line for i, line in enumerate(lines)]


def _names_entry(kind: str, text: str) -> bool:
    role, comma, somebody = text.partition(", ")
    told = evidence.degree(role) if kind == "education" else evidence.title(role)
    return bool(comma) and told > 1 and somebody[:1].isupper() and len(text) <= _LONGEST_HEAD
