"""Names that stand below the head that was read: a title or an employer that an entry lacks and its next line has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cv_generator.cv.dates import find_dates
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.header_roles import Roles
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence
from cv_generator.reading.words.judge import SORTS, log_odds

_LONGEST = 90
_LONGEST_ITEM = 60
_TOLD = 1.5
"""What a hit in the lists of words counts, in log odds."""
_ENOUGH, _ENOUGH_FOR_ITEM = 0.5, 1.2
_NO_NAME = -0.5
_TITLE, _DEGREE = SORTS.index("T"), SORTS.index("D")


def lengthen_heads(kind: str, segments: Sequence[Segment], roles: Sequence[Roles]) -> bool:
    """Lengthens the heads of entries by the next line where it names who or what is missing; whether any has changed.

    The letters of the line tell it (`words.judge`), the lists of words, or its look, which is that of the lines that
    name it in the other entries. A marked line may be a name too, if it is the first one.
    """
    changed = False
    for segment, played in zip(segments, roles, strict=True):
        line = _next(kind, segment)
        if line is None or segment.only or segment.heads or segment.inherits:
            continue
        if any(_names(kind, role, line) or _looks_like(role, line, segment, segments, roles)
               for role in "TE" if _lacks(kind, role, segment, played)):  # fmt: skip
            segment.header += 1
            changed = True
    return changed


def fill_from_rest(kind: str, segments: Sequence[Segment], roles: Sequence[Roles]) -> None:
    """Gives a title or an employer that an entry lacks what its head has besides, where that may be its name."""
    for segment, played in zip(segments, roles, strict=True):
        if segment.only or segment.heads or segment.inherits or segment.project:
            continue
        for role in "TE":
            told = _is_role if role == "T" else _is_body
            least = _NO_NAME if role == "T" else _ENOUGH
            rest = [(told(kind, text), text, blocks) for text, blocks in played.texts if _may_name(text)]
            if role == "T":
                lines = {line.text for line in segment.lines[: segment.header]}
                rest += [(_TOLD, *said) for said in played.texts if said[0] in lines and _begins_with_role(said[0])]
            best = max(rest, default=(least, "", ()))
            if role not in played.fields and best[0] > least and not _is_named(role, segment):
                played.texts.remove(best[1:])
                played.fields[role] = best[1:]
                played.chances[role] = _CHANCE


_CHANCE = 0.4


def _is_named(role: str, segment: Segment) -> bool:
    """Whether labels tell the role, or it is a break, which has no employer."""
    broken = role == "E" and any(evidence.is_break(line.text) for line in segment.lines[: segment.header])
    return broken or role in segment.named or (role == "T" and segment.degree is not None)


def _may_name(text: str) -> bool:
    tells = text[:1].islower() or evidence.is_sentence(text) or evidence.detail(text) > 1 or find_dates(text)
    return not tells and len(text) <= _LONGEST_ITEM and text.count(" ") <= _MOST_BLANKS and not evidence.is_place(text)


_MOST_BLANKS = 7


def _next(kind: str, segment: Segment) -> DatedLine | None:
    """The line below the head if it may be a name; an entry without any may have one in its first item."""
    at = segment.header
    if at >= len(segment.lines) or (segment.date and at <= segment.lines.index(segment.date)):
        return None
    line = segment.lines[at]
    if line.label or line.date or not line.cells or (at and not any(above.cells for above in segment.lines[:at])):
        return None
    text = line.text
    studied = kind == "education" and not at and evidence.degree(text) > 1
    longest = _LONGEST_ITEM if line.bullet and not studied else _LONGEST_TITLE if _begins_with_role(text) else _LONGEST
    if len(text) > longest or (line.bullet and at and segment.lines[at - 1].bullet):
        return None
    long = len(text) > _LONGEST
    tells = text[:1].islower() or (not long and (evidence.describes(text) or evidence.detail(text) > _TOLD))
    return None if tells else line


_LONGEST_TITLE = 220
_ROLE_IN_FRONT = re.compile(r"\S+(?: \S+){0,3}")


def _begins_with_role(text: str) -> bool:
    """Whether a line without the end of a sentence begins with a role: `Leiterin der Region Nord (Moor, Fenn, Esk)`."""
    first = _ROLE_IN_FRONT.match(text)
    return first is not None and evidence.title(first[0]) > 1 and text[-1] not in ".;:"


def _lacks(kind: str, role: str, segment: Segment, played: Roles) -> bool:
    """Whether an entry has no title or no employer, or what it has for a title is none by its letters."""
    if role in segment.named or (role == "T" and segment.degree):
        return False
    if role not in played.fields:
        return True
    return role == "T" and all(_is_role(kind, text) < _NO_NAME for text in _pieces(played.fields[role][0]))


def _names(kind: str, role: str, line: DatedLine) -> bool:
    if len(line.text) > _LONGEST:
        return role == "T"
    told = _is_role if role == "T" else _is_body
    enough = _ENOUGH_FOR_ITEM if line.bullet else _ENOUGH
    return any(told(kind, piece) > enough for cell in line.cells for piece in _pieces(cell.text))


def _pieces(text: str) -> list[str]:
    return [text, *text.split(", ")] if ", " in text else [text]


def _is_role(kind: str, text: str) -> float:
    odds = log_odds(text)
    if kind == "education":
        return max(odds[_DEGREE], odds[_TITLE], _TOLD if evidence.degree(text) > 1 else -_TOLD)
    return max(odds[_TITLE], _TOLD if evidence.title(text) > 1 else -_TOLD)


def _is_body(kind: str, text: str) -> float:
    known = evidence.institution(text) if kind == "education" else evidence.organisation(text)
    return max(log_odds(text)[-1], _TOLD if known > 1 else -_TOLD)


def _looks_like(
    role: str, line: DatedLine, segment: Segment, segments: Sequence[Segment], roles: Sequence[Roles]
) -> bool:
    """Whether the other entries name it on a line in the look of this one, and this head has none in that look."""
    if line.bullet or any(above.line.look == line.line.look for above in segment.lines[: segment.header]):
        return False
    looks = [
        other.lines[at].line.look
        for other, played in zip(segments, roles, strict=True) if other is not segment and role in played.fields
        for at in range(1, other.header) if played.fields[role][0] in other.lines[at].text
    ]  # fmt: skip
    return bool(looks) and all(look == line.line.look for look in looks)
