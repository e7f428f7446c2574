"""Who, what and where in the headers of a section's entries, decided by all of them together.

Each header is a row of cells. A template says which role each cell plays: title `T`, employer or institution `E`, place
`L`, a mere text `X`, or several of them in one cell. Every template is scored on every entry by the evidence for its
roles; the entries of a section that have the same number of cells vote for one, and all of them for one order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import getitem
from typing import NamedTuple

from cv_generator.languages import Pattern, while_reading
from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.fields.header_evidence import DEPARTMENT, INNER_COMMA, fitness
from cv_generator.reading.fields.header_roles import Header, Roles, Vote, place_as_most, with_learnt_places
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.words import evidence

_COMPOSITES = (
    "T",
    "E",
    "L",
    "TE",
    "ET",
    "EL",
    "LE",
    "TL",
    "LT",
    "TEL",
    "TLE",
    "ETL",
    "ELT",
    "LTE",
    "LET",
    "X",
    "+",
    "+L",
)
_CODES = {
    1: tuple(code for code in _COMPOSITES if code[0] not in "X+"),
    2: tuple(code for code in _COMPOSITES if code not in ("LT", "LTE", "LET", "ELT", "TLE")),
    3: ("T", "E", "L", "TE", "ET", "EL", "LE", "TL", "X", "+", "+L"),
    4: ("T", "E", "L", "EL", "TL", "X", "+", "+L"),
    5: ("T", "E", "L", "EL", "TL", "X", "+", "+L"),
}
"""By the number of cells: the more there are, the less one cell holds."""
_PLAIN_CODES = {cells: tuple(code for code in codes if code[0] != "+") for cells, codes in _CODES.items()}
_CUT = Pattern(
    r",\s+(?!(?i:{behind comma}))|\s+[–—−-]\s+|(?<=[\w)])—\s?(?=[^\W\d_a-z])|(?<=[\w)])–\s+(?=[^\W\d_a-z])"
    r"|(?<=[^\W\d_A-Z\s])-\s+(?=[^\W\d_a-z])"
    r"|\s+-(?=[^\W\d_a-z])|(?<=\))-\s+|\s*[:;]\s+|\s+/\s+|\s+(?=[(\[])"
    r"|\s+(?:{at}|{weak at})\s+(?=[\"„«(]?[^\W_a-z])"
    r"|\s+(?:{in})\s+(?=[^\W\d_a-z])"
    r"|(?:(?<=mbH)|(?<= [AK]G)|(?<= SE)|(?<=Ltd)|(?<= plc)|(?<=o\.o\.)|(?<=S\.A\.)|(?<=e\.V\.)|(?<=e\. V\.)) "
    r"(?=[^\W\d_a-z])"
)
_BLANK = re.compile(r" (?=[^\W\d_a-z])")
_LONGEST_TITLE = 60  # letters before a firm that follows without a mark
_AT = Pattern(r"{at}")
_WEAK_AT = Pattern(r"{weak at}")
_IN = Pattern(r"{in}")
_COST = 0.35
_WHOLE = 1.0  # what it costs to see one role where there should be several
_CLEARLY = 1.6  # by how much one entry's own evidence must speak against the vote
_MOST_CELLS = 5
_FEW = 2  # headers that may have an order of their own
_OF_ITS_OWN = 0.6  # by how much each of them speaks for it
_ALIKE = 3  # headers in one look that tell roles by their looks
_MOST = 0.6  # of the headers of a group
_ROLES = {"work_experience": "TEL", "education": "TEL", "further_experience": "TE"}
_UNKNOWN = 0.9  # against a place where none of the headers has one that is known
_PLACED = 2.2  # of what is known to be a place
Split = tuple[float, tuple[tuple[str, str], ...]]


def assign(kind: str, headers: list[Header], hint: Vote | None = None) -> tuple[list[Roles], Vote]:
    """Roles for all headers of a section."""
    if kind != "further_experience":
        with_learnt_places(headers)
    groups: dict[_Shape, list[int]] = {}
    for index, header in enumerate(headers):
        shape = _Shape(min(len(header.cells), _MOST_CELLS), header.only, header.breaks, header.grouped)
        groups.setdefault(shape, []).append(index)
    repeated = _repeated(headers)
    ballots = {shape: _Ballot(kind, [headers[i] for i in members], repeated) for shape, members in groups.items()}
    best: dict[str, float] = {}
    chosen: dict[str, dict[_Shape, tuple[tuple[str, ...], float]]] = {}
    for order in ("TE", "ET"):
        total = 0.0
        chosen[order] = {}
        for shape, ballot in ballots.items():
            templates = _templates(shape.cells, shape.only, kind, "ET" if shape.grouped else order)
            ranked = sorted(((ballot.score(t), t) for t in templates), reverse=True)[:2]
            if not ranked:
                continue
            margin = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else ranked[0][0] - 2)
            chosen[order][shape] = (ranked[0][1], margin / len(groups[shape]))
            total += ranked[0][0]
        if hint and hint.order == order and hint.margin > 0.3:
            ordered = (shape for shape, (template, _) in chosen[order].items() if {"T", "E"} <= set("".join(template)))
            total += 0.5 * sum(len(groups[shape]) for shape in ordered)
        best[order] = total
    order = "TE" if best["TE"] >= best["ET"] else "ET"
    margin = abs(best["TE"] - best["ET"]) / max(1, len(headers))
    roles: list[Roles] = [Roles() for _ in headers]
    for shape, members in groups.items():
        if shape not in chosen[order]:
            continue
        template, lead = chosen[_own_order(ballots[shape], shape, chosen, order)][shape]
        usual = _usual_looks(template, [headers[i] for i in members])
        certainty = max(0.3, min(0.97, 0.5 + 0.25 * min(margin, 1.2) + 0.25 * min(lead, 1.0)))
        for index in members:
            typical = usual and _looks(template, headers[index]) == usual
            own, sure = None if typical else _dissenting(kind, template, headers[index], repeated), certainty
            roles[index] = _played(kind, own or template, headers[index], 0.5 if own else sure)
        place_as_most(template, [roles[index] for index in members])
    return roles, Vote(order, margin)


def _own_order(
    ballot: _Ballot, shape: _Shape, chosen: dict[str, dict[_Shape, tuple[tuple[str, ...], float]]], order: str
) -> str:
    """The order of the section, unless headers of this shape, several and all together, speak for the other one.

    `Intern at Lee Clinic` beside entries of two lines that begin with the employer.
    """
    other = "ET" if order == "TE" else "TE"
    if ballot.count < _FEW or shape.only or shape not in chosen[other]:
        return order
    lead = ballot.score(chosen[other][shape][0]) - ballot.score(chosen[order][shape][0])
    return other if lead > _OF_ITS_OWN * ballot.count else order


class _Shape(NamedTuple):
    """What headers must share to be judged by one template."""

    cells: int
    only: str
    breaks: bool
    grouped: bool


class _Ballot:
    """The evidence of several headers of one shape, added up cell by cell: a template is then judged in one go."""

    def __init__(self, kind: str, headers: list[Header], repeated: frozenset[str]) -> None:
        self._kind, self._headers, self.count = kind, headers, len(headers)
        tables = [header.scores or _scored(kind, header, repeated) for header in headers]
        self._cells = [
            {code: sum(scores[code] for scores in column) for code in column[0]} for column in zip(*tables, strict=True)
        ]
        for index, scores in enumerate(self._cells):
            cells = [header.cells[index] for header in headers]
            if "L" in scores and not any(_may_be_place(cell) for cell in cells):
                scores["L"] -= _UNKNOWN * len(headers)
        self._known: dict[tuple[str, ...], float] = {}

    def score(self, template: tuple[str, ...]) -> float:
        """How well a template fits these headers, all together."""
        if template not in self._known:
            self._known[template] = self._score(template)
        return self._known[template]

    def most(self) -> float:
        """No template scores more: a quick test that most headers fail."""
        return sum((max(scores.values()) for scores in self._cells), 0.0)

    def _score(self, template: tuple[str, ...]) -> float:
        score = _missing(self._kind, self._headers[0], template) * len(self._headers)
        if not _named(template)[2]:
            return sum(map(getitem, self._cells, template), score)
        role = ""
        for index, code in enumerate(template):
            scores = self._cells[index]
            key = code if code[0] != "+" else f"{role}{code}"
            if key not in scores:
                scores[key] = self._continued(index, role, code)
            score += scores[key]
            role = code[-1] if code != "+" else role
        return score

    def _continued(self, index: int, role: str, code: str) -> float:
        """The score of cells that go on with the role before them, as only a joint allows."""
        cells = [header.cells[index] for header in self._headers]
        return sum(_best_continuation(self._kind, role, code, c.text)[0] if c.joint else -99.0 for c in cells)


def _may_be_place(cell: HeaderCell) -> bool:
    """Whether a cell is a known place, or stands behind a comma as places do."""
    if cell.is_place or evidence.place(cell.text) > 1:
        return True
    return cell.joint == ", " and evidence.could_be_place(cell.text)


def _dissenting(
    kind: str, template: tuple[str, ...], header: Header, repeated: frozenset[str]
) -> tuple[str, ...] | None:
    """Another template where one entry's evidence contradicts the vote clearly."""
    if header.only or not header.cells:
        return None
    ballot = _Ballot(kind, [header], repeated)
    agreed = ballot.score(template)
    if ballot.most() < agreed + _CLEARLY:
        return None
    count = min(len(header.cells), _MOST_CELLS)
    others = (*_templates(count, "", kind, "TE"), *_templates(count, "", kind, "ET"))
    best = max(((ballot.score(other), other) for other in others), default=(-99.0, template))
    return best[1] if best[0] > agreed + _CLEARLY else None


def _usual_looks(template: tuple[str, ...], headers: list[Header]) -> tuple[object, ...]:
    """The looks of title and employer where these differ and most headers of a group agree on them; else empty."""
    looks = Counter(_looks(template, header) for header in headers)
    usual, count = looks.most_common(1)[0]
    return usual if count >= _ALIKE and count > _MOST * len(headers) and len(set(usual)) == len("TE") else ()


def _looks(template: tuple[str, ...], header: Header) -> tuple[object, ...]:
    at = [template.index(role) for role in "TE" if role in template]
    return tuple(_look(header.cells[i].style) for i in at if i < len(header.cells))


def _repeated(headers: list[Header]) -> frozenset[str]:
    """Texts that stand in several headers: an employer or a school is more often repeated than a title."""
    seen: dict[str, int] = {}
    for header in headers:
        for text in {cell.text for cell in header.cells}:
            seen[text] = seen.get(text, 0) + 1
    return frozenset(text for text, count in seen.items() if count > 1)


@cache
def _templates(cells: int, only: str, kind: str, order: str) -> tuple[tuple[str, ...], ...]:
    allowed = only or _ROLES[kind]
    return tuple(template for template in _sequences(cells, allowed) if _in_order("".join(template), order))


def _in_order(roles: str, order: str) -> bool:
    if "T" not in roles or "E" not in roles:
        return True
    return (roles.index("T") < roles.index("E")) == (order == "TE")


def _sequences(cells: int, allowed: str) -> Iterator[tuple[str, ...]]:
    def extend(prefix: tuple[str, ...], used: frozenset[str]) -> Iterator[tuple[str, ...]]:
        if len(prefix) == cells:
            if used:
                yield prefix
            return
        for code in _CODES[max(1, cells)]:
            if code == "X":
                if prefix:
                    yield from extend((*prefix, "X"), used)
            elif code[0] == "+":
                if prefix and prefix[-1] != "X" and not used & set(code) and set(code[1:]) <= set(allowed):
                    yield from extend((*prefix, code), used | set(code[1:]))
            elif not used & set(code) and set(code) <= set(allowed):
                yield from extend((*prefix, code), used | set(code))

    yield from extend((), frozenset())


def _look(style: Style) -> tuple[object, ...]:
    return style.bold, style.italic, style.size, style.color


def _missing(kind: str, header: Header, template: tuple[str, ...]) -> float:
    """What a missing title or employer costs, unless the layout or a break in the career explains it.

    Memberships often have no title, and projects no employer.
    """
    if header.only:
        return 0.0
    has_title, has_employer, _ = _named(template)
    title, employer = (-0.5, -0.5) if kind == "further_experience" else (-0.9, -1.2)
    return title * (not has_title) + employer * (not has_employer and not header.breaks)


@cache
def _named(template: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Whether a template has a title, an employer, and a cell that goes on with the role before it."""
    roles = "".join(template)
    return "T" in roles, "E" in roles, "+" in roles


def _scored(kind: str, header: Header, repeated: frozenset[str]) -> list[dict[str, float]]:
    """For each cell, the score of every role or combination of roles."""
    codes = _PLAIN_CODES.get(min(len(header.cells), _MOST_CELLS), ())
    for cell in header.cells[:_MOST_CELLS]:
        if _marks(cell.text):
            scores = {code: _best_split(kind, code, cell.text)[0] for code in codes}
        else:
            scores = _of_unmarked(kind, codes, cell.text)
        if cell.at_edge and "L" in scores and evidence.could_be_place(cell.text):
            scores["L"] = max(scores["L"], 1.1)
        if cell.is_place and "L" in scores:
            scores = {code: _PLACED if code == "L" else score - _PLACED for code, score in scores.items()}
        if cell.text in repeated and not cell.at_edge and not cell.is_place:
            scores.update({code: score + 0.4 for code, score in scores.items() if code[0] == "E"})
        header.scores.append(scores)
    return header.scores


def _of_unmarked(kind: str, codes: tuple[str, ...], text: str) -> dict[str, float]:
    """What `_best_split` says of a text without marks, for all codes in one go: it cannot be cut."""
    one = {role: fitness(kind, role, text) for role in "TELX"}
    scores = {code: one[code[0]] - _WHOLE * (len(code) > 1) for code in codes}
    for code in codes:
        if len(code) == 2 and "L" in code:
            scores[code] = one[code.replace("L", "")] - 0.1 - _COST
    return scores


def _played(kind: str, template: tuple[str, ...], header: Header, certainty: float) -> Roles:
    roles = Roles(certainty=certainty)
    last = ""
    for index, cell in enumerate(header.cells):
        code = template[index] if index < len(template) else "X"
        parts = (
            _best_split(kind, code, cell.text)[1]
            if code[0] != "+"
            else _best_continuation(kind, last, code, cell.text)[1]
        )
        for role, text in parts:
            if role == "+" and last in roles.fields:
                before, blocks = roles.fields[last]
                roles.fields[last] = (f"{before}{cell.joint}{text}", tuple(dict.fromkeys((*blocks, *cell.blocks))))
            elif role in ("X", "+") or role in roles.fields:
                roles.texts.append((text, cell.blocks))
            else:
                roles.fields[role] = (text, cell.blocks)
                last = role
    if "L" in (header.only or _ROLES[kind]) and "L" not in roles.fields:
        place = next((said for said in roles.texts if evidence.place(said[0]) > 1), None)
        if place:
            roles.texts.remove(place)
            roles.fields["L"] = place
    return roles


@while_reading(8192)
def _best_continuation(kind: str, role: str, code: str, text: str) -> Split:
    """A cell that goes on with the role before it, perhaps with the place at its end."""
    if code == "+":
        return _going_on(kind, role, text), (("+", text),)
    best: Split = (-9.0, (("+", text),))
    for (head, tail), _ in _cuts(kind, text, "TL"):
        score = _going_on(kind, role, head) + fitness(kind, "L", tail) - _COST
        if score > best[0]:
            best = score, (("+", head), ("L", tail))
    return best


def _going_on(kind: str, role: str, text: str) -> float:
    """A department or a subject has little evidence of its own."""
    if role not in ("T", "E") or not text:
        return -3.0
    other = fitness(kind, "E" if role == "T" else "T", text)
    return -0.3 - 0.6 * max(0.0, other) - 1.5 * evidence.is_place(text) - 0.5 * evidence.detail(text)


@while_reading(16384)
def _best_split(kind: str, code: str, text: str) -> Split:
    """The best way to see a cell as these roles, and its score. The place may be missing at the end."""
    if len(code) == 1:
        return fitness(kind, code, text), ((code, text),)
    best: Split = (fitness(kind, code[0], text) - _WHOLE, ((code[0], text),))
    if not _marks(text) and (len(code) == 3 or "L" not in code):
        return best
    if "L" in code and len(code) == 2:
        other = code.replace("L", "")
        best = (fitness(kind, other, text) - 0.1 - _COST, ((other, text),))
    for cuts, apt in _cuts(kind, text, code):
        parts = tuple(zip(code, cuts, strict=True))
        score = sum(fitness(kind, role, part) for role, part in parts) - _COST * (len(code) - 1) + apt
        if score > best[0]:
            best = (score, parts)
    if len(code) == 3 and "L" in code:
        short = _best_split(kind, code.replace("L", ""), text)
        if short[0] - 0.3 > best[0]:
            best = (short[0] - 0.3, short[1])
    return best


def _cuts(kind: str, text: str, code: str) -> Iterator[tuple[tuple[str, ...], float]]:
    """All ways to cut a text into as many pieces as there are roles, at marks that may stand between those roles.

    Each with how apt it is: a comma does not part a title from an employer where a word or a dash in the text does.
    """
    marks = _marks(text)
    clearest = max((_clearness(mark) for mark in marks), default=0)
    if len(code) == 2:
        for mark in marks:
            before, behind = text[: mark.start()], text[mark.end() :]
            if _may_part(kind, mark, code, before, behind):
                yield (_clean(before), _clean(behind)), _aptness(mark, code, clearest, (before, behind))
    elif len(code) == 3:
        for i, first in enumerate(marks):
            for second in marks[i + 1 :]:
                before, middle, behind = text[: first.start()], text[first.end() : second.start()], text[second.end() :]
                parted = _may_part(kind, first, code[:2], before, middle)
                if parted and _may_part(kind, second, code[1:], middle, behind):
                    apt = _aptness(first, code[:2], clearest, (before, middle))
                    apt += _aptness(second, code[1:], clearest, (middle, behind))
                    yield (_clean(before), _clean(middle), _clean(behind)), apt


def _clearness(mark: re.Match[str]) -> int:
    """How clearly a mark parts a title from an employer: 2 a word such as `at`, 1 a dash, 0 others."""
    sign = mark[0].strip()
    if not sign or _IN.fullmatch(sign) or _WEAK_AT.fullmatch(sign):
        return 0
    return 2 if sign[0].isalpha() or sign == "@" else int(sign in "–—−-/")


def _aptness(mark: re.Match[str], roles: str, clearest: int, parts: tuple[str, str]) -> float:
    if set(roles) != {"T", "E"}:
        return DEPARTMENT if not mark[0].strip() and evidence.ends_in_legal_form(parts[0]) else 0.0
    clearness = _clearness(mark)
    if clearness < clearest:
        return (0.0, -0.5, -1.0)[clearest]
    # Beside a clear mark, all is the employer's name, commas included.
    return (0.0, 0.75, 1.0)[clearness] * DEPARTMENT * bool(INNER_COMMA.search(parts[roles.index("E")]))


@while_reading(1024)
def _marks(text: str) -> list[re.Match[str]]:
    """The first marks outside brackets where a text may be cut."""
    marks = [m for m in _CUT.finditer(text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())][:8]
    if not any(_clearness(mark) for mark in marks) and (bare := _behind_title(text)):
        marks = sorted((*marks, bare), key=lambda mark: mark.start())
    return marks


def _behind_title(text: str) -> re.Match[str] | None:
    """The blank between a title and the firm or the school that follows it without any mark: `Courier Northway Ltd`."""
    for blank in _BLANK.finditer(text):
        before, behind = text[: blank.start()], text[blank.end() :]
        if "," in before or len(before) > _LONGEST_TITLE:
            return None
        if evidence.title(before.rpartition(" ")[2]) > 1 and evidence.title(behind) < 0:
            return blank if evidence.ends_in_legal_form(behind.partition(",")[0]) else None
    return None


def _may_part(kind: str, mark: re.Match[str], roles: str, before: str, behind: str) -> bool:
    """`at` and `bei` stand between title and employer, `in` before the employer's town, a bracket before a place.

    `for`, `from` and `in` stand between them too, where a role or a degree stands before, and no town behind.
    """
    if behind.startswith("["):
        return set(roles) == {"T", "E"}
    sign = mark[0].strip()
    if not sign:
        return _blank_may_part(roles, before, behind)
    if (behind.startswith("(") or sign in ":;") and roles[1] == "L":
        return evidence.place(_clean(behind)) > 1
    if _IN.fullmatch(sign) and evidence.is_place(behind):
        return roles == "EL"
    if not (sign[0].isalpha() or sign == "@"):
        return True
    return roles == "TE" and _may_name(kind, sign, before, behind)


def _blank_may_part(roles: str, before: str, behind: str) -> bool:
    """A blank alone stands between a title and a firm, and before a place."""
    if roles == "TE":
        return evidence.title(before) > 1 and evidence.ends_in_legal_form(behind.partition(",")[0])
    least = 0.0 if evidence.ends_in_legal_form(before) else 1.0
    return roles[1] == "L" and not evidence.is_break(before) and evidence.place(_clean(behind)) > least


def _may_name(kind: str, sign: str, before: str, behind: str) -> bool:
    """Whether a word parts a role or a degree from who gave it: `at` always does, others where one stands before."""
    named = evidence.degree(before) if kind == "education" else evidence.title(before)
    if _IN.fullmatch(sign):
        return bool(_AT.fullmatch(sign)) or (named > 1 and _names_somebody(kind, behind))
    return named > 0.5 if _WEAK_AT.fullmatch(sign) else True


def _names_somebody(kind: str, text: str) -> bool:
    """Whether a text behind `in` is a school or an employer rather than a subject: by its words, or in capitals."""
    bare = text.partition(" (")[0]
    named = evidence.institution if kind == "education" else evidence.organisation
    return named(bare) > 0.5 or (bare.isupper() and len(bare) > 3)


def _clean(text: str) -> str:
    s = text.strip(" ,;|–—-")
    if s.startswith("[") and s.endswith("]"):
        return s[1:-1].strip()
    if s.startswith("(") and s.endswith(")") and s.count("(") == 1:
        return s[1:-1].strip()
    return s
