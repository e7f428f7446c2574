"""Lines that stand outside all sections: the consent clause, and place, date and signature at the end."""

from __future__ import annotations

import re

from cv_generator.cv.dates import find_dates
from cv_generator.reading.fields.found import FoundCv, merged
from cv_generator.reading.fields.pieces import of_line
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words import evidence

_CONSENT = re.compile(
    r"(?i)wyrażam(?:\s+\w+){0,2}\s+zgod|zg[oa]d[aęyz]\w*(?:\s+się)?\s+na\s+przetwarzani|"
    r"i\s+(?:hereby\s+)?(?:give\s+)?(?:my\s+)?(?:consent|agree|authori[sz]e)\w*\s+(?:to\s+|for\s+)?(?:the\s+|my\s+)?"
    r"(?:process|personal|use|storage)"
    r"|hiermit\s+(?:willige|stimme|erkläre)|einverstanden\w*.{0,40}\bdaten|einwillig\w*.{0,60}\bdaten|in "
    r"accordance with .{0,60}(?:gdpr|2016/679|data protection)"
)
_GOES_ON = re.compile(
    r"(?i)rodo|2016/679|rozporządz|ustaw[ay]|dyrektyw|danych osobowych|gdpr|dsgvo|personal data|personenbezogen|"
    r"rekrutac|recruit|dz\.\s?u|poz\.|art\."
)
_PLACE_AND_DATE = re.compile(r"(?i)^[^\W\d][\w .\-/]{1,30},\s*(?:den|im|am|dnia|dn\.|on|in)?\s*")
_SIGNATURE = re.compile(r"(?i)^(?:unterschrift|signature|podpis|gezeichnet|gez\.?)\b")


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
    if taken:
        cv.single["data_privacy"] = merged([of_line(line, 0.95) for line in taken])
    return rest


_PAGE = re.compile(
    r"(?i)(?:(?:^|[\s|/·–-])(?:page|seite|strona)|(?:^|[|/·–-]\s*|(?-i:\s(?=s)))str\.)\s*(?:\d+\s*(?:(?:of|von|z|/)\s*\d+)?|of|von|"
    r"z)\s*$"
)


def take_page_lines(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without those that say which page this is; and those, for the name that they may repeat."""
    pages = [line for line in lines if len(line.text) < 90 and not line.bullet and _PAGE.search(line.text)]
    return [line for line in lines if line not in pages], pages


def take_place_and_date(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of a section without `Köln, im Oktober 2025` and what is signed below it. It belongs to no field."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        line = lines[index]
        if line.bullet:
            continue
        if _SIGNATURE.match(line.text):
            return take_place_and_date(lines[:index])
        found = find_dates(line.text)
        m = _PLACE_AND_DATE.match(line.text)
        if (
            m
            and found
            and found[0].range.is_single
            and found[0].end >= len(line.text) - 1
            and len(line.text) < 50
            and found[0].start <= m.end()
            and len(found) == 1
        ):
            town = line.text[: line.text.index(",")]
            if evidence.is_place(town) or re.search(
                r"(?i),\s*(?:den|im|dnia|dn\.)\s|\d\.\s?\d{1,2}\.|\d\.\s\w+\s\d{4}", line.text
            ):
                return lines[:index]
    return lines
