"""Who, what and where in the headers of a section's entries, decided by all of them together.

Each header is a row of cells. A template says which role each cell plays: title `T`, employer or institution `E`, place
`L`, a mere text `X`, or several of them in one cell. Every template is scored on every entry by the evidence for its
roles; the entries of a section that have the same number of cells vote for one, and all of them for one order.
"""

from __future__ import annotations

from collections import Counter
from operator import getitem
from typing import NamedTuple, cast

from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.fields.header_cuts import best_continuation, best_split, marks_in, scores_of_whole
from cv_generator.reading.fields.header_roles import Header, Roles, Vote, place_as_most, repeated_in, with_learnt_places
from cv_generator.reading.fields.header_templates import MOST_CELLS, ROLES, named_in, plain_codes, templates
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.words import evidence

_CLEARLY = 1.6  # by how much one entry's own evidence must speak against the vote
_FEW = 2  # headers that may have an order of their own
_OF_ITS_OWN = 0.6  # by how much each of them speaks for it
_ALIKE = 3  # headers in one look that tell roles by their looks
_MOST = 0.6  # of the headers of a group
_BY_LOOK = 0.8  # for and against a role of which most headers of the section have the look
_UNKNOWN = 0.9  # against a place where none of the headers has one that is known
_PLACED = 2.2  # of what is known to be a place


def assign(kind: str, headers: list[Header], hint: Vote | None = None) -> tuple[list[Roles], Vote]:
    """Roles for all headers of a section."""
    if kind != "further_experience":
        with_learnt_places(headers)
    groups: dict[_Shape, list[int]] = {}
    for index, header in enumerate(headers):
        shape = _Shape(min(len(header.cells), MOST_CELLS), header.only, header.breaks, header.grouped)
        groups.setdefault(shape, []).append(index)
    repeated = repeated_in(headers)
    elected = _elected(kind, headers, groups, repeated, hint)
    if looks := _looks_of_roles(headers, groups, elected):
        _weigh_looks(headers, looks)
        elected = _elected(kind, headers, groups, repeated, hint)
    roles: list[Roles] = [Roles() for _ in headers]
    for shape, (template, lead) in elected.templates.items():
        members = groups[shape]
        usual = _usual_looks(template, [headers[i] for i in members])
        certainty = max(0.3, min(0.97, 0.5 + 0.25 * min(elected.vote.margin, 1.2) + 0.25 * min(lead, 1.0)))
        for index in members:
            typical = usual and _looks(template, headers[index]) == usual
            own, sure = None if typical else _dissenting(kind, template, headers[index], repeated), certainty
            roles[index] = _played(kind, own or template, headers[index], 0.5 if own else sure)
        place_as_most(template, [roles[index] for index in members])
    if kind == "further_experience":
        _name_lone_cells_by_look(headers, roles)
    return roles, elected.vote


def _name_lone_cells_by_look(headers: list[Header], roles: list[Roles]) -> None:
    """Lets a name without anything beside it play the role that all others of the section play in its look."""
    seen: dict[tuple[object, ...], set[str]] = {}
    lone: list[tuple[HeaderCell, Roles]] = []
    for header, played in zip(headers, roles, strict=True):
        named = {text: role for role, (text, _) in played.fields.items()}
        if len(header.cells) == 1 and len(named) == 1 and not header.only:
            lone.append((header.cells[0], played))
        elif {"T", "E"} <= played.fields.keys():
            for cell in header.cells:
                if role := named.get(cell.text):
                    seen.setdefault(_look(cell.style), set()).add(role)
    for cell, played in lone:
        known = max(evidence.title(cell.text), evidence.organisation(cell.text)) > 1
        told = seen.get(_look(cell.style), set())
        if len(told) == 1 and not known:
            played.fields = dict.fromkeys(told, next(iter(played.fields.values())))


class _Elected(NamedTuple):
    """The order of a section, and for each shape of headers its template and by how much that leads."""

    vote: Vote
    templates: dict[_Shape, tuple[tuple[str, ...], float]]


def _elected(
    kind: str, headers: list[Header], groups: dict[_Shape, list[int]], repeated: frozenset[str], hint: Vote | None
) -> _Elected:
    ballots = {shape: _Ballot(kind, [headers[i] for i in members], repeated) for shape, members in groups.items()}
    best: dict[str, float] = {}
    chosen: dict[str, dict[_Shape, tuple[tuple[str, ...], float]]] = {}
    for order in ("TE", "ET"):
        total = 0.0
        chosen[order] = {}
        for shape, ballot in ballots.items():
            fitting = templates(shape.cells, shape.only, kind, "ET" if shape.grouped else order)
            ranked = sorted(((ballot.score(t), t) for t in fitting), reverse=True)[:2]
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
    vote = Vote(order, abs(best["TE"] - best["ET"]) / max(1, len(headers)))
    own = {shape: chosen[_own_order(ballots[shape], shape, chosen, order)][shape] for shape in chosen[order]}
    return _Elected(vote, own)


def _looks_of_roles(
    headers: list[Header], groups: dict[_Shape, list[int]], elected: _Elected
) -> dict[tuple[object, ...], str]:
    """Look -> `T` or `E`, where the looks of title and employer differ and most headers agree on them, and some do not.

    All shapes count together: a header of another number of cells is set in the same looks.
    """
    pairs = [
        _looks(elected.templates[shape][0], headers[index])
        for shape, members in groups.items() if shape in elected.templates and not shape.only
        for index in members
    ]  # fmt: skip
    named = Counter(pair for pair in pairs if len(pair) == len("TE"))
    usual, count = named.most_common(1)[0] if named else ((), 0)
    if count < _ALIKE or count == named.total() or count <= _MOST * named.total() or usual[0] == usual[1]:
        return {}
    return {cast("tuple[object, ...]", look): role for look, role in zip(usual, "TE", strict=True)}


def _weigh_looks(headers: list[Header], looks: dict[tuple[object, ...], str]) -> None:
    """Adds to the scores of all cells what their looks tell."""
    for header in headers:
        for cell, scores in zip(header.cells, header.scores, strict=False):
            role = looks.get(_look(cell.style))
            for code in scores if role else ():
                if code[0] in "TE":
                    scores[code] += _BY_LOOK if code[0] == role else -_BY_LOOK


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
            {code: sum([scores[code] for scores in column]) for code in column[0]}
            for column in zip(*tables, strict=True)
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
        if not named_in(template)[2]:
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
        return sum(best_continuation(self._kind, role, code, c.text)[0] if c.joint else -99.0 for c in cells)


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
    count = min(len(header.cells), MOST_CELLS)
    others = (*templates(count, "", kind, "TE"), *templates(count, "", kind, "ET"))
    best = max(((ballot.score(other), other) for other in others), default=(-99.0, template))
    return best[1] if best[0] > agreed + _CLEARLY else None


def _usual_looks(template: tuple[str, ...], headers: list[Header]) -> tuple[object, ...]:
    """The looks of title and employer where these differ and most headers of a group agree on them; else empty."""
    looks = Counter(_looks(template, header) for header in headers)
    usual, count = looks.most_common(1)[0]
    return usual if count >= _ALIKE and count > _MOST * len(headers) and len(set(usual)) == len("TE") else ()


def _looks(template: tuple[str, ...], header: Header) -> tuple[object, ...]:
    leading = [code[0] for code in template]
    at = [leading.index(role) for role in "TE" if role in leading]
    return tuple(_look(header.cells[i].style) for i in at if i < len(header.cells))


def _look(style: Style) -> tuple[object, ...]:
    return style.bold, style.italic, style.size, style.color


def _missing(kind: str, header: Header, template: tuple[str, ...]) -> float:
    """What a missing title or employer costs, unless the layout or a break in the career explains it.

    Memberships often have no title, and projects no employer.
    """
    if header.only:
        return 0.0
    has_title, has_employer, _ = named_in(template)
    title, employer = (-0.5, -0.5) if kind == "further_experience" else (-0.9, -1.2)
    return title * (not has_title) + employer * (not has_employer and not header.breaks)


def _scored(kind: str, header: Header, repeated: frozenset[str]) -> list[dict[str, float]]:
    """For each cell, the score of every role or combination of roles."""
    count = len(header.cells)
    codes = plain_codes(min(count, MOST_CELLS), header.only or ROLES[kind]) if count else ()
    for cell in header.cells[:MOST_CELLS]:
        if marks_in(cell.text):
            scores = {code: best_split(kind, code, cell.text)[0] for code in codes}
        else:
            scores = scores_of_whole(kind, codes, cell.text)
        if cell.at_edge and "L" in scores and evidence.could_be_place(cell.text):
            scores["L"] = max(scores["L"], 1.1)
        if cell.is_place and "L" in scores:
            scores = {code: _PLACED if code == "L" else score - _PLACED for code, score in scores.items()}
        if cell.text in repeated and not cell.at_edge and not cell.is_place:
            scores.update({code: score + 0.4 for code, score in scores.items() if code[0] == "E"})
        header.scores.append(scores)
    return header.scores


def _played(kind: str, template: tuple[str, ...], header: Header, certainty: float) -> Roles:
    roles = Roles(certainty=certainty)
    last = ""
    for index, cell in enumerate(header.cells):
        code = template[index] if index < len(template) else "X"
        parts = (
            best_split(kind, code, cell.text)[1]
            if code[0] != "+"
            else best_continuation(kind, last, code, cell.text)[1]
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
    if "L" in (header.only or ROLES[kind]) and "L" not in roles.fields:
        place = next((said for said in roles.texts if evidence.place(said[0]) > 1), None)
        if place:
            roles.texts.remove(place)
            roles.fields["L"] = place
    return roles
