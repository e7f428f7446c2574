"""Sections: the lines of a document under the heading that they stand under."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from cv_generator.reading.structure.headings import ENTRIES, Headed, sections_guessed, sections_named
from cv_generator.reading.structure.headings_by_look import headings_by_look
from cv_generator.reading.structure.printed import Cell, PrintedLine, dates_entry
from cv_generator.reading.structure.run_in_headings import with_run_in_headings
from cv_generator.reading.structure.unlisted_headings import find_headings
from cv_generator.reading.words.form_labels import field_of
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.language_names import (
    is_aspect,
    is_language_list,
    is_level,
    is_native,
    named_language,
    tells_only_languages,
)
from cv_generator.reading.words.patterns import EMAIL
from cv_generator.reading.words.text import is_prose, items_of

HEADER = "contact"
_WORDS_OF_PROSE = 5
_ALONE = "its words are known, and it stands alone within a list of other things"
_LABEL = "it is a label before what it heads, and cannot be one of the section that it stands in"
_WIDER = 6.0  # points
_TORN = 3  # letters that a narrow column tears off a heading
_RUN_IN = re.compile(r"([^:]{3,40}):\s+(\S.*)")


@dataclass(slots=True)
class Section:
    """Lines under one heading. `kinds` are the sections that it announces; the first is the main one.

    `heading` is None for what stands above the first heading of a stream. `host` is the section that it interrupts.
    `why` says what told its kind, where that is not its heading.
    """

    kinds: tuple[str, ...]
    stream: str
    heading: Headed | None = None
    heading_line: PrintedLine | None = None
    lines: list[PrintedLine] = field(default_factory=list)
    host: Section | None = None
    why: str = ""

    @property
    def kind(self) -> str:
        return self.kinds[0]


def split_sections(lines: list[PrintedLine], *, strange: bool = False) -> list[Section]:
    """All sections in the order of reading. One runs from a stream into another only where that begins in its midst.

    `strange` says that the document is in a language that is not read.
    """
    lines, run_in = with_run_in_headings(lines)
    headings = (headings_by_look(lines) if strange else find_headings(lines)) | run_in
    lines = _with_boxed_headings(lines, headings)
    sections: list[Section] = []
    current: dict[str, Section] = {}
    beside: list[Section] = []
    for index, line in enumerate(lines):
        headed = _none_of_details(headings.get(index), current.get(line.stream))
        if headed and headed.several:
            beside = [
                Section((kind,), line.stream, replace(headed, text=cell.text), line)
                for kind, cell in zip(headed.sections, line.cells, strict=True)
            ]
            sections.extend(beside)
            current[line.stream] = beside[-1]
            continue
        if headed and line.stream in current and _adds_nothing(headed, line, current[line.stream]):
            continue
        if headed:
            beside = []
            rest = line.cells[headed.cell + 1 :]
            whole, head = _with_line_above(headed, line, current.get(line.stream))
            current[line.stream] = Section(whole.sections, line.stream, whole, head)
            sections.append(current[line.stream])
            if rest:
                current[line.stream].lines.append(replace(line, cells=rest, level=0))
            continue
        if beside and line.stream == beside[0].stream and len(line.cells) == len(beside):
            for section, cell in zip(beside, line.cells, strict=True):
                section.lines.append(replace(line, cells=(cell,)))
            continue
        if line.stream not in current:
            current[line.stream] = _unheaded(sections, lines, index, headings)
        if _completes_heading(line, current[line.stream]):
            continue
        if kinds := _plain_heading(lines, index, current[line.stream]):
            current[line.stream] = Section(kinds, line.stream, Headed(index, 0, kinds, line.text, why=_ALONE), line)
            sections.append(current[line.stream])
            continue
        interrupted = current[line.stream].host is not None
        if host := _left_for(line, current[line.stream]):
            current[line.stream] = host
        closing = current[line.stream].kind in ENTRIES and _closes(lines, index, headings)
        if inner := _run_in(line, current[line.stream], interrupted=interrupted, closing=closing):
            current[line.stream] = inner
            sections.append(inner)
            continue
        current[line.stream].lines.append(line)
    return sections


def _unheaded(sections: list[Section], lines: list[PrintedLine], index: int, headings: dict[int, Headed]) -> Section:
    """The section of what begins a stream without a heading: a new one, or one above where that goes on there.

    This is the last one, or where others stand between them the last one whose entries begin in the same type.
    """
    alike = (each for each in reversed(sections) if each.lines and each.lines[0].look == lines[index].look)
    for section in (*sections[-1:], *islice(alike, 1)):
        if _goes_over(section, lines, index, headings):
            return section
    sections.append(Section((HEADER,), lines[index].stream))
    return sections[-1]


def _goes_over(section: Section, lines: list[PrintedLine], index: int, headings: dict[int, Headed]) -> bool:
    """Whether entries go on at the top of another column: its first lines have no heading, and are an entry.

    They need no dates below a heading that closes the column before.
    """
    stream = lines[index].stream
    if section.kind not in ENTRIES or section.heading is None or {section.stream, stream} & _NO_COLUMNS:
        return False
    top = list(takewhile(lambda at: lines[at].stream == stream and at not in headings, range(index, len(lines))))
    if any(EMAIL.search(lines[at].text) for at in top):
        return False
    return not section.lines or any(dates_entry(lines[at]) for at in top[:_LINES_TO_DATE])


_NO_COLUMNS = frozenset(("header", "footer"))
_LINES_TO_DATE = 3


def _with_boxed_headings(lines: list[PrintedLine], headings: dict[int, Headed]) -> list[PrintedLine]:
    """The lines, those of headings that each fill a box within another stream as part of that stream."""
    counts = Counter(line.stream for line in lines)
    boxed = [
        at for at in headings
        if counts[lines[at].stream] == 1 and 0 < at < len(lines) - 1
        and lines[at - 1].stream == lines[at + 1].stream != lines[at].stream
    ]  # fmt: skip
    return [replace(line, stream=lines[at + 1].stream) if at in boxed else line for at, line in enumerate(lines)]


def _plain_heading(lines: list[PrintedLine], index: int, section: Section) -> tuple[str, ...]:
    """A known heading alone on its line within a list ends it, though it is set in a weaker type than others.

    `Languages` above technologies is a label among skills, `Programming` between `Chess` and `Electronics` an interest.
    """
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if section.kind in (HEADER, "summary") and below is not None and below.stream == line.stream:
        return _announced(line, below)
    if section.kind not in _LIST_KINDS or below is None or len(line.cells) > 1 or line.bullet or len(line.text) < 4:
        return ()
    listed = not section.lines or line.look == section.lines[-1].look
    if section.kind == "interests" and listed and line.look == below.look:
        return ()
    kinds = () if line.text.endswith(",") else sections_named(line.text)
    if not kinds or kinds[0] == section.kind or kinds[0] not in _RUN_IN_KINDS or below.stream != line.stream:
        return ()
    alike = [
        other.gap or 0.0 for other in section.lines
        if other.look == line.look and len(other.cells) == 1 and not sections_named(other.text)
    ]  # fmt: skip
    if alike and kinds[0] != "languages" and (line.gap or 0.0) <= max(alike):
        return ()  # one of several labels, or one of the items
    spoken = any(is_language_list(other.text) for other in lines[index + 1 : index + 4])
    return kinds if (kinds[0] == "languages") == spoken else ()


def _announced(line: PrintedLine, below: PrintedLine) -> tuple[str, ...]:
    """What a label among personal data announces, where it stands below: `Langues :` and then `Anglais (avancé)`."""
    if len(line.cells) > 1 or not line.text.endswith(":"):
        return ()
    kinds, listed = sections_named(line.text), below.bullet and not line.bullet
    found = {
        "languages": is_language_list(below.text),
        "summary": is_prose(below.text) and not line.bullet,
        "skills": listed,
        "interests": listed,
    }
    return kinds[:1] if kinds and found.get(kinds[0]) else ()


def _with_line_above(headed: Headed, line: PrintedLine, before: Section | None) -> tuple[Headed, PrintedLine]:
    """`Schul- und` above `Berufsbildung`, in the type of the heading, is its beginning."""
    if before and not before.lines and before.heading and not before.heading.sure:
        before.lines.append(before.heading_line or line)
        before.heading = before.heading_line = None
    above = before.lines[-1] if before and before.lines else None
    if (
        before is None or above is None or len(above.cells) > 1 or headed.cell or above.bullet
        or above.cells[0].style != line.cells[0].style or len(above.text) > 40
        or not (kinds := sections_named(f"{above.text} {headed.text}") or _guessed_of_both(above, headed, line))
    ):  # fmt: skip
        return headed, line
    before.lines.pop()
    joined = replace(headed, sections=kinds, text=f"{above.text} {headed.text}")
    return joined, replace(line, cells=(*above.cells, *line.cells))


def _guessed_of_both(above: PrintedLine, headed: Headed, line: PrintedLine) -> tuple[str, ...]:
    """What `EHRENAMTLICHE` close above `TÄTIGKEITEN` tells, where more white space stands above it than below."""
    if line.gap is None or above.gap is None or above.gap < line.gap + _WIDER:
        return ()
    return sections_guessed(f"{above.text} {headed.text}")


def _adds_nothing(headed: Headed, line: PrintedLine, section: Section) -> bool:
    """Whether a heading only completes that of the section above, or is printed again where its entries go on."""
    return (not headed.sure and _completes_heading(line, section)) or _goes_on(headed, line, section)


def _none_of_details(headed: Headed | None, section: Section | None) -> Headed | None:
    """A heading below a section; none where it only looks like one and labels what follows in an entry.

    So does `Roles and Responsibilities`.
    """
    in_entry = section is not None and section.kind in ENTRIES and bool(section.lines)
    labels = headed is not None and not headed.sure and field_of(headed.text) == "detail"
    return None if in_entry and labels else headed


def _goes_on(headed: Headed, line: PrintedLine, section: Section) -> bool:
    """Whether a heading is the section's own, printed again at the top of another column or page."""
    if section.heading is None or section.heading_line is None or len(line.cells) > 1:
        return False
    if section.kind not in ENTRIES or line.gap is not None or not section.lines:
        return False
    if headed.text.casefold() != section.heading.text.casefold():
        return False
    section.heading_line = replace(section.heading_line, cells=(*section.heading_line.cells, *line.cells))
    return True


def _completes_heading(line: PrintedLine, section: Section) -> bool:
    """`zawodowe` under `Umiejętności` in the type of the heading: a heading wrapped in the margin.

    A narrow one may tear off the end of a word: `S` under `REFERENCIA`.
    """
    head = section.heading_line
    if (
        head is None or section.heading is None or len(section.lines) > 1 or len(line.cells) > 1 or line.bullet
        or line.cells[0].style != head.cells[0].style or len(line.text) > 40
    ):  # fmt: skip
        return False
    text, kinds = _completed(section.heading.text, line.text)
    if not kinds or (section.kind not in kinds and section.heading.sure):
        return False
    section.kinds = section.kinds if section.kind in kinds else kinds
    section.heading = replace(section.heading, text=text, sure=True)
    section.heading_line = replace(head, cells=(*head.cells, *line.cells))
    return True


def _completed(heading: str, text: str) -> tuple[str, tuple[str, ...]]:
    """A heading with what may end it, and what both announce: `EDUCATION AND TRAIN-` and `ING` are one word."""
    if heading.endswith("-") and (kinds := sections_named(whole := heading[:-1] + text)):
        return whole, kinds
    joints = (" ", "") if len(text) <= _TORN else (" ",)
    wholes = ((f"{heading}{joint}{text}", sections_named(f"{heading}{joint}{text}")) for joint in joints)
    return next((each for each in wholes if each[1]), ("", ()))


def _labelled(line: PrintedLine) -> tuple[str, tuple[Cell, ...], bool] | None:
    """The label before a line, what stands behind it, and whether the label has a cell of its own."""
    first = line.cells[0].text.rstrip(" :")
    if len(line.cells) > 1 and not line.bullet and ":" not in first:
        return first, line.cells[1:], True
    found = _RUN_IN.fullmatch(line.text)
    return (found[1], _behind_colon(line), False) if found else None


def _left_for(line: PrintedLine, section: Section) -> Section | None:
    """The section that goes on behind one in its midst: at another label, or at another item of the same list."""
    if section.host is None or section.heading_line is None:
        return None
    label, head = _labelled(line), section.heading_line
    if label and (line.row != head.row or not line.row) and label[2] == (len(head.cells) > 1 and not head.bullet):
        return section.host
    return section.host if line.bullet and head.bullet else None


def _closes(lines: list[PrintedLine], index: int, headings: dict[int, Headed]) -> bool:
    """Whether a line below entries and all that follow it to the next heading are labelled with sections' names.

    There are several, or none of them could be the label of a part of an entry.
    """
    told: list[tuple[str, str]] = []
    for at in range(index, len(lines)):
        line = lines[at]
        if line.stream != lines[index].stream or at in headings:
            break
        label = None if line.bullet or line.row or len(line.cells) > 1 else _RUN_IN.fullmatch(line.text)
        named = sections_named(label[1]) if label else ()
        if not named or named[0] not in _CLOSING_KINDS:
            return False
        told.append((named[0], label[1] if label else ""))
    return len({kind for kind, _ in told}) > 1 or any(_is_no_part(kind, label) for kind, label in told[:1])


def _is_no_part(kind: str, label: str) -> bool:
    """Whether a label heads a section and never a part of an entry, as `Activities` may: what somebody did there."""
    return kind == "languages" or (kind == "interests" and field_of(label) != "detail")


def _run_in(line: PrintedLine, section: Section, *, interrupted: bool, closing: bool) -> Section | None:
    """`Interests: chess, hiking` as a section of its own, where it cannot be a label of the section it stands in.

    `interrupted` says that the line above was one, `closing` that it and all below it are.
    """
    found = _labelled(line)
    if found is None:
        return None
    label, rest, apart = found
    kinds = sections_named(label)
    if (
        not kinds
        or kinds[0] == section.kind
        or is_aspect(label)
        or not (closing or _may_interrupt(kinds, section, line, apart=apart, again=interrupted))
    ):
        return None
    text = " ".join(cell.text for cell in rest)
    if kinds[0] == "languages" and not (is_language_list(text) or (apart and _names_language(text))):
        return None
    if kinds[0] == "languages" and section.kind == "skills" and not tells_only_languages(text):
        return None
    native = kinds[0] == "languages" and is_native(label)
    headed = Headed(-1, 0, kinds, label, sure=False, why=_LABEL)
    inner = replace(line, bullet=False) if native else replace(line, cells=rest, bullet=False)
    return Section(kinds, line.stream, headed, line, [inner], host=section.host or section)


def _names_language(text: str) -> bool:
    """Whether a language and how well somebody knows it stand in a text: `Business-Englisch – LCCI (B1)`."""
    return is_level(text) and any(named_language(word) for word in _WORD.findall(text))


_WORD = re.compile(r"[^\W\d_]+")


def _may_interrupt(kinds: tuple[str, ...], section: Section, line: PrintedLine, *, apart: bool, again: bool) -> bool:
    """Whether a label that names `kinds` ends the section that it stands in for a while, rather than being its own."""
    if section.kind in ENTRIES:
        return apart and _ends_entries(kinds, section, line, again=again)
    if section.kind == HEADER:
        told = kinds[0] == "summary" and not apart and len(line.text.split()) > _WORDS_OF_PROSE
        return (
            told
            or kinds[0] == "languages"
            or (kinds == ("skills",) and not apart and _is_sole_list(line, section))
            or (apart and kinds[0] == "interests" and not any(c.isdigit() for c in line.text))
        )
    if section.kind == "skills" and label_of(line.text.partition(":")[0]) == "ignored":
        return True
    if section.kind == "skills" and not (apart and line.starts_row):
        return len(kinds) == 1 and kinds[0] in ("languages", "interests")
    return kinds[0] in _RUN_IN_KINDS or (apart and label_of(line.cells[0].text) == "ignored")


def _is_sole_list(line: PrintedLine, section: Section) -> bool:
    """Whether a line lists names behind its label. One below another is a group of skills, not their heading."""
    above = section.lines[-1].text if section.lines and not EMAIL.search(section.lines[-1].text) else ""
    return _lists_names(line.text.partition(":")[2]) and not _lists_names(above.partition(":")[2])


def _lists_names(text: str) -> bool:
    """Whether a text is several names of a word or a few, such as programs and languages of programming."""
    items = items_of(text)
    return len(items) >= _FEWEST_NAMES and all(len(item.split()) <= _WORDS_OF_NAME for item in items)


_FEWEST_NAMES, _WORDS_OF_NAME = 3, 4


def _ends_entries(kinds: tuple[str, ...], section: Section, line: PrintedLine, *, again: bool) -> bool:
    """Whether a label in a cell of its own ends a section of entries; skills do only behind another that does."""
    if not line.bullet and (kinds[0] == "languages" or (again and kinds == ("skills",))):
        return True
    if kinds[0] not in _RUN_IN_KINDS[:-1]:
        return False
    dated = kinds[0] in ("interests", "languages") or any(c.isdigit() for c in line.text)
    return kinds[0] in section.kinds or (line.starts_row and dated)


_LIST_KINDS = ("skills", "languages", "interests", "certifications", "trainings")
_CLOSING_KINDS = ("skills", "languages", "interests", "references")
"""What stands in a line of its own at the end of a CV. Awards and courses there may be those of the last entry."""

_RUN_IN_KINDS = (
    "languages",
    "interests",
    "certifications",
    "trainings",
    "awards",
    "publications",
    "references",
    "skills",
)


def _behind_colon(line: PrintedLine) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    seen = False
    for cell in line.cells:
        if seen:
            cells.append(cell)
            continue
        runs = []
        for run in cell.runs:
            if seen:
                runs.append(run)
            elif ":" in run.text:
                seen = True
                runs.append(replace(run, text=run.text.partition(":")[2]))
        kept = Cell(tuple(run for run in runs if run.text), cell.block)
        if kept.text:
            cells.append(kept)
    return tuple(cells)
