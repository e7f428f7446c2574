"""The words of the lines of a text as runs of one style, with the words that were broken at the ends of lines whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cv_generator.languages import word_set
from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.regions.pdf.leadings import Hyphens
from cv_generator.reading.regions.pdf.lines import PrintedLine
from cv_generator.reading.regions.pdf.words import Piece, Word

ADDRESS = re.compile(r"@|://|www\.|\w\.\w+/")
ANNOUNCING = frozenset("-–—:")  # before an address or a number that goes on with a text

Text = tuple[str, Style, str | None]


def runs_of(lines: Sequence[PrintedLine], hyphens: Hyphens) -> tuple[Run, ...]:
    """The words of all lines, tabs between pieces, the hyphens of hyphenation taken out."""
    texts: list[Text] = []
    for index, line in enumerate(lines):
        if index:
            _join_lines(texts, line.first, hyphens)
        for number, piece in enumerate(line.pieces):
            if number:
                texts.append(("\t", piece.words[0].style, None))
            texts.extend(_texts(piece))
        if line.last.text.endswith("\u00ad"):
            texts.append(("\u00ad", line.last.style, None))
    for piece in (piece for line in lines for piece in line.aside):
        texts.append(("\t", piece.words[0].style, None))
        texts.extend(_texts(piece))
    return tuple(_merged(texts))


def _texts(piece: Piece) -> Iterator[Text]:
    for position, word in enumerate(piece.words):
        blank = "" if word.glued or not position else " "
        yield blank + word.text.replace("\u00ad", ""), word.style, word.href


def _join_lines(texts: list[Text], first: Word, hyphens: Hyphens) -> None:
    """What stands between two lines of a paragraph: nothing after hyphenation, else a blank."""
    text, style, href = texts[-1]
    word = first.text
    token = "".join(piece for piece, _, _ in texts[-6:]).split()[-1:] or [""]
    ends_sentence = bool(re.fullmatch(r"[^\W\d_]+\.", token[0])) and not ADDRESS.search(text)
    announced = token[0][-1:] == ":" or token[0] in ANNOUNCING
    is_address = bool(ADDRESS.search(token[0]) or (ADDRESS.search(word) and not (ends_sentence or announced)))
    suspended = word.casefold() in word_set("grammar", "suspended words")
    if text == "\u00ad":
        texts.pop()
    elif is_address and text.endswith("--"):
        texts[-1] = (text[:-1], style, href)  # broken behind its own hyphen, and a second one set
    elif (is_address and re.search(r"[-/._@=&?]$", text)) or (href and href == first.href and "@" in href + text):
        return
    elif re.search(r"[^\W\d_]{2}[-\u2010]$", token[0]) and word[:1].islower() and not suspended:
        if not hyphens.belong(token[0], word):
            texts[-1] = (text[:-1], style, href)
    elif not re.search(r"\w[-\u2010/]$", token[0]) or suspended:
        texts.append((" ", style, href))


def _merged(texts: list[Text]) -> Iterator[Run]:
    pending: Text | None = None
    for text, style, href in texts:
        if pending is None:
            pending = (text, style, href)
        elif (pending[1] == style or not text.strip()) and (pending[2] == href or not text.strip()):
            pending = (pending[0] + text, pending[1], pending[2])
        else:
            yield Run(*pending)
            pending = (text, style, href)
    if pending is not None:
        yield Run(*pending)
