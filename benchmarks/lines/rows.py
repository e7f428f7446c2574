"""Sections with entries as rows of figures, each line with what its truth says: no word of a document is in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from operator import is_not
from pathlib import Path
from typing import Any, Self

from benchmarks.lines.aligned import DATE, WITH_ENTRIES, Aligned, aligned, score
from benchmarks.truths import documents_in, fold_of, person_of, truth_of
from cv_generator.errors import UnreadableDocument
from cv_generator.reading import assemble
from cv_generator.reading.document import read_document
from cv_generator.reading.fields import entries, entry_starts
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.line_facts import LineFacts, facts_of
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.regions.blocks import Blocks
from cv_generator.reading.structure.printed import PrintedLine

_NAMES = frozenset(("title", "employer", "institution", "organization", "location"))
_NAMED = 0.3
TEXT, NAME, IS_DATE, UNTOLD = range(4)


@dataclass(slots=True)
class Section:
    """The lines of one section. `ruled` are the first lines of entries by the rules, `right` those by the truth.

    `parts` says of each line whether it is a name of the entry, its date, a text of it, or not told.
    """

    source: str
    fold: int
    kind: str
    lines: list[LineFacts]
    ruled: list[int]
    right: list[int]
    parts: list[int]


def rows_of(source: str, folder: Path) -> list[Section]:
    """The sections of all documents with truths in a folder."""
    return [section for document in documents_in(folder) for section in rows_of_document(source, document)]


def rows_of_document(source: str, document: Path, truth: Path | None = None) -> list[Section]:
    """The sections of one document with a truth; none where it is refused."""
    path = truth or truth_of(document)
    with _Watch(source, json.loads(path.read_text("utf-8"))) as watch:
        try:
            read_document(document.read_bytes())
        except UnreadableDocument:
            return []
    return watch.found


class _Watch:
    """Stands between the reader and its models for entries: notes their lines, and what the truth says of each."""

    def __init__(self, source: str, truth: dict[str, Any]) -> None:
        self.found: list[Section] = []
        self._source, self._truth = source, truth
        self._told: dict[int, list[tuple[str, Aligned]]] = {}
        self._lines: list[DatedLine] = []

    def __enter__(self) -> Self:
        self._old = assemble.printed_lines, entry_starts.likelier_starts, entries.count_headers
        assemble.printed_lines = self._printed
        entry_starts.likelier_starts = self._starts  # type: ignore[attr-defined]
        entries.count_headers = self._headers  # type: ignore[attr-defined]
        return self

    def __exit__(self, *_: object) -> None:
        assemble.printed_lines, entry_starts.likelier_starts, entries.count_headers = self._old  # type: ignore[attr-defined]

    def _printed(self, blocks: Blocks) -> list[PrintedLine]:
        lines = self._old[0](blocks)
        self._told = {}
        for line, told in zip(lines, aligned([line.text for line in lines], self._truth), strict=True):
            self._told.setdefault(line.block, []).append((line.text, told))
        return lines

    def _starts(self, _: str, lines: list[DatedLine], ruled: Sequence[int]) -> Sequence[int]:
        self._lines = lines
        return ruled

    def _headers(self, kind: str, segments: list[Segment]) -> None:
        self._old[2](kind, segments)
        lines = [line for segment in segments for line in segment.lines]
        if not lines or len(lines) != len(self._lines) or any(map(is_not, lines, self._lines)):
            return  # the entries of a list that says where they begin
        told = [self.told_of(line.line) for line in lines]
        ruled = [0, *accumulate(len(segment.lines) for segment in segments)][:-1]
        below = {ruled[at + 1] for at, segment in enumerate(segments[:-1]) if segment.heads}
        self.found.append(Section(
            self._source, self._fold(), kind, facts_of(kind, lines), ruled, _right(told, below),
            [_part(each) for each in told],
        ))  # fmt: skip

    def told_of(self, line: PrintedLine) -> Aligned | None:
        """What the truth says of a line, which may be a part of a printed one."""
        found = self._told.get(line.block, [])
        letters = score.key(line.text)
        best = max(found, key=lambda each: score.fuzz.partial_ratio(score.key(each[0]), letters), default=None)
        return best[1] if best else None

    def _fold(self) -> int:
        return fold_of(person_of(self._truth, self._truth.get("_meta", {}).get("name", "")))


def _right(told: list[Aligned | None], below: set[int]) -> list[int]:
    """The first lines of entries by the truth. A role below its employer's line stays an entry by itself."""
    own: list[tuple[str, int] | None] = []
    for each in told:
        if each and each.is_told and each.kind in WITH_ENTRIES:
            own.append((each.kind, each.entry))
        else:
            own.append(own[-1] if own else None)
    return [at for at in range(len(own)) if not at or own[at] != own[at - 1] or at in below]


def _part(told: Aligned | None) -> int:
    if told is None or not told.is_told or told.kind not in WITH_ENTRIES:
        return UNTOLD
    if told.field == DATE:
        return IS_DATE
    return NAME if told.field in _NAMES and told.share > _NAMED else TEXT


def load(path: Path) -> list[Section]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        read = json.load(file)
    return [Section(**{**section, "lines": [LineFacts(*line) for line in section["lines"]]}) for section in read]


def store(path: Path, sections: list[Section]) -> None:
    data = json.dumps([asdict(section) for section in sections], separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))
