"""Entries that are forms: a column, or the beginning of each line, only names the field that stands behind it.

The old Europass is made so (`Occupation or position held | Nurse`), and so are many templates of offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.languages import word_set
from cv_generator.reading.fields.dated_lines import HeaderCell, cut
from cv_generator.reading.fields.entry_headers import assign
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry, merged
from cv_generator.reading.fields.header_roles import Header
from cv_generator.reading.fields.pieces import with_end
from cv_generator.reading.regions.blocks import PLAIN
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of, has_range
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import LONGEST_LABEL, field_of, listed_field_of

_ROLES = {"title": "T", "employer": "E", "institution": "E", "place": "L", "date": "D", "detail": "X"}
_NAMES = {
    "work_experience": ("title", "employer", "location"),
    "education": ("title", "institution", "location"),
    "further_experience": ("title", "organization", ""),
}
_Part = tuple[str, str, Found | None]


def named_by(line: PrintedLine) -> tuple[str, Found, Found | None] | None:
    """What a line's label names, the label, and what stands behind it, if anything does.

    `T`, `E` and `L` are title, employer and place, `D` a date, `X` what stands below an entry.
    """
    part = _labelled(line)
    if (
        part is None
        or part[0] not in _ROLES
        or (part[2] and len(part[2].value) > LONGEST_LABEL and part[0] != "detail")
    ):
        return None
    kind, label, value = part
    labels = [Found("", label, blocks_of(line), verbatim=False)]
    if kind == "place" and value and "|" in value.value:
        value = _joined_places(value, labels)
    return _ROLES[kind], merged(labels), value


def degree_named_by(line: PrintedLine) -> tuple[Found, Found] | None:
    """The label of a degree and the degree behind it, of a line such as `Abschluss: Abitur 2014`."""
    part = _labelled(line)
    if part is None or part[0] != "degree" or part[2] is None or len(part[2].value) > LONGEST_LABEL:
        return None
    return Found("", part[1], blocks_of(line), verbatim=False), part[2]


def _joined_places(value: Found, labels: list[Found]) -> Found:
    """`Cardiff | Country: Wales` as `Cardiff, Wales`; further labels are added to `labels`."""
    pieces: list[str] = []
    for piece in (piece.strip() for piece in value.value.split("|")):
        label, colon, rest = piece.partition(":")
        is_labelled = bool(colon) and field_of(label) == "place"
        if is_labelled:
            labels.append(Found("", label, value.blocks, verbatim=False))
        if text := rest.strip() if is_labelled else piece:
            pieces.append(text)
    return replace(value, value=", ".join(pieces), text=" ".join(pieces))


def employer_and_place(kind: str, value: Found) -> dict[str, Found]:
    """`Lee Hospital, Cork` behind the label of an employer as `E` and, where it ends in a town, `L`."""
    return _employers_and_places(kind, [value])[0]


def _employers_and_places(kind: str, values: list[Found]) -> list[dict[str, Found]]:
    """The same for all entries of a section, which agree on where the town stands."""
    headers = [Header([HeaderCell(value.value, PLAIN, value.blocks)], "EL") for value in values]
    parted = [
        {role: Found(text, text, blocks, 0.95) for role, (text, blocks) in roles.fields.items()}
        for roles in assign(kind, headers)[0]
    ]
    return [found if "E" in found else {"E": value} for found, value in zip(parted, values, strict=True)]


# ---------------------------------------------------------------- labels within a line


def with_labelled_lines(kind: str, lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of education, those that label the degree behind a comma in several: `Fern College, course: Law`.

    What stands before is a line, the label with its value is one, and what goes on behind the value tells more. A
    degree keeps its subject: `Bachelor of Arts, subject: Law`.
    """
    return [part for line in lines for part in (_at_labels(line) if kind == "education" else (line,))]


_WITHIN = re.compile(r",\s+([^\W\d_][^,:]{2,30}):\s+(?=\S)")
_NEXT = re.compile(r",\s+|,?$")


def _at_labels(line: PrintedLine) -> Iterator[PrintedLine]:
    last = line.cells[-1]
    label, _, value = last.text.partition(":")
    if (
        len(line.cells) > 1
        and value.strip()
        and field_of(label) == "degree"
        and not find_dates(value)
        and not line.bullet
    ):
        yield replace(line, cells=line.cells[:-1])
        yield replace(line, cells=(last,), starts_row=False, row=0, columns=())
        return
    for index, cell in enumerate(line.cells):
        for found in _WITHIN.finditer(cell.text) if ":" in cell.text else ():
            before = cell.text[: found.start()]
            if field_of(found[1]) != "degree" or evidence.degree(before) > 1 >= evidence.institution(before):
                continue
            stop = _NEXT.search(cell.text, found.end())
            end = stop.start() if stop else len(cell.text)
            behind = cell.text[found.end() : end]
            if find_dates(behind) or len(behind) > LONGEST_LABEL:
                continue
            first = Cell(tuple(cut(cell, 0, found.start())), cell.block)
            named = Cell(tuple(cut(cell, found.start(1), end)), cell.block)
            yield replace(line, cells=(*line.cells[:index], first, *line.cells[index + 1 :]))
            yield replace(line, cells=(named,), bullet=False, starts_row=False, row=0, columns=())
            if stop and len(rest := cell.text[stop.end() :].rstrip(" ,")) > 1:
                more = Cell(tuple(cut(cell, stop.end(), stop.end() + len(rest))), cell.block)
                yield replace(line, cells=(more,), bullet=True, starts_row=False, row=0, columns=())
            return
    yield line


def with_bars_parted(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, those of several labelled values between bars as one line each: `City: Cork | Final grade: 2`.

    Places stay together. Where the last label of such a line goes on in the next, they are one.
    """
    kept: list[PrintedLine] = []
    for line in lines:
        whole = kept and line.text[:1].islower() and _BARS.match(kept[-1].text)
        kept[-1:] = [with_end(kept[-1], line)] if whole else [*kept[-1:], line]
    return [part for line in kept for part in _at_bars(line)]


_BARS = re.compile(r"^[^:|]{2,40}: [^|]+ \| [^:|]{2,40}: ")
_BAR = re.compile(r"\s+\|\s+")


def _at_bars(line: PrintedLine) -> Iterator[PrintedLine]:
    cell, text = line.cells[0], line.text
    pieces = _BAR.split(text) if len(line.cells) == 1 and _BARS.match(text) and not line.bullet else []
    labels = [piece.partition(":")[0] for piece in pieces if ":" in piece]
    kinds = [field_of(label) for label in labels]
    if not pieces or len(labels) < len(pieces) or kinds.count("place") + kinds.count("kept") < _FEWEST_BETWEEN_BARS:
        yield line
        return
    starts = [0, *(bar.end() for bar in _BAR.finditer(text))]
    ends = [*(bar.start() for bar in _BAR.finditer(text)), len(text)]
    at = sum(1 for _ in takewhile(lambda kind: kind == "place", kinds))
    if at:
        yield replace(line, cells=(Cell(tuple(cut(cell, 0, ends[at - 1])), cell.block),))
    for start, end in zip(starts[at:], ends[at:], strict=True):
        yield replace(line, cells=(Cell(tuple(cut(cell, start, end)), cell.block),), bullet=True, starts_row=False)


_FEWEST_BETWEEN_BARS = 2


# ---------------------------------------------------------------- entries in forms


@dataclass(slots=True)
class LabelledField:
    """The values under one label, and the field that it names. `column` is its number in a table."""

    kind: str
    values: list[Found]
    column: int = 0
    label: str = ""
    """Of what says nothing without it: `Level` of `Level: 6`"""


def with_fields_out_of_lists(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A list below a head that is a form (`- Employer: …`, `- Period: 2019 – 2021`): its fields are lines, no items.

    It is one where it tells who and when. What describes the work stays an item, and stands below the date.
    """
    fields = [_field_of_item(line) for line in lines]
    if "date" not in fields or not _WHO & set(fields):
        return lines
    freed: list[PrintedLine] = []
    above = 0  # where the fields of this form end
    for line, field, below in zip(lines, fields, (*fields[1:], ""), strict=True):
        if not field:
            freed.append(replace(line, bullet=False) if below and line.text.endswith(":") else line)
            above = above if line.bullet and not line.text.endswith(":") else 0
        elif field == "date" and above:
            freed.insert(above, replace(line, bullet=False))
            above = 0
        else:
            freed.append(replace(line, bullet=False))
            above = len(freed)
    return freed


_WHO = {"title", "degree", "employer", "institution"}


def _field_of_item(line: PrintedLine) -> str:
    label, colon, value = line.text.partition(":") if line.bullet else ("", "", "")
    field = listed_field_of(label) if colon and len(label) < _LONGEST_OF_ITEM else ""
    if field == "date":
        return field if parse_date_range(value) else ""
    return field if field in (*_WHO, "place") and 0 < len(value) <= LONGEST_LABEL else ""


_LONGEST_OF_ITEM = 32


def read_labelled(kind: str, lines: list[PrintedLine], cv: FoundCv) -> bool:
    """Appends the entries of a section whose fields have labels to `cv.entries[kind]`; false where they have none."""
    if not lines or not _parted(lines[0]):
        return False
    parted = _with_roles_in_projects(kind, [_parted(line) for line in lines])
    named = [part[0] for part in parted if part]
    are_projects = any(field_of(part[1]) == "project" for part in parted if part)
    undated = "date" not in named and not are_projects
    if not parted[0] or not _WHO & set(named) or (undated and not _is_form(lines, parted)):
        return False
    if sum(part is not None for part in parted) < 2 * named.count(parted[0][0]) or not _labels_all(lines, parted):
        return False
    fields = list(_labelled_fields(lines, parted, cv))
    entries: list[list[LabelledField]] = []
    for one in fields:
        if not entries or (one.kind, one.label) == (fields[0].kind, fields[0].label):
            entries.append([])
        entries[-1].append(one)
    cv.entries.setdefault(kind, []).extend(entries_of(kind, entries))
    return True


def _with_roles_in_projects(kind: str, parted: list[_Part | None]) -> list[_Part | None]:
    """The fields, where projects have names and roles: among projects the name is the title, among jobs the role."""
    named = {part[0] for part in parted if part}
    if "project" not in named:
        return parted
    is_title = kind == "further_experience" or "title" not in named
    becomes = {"project": "title", "title": "kept"} if is_title else {"project": "kept"}
    return [(becomes.get(part[0], part[0]), *part[1:]) if part else None for part in parted]


def _is_form(lines: list[PrintedLine], parted: list[_Part | None]) -> bool:
    """Whether the fields of undated entries are labelled: most lines are, the first names somebody or something."""
    named = [part[0] for part in parted if part and part[1]]
    told = parted[0] is not None and parted[0][0] in _WHO and bool(parted[0][2])
    return told and len(named) * 2 > len(lines) and len(set(named)) > 1 and not any(map(has_range, lines))


def _labels_all(lines: list[PrintedLine], parted: list[_Part | None]) -> bool:
    """Whether no plain line follows a date that has no label: there, the layout names what the labels do not."""
    return not any(
        before and not before[1] and part is None and not line.bullet
        for before, part, line in zip(parted, parted[1:], lines[1:], strict=False)
    )


def _parted(line: PrintedLine) -> _Part | None:
    """The field that a line names, the label, and what stands behind it in the same line. A date needs no label."""
    if part := _labelled(line):
        return part
    if not line.bullet and len(line.text) < LONGEST_LABEL and parse_date_range(line.text):
        return "date", "", Found(line.text, line.text, blocks_of(line), 0.95)
    return None


def _labelled(line: PrintedLine) -> _Part | None:
    """The label of a line and its value. In a row of a table the label may have a bullet, as the Italian forms have."""
    if line.bullet and not (line.starts_row and len(line.cells) > 1):
        return None
    label, rest = line.cells[0].text, line.cells[1:]
    if field := field_of(label):
        text = " ".join(cell.text for cell in rest)
        return field, label, Found(text, text, blocks_of(line), 0.95) if text else None
    before, colon, behind = line.text.partition(":")
    if colon and behind.strip() and (field := field_of(before)):
        return field, before, Found(behind.strip(), behind.strip(), blocks_of(line), 0.95)
    return None


def _labelled_fields(lines: list[PrintedLine], parted: list[_Part | None], cv: FoundCv) -> Iterator[LabelledField]:
    current: LabelledField | None = None
    label = ""
    for line, part in zip(lines, parted, strict=True):
        if part and not part[1] and part[2] and current and not current.values:
            current.values.append(part[2])  # a date below its label
        elif part:
            if current:
                yield current
            current, label = _begun(part, line, cv), part[1]
        elif not line.bullet and field_of(f"{label} {line.text}"):
            cv.structure.append(Found("", line.text, blocks_of(line), verbatim=False))
            label = f"{label} {line.text}"
        elif current and current.kind != "detail" and len(line.cells) > 1 and not line.bullet:
            yield current
            current = _under_unknown_label(line)
        elif current:
            if current.kind != "detail" and (line.bullet or current.kind == "date" or _tells_more(line.text)):
                yield current
                current = LabelledField("detail", [])
            current.values.append(Found(line.text, line.text, blocks_of(line), 0.9))
    if current:
        yield current


def _tells_more(text: str) -> bool:
    """Whether a line below a labelled name is no part of that name: it has a label of its own, or is a sentence."""
    return ": " in text or evidence.is_sentence(text)


def _under_unknown_label(line: PrintedLine) -> LabelledField:
    """A row whose label names no field that we know: it keeps the label."""
    text = f"{line.cells[0].text.rstrip(':')}: {' '.join(cell.text for cell in line.cells[1:])}"
    return LabelledField("kept", [Found(text, line.text, blocks_of(line), 0.7)])


def _begun(part: _Part, line: PrintedLine, cv: FoundCv) -> LabelledField:
    """A field with what stands behind its label; a value that says nothing alone (`Level: 6`) keeps the label."""
    kind, label, value = part
    if kind == "kept" and value:
        kept = replace(value, value=f"{label}: {value.value}", text=f"{label} {value.text}")
        return LabelledField(kind, [kept], label=label.casefold())
    cv.structure.append(Found("", label, blocks_of(line), verbatim=False))
    return LabelledField(kind, [value] if value else [])


def entries_of(kind: str, forms: Iterable[list[LabelledField]]) -> list[FoundEntry]:
    """The entries that labelled fields make up; what is no field of the model becomes a text below it."""
    entries = [_entry(kind, form) for form in forms]
    _, employer, location = _NAMES[kind]
    located = [entry for entry in entries if location and employer in entry.fields and location not in entry.fields]
    values = [entry.fields[employer] for entry in located]
    for entry, found in zip(located, _employers_and_places(kind, values), strict=True):
        entry.fields[employer] = found["E"]
        if "L" in found:
            entry.fields[location] = found["L"]
    return entries


def _entry(kind: str, fields: list[LabelledField]) -> FoundEntry:
    entry = FoundEntry()
    title, employer, location = _NAMES[kind]
    roles = {"title": title, "degree": title, "employer": employer, "institution": employer, "place": location}
    for field in fields:
        value = merged(field.values, ", ") if field.values else None
        name = roles.get(field.kind, "")
        if value is None:
            continue
        began = entry.fields.get("date_range")
        if field.kind == "date" and began and (whole := parse_date_range(f"{began.text} – {value.text}")):
            both = merged([began, value])
            entry.fields["date_range"] = replace(both, value=str(whole), certainty=0.9, verbatim=False)
        elif field.kind == "date" and not began and (found := parse_date_range(value.value)):
            entry.fields["date_range"] = replace(value, value=str(found), certainty=0.97, verbatim=False)
        elif name and name not in entry.fields:
            entry.fields[name] = value
        else:
            entry.texts.extend(field.values)
    if kind == "education" and title not in entry.fields:
        _level_as_title(entry)
    return entry


def _level_as_title(entry: FoundEntry) -> None:
    """`Level: Secondary`, where no degree is told, is what somebody learned there."""
    for text in entry.texts:
        label, _, level = text.value.partition(": ")
        if level.casefold() in word_set("evidence", "school level"):
            entry.texts.remove(text)
            entry.fields["title"] = replace(text, value=level, text=f"{label} {level}", verbatim=False)
            return
