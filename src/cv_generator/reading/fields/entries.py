"""Entries of work, education and further experience, however they are laid out.

Dates are the anchors: an entry has one. Where it begins above its date is learnt from the first entry of the section,
whose beginning is known, and from the look of its first line.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations

from cv_generator.cv.dates import find_dates
from cv_generator.languages import word_set
from cv_generator.reading.explanation import asked
from cv_generator.reading.fields.addresses import names_places
from cv_generator.reading.fields.dated_lines import DatedLine, HeaderCell, dated_lines
from cv_generator.reading.fields.dates_apart import with_dates_at_heads
from cv_generator.reading.fields.entry_groups import find_groups
from cv_generator.reading.fields.entry_headers import assign
from cv_generator.reading.fields.entry_heads import count_headers
from cv_generator.reading.fields.entry_lines import (
    mark_labels,
    subheadings,
    with_bulleted_heads,
    with_dates_behind_markers,
    with_heads_behind_dates,
    with_loud_items,
    with_wrapped_texts,
)
from cv_generator.reading.fields.entry_marks import marks_of
from cv_generator.reading.fields.entry_starts import segments_of
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry, merged
from cv_generator.reading.fields.grids import read_grid
from cv_generator.reading.fields.head_model import decided
from cv_generator.reading.fields.header_pieces import beside_names, pieces_of
from cv_generator.reading.fields.header_roles import Header, Roles, Vote, part_as_most, part_at_dashes
from cv_generator.reading.fields.item_titles import take_titles_from_items
from cv_generator.reading.fields.job_items import jobs_as_items
from cv_generator.reading.fields.labelled import (
    degree_named_by,
    employer_and_place,
    named_by,
    read_labelled,
    with_bars_parted,
    with_fields_out_of_lists,
    with_labelled_lines,
)
from cv_generator.reading.fields.listed_entries import items_as_entries, read_listed
from cv_generator.reading.fields.missing_names import fill_from_rest, lengthen_heads
from cv_generator.reading.fields.named_and_told import with_names_parted, without_counts
from cv_generator.reading.fields.pieces import of_line
from cv_generator.reading.fields.school_levels import by_school_levels, with_levels_as_heads
from cv_generator.reading.fields.segments import Segment, only_name_projects
from cv_generator.reading.fields.told import FORM, LIST, TABLE, tell_lines, tell_segments
from cv_generator.reading.fields.told_in_sentences import without_sentences
from cv_generator.reading.fields.towns_of_addresses import without_street
from cv_generator.reading.fields.whole_names import with_whole_names
from cv_generator.reading.fields.working_hours import with_remarks_at_dates
from cv_generator.reading.fields.wrapped_heads import join_wrapped_heads
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of, has_date
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of
from cv_generator.reading.words.text import words

_NAMES = {
    "work_experience": {"T": "title", "E": "employer", "L": "location"},
    "education": {"T": "title", "E": "institution", "L": "location"},
    "further_experience": {"T": "title", "E": "organization"},
}


_NAMED_TWICE = ("work_experience", "education")
"""The sections whose entries name somebody and something; of further experience one of them is enough."""


def read_entries(
    kind: str, lines: list[PrintedLine], cv: FoundCv, hint: Vote | None = None, *, projects: bool = False
) -> Vote:
    """Appends the entries of a section to `cv.entries[kind]`. Returns the order of its headers.

    `projects` says that the heading announces projects: their first line is the title.
    """
    told = asked()
    lines = with_fields_out_of_lists(with_bars_parted(with_wrapped_texts(lines)))
    for read, why in ((read_labelled, FORM), (read_grid, TABLE)):
        if read(kind, lines, cv):
            if told:
                tell_lines(told, kind, lines, why)
            return Vote()
    lines = with_loud_items(with_names_parted(kind, without_counts(lines, cv), projects=projects))
    if read_listed(kind, lines, cv, projects=projects):
        if told:
            tell_lines(told, kind, lines, LIST)
        return Vote()
    lines = with_dates_behind_markers(with_heads_behind_dates(kind, with_bulleted_heads(lines)))
    lines = with_levels_as_heads(kind, with_labelled_lines(kind, lines))
    dated = with_dates_at_heads(dated_lines(lines))
    if not any(line.date for line in dated if not line.bullet) and any(line.bullet for line in lines):
        dated = _bullets_as_entries(lines) or dated
    dated = with_remarks_at_dates(dated)
    mark_labels(dated)
    dated = without_sentences(dated if projects else _without_subheadings(dated, cv), cv)
    segments = by_school_levels(kind, dated, cv)
    for segment in segments:
        segment.lines = _with_labels(kind, segment.lines, cv)
    segments = (
        segments
        or jobs_as_items(kind, lines, cv)
        or items_as_entries(kind, lines)
        or segments_of(kind, _with_labels(kind, _with_roles_below(dated) if projects else dated, cv))
    )
    _find_heads(kind, segments, projects=projects)
    roles, vote = _parsed(kind, segments, hint, projects=projects)
    if kind in _NAMED_TWICE and lengthen_heads(kind, segments, roles):
        roles, vote = _parsed(kind, segments, hint, projects=projects)
    for segment, played in zip(segments, roles, strict=True):
        segment.roles = played
    with_whole_names(kind, ((segment, segment.roles) for segment in segments))
    if told:
        tell_segments(told, kind, segments, vote)
    found = list(_entries(kind, segments, cv))
    if kind == "work_experience":
        take_titles_from_items(found)
    cv.entries.setdefault(kind, []).extend(found)
    return vote


def _find_heads(kind: str, segments: list[Segment], *, projects: bool) -> None:
    if kind in _NAMED_TWICE:
        join_wrapped_heads(segments)
    find_groups(kind, segments)
    count_headers(kind, segments)
    if projects:
        only_name_projects(segments)


def _parsed(kind: str, segments: list[Segment], hint: Vote | None, *, projects: bool) -> tuple[list[Roles], Vote]:
    headers = [_header(kind, segment, projects=projects) for segment in segments]
    named = [line for segment in segments for line in segment.lines[: segment.header]]
    part_as_most(headers, [wrap for line in named for wrap in line.line.wraps])
    part_at_dashes(headers)
    roles, vote = assign(kind, headers, hint)
    roles = decided(kind, headers, roles, hint)
    if kind in _NAMED_TWICE:
        fill_from_rest(kind, segments, roles)
    return roles, vote


def _with_roles_below(lines: list[DatedLine]) -> list[DatedLine]:
    """The lines of projects, with labelled roles and technologies as texts: the name of a project is its title."""
    return [
        DatedLine(replace(line.line, bullet=True), [])
        if index and not line.bullet and not line.date and _tells_role(line.line)
        else line
        for index, line in enumerate(lines)
    ]


def _tells_role(line: PrintedLine) -> bool:
    label, colon, value = line.text.partition(":")
    return bool(colon and value.strip()) and field_of(label) in ("title", "kept")


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
            host = _with_degree(kept)
            before = host.degree
            host.degree = degree if before is None or _is_rather_degree(degree, before) else before
            if before:
                kept.append(_as_text(before if host.degree is degree else degree, line))
            continue
        if label and value and role == "D" and line.date:
            kept.append(replace(line, cells=[], where="whole"))
        elif label and value and role == "X" and len(line.line.cells) > 1 and not line.date:
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


def _with_degree(lines: list[DatedLine]) -> DatedLine:
    """The line of the entry that has the degree of a label; the last line where none has, or a date stands below."""
    found = next((line for line in reversed(lines) if line.degree or line.date), lines[-1])
    return found if found.degree else lines[-1]


def _is_rather_degree(one: tuple[Found, Found], other: tuple[Found, Found]) -> bool:
    """Whether one label's value is a degree and the other's is not: `Title: MSc` below `Course: Botany`.

    Of two the one in a few words is, where the other tells at length.
    """
    longer = len(other[1].value.split()) > _WORDS_OF_DEGREE >= len(one[1].value.split())
    return evidence.degree(one[1].value) > 1 and (longer or evidence.degree(other[1].value) <= 1)


_WORDS_OF_DEGREE = 3


def _as_text(degree: tuple[Found, Found], line: DatedLine) -> DatedLine:
    """A labelled value that is not the degree, as a text in the type of another line."""
    label, value = degree
    run = Run(f"{label.text.rstrip(' :')}: {value.text}", line.line.style)
    cell = Cell((run,), label.blocks[0])
    return DatedLine(replace(line.line, cells=(cell,), block=label.blocks[0], also=label.blocks[1:], bullet=True), [])


def _named(kind: str, role: str, value: Found) -> dict[str, Found]:
    return employer_and_place(kind, value) if role == "E" and "L" in _NAMES[kind] else {role: value}


def _without_subheadings(lines: list[DatedLine], cv: FoundCv) -> list[DatedLine]:
    inner = subheadings(lines)
    cv.structure.extend(Found("", lines[i].line.text, blocks_of(lines[i].line), verbatim=False) for i in sorted(inner))
    return [line for index, line in enumerate(lines) if index not in inner]


def _bullets_as_entries(lines: list[PrintedLine]) -> list[DatedLine]:
    """A list in which each outer bullet is an entry: it begins with one, or most of them have dates.

    It is none where plain lines name somebody and the bullets below do not, but begin with the year of what was done.
    """
    outer = [replace(line, bullet=False) if line.bullet and not line.depth else line for line in lines]
    dated = dated_lines(outer)
    found = sum(line.date is not None for line in dated)
    listed = sum(line.bullet and not line.depth for line in lines)
    if not lines[0].bullet and _name_most([line for line in lines if not line.bullet]):
        items = [line for line in lines if line.bullet and not line.depth]
        if not _name_most(items) and all(_begins_with_year(line) for line in items if has_date(line)):
            return []
    return dated if found and (lines[0].bullet or found * 2 >= listed) else []


def _name_most(lines: list[PrintedLine]) -> bool:
    """Whether most lines name a role, an employer or a school."""
    tells = (evidence.title, evidence.organisation, evidence.institution, evidence.degree)
    named = [any(told(piece) > 1 for told in tells for piece in _pieces(line)) for line in lines]
    return sum(named) * 2 >= len(lines)


def _pieces(line: PrintedLine) -> list[str]:
    return [piece.strip() for cell in line.cells for piece in cell.text.split(",")]


def _begins_with_year(line: PrintedLine) -> bool:
    found = find_dates(line.text)
    return len(found) == 1 and found[0].start == 0 and found[0].range.is_single


def _header(kind: str, segment: Segment, *, projects: bool) -> Header:
    named = enumerate(segment.lines[: segment.header])
    cells = [replace(cell, line=number) if number else cell for number, line in named for cell in line.cells]
    cells = [cell for cell in cells if not evidence.is_duration(cell.text)]
    cells = pieces_of(kind, cells)
    segment.remarks = beside_names(cells, of_project=segment.project)
    cells = [cell for cell in cells if cell not in segment.remarks]
    only = "EL" if segment.heads else "TL" if segment.inherits else "T" if segment.project else segment.only
    if segment.degree and not only and all(evidence.degree(cell.text) <= 1 for cell in cells):
        only = "".join(role for role in _NAMES[kind] if role != "T")
    if labelled := segment.named:
        only = "".join(role for role in only or _NAMES[kind] if role not in labelled)
    breaks = bool(cells) and evidence.is_break(cells[0].text)
    if breaks and not only and all(evidence.organisation(cell.text) <= 0 for cell in cells):
        only = "T" if len(cells) == 1 else "TL"
    dated = next((number for number, line in enumerate(segment.lines) if line.date), -1)
    is_guess = kind not in _NAMED_TWICE and not (segment.heads or segment.inherits)
    free = "".join(role for role in _NAMES[kind] if role not in segment.named) if is_guess else ""
    return Header(cells, only, breaks, segment.grouped, dated, projects, free)


_STOPPED = re.compile(r"[^\W\d_A-Z]{5}\.$")
"""The end of a sentence; words that are cut short have fewer letters before their stop."""


def _unstopped(name: str) -> str:
    """A name without the stop of a head that is written as a sentence: `Baker, Farn Mill.`"""
    return name[:-1] if _STOPPED.search(name) else name


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
                entry.fields[names[role]] = Found(_unstopped(text), text, blocks, segment.roles.certainty)
        entry.chances = {names[role]: chance for role, chance in segment.roles.chances.items() if role in names}
        _add_anywhere(segment, entry)
        if "L" not in names:
            _part_from_place(segment, entry)
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
        degree += _mark_of_school(entry) + _behind_town(entry)
        _connectors(segment, entry, cv)
        entry.texts = [Found(text, text, blocks, 0.7) for text, blocks in _whole_lines(segment)]
        remarks = (cell for cell in segment.remarks if not evidence.is_duration(cell.text.strip("()")))
        entry.texts += [Found(cell.text, cell.text, cell.blocks, 0.7) for cell in remarks]
        entry.texts += [line.note for line in segment.lines if line.note]
        entry.texts += [*degree, *describing, *_texts(segment, cv)]
        describing = []
        if entry.fields or entry.texts:
            entry.marks = marked.get(id(segment), set())
            entries.append(entry)
    return entries


def _whole_lines(segment: Segment) -> list[tuple[str, tuple[int, ...]]]:
    """What is left over of a head; a line of which no piece found a field is one text, as it is printed."""
    texts = list(segment.roles.texts)
    for line in segment.lines[: segment.header]:
        if line.date:
            continue
        for start, end in combinations(range(len(texts) + 1), 2):
            if end - start > 1 and words(" ".join(text for text, _ in texts[start:end])) == words(line.whole):
                texts[start:end] = [(line.whole, blocks_of(line.line))]
                break
    return texts


def _add_anywhere(segment: Segment, entry: FoundEntry) -> None:
    """`Remote` and `hybrid` stand behind the town of a head as one place: `Norwich, Remote`; its street does not."""
    if "location" not in entry.fields:
        return
    place = entry.fields["location"] = without_street(entry.fields["location"])
    fits = evidence.is_place if evidence.is_anywhere(place.value) else evidence.is_anywhere
    said = next((said for said in segment.roles.texts if fits(said[0])), None)
    if said and evidence.is_anywhere(said[0]) != evidence.is_anywhere(place.value):
        segment.roles.texts.remove(said)
        both = [place, Found(said[0], said[0], said[1], place.certainty)]
        entry.fields["location"] = merged(sorted(both, key=lambda one: evidence.is_anywhere(one.value)), ", ")


def _part_from_place(segment: Segment, entry: FoundEntry) -> None:
    """Where there is no field for it, a place stays with the body that a comma joins it to: `Farn Club, Norwich`.

    One that stands apart belongs to no value and is left over.
    """
    said = [said for said in segment.roles.texts if evidence.is_place(said[0].rstrip("."))]
    segment.roles.texts = [text for text in segment.roles.texts if text not in said]
    body, title = entry.fields.get("organization"), entry.fields.get("title")
    if body is None or evidence.is_place(body.value):
        return
    if title and (evidence.is_place(title.value) or names_places(title.value)):
        said.append((title.value, title.blocks))
        del entry.fields["title"]
    printed = [cell.text for line in segment.lines[: segment.header] for cell in line.line.cells]
    whole = body
    for text, blocks in said:
        place = Found(text.rstrip("."), text, blocks, body.certainty)
        joined = re.compile(rf"(?<!\w){re.escape(whole.value)}\s*,\s*{re.escape(place.value)}(?!\w)")
        if any(map(joined.search, printed)):
            whole = merged([whole, place], ", ")
    entry.fields["organization"] = whole


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


_MARK = re.compile(r" (\((?:[^\W\d_]{2,14}[.:]? )?(?!\d\d\)|\d{4}\))\d[\d.,:/]{0,6}\))$")


_BEFORE_SCHOOL = re.compile(r"\(([^()]{2,40})\) (?=[^\W\d_])")


def _mark_of_school(entry: FoundEntry) -> list[Found]:
    """Takes `(2:1)` or `(grade 1.9)` off the name of a school, and any bracket before it; returns it as a text."""
    school = entry.fields.get("institution")
    if school and (before := _BEFORE_SCHOOL.match(school.value)):
        name = school.value[before.end() :]
        entry.fields["institution"] = replace(school, value=name, text=name)
        return [Found(before[1], before[0].strip(), school.blocks, 0.7)]
    found = _MARK.search(school.value) if school else None
    if school is None or found is None:
        return []
    name = school.value[: found.start()]
    entry.fields["institution"] = replace(school, value=name, text=name)
    return [Found(found[1].strip("()"), found[1], school.blocks, 0.7)]


def _behind_town(entry: FoundEntry) -> list[Found]:
    """Takes words off a known town that name no place, returns them as a text: `Farn, no degree` of a school."""
    place = entry.fields.get("location") if "institution" in entry.fields else None
    town, comma, behind = place.value.rpartition(", ") if place else ("", "", "")
    if place is None or not comma or " " not in behind or any(map(str.isdigit, behind)):
        return []
    if not evidence.is_place(town) or evidence.is_place(behind) or evidence.is_place(place.value):
        return []
    entry.fields["location"] = replace(place, value=town, text=town)
    return [Found(behind, behind, place.blocks, 0.7)]


def _connectors(segment: Segment, entry: FoundEntry, cv: FoundCv) -> None:
    """`at`, `bei`, `w firmie` between a title and an employer have become structure."""
    connectors = word_set("grammar", "connector words")
    segment.roles.texts = [
        said for said in segment.roles.texts if not (told := words(said[0])) or not connectors.issuperset(told)
    ]
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
