"""Lines of a section with their dates taken out: the date and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cv_generator.cv.dates import DateRange, FoundDate, parse_date_range
from cv_generator.languages import Pattern, word_set
from cv_generator.reading.fields.dates_together import are_several, dates_in
from cv_generator.reading.fields.found import Found, merged
from cv_generator.reading.fields.pieces import with_end
from cv_generator.reading.fields.torn_ranges import with_whole_ranges
from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.structure.printed import Cell, PrintedLine
from cv_generator.reading.words import evidence
from cv_generator.values import value

_TRIM = " \t|│┃¦,;:·•–—-−/~\u00a0"
_SIGNS = re.compile(r"[|│┃¦·•⋅∙▪■◆●♦~](?:(?<!~)|(?<=\s~)(?=\s|$))")
_BAR = re.compile(f" ?{_SIGNS.pattern} ?")
_PREPOSITION = Pattern(r"^(?:{at begins})(?:\s+|(?<=['’]))(?=[A-ZÀ-ÖØ-ÞŁŚŻ„«\"])")
_IN_PLACE = Pattern(r"^(?:{in})\s+(?=[^\W\d_a-z])")
_NOTED = re.compile(r"\s*[,;·–-]?\s*([^\W\d_][^()]{1,38})\)\s*")
_REMARK = re.compile(r"\s*(?:\([^()]{2,40}\)|;\s*[^\W\d_A-Z][^,;]{2,30})\s*")
"""`(GPA 3.9)`, `; part time`"""
_LABEL = re.compile(r"[,|·•;]\s*([^\W\d_][^,|·•;:\d]{2,30}:\s*)$")
"""`, expected graduation: ` before a date"""
_PAIRS = (("„", "“”"), ("«", "»"), ("(", ")"))
_LABEL_IN_BRACKETS = re.compile(r"(?:^|\s)(\([^\W\d_][^\d()]{2,30}[\s:])$")
"""`(expected graduation ` before a date that ends the bracket"""
_WHOLE_LABEL = Pattern(r"(?i)((?:{before a date})[:\s–-]+)", name="dates")
_LABEL_BEHIND_NAME = Pattern(r"(?i)(?:[,|·•;.]|\s[–—-])\s*((?:{before a date})[:\s–-]+)$", name="dates")
"""`, graduated ` before a date"""
_BEFORE_NAME = Pattern(r"\s(?:{at ends})$")
_SAYS_MORE = Pattern(r"(?i)^(?:{until})\s|\b(?:{more than a range})\b", name="dates")
"""`Summer 2013`, `until 2018`, `expected 2027`: a range of years and months holds less than that."""
_SURE_IN_PART = 0.4
_LONGEST_NAME, _LONGEST_HEAD = 60, 110
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]")
_BEGINS_WITH_LABEL = re.compile(r"[^\W\d_]{3,30}:\s")
_DIGITS = re.compile(r"\d\d|'\d")


@value()
class HeaderCell:
    """A piece of an entry's header: its text, its style, its blocks.

    `joint` is what parts it from the piece before it in the same cell (`, `), empty where a cell or a bar does.
    """

    text: str
    style: Style
    blocks: tuple[int, ...]
    joint: str = ""
    at_edge: bool = False
    """Whether it is the last of several cells that stand side by side, at the edge of the page."""
    is_place: bool = False
    """Whether the entries of the section together tell that it is a place."""
    line: int = 0
    """The number of its line in the entry."""


@dataclass(slots=True)
class DatedLine:
    """A line, the date at its edge, and its cells without that date.

    `where` tells how the date stands: `left`, `right`, `whole`, `start`, `end` or `bracket`.
    `named` are the roles that labelled lines below tell (`City: Bristol`): `T`, `E` or `L` and their values.
    """

    line: PrintedLine
    cells: list[HeaderCell]
    date: DateRange | None = None
    found: Found | None = None
    where: str = ""
    dates: list[tuple[DateRange, Found]] = field(default_factory=list)
    named: dict[str, Found] = field(default_factory=dict)
    degree: tuple[Found, Found] | None = None
    """The label and the value of a line below that names a degree (`Degree: BSc`)."""
    label: bool = False
    """Whether it only announces what follows: `Tasks:`."""
    note: Found | None = None
    """What stands in the brackets of the date behind it: `(2018 – 2020, part-time)`; a text behind a date amid it."""

    @property
    def bullet(self) -> bool:
        return self.line.bullet

    @property
    def text(self) -> str:
        return self.cells[0].text if len(self.cells) == 1 else " ".join([cell.text for cell in self.cells])

    @property
    def whole(self) -> str:
        """Its text with the signs that part its cells, such as the colon behind a label; without its date."""
        return self.text if self.date else self.line.text

    def without_date(self) -> DatedLine:
        """The same line with its date left in place."""
        return DatedLine(self.line, list(_cells(self.line)))


def dated_lines(lines: list[PrintedLine], *, bullets_too: bool = False) -> list[DatedLine]:
    """All lines of a section with their dates. A bullet's date counts where it stands in a cell of its own."""
    found = [_dated(line, bullets_too=bullets_too) for line in with_whole_ranges(lines)]
    found = _two_years(_attached(_unwrapped(found)))
    return _only_alike(_without_dates_of_texts(found))


def dated_items(lines: list[PrintedLine]) -> list[DatedLine]:
    """Items of a list with their dates; none goes on in the next."""
    return [_dated(line, bullets_too=False) for line in lines]


def _dated(line: PrintedLine, *, bullets_too: bool) -> DatedLine:
    cells = list(_cells(line))
    if not any(_DIGITS.search(cell.text) for cell in line.cells):
        return DatedLine(line, cells)
    if (spread := _spread(line)) is not None:
        return spread
    best: tuple[tuple[int, ...], int, FoundDate, str] | None = None
    for index, cell in enumerate(line.cells):
        for date in dates_in(cell.text):
            where = _where(cell.text, date, index, len(line.cells))
            if not where or (line.bullet and not bullets_too and where not in ("left", "right")):
                continue
            within = where in ("end", "start") or (where == "bracket" and date.start)
            if len(line.text) > 170 and within and date.range.is_single:
                continue
            ranked = (
                not date.range.is_single,
                where in ("left", "right", "whole"),
                bool(date.range.start.month),
                -index,
            )
            if best is None or ranked > best[0]:
                best = (tuple(map(int, ranked)), index, date, where)
    if best is None:
        return DatedLine(line, cells)
    _, index, date, where = best
    cell = line.cells[index]
    label = _label_of(cell.text, date)
    text = cell.text[label.start(1) if label else date.start : date.end]
    noted = _NOTED.fullmatch(cell.text, date.end) if where == "bracket" else None
    last = cell.text.rindex("(", 0, date.start) if noted else None
    told = _REST.fullmatch(cell.text, date.end) if where == "end" and _is_amid_text(cell.text, date) else None
    alone = where in ("whole", "left", "right")
    left = () if alone else tuple(_removed(cell, date, date.start if told else last))
    kept = (*line.cells[:index], *left, *line.cells[index + 1 :])
    blocks = tuple(dict.fromkeys((cell.block, line.block, *line.also)))
    says_more = bool(_SAYS_MORE.search(text)) or are_several(text)  # then its words come back as unplaced text
    sure = _SURE_IN_PART if says_more else 0.97 if not date.range.is_single else 0.85
    source = Found(str(date.range), text, blocks, sure, verbatim=says_more)
    rest = replace(line, cells=kept) if kept else None
    named = noted is not None and max(evidence.institution(noted[1]), evidence.organisation(noted[1])) > 1
    if noted and named and rest:
        rest = replace(rest, cells=(*rest.cells, Cell(tuple(cut(cell, *noted.span(1))), cell.block)))
    behind = told or (None if named and rest else noted)
    note = Found(behind[1], behind[1], blocks, 0.6) if behind else None
    return DatedLine(line, list(_cells(rest)) if rest else [], date.range, source, where, note=note)


def _spread(line: PrintedLine) -> DatedLine | None:
    """A line whose cells together are one range of dates: `May 2004 to` before a tab and `June 2005`."""
    if len(line.cells) == 1 or not all(_DIGITS.search(cell.text) for cell in line.cells):
        return None
    whole = parse_date_range(line.text)
    if whole is None or whole.is_single:
        return None
    blocks = tuple(dict.fromkeys((*(cell.block for cell in line.cells), line.block, *line.also)))
    return DatedLine(line, [], whole, Found(str(whole), line.text, blocks, 0.9), "whole")


def _where(text: str, date: FoundDate, index: int, count: int) -> str:
    before, behind = text[: date.start].strip(_TRIM), text[date.end :].strip(_TRIM)
    before = before if before and not _WHOLE_LABEL.fullmatch(text[: date.start]) else ""
    behind = behind if behind != "." else ""
    if not before and not behind:
        return "whole" if count == 1 else "left" if index == 0 else "right"
    if text[date.start] in "([" and text[date.end - 1] in ")]":
        return "bracket"
    if (before.endswith("(") and _NOTED.fullmatch(text, date.end)) or _is_labelled_in_brackets(text, date):
        return "bracket"
    if not before:
        return "start"
    if not behind or _REMARK.fullmatch(text, date.end):
        return "end" if text[date.start - 1] in " \t|,(·–-—~" else ""
    barred = re.search(r"[|·•;](?:[^|·•;,]{3,30}:)?\s*$", text[: date.start]) and re.match(
        r"\s*[|·•;]", text[date.end :]
    )
    between = re.search(r",\s*$", text[: date.start]) and re.match(r"\s*,", text[date.end :])
    parts = between or _stands_between_names(before, text[date.end :])
    ended = _ends_a_name(before, text[date.end :], single=date.range.is_single)
    ended = ended or _stands_before_place(before, behind)
    ended = ended or _is_amid_text(text, date)
    return "end" if barred or ended or (parts and not date.range.is_single) else ""


def _label_of(text: str, date: FoundDate) -> re.Match[str] | None:
    """The words before a date that belong to it."""
    before = text[: date.start]
    if _is_labelled_in_brackets(text, date):
        return _LABEL_IN_BRACKETS.search(before)
    listed = _WHOLE_LABEL.fullmatch(before) or _LABEL_BEHIND_NAME.search(before)
    label = None if listed else _LABEL.search(before)
    return label if label and evidence.title(label[1]) <= 1 else listed


def _is_labelled_in_brackets(text: str, date: FoundDate) -> bool:
    """Whether a date ends a bracket that a few words begin: `Diploma (Expected Graduation 2027)`."""
    return text[date.end :].strip() == ")" and bool(_LABEL_IN_BRACKETS.search(text[: date.start]))


def _stands_between_names(before: str, behind: str) -> bool:
    """Whether a range parts a short name from its place at a comma: `Nautical School 2014 – 2019, Genoa, Italy`."""
    after = behind.lstrip(_TRIM)
    named = before[:1].isupper() and before.count("(") == before.count(")") and len(before) < _LONGEST_NAME
    return (
        named
        and behind.lstrip()[:1] == ","
        and evidence.could_be_place(after.partition(", ")[0])
        and not _DIGITS.search(after)
    )


def _ends_a_name(before: str, behind: str, *, single: bool) -> bool:
    """Whether a date stands behind a degree or a school, before a comma or a dash: `BSc Botany 2016, Second Honours`.

    A range stands so behind a role or a firm too.
    """
    if not before[:1].isupper() or len(before) > _LONGEST_NAME or not _NAME_BEHIND.match(behind):
        return False
    studied = max(evidence.degree(before), evidence.institution(before))
    return studied > 1 or (not single and max(evidence.title(before), evidence.organisation(before)) > 1)


def _stands_before_place(before: str, behind: str) -> bool:
    """Whether a date stands between a short name and its place: `Farn Mill in 2014 in Bath`."""
    place = _IN_PLACE.sub("", behind)
    named = before[:1].isupper() and len(before) <= _LONGEST_NAME
    return place != behind and named and evidence.place(place) > 1


_DASHED = re.compile(r"\s[–—-]\s*$")
_TEXT_BEHIND = re.compile(r"\s+[^\W\d_a-z][^\W\d_]+\s")


_REST = re.compile(r"\s*(.+)")


def _is_amid_text(text: str, date: FoundDate) -> bool:
    """Whether a range ends names that dashes part, before a text: `Cook - Farn Mill - 06/2014 - 10/2015 Fish soup`."""
    before = text[: date.start]
    named = before[:1].isupper() and len(before) <= _LONGEST_NAME and bool(_DASHED.search(before))
    return named and not date.range.is_single and bool(_TEXT_BEHIND.match(text, date.end))


_NAME_BEHIND = Pattern(r"\s?[,;–—-]\s+[^\W\d_a-z]|\s(?:{at begins})(?:\s+|(?<=['’]))[^\W\d_a-z]")


def _removed(cell: Cell, date: FoundDate, last: int | None = None) -> Iterator[Cell]:
    """The cell before and behind its date, or up to `last` alone.

    Runs are cut by counting the characters of the folded text.
    """
    label = _label_of(cell.text, date)
    end = label.start(1) if label else date.start
    ends = ((0, last),) if last is not None else ((0, end), (date.end, len(cell.text)))
    for start, end in ends:
        if cell.text[start:end].strip(_TRIM + "()"):
            yield Cell(tuple(cut(cell, start, end)), cell.block)


def cut(cell: Cell, start: int, end: int) -> Iterator[Run]:
    """The runs behind `cell.text[start:end]`, though that text has its blanks folded."""
    at, before_blank = 0, True
    for run in cell.runs:
        kept: list[str] = []
        for char in run.text:
            blank = char.isspace()
            if blank and before_blank:
                continue
            before_blank = blank
            if start <= at < end:
                kept.append(" " if blank else char)
            at += 1
        if kept:
            yield replace(run, text="".join(kept))


def _cells(line: PrintedLine) -> Iterator[HeaderCell]:
    """Cells, cut again at bars and where the style changes at a separator."""
    for cell in line.cells:
        before = ""
        for runs in _styled(cell.runs) if len(cell.runs) > 1 else (cell.runs,):
            text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
            text = text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text)
            style = max(runs, key=lambda run: len(run.text)).style if len(runs) > 1 else runs[0].style
            for index, piece in enumerate(_BAR.split(text) if _SIGNS.search(text) else (text,)):
                bare = _BEFORE_NAME.sub("", _without_preposition(piece.strip(_TRIM)))
                bare = (bare[:-1] if bare.endswith(").") else bare).removeprefix(". ")
                if bare and _WORD.search(bare):
                    at_edge = len(line.cells) > 1 and cell is line.cells[-1]
                    joint = _joint(before, piece) if not index else ""
                    yield HeaderCell(bare, style, (cell.block, *line.also), joint, at_edge)
                before = piece
            before = text


def _without_preposition(text: str) -> str:
    """A piece of a head without the word that stands before an employer or a place: `bei Nordlicht`, `à Lille`."""
    bare = _IN_PLACE.sub("", text)
    return bare if bare is not text and evidence.place(bare) > 1 else _PREPOSITION.sub("", text)


def _joint(before: str, piece: str) -> str:
    """The separator between two pieces of a cell, as it is printed."""
    if not before.strip():
        return ""
    sign = (before[len(before.rstrip(_TRIM)) :] + piece[: len(piece) - len(piece.lstrip(_TRIM))]).strip()
    return {"": " ", ",": ", ", ";": "; ", ":": ": "}.get(sign, f" {sign} " if sign in "–—-/" else "")


def _styled(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    current: list[Run] = []
    for run in runs:
        if current and run.text.strip() and not _goes_on(current, run) and _changes(current[-1], run):
            yield current
            current = []
        current.append(run)
    if current:
        yield current


def _goes_on(runs: list[Run], run: Run) -> bool:
    """Whether a run looks as the last one that shows something: blanks of their own between them have no look."""
    shown = next((before for before in reversed(runs) if before.text.strip()), None)
    return not runs[-1].text.strip() and shown is not None and shown.style == run.style


def _changes(before: Run, run: Run) -> bool:
    a, b = before.style, run.style
    if (a.bold, a.italic, a.size, a.color) == (b.bold, b.italic, b.size, b.color):
        return False
    left, right = before.text.rstrip(" "), run.text.lstrip(" ")
    if right.startswith(("(", ")")) or left.endswith("("):
        return False
    if left.endswith(tuple("|,;:·•–—-\t")) or right.startswith(tuple("|,;:·•–—-\t")):
        return not right.startswith("-") or before.text.endswith(" ")
    return (a.bold != b.bold or a.italic != b.italic) and (before.text.endswith(" ") or run.text.startswith(" "))


def _unwrapped(lines: list[DatedLine]) -> list[DatedLine]:
    """A header that runs on in the next line is one line. Where most do so in lower case, that tells more of them."""
    small = [_begins_small(above, line) for above, line in pairwise(lines)]
    told = sum(small) > 1 and sum(small) * 2 >= sum(line.date is not None and not line.bullet for line in lines)
    kept: list[DatedLine] = []
    for line in lines:
        above = kept[-1] if kept else None
        joint = _wrap(above, line, small=not told) if above is not None else None
        if above is None or joint is None:
            kept.append(line)
            continue
        last, first = above.cells[-1], line.cells[0]
        joined = HeaderCell(f"{last.text}{joint}{first.text}", last.style, (*last.blocks, *first.blocks), last.joint)
        above.cells = [*above.cells[:-1], joined, *line.cells[1:]]
        if above.date is None:
            above.line = with_end(above.line, line.line)
    return kept


def _begins_small(above: DatedLine, line: DatedLine) -> bool:
    """Whether a dated line is followed by one that begins in lower case, and with no label."""
    plain = above.date and not (above.bullet or line.bullet or line.date)
    return bool(plain) and line.text[:1].islower() and not _BEGINS_WITH_LABEL.match(line.text)


def _wrap(above: DatedLine, line: DatedLine, *, small: bool) -> str | None:
    """What stood between two lines that are one: the first ends in a dash, a comma or a preposition, or the second
    begins in lower case where `small` says that this tells it. None where they are two.

    A long one goes on only where the line of the date is open.
    """
    short = len(line.text) <= _LONGEST_NAME
    if above.bullet or line.bullet or line.date or not above.cells or not line.cells or not (short or above.date):
        return None
    end = next((cell.text for cell in reversed(above.line.cells) if parse_date_range(cell.text) is None), "")
    if short and end.endswith(("–", "—", ",", "&", "-", "/")) and above.where in ("left", "right"):
        return f" {end[-1]} " if end[-1] in "–—&" else ", " if end[-1] == "," else " "
    same = above.cells[-1].style == line.cells[0].style
    runs_on = short and ((small and _begins_small(above, line)) or _is_within(end, line.text))
    return " " if same and (runs_on or end.rpartition(" ")[2] in word_set("grammar", "open words")) else None


def _is_within(text: str, rest: str) -> bool:
    """Whether a text ends within quotation marks or brackets that the rest closes."""
    return any(text.count(a) > sum(map(text.count, b)) and any(c in rest for c in b) for a, b in _PAIRS)


def _attached(lines: list[DatedLine]) -> list[DatedLine]:
    """A date that a layout prints beside the first bullet, or below the bullets, belongs to the header above it.

    Below the bullets it stands where a long header left no room for it, while others of its look carry theirs.
    """
    moved = False
    kept: list[DatedLine] = []
    dated = {line.line.look for line in lines if line.date and line.where == "right" and line.cells}
    for line in lines:
        header = next((before for before in reversed(kept) if not before.bullet), None)
        free = header is not None and header.date is None
        if line.bullet and line.date and line.where == "right" and free and header:
            header.date, header.found, header.where = line.date, line.found, "right"
            line.date, line.found, line.where = None, None, ""
            moved = True
        elif line.where == "whole" and free and header and not line.bullet:
            below = kept[-1].bullet and header.line.look in dated
            if below or (moved and kept[-1] is header):
                header.date, header.found, header.where = line.date, line.found, "right"
                continue
        kept.append(line)
    return kept


def _two_years(lines: list[DatedLine]) -> list[DatedLine]:
    """Two dates on lines of their own, one below the other, are the ends of one range."""
    kept: list[DatedLine] = []
    for line in lines:
        above = kept[-1] if kept else None
        if (
            above is not None and above.where == line.where == "whole" and above.line.look == line.line.look
            and above.date and line.date and above.found and line.found and above.date.is_single and line.date.is_single
            and (joined := parse_date_range(f"{above.date} – {line.date}")) and not joined.is_single
        ):  # fmt: skip
            above.date = joined
            above.found = replace(merged([above.found, line.found]), value=str(joined), certainty=0.8)
        else:
            kept.append(line)
    return kept


def _without_dates_of_texts(lines: list[DatedLine]) -> list[DatedLine]:
    """The lines, of which long ones have no date where most dates stand in cells or on lines of their own."""
    dated = [line for line in lines if line.date and not line.bullet]
    apart = sum(line.where in ("whole", "left", "right") for line in dated)
    if 2 * apart <= len(dated):
        return lines
    return [line.without_date() if line.date and _is_long_text(line.line) else line for line in lines]


def _is_long_text(line: PrintedLine) -> bool:
    return len(line.cells) == 1 and len(line.text) > _LONGEST_HEAD


def _only_alike(lines: list[DatedLine]) -> list[DatedLine]:
    """A lone year counts where ranges stand in the same way, or where there are no ranges at all."""
    ways = {line.where for line in lines if line.date and not _is_weak(line.date)}
    if not ways and _stand_left(lines):
        ways = {"column"}  # a column of single dates: `Expected: August 2025` below one of them is none
    if not ways:
        return lines
    allowed = {way for known in ways for way in _KIN[known]}
    return [
        line
        if line.date is None or not _is_weak(line.date) or line.where in allowed or any(tells(line) for tells in _SURE)
        else line.without_date()
        for line in lines
    ]


def _ends_head(line: DatedLine) -> bool:
    """Whether two years stand in a cell of their own behind a name: they tell a time, though that is a school year."""
    return line.date is not None and not line.date.is_single and line.where == "right" and not line.bullet


def _is_amid_head(line: DatedLine) -> bool:
    """Whether a place stands behind the date."""
    if line.found is None or line.where != "end":
        return False
    before, _, behind = line.line.text.partition(line.found.text)
    return _stands_before_place(before, behind.strip(_TRIM))


_LASTED = Pattern(r"(?i)\d\s?(?:{duration})(?!\w)", name="dates")


def _lasted(line: DatedLine) -> bool:
    """Whether a date says how long something took: `2017 (6 months)`."""
    return line.found is not None and bool(_LASTED.search(line.found.text))


_SURE = (_lasted, _ends_head, _is_amid_head)
"""What tells of a lone year or a school year that it is when an entry was."""


def _stand_left(lines: list[DatedLine]) -> bool:
    """Whether the section begins with a date in a cell before its text, and most dated lines do."""
    dated = [line for line in lines if line.date]
    return (
        len(dated) > _FEW
        and lines[0] is dated[0]
        and sum(line.where == "left" for line in dated) >= _FEW
        and (dated[0].where == "left")
    )


_FEW = 2


def _is_weak(date: DateRange) -> bool:
    """Whether a date may as well tell when something happened: a single one, or a school year."""
    start, end = date.start, date.end
    years = end is not None and not start.month and not end.month
    return date.is_single or (years and end is not None and end.year - start.year == 1)


_KIN = {
    "whole": {"whole", "left", "right", "start"},
    "left": {"left", "start", "whole"},
    "right": {"right", "end", "whole"},
    "start": {"start", "left", "whole"},
    "column": {"start", "left"},
    "end": {"end", "right", "whole"},
    "bracket": {"bracket", "whole"},
}
"""How a lone year may stand where ranges stand in this way."""
