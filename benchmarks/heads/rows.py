"""Headers of entries as rows of figures, with what each span of them is worth: no word of a document is in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.truths import documents_in, fold_of, person_of, score, truth_of
from cv_generator.errors import UnreadableDocument
from cv_generator.reading.document import read_document
from cv_generator.reading.fields import entries
from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.fields.found import FoundCv, FoundEntry
from cv_generator.reading.fields.head_parses import Asked, as_ruled
from cv_generator.reading.fields.head_spans import ROLES, Atom, Spans, spans_of
from cv_generator.reading.fields.header_roles import Header, Roles, Vote, repeated_in
from cv_generator.reading.fields.header_templates import ROLES as ROLES_OF
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.words import evidence
from cv_generator.reading.words.judge import log_odds

_ORGANISATION = {"work_experience": "employer", "education": "institution", "further_experience": "organization"}
_ALIKE, _HELD, _ENOUGH = 0.95, 92, 1.5
_UP_TO_CHANGES = 0.97
LETTERS = 10


@dataclass(slots=True)
class Head:
    """One header: its atoms as (cell, joint), its cells as (line, look), its spans, and hundredths of their figures.

    `letters` are the log odds of what each span is by its letters, times `LETTERS`; rows of documents that are gone
    lack them.
    `rules` and `right` name spans by their numbers: what the rules say (-1 where that is no span), what the truth says.
    `wanted` are the roles of which the truth has a value, None where no entry of the truth is this one.
    Of further experience `texts` and `places` are the spans that the truth has as texts and those that are places:
    both may be left over without harm. None elsewhere.
    """

    allowed: str
    breaks: bool
    grouped: bool
    certainty: float
    atoms: list[tuple[int, str]]
    cells: list[tuple[int, int]]
    spans: list[tuple[int, int]]
    figures: list[list[int]]
    rules: dict[str, int]
    rules_right: str
    wanted: str | None = None
    right: dict[str, list[int]] = field(default_factory=dict)
    letters: list[list[int]] = field(default_factory=list)
    project: bool = False
    texts: list[int] | None = None
    places: list[int] | None = None

    def as_spans(self) -> Spans:
        """The spans as the reader has them, with numbers in place of texts."""
        cells = [HeaderCell("", Style(size=float(look)), (), line=line) for line, look in self.cells]
        ends = [*(cell for cell, _ in self.atoms[1:]), -1]
        starts = [-1, *(cell for cell, _ in self.atoms[:-1])]
        atoms = [
            Atom(cell, int(before == cell), int(behind != cell), joint, "")
            for (cell, joint), before, behind in zip(self.atoms, starts, ends, strict=True)
        ]
        texts = {tuple(span): str(number) for number, span in enumerate(self.spans)}
        figures = {
            tuple(span): [each / 100 for each in row] for span, row in zip(self.spans, self.figures, strict=True)
        }
        return Spans(
            Header(cells, self.allowed, self.breaks, self.grouped, project=self.project),
            atoms,
            texts,
            figures,  # type: ignore[arg-type]
        )  # type: ignore[arg-type]

    def asked(self, section: Section) -> Asked:
        rules = {role: str(number) for role, number in self.rules.items()}
        hint = Vote(*section.hint) if section.hint else None
        return Asked(section.kind, self.allowed, rules, self.certainty, hint)


@dataclass(slots=True)
class Section:
    """The headers of one section; `fold` is the same for all documents of a person."""

    source: str
    fold: int
    kind: str
    hint: tuple[str, float] | None
    heads: list[Head]


def rows_of(source: str, folder: Path) -> list[Section]:
    """The sections of all documents with truths in a folder."""
    return [section for document in documents_in(folder) for section in rows_of_document(source, document)]


def rows_of_document(source: str, document: Path) -> list[Section]:
    """The sections of one document with a truth; none where it is refused."""
    found: list[Section] = []
    watch = _Watch(found, source, json.loads(truth_of(document).read_text("utf-8")))
    asked, made = entries.decided, entries._entries
    entries.decided, entries._entries = watch.decided, watch.entries  # type: ignore[assignment]
    try:
        read_document(document.read_bytes())
    except UnreadableDocument:
        return []
    finally:
        entries.decided, entries._entries = asked, made
    return found


def is_known(sections: list[Section], stored: list[Section]) -> bool:
    """Whether a document of these sections is among the stored ones: one section of the same person, cut alike, whose
    figures are the same up to what changed in the reader since.
    """
    return any(_is_same(section, other) for section in sections for other in stored)


def _is_same(section: Section, other: Section) -> bool:
    if (section.kind, section.fold, len(section.heads)) != (other.kind, other.fold, len(other.heads)):
        return False
    pairs = list(zip(section.heads, other.heads, strict=True))
    if any(_shape(here) != _shape(there) for here, there in pairs):
        return False
    figures = [
        a == b
        for here, there in pairs
        for row, stored in zip(here.figures, there.figures, strict=True)
        for a, b in zip(row, stored, strict=True)
    ]
    return bool(figures) and sum(figures) > _UP_TO_CHANGES * len(figures)


def _shape(head: Head) -> tuple[list[list[object]], ...]:
    return tuple([list(each) for each in part] for part in (head.atoms, head.cells, head.spans))


def load(path: Path) -> list[Section]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        read = json.load(file)
    return [Section(**{**section, "heads": [Head(**head) for head in section["heads"]]}) for section in read]


def store(path: Path, sections: list[Section]) -> None:
    data = json.dumps([asdict(section) for section in sections], separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))


class _Watch:
    """Stands between the reader and its model: notes what was asked, then which entry of the truth each header is."""

    def __init__(self, found: list[Section], source: str, truth: dict[str, Any]) -> None:
        self._found, self._source, self.truth = found, source, truth
        self._last: list[tuple[Spans, Roles] | None] = []
        self._hint: Vote | None = None

    def decided(self, kind: str, headers: list[Header], roles: list[Roles], hint: Vote | None) -> list[Roles]:
        repeated = repeated_in(headers)
        self._hint = hint
        self._last = [
            (spans_of(kind, header, repeated), ruled) if header.cells else None
            for header, ruled in zip(headers, roles, strict=True)
        ]
        return roles

    def entries(self, kind: str, segments: list[Segment], cv: FoundCv) -> list[FoundEntry]:
        truths = _matched(kind, segments, self.truth.get(kind) or [])
        heads = []
        for index, (segment, last) in enumerate(zip(segments, self._last, strict=True)):
            truth = truths.get(index)
            if segment.heads and truth is None:
                below = next((truths[i] for i in range(index + 1, len(segments)) if i in truths), None)
                truth = {**below, "title": ""} if below else None
            if last:
                heads.append(_head(kind, *last, truth))
        if heads:
            hint = (self._hint.order, round(self._hint.margin, 3)) if self._hint else None
            self._found.append(Section(self._source, self._fold(), kind, hint, heads))
        return _made(kind, segments, cv)

    def _fold(self) -> int:
        return fold_of(person_of(self.truth, self.truth.get("_meta", {}).get("name", "")))


_made = entries._entries


def _head(kind: str, spans: Spans, ruled: Roles, truth: dict[str, Any] | None) -> Head:
    header = spans.header
    numbers = {span: number for number, span in enumerate(spans.figures)}
    looks: dict[object, int] = {}
    styles = [(cell.style.bold, cell.style.italic, cell.style.size, cell.style.color) for cell in header.cells]
    by_text = {spans.texts[span]: number for span, number in reversed(numbers.items())}
    wanted = {"T": "title", "E": _ORGANISATION[kind], "L": "location"} if truth is not None else {}
    values = (
        {role: str(truth.get(name) or "") for role, name in wanted.items() if role in ROLES_OF[kind]} if truth else {}
    )
    rules = as_ruled(ruled)
    return Head(
        header.open or header.only or ROLES_OF[kind], header.breaks, header.grouped, round(ruled.certainty, 2),
        [(atom.cell, atom.joint) for atom in spans.atoms],
        [(cell.line, looks.setdefault(style, len(looks))) for cell, style in zip(header.cells, styles, strict=True)],
        list(numbers),
        [[round(100 * figure) for figure in row] for row in spans.figures.values()],
        {role: by_text.get(text, -1) for role, text in rules.items() if role in ROLES},
        "".join(role for role, text in rules.items() if score.similar(text, values.get(role, ""), _ALIKE)),
        "".join(role for role, value in values.items() if value) if truth is not None else None,
        {role: [numbers[span] for span, text in spans.texts.items() if score.similar(text, value, _ALIKE)]
         for role, value in values.items()},
        [[round(LETTERS * odds) for odds in log_odds(text)] for text in spans.texts.values()],
        header.project, *_rests(kind, spans, truth),
    )  # fmt: skip


def _rests(kind: str, spans: Spans, truth: dict[str, Any] | None) -> tuple[list[int] | None, list[int] | None]:
    """The numbers of the spans that are texts of the entry, and of those that are places."""
    if kind != "further_experience" or truth is None:
        return None, None
    told = [text for text in truth.get("bullets") or [] if score.key(text)]
    numbered = list(enumerate(spans.texts[span] for span in spans.figures))
    texts = [number for number, text in numbered if any(score.similar(text, each, _ALIKE) for each in told)]
    return texts, [number for number, text in numbered if evidence.is_place(text.rstrip("."))]


def _matched(kind: str, segments: list[Segment], truths: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Which entry of the truth each segment is: by its dates, and by the names that stand in its first lines."""
    pairs = sorted(
        (-likeness, abs(at - number), at, number)
        for at, segment in enumerate(segments)
        for number, truth in enumerate(truths)
        if (likeness := _likeness(kind, segment, truth)) >= _ENOUGH
    )
    found: dict[int, dict[str, Any]] = {}
    taken: set[int] = set()
    for _, _, at, number in pairs:
        if at not in found and number not in taken:
            found[at] = truths[number]
            taken.add(number)
    return found


def _likeness(kind: str, segment: Segment, truth: dict[str, Any]) -> float:
    printed = str(segment.date.date) if segment.date and segment.date.date else ""
    own, other = score.parse_range(printed), score.parse_range(truth.get("date_range"))
    likeness = 0.0
    if own and other:
        likeness += 2.0 if own == other else 0.7 * (own[0] == other[0])
    text = score.key(" ".join(cell.text for line in segment.lines[: max(3, segment.header + 1)] for cell in line.cells))
    for name in (score.key(truth.get(name) or "") for name in (_ORGANISATION[kind], "title")):
        if name and len(name) <= len(text):
            likeness += score.fuzz.partial_ratio(name, text) >= _HELD
    return likeness


def every_parse(head: Head) -> Iterator[tuple[tuple[int, int] | None, ...]]:
    """All ways to give roles to spans that do not overlap, at least one role in all."""
    spans = [tuple(span) for span in head.spans]
    of_role = {role: [None, *spans] if role in head.allowed else [None] for role in ROLES}
    for title in of_role["T"]:
        for employer in of_role["E"]:
            if _overlap(title, employer):
                continue
            for place in of_role["L"]:
                long = place is not None and place[1] - place[0] > 3
                if not (long or _overlap(title, place) or _overlap(employer, place)) and (title or employer or place):
                    yield title, employer, place  # type: ignore[misc]


def _overlap(a: tuple[int, ...] | None, b: tuple[int, ...] | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]
