"""Glyphs -> words -> pieces: texts that stand on one baseline without a gap that a blank does not explain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from cv_generator.reading.regions.blocks import Place, Style
from cv_generator.reading.regions.markers import GLYPHS
from cv_generator.reading.regions.pdf.accents import with_accents
from cv_generator.reading.regions.pdf.native import Glyph, LinkArea, Look

_ASCENT, _DESCENT = 0.8, 0.22  # of the size: how far most letters reach above and below their baseline
_SAME_BASE = 0.18  # of the size: what still counts as one baseline
_SPACE = 0.14  # of the size: a gap that is a blank (the narrowest fonts have 0.19, kerning opens up to 0.1)
_TIGHT = 0.05  # of the size: the same where a letter leans over it, such as an f, and pdfium sees a blank
_BEHIND_F = 0.07  # of the size: the same behind an f, which leans over its blank, unasked
_TRACKED = 0.11  # of the size: letters further apart than this are letter-spaced
_SQUEEZED = -0.04  # of the size: letters closer than this are set together, and their blanks are narrower
_PIECE = 1.15  # of the size: a wider gap is a tab or a column
_OTHER_SIZE = 0.42  # of the size: the same before a text of another size, or a date in another look
_SHORT_WORD = 4  # letters of the words that join others have fewer
_LONG_WORD, _MANY_LONG = 14, 0.25  # letters; which share of all letters stands in longer words where blanks are missing
_NARROW = 8  # gaps of one width from which they are the blanks of a font
_STRETCHED = 3  # blanks of a line from which their being of one width tells something
_DATE = re.compile(r"\(?(?:\w{3,9}\.? |\d{1,2}[./])?(?:19|20)\d\d")
PAGE_STEP = 10_000.0
"""How far apart pages stand on their common scale, in points; more than any page is high."""

_MARVOSYM_DOT = "{"
"""The circle that moderncv sets before list items stands at this letter's place in its font of symbols."""

_DELETE = "\x7f"
"""The first character behind those of ASCII that print as they are."""

_TEX_BULLET = "\x88"
"""Where the bullet stands in TeX's fonts of symbols (TS1); other codes of this range are those of Windows."""


@dataclass(slots=True)
class Word:
    """A word in one style. `glued` where no blank separates it from the word before."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    style: Style
    mark: int
    glued: bool = False
    href: str | None = None
    page: int = 1
    down: float = 0.0
    aside: float = 0.0
    """Its page, and how far it was moved on the common scale of all pages."""


@dataclass(slots=True)
class Piece:
    """Words on one baseline. `order` is its place in the file.

    `dot` is the x of the list marker before it; `frame` is where a panel behind it makes its lines wrap;
    `alone` says that a ground of its own, that of a tag, sets it apart from the lines around. `cell` is where it stands
    in a table drawn with rules: the number of the table, the row, the column. `ruled` says that a rule below runs along
    all of it.
    """

    words: list[Word]
    order: int
    page: int = 1
    dot: float | None = None
    frame: float | None = None
    alone: bool = False
    cell: tuple[int, int, int] | None = None
    ruled: bool = False
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.size = max(word.size for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def text(self) -> str:
        return words_text(self.words)

    def move_to(self, page: int, down: float, right: float = 0.0) -> None:
        """Put the piece onto the scale on which all pages of a document follow each other."""
        self.page = page
        self.dot = None if self.dot is None else self.dot + right
        self.frame = None if self.frame is None else self.frame + right
        for word in self.words:
            word.base += down
            word.down += down
            if right:
                word.x0 += right
                word.x1 += right
                word.aside += right

    @property
    def place(self) -> Place:
        """Where it stands on its page."""
        first, last = self.words[0], self.words[-1]
        base = first.base - first.down
        return Place(
            first.page,
            round(first.x0 - first.aside, 1),
            round(base - _ASCENT * self.size, 1),
            round(last.x1 - last.aside, 1),
            round(base + _DESCENT * self.size, 1),
            self.text,
        )


def words_text(words: Iterable[Word]) -> str:
    text = "".join([word.text if word.glued else f" {word.text}" for word in words])
    return text[1:] if text[:1] == " " else text


def pieces_of(glyphs: Iterable[Glyph], links: list[LinkArea]) -> list[Piece]:
    """The pieces of a page in the order of the file."""
    rows = list(_rows(with_accents(glyphs)))
    texts = [_words(row) if not row[0].look.icon else _list_mark(row) for row in rows]
    if _run_together(texts) and (blanks := _narrow_blanks(rows)):
        texts = [
            _words(row, blanks[row[0].look.font]) if row[0].look.font in blanks else words
            for row, words in zip(rows, texts, strict=True)
        ]
    found: list[Piece] = []
    for text in texts:
        for words in _split(text):
            for word in words:
                word.href = _link_at(word, links)
            found.append(Piece(words, len(found)))
    return found


def _run_together(texts: Iterable[list[Word]]) -> bool:
    """Whether so much of a page stands in long words that blanks must be missing among them."""
    lengths = [len(word.text) for words in texts for word in words]
    return sum(length for length in lengths if length > _LONG_WORD) > _MANY_LONG * sum(lengths)


def _narrow_blanks(rows: Iterable[list[Glyph]]) -> dict[int | None, float]:
    """The gap, in ems, that separates words in fonts whose blank is narrower than `_SPACE`; other fonts are left out.

    Those gaps are of one width whatever stands beside them, while kerning differs from pair to pair; and
    most letters stand closer, while of letters that are set apart all have such a gap.
    """
    gaps: dict[int | None, list[float]] = {}
    for row in rows:
        for before, after in _neighbours(row):
            if before.look.font == after.look.font:
                gaps.setdefault(after.look.font, []).append(_gap(before, after))
    found: dict[int | None, float] = {}
    for font, widths in gaps.items():
        narrow = [width for width in widths if _TIGHT < width < _SPACE]
        wide = sum(_SPACE <= width < _OTHER_SIZE for width in widths)
        if _NARROW <= len(narrow) < 0.4 * len(widths) and len(narrow) > 2 * wide:
            usual = median(narrow)
            if sum(abs(width - usual) < 0.02 for width in narrow) > 0.9 * len(narrow):
                found[font] = 0.75 * usual
    return found


def _list_mark(row: list[Glyph]) -> list[Word]:
    """The mark of list items among icons as a bullet; all other icons are no text."""
    glyph = row[0]
    if len(row) > 1 or glyph.text not in _MARVOSYM_DOT + GLYPHS:
        return []
    return [Word("•", glyph.x0, glyph.x1, glyph.base, glyph.look.size, glyph.look.style, glyph.look.mark)]


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow each other in the file and run on along one baseline."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and not _runs_on(row[-1], glyph):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _runs_on(before: Glyph, glyph: Glyph) -> bool:
    look, other = glyph.look, before.look
    if look.icon or other.icon:
        return look.icon == other.icon
    size = look.size if look is other else max(other.size, look.size)
    if before.base != glyph.base and abs(before.base - glyph.base) > _SAME_BASE * size:
        # A raised or lowered small character (an ordinal, a footnote's mark) still belongs to its line.
        shifted = abs(before.base - glyph.base) < 0.5 * size and other.size != look.size
        if not shifted or abs(glyph.x0 - before.x1) > 0.3 * size:
            return False
    # The letters of a ligature share one box, so each may begin where the one before began.
    return glyph.x0 >= before.x0 - 0.1 * size and glyph.x0 - before.x1 < 4 * size


def _words(row: list[Glyph], space: float | None = None) -> list[Word]:
    """The words of a row. `space` is the gap, in ems, that separates them where the font tells it."""
    threshold = space or _space_width(row)
    words: list[Word] = []
    blank = True
    close = 0.0  # the gap before the last letter within its word
    printed_font = row[0].look.font
    first_look = row[0].look
    capitals: tuple[Look, float] | None = None  # a word's look in small capitals, and the size of its smaller letters
    look: Look | None = None  # of the glyph before, where its word may go on
    for printed in row:
        text, glyph = printed.text, printed
        if not " " <= text < _DELETE:
            text = _clean(text)
        if printed.look is look and not printed.apart and text.strip():
            word = words[-1]
            gap = printed.x0 - word.x1
            if gap <= threshold * look.size and word.text[-1] != "f":
                word.text, word.x1, close = word.text + text, printed.x1, gap
                continue
        font, printed_font = printed_font, printed.look.font
        if capitals is not None and glyph.look.size == capitals[1] and _is_in_look(glyph, capitals[0]):
            glyph = replace(printed, look=capitals[0])
        if not text.strip():
            blank, look = True, None
            continue
        last = words[-1] if words else None
        gap = glyph.x0 - last.x1 if last is not None else 0.0
        enough = _TIGHT if glyph.apart and threshold == _SPACE else threshold
        apart = blank or last is None or gap > enough * glyph.look.size
        apart = apart or _is_jump(glyph, gap, close) or (threshold == _SPACE and _is_behind_f(last, glyph, gap))
        same_font = glyph is printed and font == glyph.look.font
        apart = apart or (last is not None and same_font and _is_other_element(last, glyph))
        if last is not None and not apart and _is_small_capital(last, glyph):
            capitals = (first_look, glyph.look.size)
            last.text, last.x1 = last.text + text, glyph.x1
            close, look = gap, None
            continue
        if last is None or apart or last.style != glyph.look.style or last.mark != glyph.look.mark:
            first_look = glyph.look
            words.append(
                Word(
                    text, glyph.x0, glyph.x1, glyph.base, glyph.look.size, glyph.look.style, glyph.look.mark, not apart
                )
            )
        else:
            last.text, last.x1 = last.text + text, glyph.x1
        close = 0.0 if apart else gap
        blank, look = False, printed.look if capitals is None else None
    return _joined_if_letter_spaced(words)


def _is_jump(glyph: Glyph, gap: float, close: float) -> bool:
    """Whether pdfium sees a blank before a letter that stands farther off than the letters of its word, set close."""
    return glyph.apart and close < _SQUEEZED * glyph.look.size and gap - close > _SPACE * glyph.look.size


def _is_behind_f(last: Word | None, glyph: Glyph, gap: float) -> bool:
    return last is not None and last.text[-1] == "f" and glyph.text.isalpha() and gap > _BEHIND_F * glyph.look.size


def _is_other_element(last: Word, glyph: Glyph) -> bool:
    """Whether a letter begins another element of a tagged PDF without a change of look: two texts that touch.

    A letter from a fallback font begins no text, though some programs tag it by itself; the caller sees to that. Nor
    does a small letter: word processors tag the halves of a word that was typed in two goes.
    """
    if last.mark == glyph.look.mark or last.style != glyph.look.style:
        return False
    return (last.text[-1] + glyph.text).isalpha() and not glyph.text.islower()


def _is_small_capital(last: Word, glyph: Glyph) -> bool:
    """Whether a letter is the smaller part of a word in small capitals, which is one word in one look."""
    look, style = glyph.look, last.style
    if not 0.6 * last.size < look.size < 0.9 * last.size or not (last.text[0].isupper() and glyph.text.isalpha()):
        return False
    same = (style.bold, style.italic, style.color) == (look.style.bold, look.style.italic, look.style.color)
    return same and abs(last.base - glyph.base) < 0.05 * last.size


def _is_in_look(glyph: Glyph, look: Look) -> bool:
    """Whether a character has a look in all but its size."""
    return replace(glyph.look.style, size=look.style.size) == look.style


def _neighbours(row: list[Glyph]) -> list[tuple[Glyph, Glyph]]:
    """Neighbours without a written blank between them."""
    inked = [glyph.text.strip() for glyph in row]
    return [pair for pair, (one, other) in zip(pairwise(row), pairwise(inked), strict=True) if one and other]


def _gap(before: Glyph, after: Glyph) -> float:
    """The gap between two neighbours in ems."""
    return (after.x0 - before.x1) / (after.look.size or 1)


def _space_width(row: list[Glyph]) -> float:
    """The gap, in ems, that separates words: wider where letters are set apart, narrower where they stand close."""
    gaps = [_gap(before, after) for before, after in _neighbours(row)]
    if len(gaps) < 3:
        return _SPACE
    usual = median(gaps)
    if usual > _TRACKED:
        return usual + 1.6 * _SPACE
    return max(usual + _SPACE, _TIGHT) if usual < _SQUEEZED else _SPACE


def _joined_if_letter_spaced(words: list[Word]) -> list[Word]:
    """`B E R U F` typed with blanks -> `BERUF`."""
    singles = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    if singles < 4 or singles < 0.8 * len(words):
        return words
    usual = median(b.x0 - a.x1 for a, b in pairwise(words))
    joined = [words[0]]
    for word in words[1:]:
        if word.x0 - joined[-1].x1 < 1.6 * usual + 0.5 and word.style == joined[-1].style:
            joined[-1].text, joined[-1].x1 = joined[-1].text + word.text, word.x1
        else:
            joined.append(word)
    return joined


def _stretch(words: list[Word]) -> float:
    """The width of the blanks of a line that was stretched over the width of its column, 0 of other lines.

    All its blanks are of one width, wider than a blank is. So are those between tags; but they hold no sentence.
    """
    gaps = [after.x0 - before.x1 for before, after in pairwise(words) if not after.glued]
    if len(gaps) < _STRETCHED or not any(_is_amid_a_sentence(word.text) for word in words[:-1]):
        return 0.0
    least, most = min(gaps), max(gaps)
    return 1.05 * most if least > _OTHER_SIZE * words[0].size and most < 1.05 * least + 0.2 else 0.0


def _is_amid_a_sentence(text: str) -> bool:
    """Whether a text goes on behind a word: behind a comma, or a short word in small letters."""
    return text[-1] == "," or (len(text) < _SHORT_WORD and text.islower() and text.isalpha())


def _split(words: list[Word]) -> Iterator[list[Word]]:
    start = 0
    stretched = _stretch(words)
    for index in range(1, len(words)):
        before, word = words[index - 1], words[index]
        if stretched and word.x0 - before.x1 < stretched:
            continue
        small, large = sorted((before.size, word.size))
        other = large > 1.15 * small or (
            word.style != before.style and _DATE.match(words_text(words[index : index + 3]))
        )
        if word.x0 - before.x1 > (_OTHER_SIZE if other else _PIECE) * large:
            yield words[start:index]
            start = index
    if words:
        yield words[start:]


def _clean(text: str) -> str:
    """Ligatures taken apart, control characters and blanks of every kind as a blank."""
    if "\ufb00" <= text <= "\ufb06":
        return unicodedata.normalize("NFKC", text)
    if text in "\u200b\u200c\u200d\u2060\ufeff":
        return ""
    if text in "\u2010\u2011":
        return "-"
    if "\x80" <= text <= "\x9f":
        return "•" if text == _TEX_BULLET else text.encode("latin-1").decode("cp1252", "replace")
    return " " if text < " " or text.isspace() else text


def _link_at(word: Word, links: list[LinkArea]) -> str | None:
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    return next((area.url for area in links if area.x0 <= x <= area.x1 and area.top <= y <= area.bottom), None)
