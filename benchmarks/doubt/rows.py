"""Single values as rows of marks, with what is right of them: no word of a document is in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.doubt.judged import Document, documents
from benchmarks.truths import fold_of
from cv_generator.reading.fields.doubts_around import entry_of, section_of


@dataclass(slots=True)
class Row:
    """One value: its group, the numbers of its section and its entry in the document, and its marks by their names.

    `wrong` is 1 or 0, and -1 where nobody says.
    """

    group: str
    section: int
    entry: int
    wrong: int
    marks: list[str]


@dataclass(slots=True)
class Rows:
    """The values of one document; `fold` is the same for all documents of a person."""

    source: str
    fold: int
    values: list[Row]


def rows_of(source: str, folder: Path) -> Iterator[Rows]:
    """The rows of all documents with truths in a folder."""
    for document in documents(folder):
        if document.values:
            yield _rows(source, document)


def _rows(source: str, document: Document) -> Rows:
    fold = fold_of(document.person)
    entries: dict[str, int] = {}
    sections: dict[str, int] = {}
    values = [
        Row(
            value.group,
            sections.setdefault(section_of(value.path), len(sections)),
            entries.setdefault(entry_of(value.path), len(entries)),
            -1 if value.is_right is None else int(not value.is_right),
            sorted(value.marks),
        )
        for value in document.values
    ]
    return Rows(source, fold, values)


def load(path: Path) -> list[Rows]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        stored = json.load(file)
    names = stored["marks"]
    return [
        Rows(source, fold, [Row(*rest, [names[number] for number in marks]) for *rest, marks in values])
        for source, fold, values in stored["documents"]
    ]


def store(path: Path, documents: list[Rows]) -> None:
    """Marks are stored as numbers of their names."""
    names = sorted({mark for document in documents for row in document.values for mark in row.marks})
    number = {name: at for at, name in enumerate(names)}
    told = [
        (
            one.source,
            one.fold,
            [(v.group, v.section, v.entry, v.wrong, [number[m] for m in v.marks]) for v in one.values],
        )
        for one in documents
    ]
    data = json.dumps({"marks": names, "documents": told}, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))
