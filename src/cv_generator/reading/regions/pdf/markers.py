"""Markers of list items, whether they are words, parts of words, or small drawn shapes, taken off the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from unicodedata import category

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.markers import is_marker, marker_length
from cv_generator.reading.regions.pdf.dates import ends_range, is_date
from cv_generator.reading.regions.pdf.native import Shape
from cv_generator.reading.regions.pdf.words import Piece

_DASHES = frozenset("-–—")
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d$")
_RECURS = 3
_CIRCLE = "o"
_GLUED_LETTERS = 2
_COUNTED = 2  # items at least
_DIGITS = re.compile(r"\d+")
_LONG_IN_CAPITALS = 8  # letters
_LARGER = 1.3
_A_LITTLE_LARGER = 1.05
_NUMBER = re.compile(r"\[\d{1,3}\]|\(?\d{1,2}[.)]")
_SIGNS = frozenset(("Sm", "So", "Sk"))
"""Categories of signs that may stand before items: of mathematics, symbols, and accents that stand alone."""

_SAME_LINE = 0.5  # points
_IN_ROW = 1.7  # times its width: from one dot of a row to the next
_BLANK = 0.5  # of the size: more than a blank between words
_WIDE = 0.7  # of the size: the widest dot or arrow before an item

_BEFORE_WORDS = frozenset("+>»›~")


def attach_markers(pieces: list[Piece], shapes: Sequence[Shape]) -> None:
    """Tell every piece of a page which marker stands before it, and take markers out of the pieces."""
    dots = [shape for shape in shapes if shape.color is not None and _is_dot(shape)]
    rules = [shape for shape in shapes if shape.color is not None and _is_upright_rule(shape)] if dots else []
    in_rows = _in_rows(dots)
    dots = [dot for dot in dots if id(dot) not in in_rows and not any(_is_on(dot, rule) for rule in rules)]
    _take_off_recurring(pieces)
    _take_off_numbers(pieces)
    styles = Counter(word.style for piece in pieces for word in piece.words)
    usual = styles.most_common(1)[0][0] if dots and styles else None
    ends = _ends_of_lines(pieces)
    for piece in pieces:
        if piece.dot is None and not _ends_a_range(piece, pieces) and not _goes_on(piece, ends):
            _take_off(piece)
        if piece.dot is None and not (usual is not None and _is_larger_and_bold(piece, usual)):
            piece.dot = next((dot.x0 for dot in dots if _is_before(dot, piece)), None)
    alone = [piece for piece in pieces if len(piece.words) == 1 and len(piece.words[0].text) == 1]
    for marker in alone:
        if (date := _open_date(marker, pieces)) is not None:
            date.words.extend(marker.words)
            pieces.remove(marker)
            continue
        text = _text_of(marker, pieces)
        if text is not None and _is_mark(marker.words[0].text, text.words[0].text):
            text.dot = marker.x0
            pieces.remove(marker)


def _ends_of_lines(pieces: Sequence[Piece]) -> dict[int, list[float]]:
    """Baseline, in whole points -> where the pieces on it end."""
    ends: dict[int, list[float]] = {}
    for piece in pieces:
        ends.setdefault(round(piece.base), []).append(piece.x1)
    return ends


def _goes_on(piece: Piece, ends: Mapping[int, Sequence[float]]) -> bool:
    """Whether a piece stands behind another as words of one text do: its sign parts the two, and begins no item."""
    if not is_marker(piece.words[0].text):
        return False
    return any(0 <= piece.x0 - end < _BLANK * piece.size for end in ends.get(round(piece.base), ()))


def _ends_a_range(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a piece is the end of a range whose beginning stands above it: `2022-07` and `- today`.

    So is a year behind a dash where the line above breaks off at one: `Miller's school (2012` and `– 2020)`.
    """
    if not ends_range(piece.text.rstrip(" )")):
        return False
    below = [above for above in pieces if 0 < piece.base - above.base < 1.8 * piece.size]
    if any(abs(above.x0 - piece.x0) < piece.size and is_date(above.text) for above in below):
        return True
    return any(_YEAR_LAST.search(above.text) and above.text.count("(") > above.text.count(")") for above in below)


def _take_off(piece: Piece) -> None:
    """The marker that a piece begins with becomes its `dot`."""
    words = piece.words
    head = words[0]
    if len(words) > 1 and (_is_mark(head.text, words[1].text) or _is_round_letter(piece)):
        piece.dot = head.x0
        del words[0]
        words[0].glued = False
        piece.size = max(word.size for word in words)
    elif len(head.text) > 1 and (length := marker_length(head.text)):
        piece.dot = head.x0
        share = length / len(head.text)
        head.text, head.x0 = head.text[length:], head.x0 + share * (head.x1 - head.x0)


def _take_off_recurring(pieces: Sequence[Piece]) -> None:
    """Signs that nobody else sets before items, such as `<`: known by standing before several texts at one place.

    So is the letter `o` before words with a capital, as typewriters' circles are; elsewhere it is a word of its own.
    """
    places: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        sign = piece.words[0].text
        if len(sign) != 1 or len(piece.words) < 2 or not piece.words[1].text[0].isalpha():
            continue
        if category(sign) in _SIGNS or (sign == _CIRCLE and piece.words[1].text[0].isupper()):
            places.setdefault((sign, round(piece.x0)), []).append(piece)
    for found in places.values():
        if len(found) >= _RECURS:
            for piece in found:
                piece.dot = piece.x0
                del piece.words[0]
                piece.words[0].glued = False
    _take_off_glued(pieces)


def _take_off_glued(pieces: Sequence[Piece]) -> None:
    """Dashes right before the words of several texts that begin at one place: `-Wrote guides`."""
    places: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        text = piece.words[0].text
        if len(text) > _GLUED_LETTERS and text[0] in _DASHES and text[1:3].isalpha() and not ends_range(piece.text):
            places.setdefault((text[0], round(piece.x0)), []).append(piece)
    for found in places.values():
        for piece in found if len(found) >= _RECURS else ():
            head = piece.words[0]
            piece.dot = piece.x0
            head.x0 += (head.x1 - head.x0) / len(head.text)
            head.text = head.text[1:]


def _take_off_numbers(pieces: list[Piece]) -> None:
    """Numbers of items, `[1]` or `1.`, that count up or down from one to the next at one edge; a heading has none."""
    numbered = sorted((piece for piece in pieces if _NUMBER.fullmatch(piece.words[0].text)), key=lambda p: p.base)
    if len(numbered) < _COUNTED:
        return
    usual = Counter(word.style for piece in pieces for word in piece.words).most_common(1)[0][0]
    last: dict[tuple[str, int, bool], Piece] = {}
    found: dict[int, tuple[Piece, Piece]] = {}
    for piece in numbered:
        text = piece if len(piece.words) > 1 else _text_of(piece, pieces)
        if text is None or _is_set_as_heading(text, usual):
            continue
        number = piece.words[0]
        signs, value = _DIGITS.sub("", number.text), int(number.text.strip("[]()."))
        for key in ((signs, round(number.x0 / 4), True), (signs, round(number.x1 / 4), False)):
            before = last.get(key)
            if before is not None and abs(int(before.words[0].text.strip("[]().")) - value) == 1:
                for one in (before, piece):
                    found[id(one)] = (one, one if len(one.words) > 1 else _text_of(one, pieces) or one)
            last[key] = piece
    for piece, text in found.values():
        text.dot = piece.x0
        if text is piece:
            del piece.words[0]
            piece.words[0].glued = False
        else:
            pieces.remove(piece)


def _is_set_as_heading(text: Piece, usual: Style) -> bool:
    words = text.words[1:] if len(text.words) > 1 and _NUMBER.fullmatch(text.words[0].text) else text.words
    loud = all(word.style.bold for word in words) and not usual.bold
    large = text.size > _LARGER * (usual.size or 0.0)
    return large or loud or (text.text.isupper() and len(text.text) > _LONG_IN_CAPITALS)


def _is_larger_and_bold(piece: Piece, usual: Style) -> bool:
    """Whether a text is a heading: a dot that is drawn before it is the station of a timeline, or an ornament."""
    bold = all(word.style.bold for word in piece.words) and not usual.bold
    return bold and piece.size > _A_LITTLE_LARGER * (usual.size or 0.0)


def _is_mark(text: str, following: str) -> bool:
    """Whether a text is a marker; some are only before words: `+ Butchery`, not `+ 49`."""
    return is_marker(text) or (text in _BEFORE_WORDS and following[:1].isalpha())


def _is_round_letter(piece: Piece) -> bool:
    """Whether a piece begins with the `o` that Word draws for a second level, set off like a marker."""
    words = piece.words
    return words[0].text == "o" and words[1].x0 - words[0].x1 > 0.5 * words[0].size


def _open_date(marker: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """The date that a dash stands behind, as one whose range runs on in the next line of its cell."""
    if marker.text not in _DASHES:
        return None
    beside = (p for p in pieces if p is not marker and abs(p.base - marker.base) < 0.4 * marker.size)
    return next((p for p in beside if 0 <= marker.x0 - p.x1 < marker.size and _YEAR_LAST.search(p.text)), None)


def _text_of(marker: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """The piece that a marker of its own belongs to: the next one on its line."""
    size = marker.size
    beside = [p for p in pieces if abs(p.base - marker.base) < 0.4 * size and 0 <= p.x0 - marker.x1 < 4 * size]
    return min((p for p in beside if p.dot is None), key=lambda p: p.x0, default=None)


def _is_dot(shape: Shape) -> bool:
    width, height = shape.x1 - shape.x0, shape.bottom - shape.top
    return 1 < width < 8 and 1 < height < 8 and 0.6 < width / height < 1.7


def _is_upright_rule(shape: Shape) -> bool:
    return shape.x1 - shape.x0 < 3 and shape.bottom - shape.top > 25


def _is_on(dot: Shape, rule: Shape) -> bool:
    """Whether a dot is a station of a timeline, which marks an entry and no list item."""
    return dot.x0 - 1 <= rule.x0 and rule.x1 <= dot.x1 + 1 and dot.bottom > rule.top - 6 and dot.top < rule.bottom + 6


def _in_rows(dots: Sequence[Shape]) -> set[int]:
    """The ids of dots that touch others on their line: an ornament before a heading, or a level."""
    downwards = sorted(dots, key=lambda dot: dot.top)
    found: set[int] = set()
    for at, dot in enumerate(downwards):
        for number in range(at + 1, len(downwards)):
            other = downwards[number]
            if other.top - dot.top >= _SAME_LINE:
                break
            apart = abs(other.x0 - dot.x0)
            found.update(id(one) for one in (dot, other) if 0.5 < apart / (one.x1 - one.x0) < _IN_ROW)
    return found


def _is_before(dot: Shape, piece: Piece) -> bool:
    size = piece.size
    if dot.x1 - dot.x0 > _WIDE * size or not 0.1 * size < piece.x0 - dot.x1 < 2.4 * size:
        return False
    return piece.base - 0.75 * size < (dot.top + dot.bottom) / 2 < piece.base
