"""Pairs of printed lines as rows of figures, with whether the second goes on with the first: no word is in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.truths import fold_of, person_of, score
from cv_generator.errors import UnreadableDocument
from cv_generator.reading.document import read_document
from cv_generator.reading.regions.pdf import paragraphs

_NOT_PRINTED = ("_meta", "language", "theme", "template")
_OF_SEVERAL = (
    "certifications", "trainings", "awards", "publications", "references", "custom_sections", "full_name",
    "personal_details", "links", "email",
)  # fmt: skip
"""Fields whose values a truth puts together of lines that are texts of their own."""
_LETTERS, _FEWEST, _FEWEST_OF_ONE = 14, 8, 5


@dataclass(slots=True)
class Document:
    """The pairs of one document: whether they are one text, and hundredths of their figures.

    `told` says whether the truth tells so; of other pairs `right` is what the rules say. `fold` is the same for all
    documents of a person.
    """

    source: str
    fold: int
    right: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    figures: list[list[int]] = field(default_factory=list)


def rows_of(source: str, folder: Path, without: Callable[[str], bool] = lambda _: False) -> Iterator[Document]:
    """The pairs of all PDFs with truths in a folder, without those of some names."""
    for path in sorted(folder.rglob("*.truth.json")):
        document = path.with_name(path.name.replace(".truth.json", ".pdf"))
        if document.exists() and not without(document.stem):
            yield _rows_of(source, document, json.loads(path.read_text("utf-8")))


def _rows_of(source: str, document: Path, truth: dict[str, Any]) -> Document:
    found = Document(source, fold_of(person_of(truth, document.stem)))
    values = list(_values("", truth))

    def watched(paragraph: Any, line: Any, edges: Any, column: Any, at: int) -> bool:
        ruled = paragraphs._continues(paragraph, line, edges)
        above = paragraph.lines[-1]
        if paragraphs._may_go_on(above, line):
            figures = paragraphs.figures_of(paragraph, line, edges, column, at, ruled=ruled)
            right = _are_one(above.pieces[-1].text, line.pieces[0].text, values)
            found.right.append(int(ruled if right is None else right))
            found.told.append(int(right is not None))
            found.figures.append([round(100 * figure) for figure in figures])
        return ruled

    asked = paragraphs._goes_on
    paragraphs._goes_on = watched
    try:
        read_document(document.read_bytes())
    except UnreadableDocument:
        pass
    finally:
        paragraphs._goes_on = asked
    return found


def _values(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if letters := score.key(value):
            yield name, letters
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _NOT_PRINTED:
                yield from _values(name or key, each)
    elif isinstance(value, list):
        for each in value:
            yield from _values(name, each)


def _are_one(above: str, line: str, values: list[tuple[str, str]]) -> bool | None:
    """Whether a value of the truth holds the end of a line and the beginning of the next; None where none tells."""
    end, begin = score.key(above)[-_LETTERS:], score.key(line)[:_LETTERS]
    if not end or not begin:
        return None
    both = end + begin
    for name, value in values:
        if len(both) >= _FEWEST and both in value:
            return None if name in _OF_SEVERAL else True
    ends = any(len(end) >= _FEWEST_OF_ONE and value.endswith(end) for _, value in values)
    begins = any(len(begin) >= _FEWEST_OF_ONE and value.startswith(begin) for _, value in values)
    return False if ends or begins else None


def load(path: Path) -> list[Document]:
    """Stored rows."""
    return [Document(**told) for told in json.loads(gzip.decompress(path.read_bytes()))]


def store(path: Path, documents: list[Document]) -> None:
    """The same bytes for the same rows."""
    told = json.dumps([asdict(document) for document in documents if document.right], separators=(",", ":"))
    path.write_bytes(gzip.compress(told.encode(), mtime=0))
