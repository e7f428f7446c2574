"""Parts of sections as rows of figures, each with what the truth says it is: no word of a document is in them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.lines.aligned import CUSTOM, Aligned, aligned
from benchmarks.truths import fold_of, person_of, score, truth_of
from cv_generator.errors import UnreadableDocument
from cv_generator.reading import assemble
from cv_generator.reading.document import read_document
from cv_generator.reading.structure.headings import Headed
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.section_figures import FIGURES, Piece, Told
from cv_generator.reading.structure.section_letters import KINDS
from cv_generator.reading.structure.section_model import is_sure, is_told, lead_of
from cv_generator.reading.structure.sections import Section

_TOLD = 0.3
"""The share of a line's words that a part of the truth must have."""
_LEFT_OVER = ("contact", "other")
_HUNDREDTHS = 100


@dataclass(slots=True)
class Row:
    """One piece: hundredths of its figures that are not 0, by their numbers; `told` counts its lines by kind."""

    lines: int
    figures: dict[int, int]
    own: list[list[int]]
    cut: list[int]
    heading: list[list[int]]
    told: dict[str, int]


@dataclass(slots=True)
class Chain:
    """The pieces of one section. `fold` is the same for all documents of a person.

    `ruled` is what the rules say it is; `hidden` that its heading was hidden to learn more of lines.
    """

    source: str
    fold: int
    ruled: str
    hidden: bool
    rows: list[Row] = field(default_factory=list)


def kind_of(section: str) -> str:
    """What a section of a truth is called here: `other` for the person's own and for what is no section."""
    return "contact" if section == "title" else section if section in KINDS and section != CUSTOM else "other"


def printed_of(document: Path) -> list[str]:
    """The texts of the printed lines of a document; none where it is refused."""
    return [line.text for line in _Watch(document).lines]


def chains_of(source: str, document: Path) -> list[Chain]:
    """All sections of a document, and those that are sure once more with their headings hidden."""
    watch = _Watch(document)
    truth = json.loads(truth_of(document).read_text("utf-8"))
    parts = _Parts(watch.lines, truth)
    fold = fold_of(person_of(truth, document.stem))
    return [
        Chain(source, fold, kind, hidden, [_row(piece, parts, kind) for piece in pieces])
        for section, hidden, pieces in watch.pieces
        for kind in [kind_of(section.kind)]
    ]


def _row(piece: Piece, parts: _Parts, ruled: str) -> Row:
    """What no part of the truth has is what the rules say where they leave it over: headlines, remarks."""
    told = Counter(kind_of(part.kind) for line in piece.lines if (part := parts.of(line)) and part.share > _TOLD)
    if not told and ruled in _LEFT_OVER:
        told[ruled] = len(piece.lines)
    return Row(
        len(piece.lines),
        {at: whole for at, figure in enumerate(piece.figures) if (whole := _whole(figure))},
        [[_whole(each) for each in one] for one in piece.own],
        [_whole(each) for each in piece.cut],
        [[_whole(each) for each in one] for one in piece.heading],
        dict(told),
    )


def _whole(figure: float) -> int:
    return round(_HUNDREDTHS * figure)


class _Parts:
    """The part of the truth that a line is."""

    def __init__(self, lines: list[PrintedLine], truth: dict[str, Any]) -> None:
        self._by_block: dict[int, list[tuple[str, Aligned]]] = {}
        for line, part in zip(lines, aligned([line.text for line in lines], truth), strict=True):
            self._by_block.setdefault(line.block, []).append((line.text, part))

    def of(self, line: PrintedLine) -> Aligned | None:
        here = self._by_block.get(line.block, [])
        letters = score.key(line.text)
        return max(here, key=lambda each: score.fuzz.partial_ratio(score.key(each[0]), letters))[1] if here else None


class _Watch:
    """What the reader makes of a document: its printed lines, and the pieces of its sections."""

    def __init__(self, document: Path) -> None:
        self.lines: list[PrintedLine] = []
        self.pieces: list[tuple[Section, bool, list[Piece]]] = []
        printed, decided = assemble.printed_lines, assemble.reconsidered
        assemble.printed_lines = lambda blocks: self._printed(printed(blocks))  # type: ignore[assignment]
        assemble.reconsidered = self._sections  # type: ignore[assignment]
        try:
            read_document(document.read_bytes())
        except UnreadableDocument:
            self.lines = []
        finally:
            assemble.printed_lines, assemble.reconsidered = printed, decided

    def _printed(self, lines: list[PrintedLine]) -> list[PrintedLine]:
        self.lines = lines
        return lines

    def _sections(self, sections: list[Section]) -> list[Section]:
        told = Told(sections)
        for number, section in enumerate(sections):
            if section.lines and is_told(section.kind):
                self.pieces.append((section, False, told.pieces(number)))
            if section.lines and section.kind != "contact" and is_told(section.kind) and is_sure(section):
                hidden = _hidden(section, number)
                self.pieces.append((hidden, True, told.pieces(number, hidden=hidden)))
        return sections


def _hidden(section: Section, number: int) -> Section:
    """A section under a heading that tells nothing, or under none."""
    if number % 2:
        return replace(section, kinds=("contact",), heading=None, heading_line=None)
    return replace(section, kinds=("other",), heading=Headed(0, 0, ("other",), "", sure=False))


def load(path: Path) -> list[Chain]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        read = json.load(file)
    return [Chain(**{**chain, "rows": list(_rows(chain["rows"]))}) for chain in read]


def _rows(rows: list[dict[str, Any]]) -> Iterator[Row]:
    for row in rows:
        yield Row(**{**row, "figures": {int(at): value for at, value in row["figures"].items()}})


def store(path: Path, chains: list[Chain]) -> None:
    data = json.dumps([asdict(chain) for chain in chains], separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))


def state_of(chain: Chain) -> str:
    """What the heading of a section tells: there is none, it is not sure, or it is."""
    figures = chain.rows[0].figures
    names = {name: figures.get(FIGURES.index(name), 0) for name in ("unheaded", "sure")}
    return "without heading" if names["unheaded"] else "sure" if names["sure"] else "unsure"


def lead_of_chain(chain: Chain) -> float | None:
    """What the rules' kind counts in a section; None where the reader does not ask the model about it."""
    state = state_of(chain)
    return lead_of(chain.ruled, headed=state != "without heading", sure=state == "sure")
