"""Printed lines -> paragraphs: words are rejoined where a line ended only because it was full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cv_generator.cv.date_words import month_names
from cv_generator.languages import Pattern, word_set
from cv_generator.reading.explanation import asked
from cv_generator.reading.regions.blocks import Place, Run, Style
from cv_generator.reading.regions.pdf.alike import are_alike
from cv_generator.reading.regions.pdf.dates import BROKEN_RANGE, RANGE_END, ends_range, is_date, is_date_text
from cv_generator.reading.regions.pdf.joining import Column, goes_on
from cv_generator.reading.regions.pdf.leadings import LEADING, OFTEN, PROSE, Hyphens, Leadings
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.regions.pdf.runs import ADDRESS, ANNOUNCING, runs_of
from cv_generator.reading.regions.pdf.words import Piece, words_text

_WIDE_LEADING = 2.5  # of the size: long lines that run on in lower case are one paragraph even so
_LONG = 60  # characters of such lines
_OF_ONE = 2.0  # points by which the sizes of lines of one text differ at most
_BLANK = 0.2  # of the size: the blank that a word on the line above would have needed
_HANGING = 60.0  # points by which lines below a hanging first line stand further right at most
_HUNG = 1.5  # points between the edges of lines of one item
_TIGHT = 1.4  # of the size: the distance of such lines at most
_CLOSER = 0.15  # of the size: by which they stand closer than items
_STEADY = 0.08  # of the size: distances of items that are one
_FLUSH = 1.5  # points between right edges that are one
_WORDS_OF_DATE = 3
_PHRASE, _PHRASE_LETTERS = 4, 40  # words and letters of an item that is no sentence
_DATED = Pattern(
    r"(?:[IVX]{1,4} |\w{3,9}\.? |(?:\d{1,2}[./]){1,2})?(?:19|20)\d\d\s*(?:[-–—]{1,2}|(?:{dash to}) )\s*\S", name="dates"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_LAST_WORD = re.compile(r"(?:^|[\s–—-])([^\W\d_]{3,12})\.?$")
_BEGUN = re.compile(r"(?:19|20)\d\d\s*[-–—]$")  # a range of dates without its end
_LAST = re.compile(r"(?:[^\W\d_]{3,9}\.? |\d{1,2}[./]){0,2}(?:19|20)\d\d$")
_BEGINS_ADDRESS = re.compile(r"https?://|www\.")
_ALONE = re.compile(r"\S*(?:@|://|www\.|\w\.\w+/)\S*|\+?[\d ()/-]{7,}")  # an address or a number
OPEN = Pattern(r"[-–—/,;(&|·•]$|^(?:{line words})$", re.IGNORECASE)
_BARS = frozenset("|·•/")  # between texts in looks of their own; a line that ends in one goes on


@dataclass(slots=True)
class Paragraph:
    """Printed lines that read as one."""

    lines: list[PrintedLine]

    @property
    def marker(self) -> float | None:
        return self.lines[0].marker

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its pieces stand, line by line, in a reading that shall be explained."""
        if asked() is None:
            return ()
        return tuple([piece.place for line in self.lines for piece in (*line.pieces, *line.aside)])

    @property
    def wraps(self) -> tuple[tuple[str, str], ...]:
        """The words before and behind each end of a line within."""
        return tuple([(above.last.text, line.first.text) for above, line in pairwise(self.lines)])

    def runs(self, hyphens: Hyphens) -> tuple[Run, ...]:
        """The words of all lines as runs."""
        return runs_of(self.lines, hyphens)


class Edges:
    """Where the lines of a column had to wrap.

    List items of one indent wrap at the furthest end of any of them, unless all are names, which end anywhere. Other
    lines wrap at the column's edge, or, where a narrower frame shows itself by lines that run on in lower case, at the
    edge of that frame. Lines set flush right, which end at `flush` or as each other do, wrap at the left.
    """

    def __init__(
        self, lines: list[PrintedLine], left: float, right: float, leadings: Leadings, flush: float | None = None
    ) -> None:
        self.left, self.right, self.leadings = left, right, leadings
        self._flush, self._labels = list(_flush_edges(lines)), [] if flush is None else [flush]
        self._items: dict[int, float] = {}
        self._frames: dict[tuple[int, ...], float] = {}
        self._longest: dict[int, int] = {}
        self._run_on: set[float] = set()
        self._steps = _steps(lines)
        runs_on: Counter[tuple[int, ...]] = Counter()
        for line in lines:
            if line.marker is not None:
                self._items[_key(line)] = max(self._items.get(_key(line), 0.0), line.x1)
                self._longest[_key(line)] = max(self._longest.get(_key(line), 0), line.length)
        for line in lines:
            if line.marker is None and _key(line) in self._items:
                self._items[_key(line)] = max(self._items[_key(line)], line.pieces[0].x1)
        for above, line in pairwise(lines):
            if _runs_on_in_lower_case(above, line):
                self._run_on.add(self._items.get(_key(above), 0.0))
                for frame in _frames(line):
                    self._frames[frame] = max(self._frames.get(frame, 0.0), above.x1)
                    runs_on[frame] += 1
        self._often = {frame for frame, times in runs_on.items() if times >= OFTEN}
        for line in lines if self._frames else ():
            if line.marker is None and len(line.pieces) == 1 and line.length >= PROSE:
                for frame in self._frames.keys() & _frames(line):
                    self._frames[frame] = max(self._frames[frame], line.x1)

    def room(self, paragraph: Paragraph, following: PrintedLine) -> float:
        """White space between the end of a paragraph's last line and the edge, where `following` might run on."""
        line = paragraph.lines[-1]
        right = self.right if line.frame is None else min(self.right, line.frame)
        if paragraph.marker is not None and following.x0 > paragraph.marker + 2.5:
            key = _key(paragraph.lines[0])
            edge = self._items.get(key, right) if line.frame is None else right
            names_alone = key in self._steps and self._longest.get(key, PROSE) < PROSE and edge not in self._run_on
            return (right if names_alone else edge) - line.x1
        wide, own = _frames(following)
        frame = self._frames.get(own if own in self._often else wide)
        if frame is None:
            return right - line.x1
        room = min(right, frame) - line.x1
        if line.length < PROSE and width_of_first_word(following) < 0.3 * (frame - line.x0):
            return right - line.x1
        runs_on = line.length >= PROSE and following.first.text[:1].islower()
        return room - (0.12 * (frame - line.x0) if runs_on else 0.0)

    def is_within_item(self, paragraph: Paragraph, line: PrintedLine) -> bool:
        """Whether a line below an item, at the edge of its text, stands closer to it than any item to the one above.

        A line that begins with a capital below one that is not open may as well be what is told of an entry.
        """
        above, step = paragraph.lines[-1], self._steps.get(_key(paragraph.lines[0]))
        if paragraph.marker is None or step is None or not _stands_at_text(paragraph, line):
            return False
        if line.first.text[:1].isupper() and not OPEN.search(above.last.text):
            return False
        most = min(step - _CLOSER * line.size, _TIGHT * line.size)
        return line.page == above.page and 0 < line.base - above.base < most

    def is_at_step(self, paragraph: Paragraph, line: PrintedLine) -> bool:
        """Whether a line below an item, at the edge of its text, stands at the distance of items, which is wide."""
        step = self._steps.get(_key(paragraph.lines[0]))
        if paragraph.marker is None or step is None or not _stands_at_text(paragraph, line):
            return False
        above = paragraph.lines[-1]
        distance = line.base - above.base
        is_near = line.page == above.page and distance <= _WIDE_LEADING * line.size
        return is_near and abs(distance - step) < _STEADY * line.size

    def are_flush(self, above: PrintedLine, line: PrintedLine) -> bool:
        """Whether two lines are set flush right."""
        if abs(above.x1 - line.x1) > _FLUSH or abs(above.x0 - line.x0) < 3:
            return False
        return _is_at(line.x1, (*self._labels, *self._flush))

    def room_at_left(self, above: PrintedLine, line: PrintedLine) -> float:
        """White space before a line set flush right, where `line` might run on.

        Where such lines wrap is known of labels only; others wrap where the next could not begin anything.
        """
        if _is_at(above.x1, self._labels):
            return above.x0 - self.left
        runs_on = line.first.text[:1].islower() or OPEN.search(above.last.text)
        return 0.0 if runs_on and above.length >= PROSE else 1e9

    def room_around(self, line: PrintedLine) -> float:
        """White space beside a centred line, within the widest frame around its middle."""
        middle = (line.x0 + line.x1) / 2
        return 2 * min(middle - self.left, self.right - middle) - (line.x1 - line.x0)


def _steps(lines: list[PrintedLine]) -> dict[int, float]:
    """By the edge of items, the least distance of one from the line above it, where that is a line of an item too."""
    found: dict[int, float] = {}
    inside = False
    for above, line in pairwise(lines):
        inside = above.marker is not None or (inside and line.page == above.page)
        if inside and line.marker is not None and line.page == above.page:
            found[_key(line)] = min(found.get(_key(line), 1e9), line.base - above.base)
    return found


def _is_at(x: float, edges: Sequence[float]) -> bool:
    return any(abs(x - edge) < _FLUSH for edge in edges)


def _flush_edges(lines: list[PrintedLine]) -> Iterator[float]:
    """Right edges at which several lines end, each of which begins elsewhere."""
    ends = sorted((line for line in lines if len(line.pieces) == 1 and line.marker is None), key=lambda line: line.x1)
    group: list[PrintedLine] = []
    for line in [*ends, None]:
        if line is not None and (not group or line.x1 - group[-1].x1 < _FLUSH):
            group.append(line)
            continue
        if len(group) >= 3 and len({_key(one) for one in group}) >= 0.5 * len(group):
            yield group[-1].x1
        group = [line] if line is not None else []


def paragraphs(lines: list[PrintedLine], edges: Edges) -> list[Paragraph]:
    """Lines of one column as paragraphs."""
    found: list[Paragraph] = []
    column = Column(lines)
    for at, line in enumerate(lines):
        if found and _goes_on(found[-1], line, edges, column, at):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def width_of_first_word(line: PrintedLine) -> float:
    """Width of what would have had to move up: the first word, or its part up to a hyphen.

    A small word of one letter is not left at the end of a line, as Polish has it, but moves with the next.
    """
    words = line.pieces[0].words
    is_small = len(words) > 1 and len(words[0].text) == 1 and (words[0].text.islower() or words[1].text.isupper())
    end = 2 if is_small else 1
    while end < len(words) and words[end].glued:
        end += 1
    text = words_text(words[:end])
    width = words[end - 1].x1 - words[0].x0
    hyphen = re.match(r"[^\W\d_]{2,}-(?=\w{3})", text)
    return width * len(hyphen[0]) / len(text) if hyphen else width


def same_look(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether one line could go on in the next: no line does that is all bold, or the next all in another colour."""
    ended, begins = above.last.style, line.first.style
    alike = (ended.bold, ended.italic, ended.color) == (begins.bold, begins.italic, begins.color)
    return alike or begins in _styles(above) or ended in _styles(line)


def _only_becomes_bold(above: PrintedLine, line: PrintedLine) -> bool:
    ended, begins = above.last.style, line.first.style
    return begins.bold and not ended.bold and (ended.italic, ended.color) == (begins.italic, begins.color)


def _styles(line: PrintedLine) -> set[Style]:
    return {word.style for piece in line.pieces for word in piece.words}


def _key(line: PrintedLine) -> int:
    return round(line.x0 / 3)


def _frames(line: PrintedLine) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The left edge of a line; and this and its size, since a text of another size may run on much further there."""
    return (_key(line),), (_key(line), round(2 * line.size))


def _runs_on_in_lower_case(above: PrintedLine, line: PrintedLine) -> bool:
    if len(above.pieces) > 1 or line.marker is not None or above.length < PROSE or not line.first.text[:1].islower():
        return False
    if len(above.pieces[0].words) < 3:
        return False  # an address above another
    left = above.x0 if above.marker is None else above.marker
    return abs(left - line.x0) < 2.5 and _near(above, line) and above.page == line.page and same_look(above, line)


def _goes_on(paragraph: Paragraph, line: PrintedLine, edges: Edges, column: Column, at: int) -> bool:
    """Whether a line is the next of a paragraph, by the rules or, where these part them, by what they look like."""
    if _continues(paragraph, line, edges):
        return True
    if not _may_go_on(paragraph.lines[-1], line):
        return False
    return goes_on(figures_of(paragraph, line, edges, column, at))


def figures_of(
    paragraph: Paragraph, line: PrintedLine, edges: Edges, column: Column, at: int, *, ruled: bool = False
) -> list[float]:
    """What is to be said of a line below a paragraph, for `joining`; `ruled` says that the rules join the two."""
    spare = _room(paragraph, line, edges) - width_of_first_word(line) - _BLANK * line.size
    return column.figures(paragraph.lines, at, spare=spare, right=edges.right, ruled=ruled)


def _may_go_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether nothing about a line tells that it begins a text: a marker, what is beside it, a sentence that ended."""
    if line.marker is not None or len(line.pieces) > 1 or len(above.pieces) > 1 or line.aside or above.aside:
        return False
    if line.pieces[0].alone or above.pieces[0].alone or above.last.text[-1] in ".!?":
        return False
    if any(is_date_text(one.pieces[0].text.strip("()")) for one in (above, line)):
        return False
    if abs(above.size - line.size) > _OF_ONE:
        return False
    if line.page != above.page:
        return line.page == above.page + 1
    return 0 < line.base - above.base <= _WIDE_LEADING * line.size


def _continues(paragraph: Paragraph, line: PrintedLine, edges: Edges) -> bool:
    """Whether a line is the next of a paragraph: it could be, and the line above had no room for its first word."""
    above = paragraph.lines[-1]
    if _is_rest_of_date(above, line):
        return True
    are_dates = all(_is_date_alone(one.pieces[-1]) for one in (line, above))
    in_item = paragraph.marker is not None and _stands_at_text(paragraph, line)
    at_step = in_item and edges.is_at_step(paragraph, line)
    could = not are_dates and _could_continue(above, line, in_item=in_item, leadings=edges.leadings, near=at_step)
    if not could or _follows_address(above, line):
        return False
    if _is_left_open(paragraph, line) or edges.is_within_item(paragraph, line):
        return True
    if _are_phrases(paragraph, line) and not edges.leadings.is_closer(line, line.base - above.base):
        return False
    if _is_rest_of_address(above, line) or _is_rest_of_centred(paragraph, line) or _is_rest_of_word(above, line):
        return True
    return _stands_as_next(paragraph, line, edges) and _had_no_room(paragraph, line, edges)


def _is_date_alone(piece: Piece) -> bool:
    return len(piece.words) <= _WORDS_OF_DATE and is_date_text(piece.text, single=True)


def _stands_as_next(paragraph: Paragraph, line: PrintedLine, edges: Edges) -> bool:
    """Whether a line stands at the distance and the edge of a paragraph's next line, and begins nothing of its own."""
    above = paragraph.lines[-1]
    if line.page == above.page and edges.leadings.is_wider(line, line.base - above.base):
        return False
    if _is_of_its_own(above, line) or are_alike(paragraph.lines[0], above, line):
        return False
    return edges.are_flush(above, line) or _are_centered(paragraph, line) or _aligned(paragraph, line)


def _had_no_room(paragraph: Paragraph, line: PrintedLine, edges: Edges) -> bool:
    """Whether the first word of a line did not fit on the line above, or that one was left open by hand."""
    above = paragraph.lines[-1]
    if line.first.text[:1].islower() and above.length >= PROSE and OPEN.search(above.last.text):
        return True
    if above.aside or line.first.text[0] in "&)," or _share_link(above, line):
        return True
    return width_of_first_word(line) + _BLANK * line.size > _room(paragraph, line, edges) - 0.5


def _room(paragraph: Paragraph, line: PrintedLine, edges: Edges) -> float:
    """White space beside the last line of a paragraph, where a line might run on."""
    above = paragraph.lines[-1]
    if edges.are_flush(above, line):
        return edges.room_at_left(above, line)
    return edges.room_around(above) if _are_centered(paragraph, line) else edges.room(paragraph, line)


def _stands_at_text(paragraph: Paragraph, line: PrintedLine) -> bool:
    """Whether a line begins where the text of a paragraph does, which in an item is behind its marker."""
    return abs(line.x0 - paragraph.lines[0].x0) <= _HUNG


def _could_continue(
    above: PrintedLine, line: PrintedLine, *, in_item: bool, leadings: Leadings, near: bool = False
) -> bool:
    """Whether two lines are plain lines of one size and look, one right below the other; items may end in bold.

    `in_item` says that they are of one item, as far as their edges tell.
    """
    if line.marker is not None or len(line.pieces) > 1 or len(above.pieces) > 1 or line.aside:
        return False
    if line.pieces[0].alone or above.pieces[0].alone:
        return False
    is_open = above.last.text in _BARS or same_look(above, line) or (in_item and _only_becomes_bold(above, line))
    return abs(above.size - line.size) <= 0.6 and (near or _near(above, line, leadings)) and is_open


def _is_of_its_own(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line says by its words that it begins something: a date, an address, a number, another link."""
    if not OPEN.search(above.last.text) and (_DATED.match(line.pieces[0].text) or _begins_with_mail(above, line)):
        return True
    if above.last.href and line.first.href and above.last.href != line.first.href:
        return True
    is_alone = bool(_ALONE.fullmatch(line.pieces[0].text)) and above.last.text[-1] not in ANNOUNCING
    return (is_alone or bool(_ALONE.fullmatch(above.pieces[0].text))) and not _share_link(above, line)


def _begins_with_mail(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line begins with an e-mail address, and bars part what stands on both."""
    barred = (any(word.text in _BARS for word in one.pieces[0].words) for one in (above, line))
    return bool(_MAIL.match(line.first.text)) and all(barred)


def _is_rest_of_date(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a date behind a tab was broken at the line's end: `Oct` and `2014 – Aug 2017`, `2021 –` and `now`."""
    if line.marker is not None or len(line.pieces) > 1 or not _near(above, line):
        return False
    begun, rest = above.pieces[-1].text, line.pieces[0].text
    if ends_range(rest) and is_date(begun):
        return True
    if len(above.pieces) > 1 and (last := _LAST_WORD.search(begun)) and last[1].casefold() in month_names():
        return bool(re.match(r"(?:19|20)\d\d\b", rest))
    if BROKEN_RANGE.search(begun) and not _BEGUN.search(begun):
        return bool(re.fullmatch(r"(?:19|20)\d\d", rest))
    if _BEGUN.search(begun) and RANGE_END.fullmatch(rest):
        return True
    return bool(_BEGUN.search(begun)) and len(rest) < 20 and (len(above.pieces) > 1 or bool(_LAST.match(rest)))


def _share_link(above: PrintedLine, line: PrintedLine) -> bool:
    return bool(above.last.href) and above.last.href == line.first.href


def _is_rest_of_address(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a web or e-mail address was broken at the end of the line above."""
    begun, rest = above.pieces[-1].text.rpartition(" ")[2], re.sub(r" \([^()]*\)$", "", line.pieces[0].text)
    if " " in rest or not re.search(r"[-/._@=]$", begun) or _BEGINS_ADDRESS.match(rest):
        return False
    return bool(ADDRESS.search(begun)) or (begun.endswith("-") and bool(re.fullmatch(r"[\w.-]+@[\w.-]+", rest)))


def _follows_address(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line of several words stands below a web address, which goes on only as one word."""
    begun, rest = above.pieces[-1].text.rpartition(" ")[2], line.pieces[0].text
    return "://" in begun and begun.endswith("/") and " " in rest and rest[:1].isupper()


def _are_phrases(paragraph: Paragraph, line: PrintedLine) -> bool:
    """Whether two lines are items of a list without markers: short phrases, each with a capital, in plain type."""
    above = paragraph.lines[-1]
    if (
        len(paragraph.lines) > 1
        or paragraph.marker is not None
        or line.pieces[0].cell is not None
        or above.first.style.bold
        or not above.last.text[-1:].isalnum()
    ):
        return False
    if above.last.text.casefold() in word_set("grammar", "line words") or above.last.text in _BARS:
        return False
    texts = (above.pieces[0].text, line.pieces[0].text)
    return all(text[:1].isupper() and len(text.split()) <= _PHRASE and len(text) < _PHRASE_LETTERS for text in texts)


def _is_left_open(paragraph: Paragraph, line: PrintedLine) -> bool:
    """Whether a list item hangs to the left of its bullet, and is open: at a small word, or within brackets."""
    above = paragraph.lines[-1]
    if paragraph.marker is None or line.x0 > paragraph.marker + 2:
        return False
    text = " ".join(piece.text for one in paragraph.lines for piece in one.pieces)
    within = text.count("(") > text.count(")") and ")" in line.pieces[0].text
    return within or above.last.text.casefold() in word_set("grammar", "line words")


def _is_rest_of_word(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a word was broken at the end of a line that runs on further right, as below a hanging first line."""
    is_hanging = 0 < line.x0 - above.x0 < _HANGING and line.x1 < above.x1
    return is_hanging and line.first.text[:1].islower() and bool(re.search(r"[^\W\d_]{2}-$", above.last.text))


def _is_rest_of_centred(paragraph: Paragraph, line: PrintedLine) -> bool:
    """Whether a centred line was broken at a hyphen, as a double name is."""
    above = paragraph.lines[-1]
    middle = abs(above.x0 + above.x1 - line.x0 - line.x1) < 0.5 * line.size
    is_apart = paragraph.marker is None and abs(above.x0 - line.x0) > 3
    return middle and is_apart and bool(re.search(r"[^\W\d_]{2}-$", above.last.text))


def _near(above: PrintedLine, line: PrintedLine, leadings: Leadings | None = None) -> bool:
    """Whether a line follows at the distance of lines, or at the top of the next page.

    Long lines may stand further apart where they run on in lower case, or others there do at just this distance.
    """
    if line.page != above.page:
        return line.page == above.page + 1
    distance = line.base - above.base
    if not 0 < distance <= _WIDE_LEADING * line.size:
        return False
    if distance <= LEADING * line.size or (leadings is not None and leadings.is_often_of_prose(line, distance)):
        return True
    runs_on = line.first.text[:1].islower() or (leadings is not None and leadings.is_of_prose(line, distance))
    return above.length >= _LONG and runs_on


def _aligned(paragraph: Paragraph, line: PrintedLine) -> bool:
    above = paragraph.lines[-1]
    if paragraph.marker is not None:
        return paragraph.marker - 2 <= line.x0 <= paragraph.lines[0].x0 + 1.3 * line.size
    return abs(line.x0 - above.x0) < 2.5 or (len(paragraph.lines) == 1 and -30 < line.x0 - above.x0 < 0)


def _are_centered(paragraph: Paragraph, line: PrintedLine) -> bool:
    """Whether a line shares its middle, and not its edges, with the last line of a paragraph that is no list item."""
    above = paragraph.lines[-1]
    middle = abs(above.x0 + above.x1 - line.x0 - line.x1) < 6
    return paragraph.marker is None and middle and abs(above.x0 - line.x0) > 3
