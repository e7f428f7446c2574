"""Skills: lists, comma lines, and groups under labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cv_generator.reading.blocks import Run
from cv_generator.reading.found import Found, FoundCv, FoundGroup
from cv_generator.reading.pieces import items_of, of_line, part
from cv_generator.reading.printed import Cell, PrintedLine

_LABEL = re.compile(r"([^:,;]{2,60}?)\s*:\s+(\S.*)|([^:,;]{2,60}?)\s*:")
_DASHED = re.compile(r"([^–—,;:]{2,40}?)\s+[–—-]\s+([^–—]+,.*)")


def read_skills(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Appends the groups of a section to `cv.skills`; skills without a label make a group without one."""
    lines = joined_lists(lines)
    tabled = _is_table(lines)
    labels = _label_looks(lines)
    columns: list[FoundGroup] = []
    group = FoundGroup(None)
    cv.skills.append(group)
    for line in lines:
        if len(line.cells) > 1 and _is_label_line(line, labels):
            columns = [FoundGroup(part(cell.text.rstrip(":"), cell)) for cell in line.cells]
            cv.skills.extend(columns)
            group = columns[-1]
            continue
        if len(line.cells) == 1 and (_is_label_line(line, labels) or _ends_as_label(line)):
            group, columns = FoundGroup(part(line.text.rstrip(" :"), of_line(line))), []
            cv.skills.append(group)
            continue
        if tabled and len(line.cells) >= 2:
            group = FoundGroup(part(line.cells[0].text.rstrip(" :"), line.cells[0]))
            cv.skills.append(group)
            for cell in line.cells[1:]:
                _add(group, cell.text, part(cell.text, cell))
            continue
        for index, cell in enumerate(_labelled_cells(line)):
            target = columns[index] if len(columns) == len(line.cells) else group
            group = _read(cell.text, part(cell.text, cell), target, cv)
    cv.skills[:] = [group for group in cv.skills if group.items or group.label]


def _read(text: str, source: Found, group: FoundGroup, cv: FoundCv) -> FoundGroup:
    found = _LABEL.fullmatch(text) or _DASHED.fullmatch(text)
    if found and "http" not in text:
        label, rest = (found[1], found[2]) if found[1] else (found[3], "")
        group = FoundGroup(part(label, source))
        cv.skills.append(group)
        text = rest or ""
    _add(group, text, source)
    return group


def _add(group: FoundGroup, text: str, source: Found) -> None:
    group.items.extend(part(item, source) for item in items_of(text) if re.search(r"\w", item))


def _labelled_cells(line: PrintedLine) -> list[Cell]:
    return [piece for cell in line.cells for piece in _at_bold_labels(cell)]


def _at_bold_labels(cell: Cell) -> Iterator[Cell]:
    """Cut before each label set in bold: `**ERP:** SAP, BMD **Büro:** Excel`."""
    current: list[Run] = []
    for run in cell.runs:
        starts = run.style.bold and run.text.rstrip().endswith(":") and any(not other.style.bold for other in current)
        if starts and current:
            yield Cell(tuple(current), cell.block)
            current = []
        current.append(run)
    yield Cell(tuple(current), cell.block)


def joined_lists(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A comma line that runs on in the next line is one."""
    joined: list[PrintedLine] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None and not line.bullet and len(line.cells) == 1
            and line.cells[0].style == before.cells[-1].style
            and (before.text.endswith(",") or ("," in before.text and before.text.count("(") > before.text.count(")")))
        ):  # fmt: skip
            blank = replace(before.cells[-1].runs[-1], text=before.cells[-1].runs[-1].text + " ")
            last = replace(before.cells[-1], runs=(*before.cells[-1].runs[:-1], blank, *line.cells[0].runs))
            joined[-1] = replace(before, cells=(*before.cells[:-1], last))
        else:
            joined.append(line)
    return joined


def _is_table(lines: list[PrintedLine]) -> bool:
    """Whether first cells are labels: the second cells hold lists, or look different."""
    pairs = [line for line in lines if len(line.cells) == 2]
    if not pairs:
        return False
    listed = sum(1 for line in pairs if "," in line.cells[1].text or ";" in line.cells[1].text)
    differing = sum(1 for line in pairs if line.cells[0].style != line.cells[1].style)
    colons = sum(1 for line in pairs if line.cells[0].text.endswith(":"))
    return (
        (listed and not any("," in line.cells[0].text for line in pairs))
        or differing * 2 > len(pairs)
        or colons * 2 > len(pairs)
    )


def _label_looks(lines: list[PrintedLine]) -> set[tuple[object, ...]]:
    """Looks of lines that are labels: louder than the items below them, and always followed by some."""
    loud: dict[tuple[object, ...], list[int]] = {}
    for index, line in enumerate(lines):
        loud.setdefault(line.look, []).append(index)
    if len(loud) < 2:
        return set()
    quiet = max(loud, key=lambda look: sum(len(lines[i].text) for i in loud[look]))
    found = set()
    for look, indices in loud.items():
        style = lines[indices[0]].cells[0].style
        body = lines[loud[quiet][0]].cells[0].style
        stands_out = (style.bold, bool(look[4]), style.size or 0) > (body.bold, bool(quiet[4]), body.size or 0) or (
            style.color != body.color and not lines[indices[0]].bullet
        )
        plain = all("," not in lines[i].text and not lines[i].text.endswith(".") for i in indices)
        followed = all(i + 1 < len(lines) and lines[i + 1].look != look for i in indices)
        if look != quiet and stands_out and plain and followed and not lines[indices[0]].bullet:
            found.add(look)
    return found


def _is_label_line(line: PrintedLine, labels: set[tuple[object, ...]]) -> bool:
    return line.look in labels


def _ends_as_label(line: PrintedLine) -> bool:
    return line.text.endswith(":") and len(line.text) < 50
