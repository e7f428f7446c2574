"""Lines that stand outside all sections: the consent clause, and place, date and signature at the end."""

from __future__ import annotations

from cv_generator.cv.dates import find_dates
from cv_generator.languages import Pattern
from cv_generator.reading.explanation import asked
from cv_generator.reading.fields.found import FoundCv, merged
from cv_generator.reading.fields.names import looks_like_a_name
from cv_generator.reading.fields.pieces import of_line
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence

_CONSENT = Pattern(r"(?i){consent}")
_GOES_ON = Pattern(r"(?i){consent goes on}")
_PLACE_AND_DATE = Pattern(r"(?i)^[^\W\d][\w .\-/]{1,30},\s*(?:{place and day})?\s*")
_DAY_BEHIND = Pattern(r"(?i),\s*(?:{day after place})\s|\d\.\s?\d{1,2}\.|\d\.\s\w+\s\d{4}")
_LONGEST_PLACE_AND_DATE = 50
_SIGNATURE = Pattern(r"(?i)^(?:{signature})(?!\w)")


def take_consent(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """Moves the consent clause to `data_privacy`, verbatim. It may be printed on several lines."""
    taken: list[PrintedLine] = []
    rest: list[PrintedLine] = []
    for line in lines:
        open_clause = bool(taken) and taken[-1] is lines[lines.index(line) - 1]
        if _CONSENT.search(line.text) or (
            open_clause and line.cells[0].style == taken[-1].cells[0].style and not line.level
            and (line.block == taken[-1].block or not taken[-1].text.endswith(".") or _GOES_ON.search(line.text))
        ):  # fmt: skip
            taken.append(line)
        else:
            rest.append(line)
    if (told := asked()) and taken:
        for line in taken:
            told.note(
                blocks_of(line), "consent", "data_privacy", "it has the words of a consent clause, or goes on with it"
            )
    if taken:
        cv.single["data_privacy"] = merged([of_line(line, 0.95) for line in taken])
    return rest


_PAGE = Pattern(
    r"(?i)(?:(?:^|[\s|/·]|(?<!\w)[–-])(?:{page})|(?:^|[|/·]\s*|(?<!\w)[–-]\s*|(?-i:\s(?=[a-z])))(?:{page short}))"
    r"\s*(?:\d+\s*(?:(?:{page of}|/)\s*\d+)?|{page of})\s*$"
)


def take_page_lines(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without those that say which page this is; and those, for the name that they may repeat."""
    pages = [line for line in lines if len(line.text) < _LONGEST_HEAD and not line.bullet and _PAGE.search(line.text)]
    repeated = [line for index, line in enumerate(lines) if _repeats_top(lines, index) and line not in pages]
    if told := asked():
        for line in pages:
            told.note(blocks_of(line), "running head", "", "it ends in the number of a page")
        for line in repeated:
            told.note(blocks_of(line), "running head", "", "it says again how the document begins")
    pages += repeated
    return [line for line in lines if line not in pages], pages


_LONGEST_HEAD = 90
_TOP = 2  # lines that the next pages may repeat
_PAGE_BREAK = 12  # lines that a page has at least


def _repeats_top(lines: list[PrintedLine], index: int) -> bool:
    """Whether a line says again, in the same type, how the document begins: typed at the top of a further page."""
    line = lines[index]
    if index < _PAGE_BREAK or line.bullet or len(line.text) > _LONGEST_HEAD:
        return False
    return any(
        other.stream == line.stream and other.look == line.look and other.cells[0].text == line.cells[0].text
        and len(other.text) > _TOP and (len(line.cells) == 1 or len(line.text) < 2 * len(other.text))
        for other in lines[:_TOP]
    )  # fmt: skip


def take_place_and_date(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of a section without `Köln, im Oktober 2025` and what is signed below it. It belongs to no field."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        line = lines[index]
        if line.bullet:
            continue
        if _SIGNATURE.match(line.text):
            return take_place_and_date(_without_closing(lines, index))
        if _is_place_and_date(line.text) and not any(_is_place_and_time(other.text) for other in lines[:index]):
            return _without_closing(lines, index)
    return lines


def _is_place_and_date(text: str) -> bool:
    """Whether a text is where and when somebody signed; a year alone tells when somebody studied there."""
    found = find_dates(text) if len(text) < _LONGEST_PLACE_AND_DATE else ()
    if len(found) != 1 or not found[0].range.is_single or found[0].end < len(text) - 1:
        return False
    said = _PLACE_AND_DATE.match(text)
    if said is None or found[0].start > said.end() or text[found[0].start : found[0].end].isdigit():
        return False
    return evidence.is_place(text[: text.index(",")]) or bool(_DAY_BEHIND.search(text))


def _is_place_and_time(text: str) -> bool:
    """Whether a text is a place and a time of any kind: where entries have such a line, the last one has it too."""
    found = find_dates(text) if len(text) < _LONGEST_PLACE_AND_DATE and "," in text else ()
    said = _PLACE_AND_DATE.match(text) if found else None
    return said is not None and found[0].start <= said.end() and evidence.is_place(text[: text.index(",")])


def signature(lines: list[PrintedLine]) -> PrintedLine | None:
    """The name printed below place and day at the end of a section; None where there is none."""
    closing = lines[len(take_place_and_date(lines)) + 1 :]
    return next((line for line in closing if len(line.cells) == 1 and looks_like_a_name(line.text)), None)


def _without_closing(lines: list[PrintedLine], index: int) -> list[PrintedLine]:
    if told := asked():
        for line in lines[index:]:
            told.note(blocks_of(line), "closing", "", "place and day, or a signature, at the end of a section")
    return lines[:index]
