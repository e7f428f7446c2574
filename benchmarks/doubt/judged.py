"""The single values that are read of documents with truths: which are right, and all evidence on them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.truths import ENDINGS, person_of, score
from cv_generator.errors import UnreadableDocument
from cv_generator.languages import one_reading
from cv_generator.reading.document import read_document
from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.explanation import Explanation, explaining

_SECTIONS = ("work_experience", "education", "further_experience")
_FIELDS = ("employer", "title", "institution", "organization")
_CONTACT = ("full_name", "email", "phone", "address")


@dataclass(frozen=True, slots=True)
class Value:
    """One value that was read: whether it is right, how certain the reader is, and the evidence on it.

    None is right or wrong of what the truth wants to be ignored.
    """

    document: str
    path: str
    group: str
    text: str
    is_right: bool | None
    certainty: float
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one document, and who it is of."""

    name: str
    person: str
    values: list[Value]


class _Judge(score.Scorer):  # type: ignore[misc]
    """Scores as the import benchmark does, and remembers which values were right."""

    def __init__(self, truth: dict[str, Any], result: dict[str, Any]) -> None:
        super().__init__(truth, result)
        self.right: dict[str, bool] = {}
        self._path = ""

    def one(self, f: str, t: Any, r: Any, eq: Any, ignorable: bool = True) -> None:
        super().one(f, t, r, eq, ignorable)
        told, found = score.text(t).strip(), score.text(r).strip()
        name = f.rpartition(".")[2]
        path = f if f in _CONTACT else f"{self._path}.{name}" if self._path and name in _FIELDS else ""
        if found and path:
            self.right[path] = bool(told) and bool(eq(told, found))

    def entry(self, name: str, a: dict[str, Any], b: dict[str, Any], lst: str, fields: Sequence[str]) -> None:
        self._path = str(b.get("path", ""))
        super().entry(name, a, b, lst, fields)
        if self._path and b.get("date_range"):
            told = score.parse_range(a.get("date_range"))
            self.right[f"{self._path}.date_range"] = told is not None and told == score.parse_range(b["date_range"])
        self._path = ""


def values(folder: Path) -> Iterator[Value]:
    """The single values that are judged of all documents of a folder that have a truth."""
    for document in documents(folder):
        yield from (value for value in document.values if value.is_right is not None)


def documents(folder: Path) -> Iterator[Document]:
    """The documents of a folder that have a truth and are read, in an order that stays."""
    for truth_file in sorted(folder.glob("*.truth.json")):
        name = truth_file.name.removesuffix(".truth.json")
        document = next(path for path in folder.glob(f"{name}.*") if path.suffix in ENDINGS)
        truth = json.loads(truth_file.read_text("utf-8"))
        person = person_of(truth, name)
        if not truth.get("_meta", {}).get("expect_error"):
            yield Document(name, person, list(_judged(name, document.read_bytes(), truth)))


def _judged(name: str, data: bytes, truth: dict[str, Any]) -> Iterator[Value]:
    explanation = Explanation()
    try:
        with one_reading(), explaining(explanation):
            draft = read_document(data)
    except UnreadableDocument:
        return
    result = draft.cv.model_dump()
    result["links"] = []
    for section in _SECTIONS:
        result[section] = [{**entry, "path": f"{section}[{i}]"} for i, entry in enumerate(result[section])]
    judge = _Judge(truth, result)
    judge.run()
    for source in draft.sources:
        if source.path in explanation.marks:
            path = "address" if source.path.startswith("address_lines") else source.path
            group, marks = explanation.marks[source.path]
            right = judge.right.get(path)
            yield Value(name, source.path, group, source.text, right, source.certainty, marks)


def rates(found: Sequence[Value]) -> dict[str, tuple[float, float, int, int]]:
    """By group: the share marked of the wrong and of the right values, and how many there are of each."""
    told = {}
    for group in ("all", *dict.fromkeys(value.group for value in found)):
        mine = [value for value in found if group in ("all", value.group)]
        wrong, right = ([v for v in mine if v.is_right is is_right] for is_right in (False, True))
        marked = [sum(v.certainty < DOUBTFUL for v in part) / (len(part) or 1) for part in (wrong, right)]
        told[group] = (marked[0], marked[1], len(wrong), len(right))
    return told
