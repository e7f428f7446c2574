"""Where the entries of a section begin: above their dates as the others do, else in the look of the first one.

`_WAYS` are tried in their order. Each asks all lines of the section for one look of the whole, and more of it than the
ways behind it: no date at all, one look for all lines, two looks in turn, one size for all heads. Sections of one look
and those of several exclude each other. Whatever has none of these is the last way's, which always answers: it scores
where each entry may begin above its date, where no employers above several roles tell it beforehand. What they say is
evidence for a model (`start_model`) that weighs other ways to part the section too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise

from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.header_cuts import kind_of_mark, marks_in
from cv_generator.reading.fields.labelled_details import BELOW, detail, is_labelled
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.fields.start_model import likelier_starts
from cv_generator.reading.structure.line_look import LineLook
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of
from cv_generator.reading.words.judge import log_odds

WIDER = 2.0  # points of white space above an entry beyond that above its other lines
_FEWEST = 2  # entries that show where all begin
_SOMEBODY = 0.5
_FEW_OF = 3
_WORDS_OF_DATE = 2
_TOLD = 1.5  # from which a line says something of an entry: `GPA: 3.3`, `Minor: Economics`
_LONGEST_NAME = 80
_LONGEST_ENTRY = 130
_BETWEEN = ("at", "weak at", "from school")


def segments_of(kind: str, lines: list[DatedLine]) -> list[Segment]:
    """The entries of a section: as the ways say, unless another way to part its lines clearly leads."""
    if kind == "work_experience" and _only_tell(lines):
        return [Segment(lines)]
    segments = _ruled(lines)
    lines = [line for segment in segments for line in segment.lines]
    ruled = [0, *accumulate(len(segment.lines) for segment in segments)][:-1]
    likelier = likelier_starts(kind, lines, ruled)
    starts = [at for at in likelier if at in ruled or not lines[at].label]
    if starts == ruled:
        return segments
    return [Segment(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]


def _only_tell(lines: list[DatedLine]) -> bool:
    """Whether all lines are items without dates, and most name neither somebody nor a role: one job's, then."""
    items = bool(lines) and all(line.bullet and not line.date for line in lines)
    return items and 2 * sum(_says_where(line) or _names_role(line) for line in lines) <= len(lines)


def _ruled(lines: list[DatedLine]) -> list[Segment]:
    lines = _without_dates_of_details(lines)
    anchors = [i for i, line in enumerate(lines) if line.date and not line.bullet]
    starts = next((found for way in _WAYS if (found := way(lines, anchors))), []) if lines else []
    bounds = [*starts, len(lines)]
    segments = [Segment(lines[a:b]) for a, b in pairwise(bounds) if b > a]
    first = lines[starts[0]] if starts else None
    heads = _head_look(segments)
    parts = [part for segment in segments for part in _split_undated(segment, first, heads)]
    return [whole for part in parts for whole in _split_alike(part)]


def _without_dates_of_details(lines: list[DatedLine]) -> list[DatedLine]:
    """The lines, of which those that tell something of the entry above have no date: `(degree awarded in May 2015)`.

    So do labelled ones (`Placement: Farn Mill, May 2014 – June 2014`) among others with labels, where most entries
    begin with none, and those of which the label names what entries list: `Awards: Prize of the Fens, June 2019`.
    """
    dated = [line for line in lines if line.date and not line.bullet]
    labels = [not line.bullet and _begins_with_label(line.line.text) for line in lines]
    of_dated = sum(label and line.date is not None for label, line in zip(labels, lines, strict=True))
    few = 0 < of_dated < sum(labels) and of_dated * _FEW_OF <= len(dated)
    return [
        line.without_date()
        if line.date and dated and line is not dated[0] and not (line.found and ":" in line.found.text)
        and (_is_remark(line) or (label and ((few and _is_detail(line)) or _is_listed(line))))
        else line
        for label, line in zip(labels, lines, strict=True)
    ]  # fmt: skip


def _begins_with_label(text: str) -> bool:
    found = _LABEL.match(text)
    return found is not None and not any(map(str.isdigit, found[0]))


def _is_detail(line: DatedLine) -> bool:
    """Whether a labelled line with a date does not name by its label what entries have, nor is a date alone.

    A degree as a label names an entry: `A-Levels: Botany (A), Soils (B)`.
    """
    label, date = line.line.text.partition(":")[0], line.date
    if not line.cells or field_of(label) not in ("", *BELOW):
        return False
    return date is None or date.is_single or evidence.degree(label) <= 1


def _is_listed(line: DatedLine) -> bool:
    """Whether a line has a label of what entries list, and its date in the same cell."""
    return line.where not in ("left", "right") and is_labelled(line.line.text)


def _is_remark(line: DatedLine) -> bool:
    """Whether a line is words and a single date in brackets."""
    text, date = line.line.text, line.date
    inner = text[1:-1]
    whole = text[:1] == "(" and text[-1:] == ")" and "(" not in inner
    return whole and date is not None and date.is_single and len(inner.split()) > _WORDS_OF_DATE


def _few_dated(lines: list[DatedLine], anchors: list[int]) -> list[int]:
    """Where entries begin of which fewer than half have a date: in the look of the first line, each above another look.

    Empty unless all of them are shaped alike, and each date stands in the first two lines of one.
    """
    head = lines[0].line.look
    starts = [i for i, line in enumerate(lines) if not line.bullet and line.line.look == head]
    if len(starts) < _FEWEST + 1 or len(starts) <= 2 * len(anchors) or starts[-1] + 1 == len(lines):
        return []
    shapes = {lines[i + 1].line.look for i in starts}
    named = not any(lines[i].label or lines[i].line.text.endswith(":") for i in starts)
    near = all(anchor in starts or anchor - 1 in starts for anchor in anchors)
    return starts if len(shapes) == 1 and head not in shapes and named and near else []


def _one_each(lines: list[DatedLine], anchors: list[int]) -> list[int]:
    """All lines, where each is an entry by itself: in one look, and each says who and where (`Cook at Farn Mill`).

    Where most of several with dates do, others without a date need no more than a role. Lines with and without a date
    in turn are two lines of one entry each.
    """
    if any(line.bullet or line.label or not line.cells for line in lines) or len({x.line.look for x in lines}) > 1:
        return []
    bare = [line for line in lines if line.date is None]
    if anchors == list(range(0, len(lines), 2)):
        return []  # each entry has two lines: what, with its date, and where
    whole = 3 * sum(any(_parted(lines[at])) or _names_both(lines[at]) for at in anchors) >= 2 * len(anchors)
    several = whole and len(anchors) > _FEWEST
    told = [_says_where(line) or (several and _names_role(line)) for line in bare]
    return list(range(len(lines))) if all(told) and (whole or len(bare) > len(anchors)) else []


def _says_where(line: DatedLine) -> bool:
    """Whether a line of usual length names both, or somebody behind a word that stands between the two."""
    if len(line.text) > _LONGEST_ENTRY or evidence.is_sentence(line.text):
        return False
    return _names_both(line) or any(log_odds(behind)[-1] > 0 for behind in _parted(line))


def _parted(line: DatedLine) -> Iterator[str]:
    """What stands behind each word that may part a role from somebody: `at`, `bei`."""
    for cell in line.cells:
        for mark in marks_in(cell.text):
            if kind_of_mark(mark, cell.text) in _BETWEEN:
                yield cell.text[mark.end() :].partition(" (")[0]


def _names_role(line: DatedLine) -> bool:
    role = max(evidence.title(line.text), evidence.degree(line.text))
    return role > 1 and len(line.text) <= _LONGEST_NAME and detail(line.whole) < 1


def _split_alike(segment: Segment) -> list[Segment]:
    """An undated entry right above a dated one: each is one line of as many cells, of which one names somebody."""
    at = segment.lines.index(segment.date) if segment.date else 0
    if not at:
        return [segment]
    above, dated = segment.lines[at - 1], segment.lines[at]
    if (
        above.bullet or above.line.look != dated.line.look or not len(above.cells) == len(dated.cells) > 1
        or not (_names_somebody(above) and _names_somebody(dated))
    ):  # fmt: skip
        return [segment]
    return [Segment(segment.lines[:at]), Segment(segment.lines[at:])]


def _names_somebody(line: DatedLine) -> bool:
    return any(
        max(evidence.institution(cell.text), evidence.organisation(cell.text)) > _SOMEBODY for cell in line.cells
    )


def _starts(lines: list[DatedLine], anchors: list[int]) -> list[int]:
    first = anchors[0]
    bullets = [i for i in range(first) if lines[i].bullet]
    starts: list[int] = []
    if bullets:
        starts, first_start = [0], bullets[-1] + 1
    else:
        first_start = max(0, first - 4) if first > 4 else 0
        starts = [0] if first_start else []
    grouped = _below_employers(lines, anchors)
    starts.append(first_start)
    for previous, anchor in pairwise(anchors):
        starts.append(grouped.get(anchor, _start(lines, previous, anchor, first_start, first)))
    return sorted(set(starts))


def _begin_loudly(lines: list[DatedLine], anchors: list[int]) -> list[int]:
    """The first line and all dated ones, where that has no date and is set as they are, and all others in smaller type.

    Then the first entry has no date, and each date stands in the first line of its own.
    """
    look, size = lines[0].line.look, lines[0].line.cells[0].style.size or 0.0
    loud = {at for at, line in enumerate(lines) if line.line.look == look}
    if lines[0].date or len(anchors) < _FEWEST or not loud.issuperset(anchors) or any(at + 1 in loud for at in loud):
        return []
    below = (line for at, line in enumerate(lines) if at not in loud)
    return [0, *anchors] if all((line.line.cells[0].style.size or size) < size for line in below) else []


def _below_employers(lines: list[DatedLine], anchors: list[int]) -> dict[int, int]:
    """Where each later entry begins, by its date, where some employers have several roles, each above its date.

    All lines right above dates, and no others, are of one look, larger or bolder than the dates: the roles. Employers
    are in the look of the first line, above some of them, with how long in all between the two.
    """
    roles = [lines[anchor - 1] for anchor in anchors if anchor]
    head, look = _look(lines[0]), _look(roles[0]) if roles else ()
    alike = [line for line in lines if _look(line) == look and not line.date]
    if len(roles) < max(_FEWEST, len(anchors)) or head == look or len(alike) != len(roles) or alike != roles:
        return {}
    role, dated = roles[0].line.style, lines[anchors[0]].line.style
    if roles[0].bullet or not ((role.size or 0) > (dated.size or 0) + 0.4 or (role.bold and not dated.bold)):
        return {}
    found: dict[int, int] = {}
    for previous, anchor in pairwise(anchors):
        at = anchor - 1
        above = [i for i in (at - 1, at - 2) if i > previous and _look(lines[i]) == head]
        if above and (above[0] == at - 1 or evidence.is_duration(lines[at - 1].text)):
            at = above[0]
        found[anchor] = at
    single = any(anchor - at == 1 for anchor, at in found.items())
    return found if single and anchors[0] > 1 else {}


def _start(lines: list[DatedLine], previous: int, anchor: int, first_start: int, first: int) -> int:
    """Where the entry of the date at `anchor` begins, seen how the first one does, whose date is at `first`."""
    low = previous + 1
    usual, look = first - first_start, lines[first_start].line.look
    alike = 0
    while (
        alike < min(usual, anchor - low) and lines[anchor - alike - 1].line.look == lines[first - alike - 1].line.look
    ):
        alike += 1
    row = _row_of(lines, low, anchor) if lines[first_start].line.starts_row else None
    if row is not None and (row < anchor or not usual or lines[anchor].where == "left"):
        return row  # else the date stands right in a row of its own, and the first entry tells how many are above it
    bullets = [i for i in range(low, anchor) if lines[i].bullet]
    lowest = max(low, bullets[-1] + 1) if bullets else low
    best, found = -9.0, anchor
    for start in range(lowest, anchor + 1):
        above = anchor - start
        score = 2.0 * (above == usual) - 0.5 * abs(above - usual)
        score += 2.0 * (lines[start].line.look == look) + 3.0 * (
            start == anchor and evidence.is_break(lines[start].text)
        )
        score += 0.8 * (bool(bullets) and start == lowest) + 1.2 * min(above, alike)
        score += 0.7 * _has_gap(lines, start)
        score += _BELOW_ITEMS * (bool(bullets) and lowest == start == anchor - 1 and _names_something(lines[start]))
        score -= 2.0 * (start == anchor and not lines[anchor].cells and bool(lines[first].cells))
        score -= 1.5 * sum(detail(lines[i].whole) > 1 for i in range(start, anchor))
        score -= 3.0 * sum(_is_prose(lines[i]) for i in range(start, anchor))
        score -= 3.0 * sum(lines[i].line.continues for i in (start,) if lines[i].line.block == lines[i - 1].line.block)
        if score > best:
            best, found = score, start
    return found


_BELOW_ITEMS = 4.0
"""What speaks for a name right below the items of another entry, and right above a date."""


def _names_something(line: DatedLine) -> bool:
    """Whether a line of usual length names a role, a degree, an employer or a school."""
    told = (evidence.title, evidence.degree, evidence.organisation, evidence.institution)
    short = len(line.text) <= _LONGEST_NAME and not evidence.is_sentence(line.text)
    return short and detail(line.whole) < 1 and any(tell(line.text) > 1 for tell in told)


def _row_of(lines: list[DatedLine], low: int, anchor: int) -> int | None:
    return next((i for i in range(anchor, low - 1, -1) if lines[i].line.starts_row), None)


def _is_prose(line: DatedLine) -> bool:
    """Whether a line tells what was done, and so ends the entry above."""
    return len(line.cells) == 1 and len(line.text) > _LONGEST_NAME and evidence.is_sentence(line.text)


def _has_gap(lines: list[DatedLine], index: int) -> bool:
    gaps = sorted(line.line.gap for line in lines if line.line.gap is not None)
    gap = lines[index].line.gap
    return bool(gaps) and gap is not None and gap > gaps[len(gaps) // 2] + 1.5


def _undated_starts(lines: list[DatedLine], anchors: list[int]) -> list[int]:
    """Without dates: a line after bullets begins an entry; without bullets, a line that looks like the first one."""
    if anchors:
        return []
    if any(line.bullet for line in lines) and not lines[0].bullet:
        return [
            i
            for i, line in enumerate(lines)
            if i == 0 or (not line.bullet and lines[i - 1].bullet) or line.line.starts_row
        ]
    first = lines[0].line
    labels = [_label(line) for line in lines]
    counted = Counter(labels)
    if labels[0] and counted[labels[0]] > 1:
        return [i for i, label in enumerate(labels) if label == labels[0]]
    if apart := _set_apart(lines):
        return apart
    whole = _names_both(lines[0])
    alike = [
        i for i, line in enumerate(lines)
        if not (i and labels[i] and (counted[labels[i]] > 1 or field_of(labels[i]) in BELOW))
        and (not line.line.continues or (whole and _names_both(line)))
        and (line.line.level == first.level if first.level else line.line.look == first.look)
        and not (i and (line.label or detail(line.whole) > _TOLD))
    ]  # fmt: skip
    return alike if alike and alike[0] == 0 else [0, *alike]


def _set_apart(lines: list[DatedLine]) -> list[int]:
    """The first line and those below white space, where that parts short heads, each above what tells of it.

    Empty where lines do not stand at two distances, or heads say something of the entry above.
    """
    gaps = [line.line.gap for line in lines[1:]]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < len(gaps) or len(lines) < 2 * _FEWEST or max(known) < min(known) + WIDER:
        return []
    middle = (max(known) + min(known)) / 2
    if any(middle - WIDER / 2 < gap < middle + WIDER / 2 for gap in known):
        return []
    starts = [0, *(at for at, gap in enumerate(known, 1) if gap > middle and not lines[at].label)]
    ends = [*(at - 1 for at in starts[1:]), len(lines) - 1]
    heads, bodies = [lines[at] for at in starts], [lines[at] for at in ends]
    named = all(_may_name(line) for line in heads) and not set(starts) & set(ends)
    return starts if named and any(map(_is_prose, bodies)) else []


def _may_name(line: DatedLine) -> bool:
    return len(line.text) <= _LONGEST_ENTRY and detail(line.whole) < 1 and not evidence.is_sentence(line.text)


_LABEL = re.compile(r"[^\W\d_][^:,]{2,30}(?=\s?:\s)")


def _label(line: DatedLine) -> str:
    """The label of a line, as the same label of other entries is compared; empty where it has none."""
    found = _LABEL.match(line.text)
    return found[0].strip().casefold() if found else ""


def _names_both(line: DatedLine) -> bool:
    """Whether a line names a degree or a role, and a school or an employer."""
    role = max(evidence.degree(line.text), evidence.title(line.text))
    return role > 1 and max(evidence.institution(line.text), evidence.organisation(line.text)) > 1


def _head_look(segments: list[Segment]) -> LineLook | None:
    """The look in which all dated entries begin and in which hardly anything else is set; None if there is none."""
    dated = [segment for segment in segments if segment.date]
    looks = {_look(segment.lines[0]) for segment in dated}
    if len(dated) < _FEWEST or len(looks) > 1:
        return None
    seen = looks.pop()
    within = sum(_look(line) == seen for segment in segments for line in segment.lines[1:])
    return seen if 2 * within <= len(dated) else None


def _is_set_as_head(segment: Segment, index: int, heads: LineLook | None) -> bool:
    """Whether a line is set as the heads are: in their look, louder than the text above, and something is below it."""
    line, before = segment.lines[index], segment.lines[index - 1]
    if _look(line) != heads or line.date or index + 1 == len(segment.lines):
        return False
    mine, other = line.line.cells[0].style, before.line.cells[0].style
    larger = (mine.size or 0.0) > (other.size or 0.0) + 0.4
    louder = larger or bool(line.line.level and not before.line.level) or (mine.bold and not other.bold)
    gap, below = line.line.gap, segment.lines[index + 1].line.gap or 0.0
    apart = gap is None or gap > below + 1
    return louder and (apart or (gap == below and mine.bold and not other.bold))


def _is_set_as_first(segment: Segment, index: int) -> bool:
    """Whether a line begins what is set as the first two lines are, line by line, in two looks and set apart.

    `**Joiner** (2005)`, `*Farn Mill*`, then `**Helper**`, `*Esk Yard*`.
    """
    lines = segment.lines
    if index < _FEWEST or index % _FEWEST or index + _FEWEST > len(lines):
        return False
    loud, quiet = _look(lines[0]), _look(lines[1])
    alike = all(_look(line) == (quiet if at % _FEWEST else loud) for at, line in enumerate(lines[: index + _FEWEST]))
    bold = lines[index].cells[:1] and lines[index].cells[0].style.bold and not lines[1].line.style.bold
    gap, below = lines[index].line.gap, lines[index + 1].line.gap or 0.0
    undated = not any(line.date for line in lines[index : index + _FEWEST])
    return bool(bold and alike and undated and (gap is None or gap > below + 1))


def _names_another(segment: Segment, index: int) -> bool:
    """Whether a line names a school, in bold as the first line alone is, with something below it."""
    lines = segment.lines
    if index + 1 == len(lines) or not lines[index].cells or evidence.institution(lines[index].text) <= 1:
        return False
    between = lines[1:index]
    return lines[index].line.style.bold and not any(line.line.style.bold for line in between)


def _is_larger_head(segment: Segment, index: int) -> bool:
    """Whether a line between items is set in larger type than the head and the items: it is the head of those below."""
    lines = segment.lines
    if index + 1 == len(lines) or not (lines[index - 1].bullet and lines[index + 1].bullet) or lines[index].bullet:
        return False
    line, items = lines[index], (lines[index - 1], lines[index + 1])
    size, head = line.line.style.size or 0.0, lines[0].line
    larger = all(size > (item.line.style.size or size) + WIDER for item in items)
    larger = larger and (line.line.look == head.look or size > (head.style.size or size) + WIDER)
    return larger and not line.label and len(line.text) <= _LONGEST_NAME and not evidence.is_sentence(line.text)


def _look(line: DatedLine) -> LineLook:
    """The look of a line without the date that stands in its first cell: `**Joiner** (March 2005 – April 2012)`."""
    if line.where != "bracket" or not line.cells:
        return line.line.look
    style = line.cells[0].style
    return line.line.look.in_style(style, capitals=style.caps or line.line.look.capitals)


def _split_undated(segment: Segment, first: DatedLine | None, heads: LineLook | None) -> list[Segment]:
    """An undated entry behind another: after bullets, a line that looks like the beginning of another.

    After plain text it has to be set in the look `heads`, and louder than that text. A first line that starts a row
    has the look of its first cell, maybe the date, so that only others that start a row compare with it.
    """
    if first is None:
        return [segment]
    look, in_row = _look(segment.lines[0]), segment.lines[0].line.starts_row
    at = segment.lines.index(segment.date) if segment.date else 0
    for i in range(at + 2, len(segment.lines)):
        line, before = segment.lines[i], segment.lines[i - 1]
        if _is_larger_head(segment, i):
            return [Segment(segment.lines[:i]), *_split_undated(Segment(segment.lines[i:]), first, heads)]
        if (
            not line.bullet
            and _look(line) == look == _look(first)
            and (line.line.starts_row or not in_row)
            and (
                _is_set_as_head(segment, i, heads) or _is_set_as_first(segment, i) or _names_another(segment, i)
                if not before.bullet
                else detail(line.whole) < 1 + (len(line.cells) > 1)  # "Early years: Cook · various restaurants"
            )
            and not line.label
            and not line.line.text.endswith(":")
        ):
            return [Segment(segment.lines[:i]), *_split_undated(Segment(segment.lines[i:]), first, heads)]
    return [segment]


_WAYS = (_undated_starts, _one_each, _few_dated, _begin_loudly, _starts)
