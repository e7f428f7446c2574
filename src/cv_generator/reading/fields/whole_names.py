"""Names that go on beside a bar on their line: `Project Manager | Care of pumps`, `Soil Unit | Farn University`.

Degrees go on behind any mark: `BSc Botany, Grade: 1.8`; universities of several towns go on in their town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cv_generator.languages import word_set
from cv_generator.reading.fields.header_roles import Roles
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence

_BAR = r"\s*([|│┃¦·•])\s*"
_MARK = r"\s*[,;:|·•/–—-]\s*\(?"
_LONGEST = 70
_DIGIT = re.compile(r"\d")


def with_whole_names(kind: str, pairs: Iterable[tuple[Segment, Roles]]) -> None:
    """Joins to titles, and to the employers of work, the texts beside a bar on their line that play no role."""
    for segment, played in pairs:
        lines = [cell.text for line in segment.lines[: segment.header] for cell in line.line.cells]
        for role in "TE" if kind == "work_experience" else "T":
            if not (segment.project and role == "T"):
                while _is_joined(role, lines, played):
                    pass
        _name_campus(lines, played)
        if kind == "education":
            while _is_degree_longer(segment, lines, played):
                pass


def _name_campus(lines: list[str], played: Roles) -> None:
    """Gives a university of several towns the town behind its name: `University of Illinois, Springfield`."""
    name, blocks = played.fields.get("E", ("", ()))
    place, more = played.fields.get("L", ("", ()))
    whole = f"{name}, {place}"
    known = name.rpartition(", ")[2].casefold().removeprefix("the ") in word_set("evidence", "several campuses")
    if known and place and "," not in place and any(whole in line for line in lines):
        played.fields["E"] = (whole, tuple(dict.fromkeys((*blocks, *more))))
        del played.fields["L"]


def _is_degree_longer(segment: Segment, lines: list[str], played: Roles) -> bool:
    """Whether a degree has been made longer by what stands right behind it: its subject, its mark, how far it is."""
    name, blocks = played.fields.get("T", ("", ()))
    if not name:
        return False
    for text, more in (*played.texts, *((cell.text, cell.blocks) for cell in segment.remarks)):
        whole = "" if evidence.is_place(text) or evidence.institution(text) > 1 else _behind(name, text, lines)
        if whole:
            played.texts = [said for said in played.texts if said[0] != text]
            segment.remarks = [cell for cell in segment.remarks if cell.text != text]
            played.fields["T"] = (whole, tuple(dict.fromkeys((*blocks, *more))))
            return True
    return False


def _behind(name: str, text: str, lines: list[str]) -> str:
    """A name with a text behind it, as a line has them; empty where none has, or it opens brackets only.

    Small letters go on behind a mark or in brackets: `BSc Botany at the` is no name.
    """
    mark = rf"(?:{_MARK}|\s+\()" if text[0].islower() else rf"(?:{_MARK}|\s+\(?)"
    printed = re.compile(rf"(?<!\w){re.escape(name)}{mark}{re.escape(text)}(?:\)(?!\w)|(?!\w))")
    whole = next((found[0] for line in lines if (found := printed.search(line))), "")
    return whole if whole.count("(") == whole.count(")") else ""


def _is_joined(role: str, lines: list[str], played: Roles) -> bool:
    """Whether the name has been made longer by a text beside it."""
    for text, blocks in played.texts:
        whole = _joined(role, lines, played, text) if role in played.fields else None
        if whole is not None:
            played.texts.remove((text, blocks))
            played.fields[role] = (whole, tuple(dict.fromkeys((*played.fields[role][1], *blocks))))
            return True
    return False


def _joined(role: str, lines: list[str], played: Roles, text: str) -> str | None:
    """The name with a text before or behind it, as they are printed."""
    if evidence.is_place(text) or evidence.is_anywhere(text) or evidence.detail(text) > 1:
        return None
    name, other = played.fields[role][0], played.fields.get("E" if role == "T" else "T", ("",))[0]
    for line in lines:
        if name not in line or text not in line:
            continue
        alone = not other or other not in line
        if not (_goes_on_title(text, alone=alone) if role == "T" else alone and _goes_on_employer(text)):
            continue
        for first, second in ((name, text), (text, name)):
            if found := re.search(rf"(?<!\w){re.escape(first)}{_BAR}{re.escape(second)}(?!\w)", line):
                return f"{first} {found[1]} {second}"
    return None


def _goes_on_title(text: str, *, alone: bool) -> bool:
    """Whether a text beside a title is more of it: it names nobody, and a role where an employer is there too."""
    if max(evidence.organisation(text), evidence.institution(text)) > 1:
        return False
    return alone or evidence.title(text) > 1


def _goes_on_employer(text: str) -> bool:
    """Whether a text beside an employer may be a part of it: `Soil Unit`."""
    return len(text) <= _LONGEST and not _DIGIT.search(text) and evidence.title(text) <= 1 and text[:1].isupper()
