"""Entries of work, education and further experience, however they are laid out.

Dates are the anchors: an entry has one. Where it begins above its date is learnt from the first entry of the section,
whose beginning is known, and from the look of its first line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from cv_generator.languages import word_set
from cv_generator.reading.explanation import asked
from cv_generator.reading.fields.dated_lines import DatedLine, HeaderCell, dated_lines
from cv_generator.reading.fields.entry_groups import find_groups
from cv_generator.reading.fields.entry_headers import assign
from cv_generator.reading.fields.entry_lines import mark_labels, with_bulleted_heads, with_heads_behind_dates
from cv_generator.reading.fields.entry_marks import marks_of
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from cv_generator.reading.fields.grids import read_grid
from cv_generator.reading.fields.header_roles import Header, Vote
from cv_generator.reading.fields.labelled import degree_named_by, employer_and_place, named_by, read_labelled
from cv_generator.reading.fields.listed_entries import read_listed
from cv_generator.reading.fields.pieces import of_line
from cv_generator.reading.fields.segments import Segment, only_name_projects
from cv_generator.reading.fields.told import FORM, LIST, TABLE, tell_lines, tell_segments
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence
from cv_generator.reading.words.text import words

_NAMES = {
    "work_experience": {"T": "title", "E": "employer", "L": "location"},
    "education": {"T": "title", "E": "institution", "L": "location"},
    "further_experience": {"T": "title", "E": "organization"},
}


def read_entries(
    kind: str, lines: list[PrintedLine], cv: FoundCv, hint: Vote | None = None, *, projects: bool = False
) -> Vote:
    """Appends the entries of a section to `cv.entries[kind]`. Returns the order of its headers.

    `projects` says that the heading announces projects: their first line is the title.
    """
    told = asked()
    for read, why in ((read_labelled, FORM), (read_grid, TABLE)):
        if read(kind, lines, cv):
            if told:
                tell_lines(told, kind, lines, why)
            return Vote()
    if read_listed(kind, lines, cv, projects=projects):
        if told:
            tell_lines(told, kind, lines, LIST)
        return Vote()
    lines = with_heads_behind_dates(kind, with_bulleted_heads(lines))
    dated = dated_lines(lines)
    if not any(line.date for line in dated if not line.bullet) and any(line.bullet for line in lines):
        dated = _bullets_as_entries(lines) or dated
    mark_labels(dated)
    segments = _segments(_with_labels(kind, dated, cv))
    _unwrap_headers(segments)
    find_groups(segments)
    _count_headers(kind, segments)
    if projects:
        only_name_projects(segments)
    headers = [_header(kind, segment) for segment in segments]
    roles, vote = assign(kind, headers, hint)
    for segment, played in zip(segments, roles, strict=True):
        segment.roles = played
    if told:
        tell_segments(told, kind, segments, vote)
    cv.entries.setdefault(kind, []).extend(_entries(kind, segments, cv))
    return vote


def _with_labels(kind: str, lines: list[DatedLine], cv: FoundCv) -> list[DatedLine]:
    """`City: Bristol` on a line of its own names the place of the entry that it stands in; so do other labels."""
    kept: list[DatedLine] = []
    waiting = ""
    for line in lines:
        if waiting and not line.bullet and not line.date:
            kept[-1].named.update(_named(kind, waiting, of_line(line.line)))
            waiting = ""
            continue
        waiting = ""
        role, label, value = (kept and not line.bullet and named_by(line.line)) or ("", None, None)
        free = role in _NAMES[kind] and role not in kept[-1].named
        if kept and kind == "education" and not line.date and (degree := degree_named_by(line.line)):
            kept[-1].degree = kept[-1].degree or degree
            if kept[-1].degree is degree:
                continue
        if label and value and role == "D" and line.date:
            kept.append(replace(line, cells=[], where="whole"))
        elif label and value and role == "X" and len(line.line.cells) > 1:
            kept.append(DatedLine(replace(line.line, cells=line.line.cells[1:], bullet=True), []))
        elif label and value and free:
            kept[-1].named.update(_named(kind, role, value))
        elif label and not value and free and label.text.count(" ") > 1:
            waiting = role
        else:
            kept.append(line)
            continue
        cv.structure.append(label)
    return kept


def _named(kind: str, role: str, value: Found) -> dict[str, Found]:
    return employer_and_place(kind, value) if role == "E" and "L" in _NAMES[kind] else {role: value}


def _bullets_as_entries(lines: list[PrintedLine]) -> list[DatedLine]:
    """A list in which each outer bullet is an entry."""
    outer = [replace(line, bullet=False) if line.bullet and not line.depth else line for line in lines]
    dated = dated_lines(outer)
    return dated if any(line.date for line in dated) else []


# ---------------------------------------------------------------- where entries begin


def _segments(lines: list[DatedLine]) -> list[Segment]:
    anchors = [i for i, line in enumerate(lines) if line.date and not line.bullet]
    starts = _starts(lines, anchors) if anchors else _undated_starts(lines)
    bounds = [*starts, len(lines)]
    segments = [Segment(lines[a:b]) for a, b in pairwise(bounds) if b > a]
    return [part for segment in segments for part in _split_undated(segment, lines[starts[0]] if starts else None)]


def _starts(lines: list[DatedLine], anchors: list[int]) -> list[int]:
    first = anchors[0]
    bullets = [i for i in range(first) if lines[i].bullet]
    starts: list[int] = []
    if bullets:
        starts, first_start = [0], bullets[-1] + 1
    else:
        first_start = max(0, first - 4) if first > 4 else 0
        starts = [0] if first_start else []
    starts.append(first_start)
    for previous, anchor in pairwise(anchors):
        starts.append(_start(lines, previous, anchor, first_start, first))
    return sorted(set(starts))


def _start(lines: list[DatedLine], previous: int, anchor: int, first_start: int, first: int) -> int:
    """Where the entry of the date at `anchor` begins, seen how the first one does, whose date is at `first`."""
    low = previous + 1
    usual, look = first - first_start, lines[first_start].line.look
    alike = 0
    while (
        alike < min(usual, anchor - low) and lines[anchor - alike - 1].line.look == lines[first - alike - 1].line.look
    ):
        alike += 1
    if lines[first_start].line.starts_row:
        for i in range(anchor, low - 1, -1):
            if lines[i].line.starts_row:
                return i
    bullets = [i for i in range(low, anchor) if lines[i].bullet]
    lowest = max(low, bullets[-1] + 1) if bullets else low
    best, found = -9.0, anchor
    for start in range(lowest, anchor + 1):
        above = anchor - start
        score = 2.0 * (above == usual) - 0.5 * abs(above - usual)
        score += 2.0 * (lines[start].line.look == look) + 3.0 * (
            start == anchor and evidence.is_break(lines[start].text)
        )
        score += 0.8 * (bool(bullets) and start == lowest) + 1.2 * min(above, alike)
        score += 0.7 * _has_gap(lines, start)
        score -= 2.0 * (start == anchor and not lines[anchor].cells and bool(lines[first].cells))
        score -= 1.5 * sum(evidence.detail(lines[i].text) > 1 for i in range(start, anchor))
        score -= 3.0 * sum(lines[i].line.continues for i in (start,) if lines[i].line.block == lines[i - 1].line.block)
        if score > best:
            best, found = score, start
    return found


def _has_gap(lines: list[DatedLine], index: int) -> bool:
    gaps = sorted(line.line.gap for line in lines if line.line.gap is not None)
    gap = lines[index].line.gap
    return bool(gaps) and gap is not None and gap > gaps[len(gaps) // 2] + 1.5


def _undated_starts(lines: list[DatedLine]) -> list[int]:
    """Without dates: a line after bullets begins an entry; without bullets, a line that looks like the first one."""
    if not lines:
        return []
    if any(line.bullet for line in lines) and not lines[0].bullet:
        return [
            i
            for i, line in enumerate(lines)
            if i == 0 or (not line.bullet and lines[i - 1].bullet) or line.line.starts_row
        ]
    first = lines[0].line
    alike = [
        i for i, line in enumerate(lines)
        if not line.line.continues and (line.line.level == first.level if first.level else line.line.look == first.look)
    ]  # fmt: skip
    return alike if alike and alike[0] == 0 else [0, *alike]


def _split_undated(segment: Segment, first: DatedLine | None) -> list[Segment]:
    """An undated entry behind a dated one: after bullets, a line that looks like the beginning of another."""
    if first is None or segment.date is None:
        return [segment]
    look = segment.lines[0].line.look
    at = segment.lines.index(segment.date)
    for i in range(at + 2, len(segment.lines)):
        line, before = segment.lines[i], segment.lines[i - 1]
        if (
            not line.bullet
            and before.bullet
            and line.line.look == look == first.line.look
            and evidence.detail(line.text) < 1
            and not line.label
            and not line.line.text.endswith(":")
        ):
            return [Segment(segment.lines[:i]), *_split_undated(Segment(segment.lines[i:]), first)]
    return [segment]


def _unwrap_headers(segments: list[Segment]) -> None:
    """A bold line that only one entry of several has twice is wrapped: `Pflegeheim Bruggbach, St.` / `Gallen`."""
    runs = [_alike(segment) for segment in segments]
    if len(runs) < 2 or Counter(count for _, count in runs).most_common(1)[0][0] != 1:
        return
    for segment, (at, count) in zip(segments, runs, strict=True):
        if count != 2 or segment.lines[at + 1].date or segment.lines[at + 1].bullet:
            continue
        first, second = segment.lines[at], segment.lines[at + 1]
        if first.cells and second.cells and (second.line.gap or 0.0) < 2:
            last, more = first.cells[-1], second.cells[0]
            text = f"{last.text} {more.text}"
            joined = HeaderCell(text, last.style, (*last.blocks, *more.blocks), last.joint)
            first.cells = [*first.cells[:-1], joined, *second.cells[1:]]
            del segment.lines[at + 1]


def _alike(segment: Segment) -> tuple[int, int]:
    """The first line with cells, and how many lines from there on are set in its bold or italic style."""
    at = next((i for i, line in enumerate(segment.lines) if line.cells), 0)
    style = segment.lines[at].cells[-1].style if segment.lines[at].cells else None
    if style is None or not (style.bold or style.italic):
        return at, 1
    count = 0
    for line in segment.lines[at:]:
        if line.bullet or not line.cells or line.cells[0].style != style:
            break
        count += 1
    return at, count


# ---------------------------------------------------------------- header and body


def _count_headers(kind: str, segments: list[Segment]) -> None:
    """How many lines name an entry: as many as most entries have above their bullets."""
    counts: Counter[int] = Counter()
    for segment in segments:
        segment.header = _plain_lines(segment)
        bounded = segment.header < len(segment.lines) and segment.lines[segment.header].bullet
        if (
            bounded
            and segment.date
            and not (segment.heads or segment.inherits or evidence.is_break(segment.lines[0].text))
        ):
            counts[segment.header] += 1
    if not counts:
        counts.update(_needed(kind, segment) for segment in segments if segment.date and not segment.heads)
    usual = max(counts, key=lambda count: (counts[count], -count)) if counts else 0
    for segment in segments:
        if segment.heads:
            segment.header = 1 if segment.lines[0].date else segment.header
            continue
        limit = max(usual, _needed(kind, segment))
        at = segment.lines.index(segment.date) + 1 if segment.date else 1
        limit = max(1, min(at, segment.header), limit)
        while limit < segment.header and limit < 5 and _is_place(segment.lines[limit].text):
            limit += 1
        segment.header = min(segment.header, limit)


def _is_place(text: str) -> bool:
    return evidence.is_place(text) or evidence.is_address(text)


def _needed(kind: str, segment: Segment) -> int:
    """Without bullets to end a header: the lines until the date, and until somebody and something are named."""
    at = segment.lines.index(segment.date) + 1 if segment.date else 1
    role = evidence.degree if kind == "education" else evidence.title
    for count in range(at, min(at + 2, segment.header) + 1):
        naming = [line for line in segment.lines[:count] if line.cells]
        cells = [cell.text for line in naming for cell in line.cells if not evidence.is_place(cell.text)]
        has_role = any(role(text) > 1 for text in cells)
        if (
            len(cells) > 2
            or (len(cells) == 2 and (has_role or len(naming) > 1))
            or (cells and (evidence.is_break(cells[0]) or len(segment.named.keys() & {"T", "E"}) == 1))
        ):
            return count + _names_more(kind, segment, count, cells)
        if len(cells) == 1 and "," in cells[0] and has_role:
            more = _names_more(kind, segment, count, cells)
            return count + (more or (count < segment.header and _ends_in_place(kind, segment, count, cells[0])))
    is_date_alone = segment.date is not None and not any(line.cells for line in segment.lines[:at])
    return min(at + is_date_alone, segment.header)


def _ends_in_place(kind: str, segment: Segment, count: int, naming: str) -> bool:
    """Whether the next line, and not the one that names a role, ends in a town: it names the employer, then."""
    behind, below = naming.rpartition(",")[2], segment.lines[count].text.rpartition(", ")
    named = evidence.institution if kind == "education" else evidence.organisation
    return bool(below[0]) and evidence.place(below[2]) > 1 and named(behind) <= 0 and not evidence.is_place(behind)


def _names_more(kind: str, segment: Segment, count: int, cells: list[str]) -> bool:
    """Whether the next line names the employer or the school, or the degree, and nothing above does."""
    if count >= segment.header:
        return False
    text = segment.lines[count].text
    named = evidence.institution if kind == "education" else evidence.organisation
    best = max((named(cell) for cell in cells), default=0.0)
    if kind == "education" and len(cells) > 1 and all(evidence.degree(cell) < 1 for cell in cells):
        return evidence.degree(text) > 1 or named(text.partition(",")[0]) > max(0.9, best)
    return named(text.partition(",")[0]) > max(0.9, best)


def _plain_lines(segment: Segment) -> int:
    count = 0
    for line in segment.lines:
        passed = segment.date is None or line is segment.date or segment.lines.index(segment.date) < count
        if line.bullet or line.label:
            break
        if count and passed and not line.date and _says_more(segment, count, line):
            break
        count += 1
    return min(count, 6)


def _says_more(segment: Segment, count: int, line: DatedLine) -> bool:
    """Whether a line below the names of an entry tells what it is about: a detail, long text, a sentence."""
    if evidence.detail(line.text) >= 2 or len(line.text) > 110:
        return True
    return evidence.is_sentence(line.text) and any(before.cells for before in segment.lines[:count])


def _header(kind: str, segment: Segment) -> Header:
    cells = [cell for line in segment.lines[: segment.header] for cell in line.cells]
    cells = [cell for cell in cells if not evidence.is_duration(cell.text)]
    cells = _with_whole_places(cells)
    segment.remarks = [cell for cell in cells if _is_remark(cell.text)] if len(cells) > 1 else []
    cells = [cell for cell in cells if cell not in segment.remarks]
    only = "EL" if segment.heads else "TL" if segment.inherits else "T" if segment.project else ""
    if named := segment.named:
        only = "".join(role for role in only or _NAMES[kind] if role not in named)
    breaks = bool(cells) and evidence.is_break(cells[0].text)
    if breaks and not only and all(evidence.organisation(cell.text) <= 0 for cell in cells):
        only = "T" if len(cells) == 1 else "TL"
    return Header(cells, only, breaks, segment.grouped)


def _with_whole_places(cells: list[HeaderCell]) -> list[HeaderCell]:
    """`Bremen, ` in bold before `Germany` in plain type is one place."""
    kept: list[HeaderCell] = []
    for cell in cells:
        whole = f"{kept[-1].text}, {cell.text}" if kept and cell.joint == ", " else ""
        if whole and evidence.is_place(whole):
            kept[-1] = replace(kept[-1], text=whole, blocks=(*kept[-1].blocks, *cell.blocks), at_edge=cell.at_edge)
        else:
            kept.append(cell)
    return kept


def _is_remark(text: str) -> bool:
    """`(part-time)`, `(80 %)`: what stands in brackets alone is no name of anything, unless of a place."""
    return text[0] == "(" and text[-1] == ")" and text.count("(") == 1 and not evidence.is_place(text[1:-1])


def _entries(kind: str, segments: list[Segment], cv: FoundCv) -> list[FoundEntry]:
    entries: list[FoundEntry] = []
    names = _NAMES[kind]
    employer: dict[str, Found] = {}
    marked = marks_of(segments)
    describing: list[Found] = []
    for segment in segments:
        entry = FoundEntry()
        for role, (text, blocks) in segment.roles.fields.items():
            if role in segment.named:
                segment.roles.texts.append((text, blocks))
            elif role in names:
                entry.fields[names[role]] = Found(text, text, blocks, segment.roles.certainty)
        if segment.heads:
            employer = {name: found for name, found in entry.fields.items() if name != "title"}
            if segment.date and segment.date.found:
                cv.structure.append(segment.date.found)
            describing = _texts(segment, cv)
            continue
        if segment.inherits:
            above = entries[-1].fields if entries else {}
            shared = employer or {
                name: Found(found.value, "", found.blocks, found.certainty)
                for name, found in above.items()
                if name in (names["E"], names.get("L"))
            }
            for name, found in shared.items():
                entry.fields.setdefault(name, found)
            employer = {name: Found(found.value, "", found.blocks, found.certainty) for name, found in employer.items()}
        else:
            employer = {}
        if segment.date and segment.date.found:
            entry.fields["date_range"] = segment.date.found
        entry.fields.update({names[role]: found for role, found in segment.named.items()})
        degree = _degree(segment, entry, cv)
        _connectors(segment, entry, cv)
        entry.texts = [Found(text, text, blocks, 0.7) for text, blocks in segment.roles.texts]
        entry.texts += [Found(cell.text, cell.text, cell.blocks, 0.7) for cell in segment.remarks]
        entry.texts += [line.note for line in segment.lines if line.note]
        entry.texts += [*degree, *describing, *_texts(segment, cv)]
        describing = []
        if entry.fields or entry.texts:
            entry.marks = marked.get(id(segment), set())
            entries.append(entry)
    return entries


def _degree(segment: Segment, entry: FoundEntry, cv: FoundCv) -> list[Found]:
    """Makes the labelled degree of an entry its title where it has no other; else returns it as a text."""
    if segment.degree is None:
        return []
    label, value = segment.degree
    if "title" in entry.fields:
        text = f"{label.text.rstrip(' :')}: {value.value}"
        return [replace(value, value=text, text=f"{label.text} {value.text}")]
    entry.fields["title"] = value
    cv.structure.append(label)
    return []


def _connectors(segment: Segment, entry: FoundEntry, cv: FoundCv) -> None:
    """`at`, `bei`, `w firmie` between a title and an employer have become structure."""
    connectors = word_set("grammar", "connector words")
    if all(connectors.isdisjoint(words(line.line.text)) for line in segment.lines[: segment.header]):
        return
    have = Counter(word for found in entry.fields.values() for word in words(found.text))
    have += Counter(word for text, _ in segment.roles.texts for word in words(text))
    for line in segment.lines[: segment.header]:
        own = Counter(words(line.line.text)) - have
        have -= Counter(words(line.line.text))
        for word in connectors & own.keys():
            cv.structure.append(Found("", word, blocks_of(line.line), verbatim=False))


def _texts(segment: Segment, cv: FoundCv) -> list[Found]:
    texts: list[Found] = []
    for line in segment.lines[segment.header :]:
        if evidence.is_duration(line.text):
            continue
        if line.label:
            cv.structure.append(Found("", line.line.text, blocks_of(line.line), verbatim=False))
            continue
        text = _text(line, segment)
        if text:
            texts.append(Found(text, text, blocks_of(line.line), 0.92))
    return texts


def _text(line: DatedLine, segment: Segment) -> str:
    """A line of the body as it is printed; a date moved to the header is not repeated."""
    if segment.date and segment.date.found and line is not segment.date and line.line.bullet:
        cells = [cell.text for cell in line.line.cells if cell.text != segment.date.found.text]
        return " ".join(cells)
    return line.line.text


__all__ = ["HeaderCell", "Segment", "read_entries"]
