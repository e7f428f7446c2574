"""The likeliest ways to give the roles title, employer and place to the spans of one header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter, mul
from typing import NamedTuple

from cv_generator.reading.fields.head_spans import ROLES, Atom, Spans
from cv_generator.reading.fields.head_weights import Weights
from cv_generator.reading.fields.header_cuts import clean
from cv_generator.reading.fields.header_roles import Roles, Vote
from cv_generator.reading.words import evidence

MOST_KEPT = 8
"""Parses of one header that the other entries may still choose among."""
_MOST_OF_PLACE = 3  # atoms
_LONG = 60  # letters of a text that may be a sentence
_MOST_SPANS = 8  # of one role: the others are too far behind to win
_MOST_WEIGHED = 20  # parses, by their spans alone
_SURE, _FAIR = 0.8, 0.6  # certainties of the rules
_HINTED = 0.3
_NOTHING = ""

Span = tuple[int, int]
Chosen = tuple[Span | None, Span | None, Span | None]
"""The spans of title, employer and place."""


class Parse(NamedTuple):
    """Who is named where, and the score of that."""

    score: float
    spans: Chosen


class Asked(NamedTuple):
    """What is known of a header before it is parsed: its section, its roles, what rules and the last section say."""

    kind: str
    allowed: str
    rules: dict[str, str]
    certainty: float
    hint: Vote | None


def as_ruled(roles: Roles) -> dict[str, str]:
    """The texts that the rules found, as spans have them."""
    return {role: clean(text) for role, (text, _) in roles.fields.items()}


def owners_of(atoms: Sequence[Atom], chosen: Sequence[Span | None]) -> list[str]:
    """The role that each atom plays in a parse; `X` for a rest."""
    owners = ["X"] * len(atoms)
    for role, span in zip(ROLES, chosen, strict=True):
        if span:
            owners[span[0] : span[1]] = role * (span[1] - span[0])
    return owners


def marks_of(asked: Asked, spans: Spans, chosen: Chosen) -> list[str]:
    """The names of all that counts in a parse beside the figures of its spans."""
    of_roles = [_marks_of_role(asked, spans, role, span) for role, span in zip(ROLES, chosen, strict=True)]
    as_rules = all(_is_as_ruled(asked, spans, role, span) for role, span in zip(ROLES, chosen, strict=True))
    found = [*_marks_of_changes(spans.atoms, chosen), *_marks_of_order(asked, spans, chosen), *chain(*of_roles)]
    return [*found, *_marks_of_rules(asked)] if as_rules else found


def _marks_of_changes(atoms: Sequence[Atom], chosen: Chosen) -> list[str]:
    """What stands where one role ends and the next begins."""
    end, before = 0, ""
    found: list[str] = []
    for (first, behind), role in sorted([(span, role) for role, span in zip(ROLES, chosen, strict=True) if span]):
        if before and end < first:
            found.append(f"{atoms[end].joint}:{before}X")
        if before or first:
            found.append(f"{atoms[first].joint}:{before if end == first else 'X'}{role}")
        end, before = behind, role
    if before and end < len(atoms):
        found.append(f"{atoms[end].joint}:{before}X")
    return found


def _marks_of_order(asked: Asked, spans: Spans, chosen: Chosen) -> list[str]:
    title, employer, _ = chosen
    if not title or not employer:
        return []
    order = "TE" if title < employer else "ET"
    in_line = spans.cell(title[0]).line == spans.cell(employer[0]).line
    found = [f"{order}:{_sort(asked, spans)}", f"{order}:{'one line' if in_line else 'lines'}"]
    if spans.header.grouped:
        found.append(f"{order}:grouped")
    if asked.hint and asked.hint.order == order and asked.hint.margin > _HINTED:
        found.append("as hint")
    return found


def _marks_of_role(asked: Asked, spans: Spans, role: str, span: Span | None) -> list[str]:
    """Whether a role is named, and whether by what the rules say."""
    if role not in asked.allowed:
        return []
    group = "edu" if asked.kind == "education" else "work"
    agrees = _is_as_ruled(asked, spans, role, span)
    if span:
        return [f"rule {role}:{group}", f"rule {role}:{_sureness(asked)}"] if agrees else []
    found = [f"no {role}:{_sort(asked, spans)}"]
    if role == "E" and spans.header.breaks:
        found.append("no E:break")
    return [*found, f"rule no {role}:{group}"] if agrees else found


def _sort(asked: Asked, spans: Spans) -> str:
    """What the section is of; projects have more often a name alone than other activities."""
    return "projects" if spans.header.project else asked.kind[:4]


def _marks_of_rules(asked: Asked) -> tuple[str, str]:
    """Of the parse that is the rules' own."""
    return "rule all", f"rule all:{_sureness(asked)}"


def _is_as_ruled(asked: Asked, spans: Spans, role: str, span: Span | None) -> bool:
    return (spans.texts[span] if span else _NOTHING) == asked.rules.get(role, _NOTHING)


def _sureness(asked: Asked) -> str:
    return "sure" if asked.certainty > _SURE else "fair" if asked.certainty > _FAIR else "unsure"


class _Weigher:
    """What the marks of parses of one header count. What is said of a role by its span is weighed once."""

    def __init__(self, asked: Asked, spans: Spans, known: dict[str, float]) -> None:
        self._asked, self._spans, self._known = asked, spans, known
        self._of_roles: tuple[dict[Span | None, tuple[float, bool]], ...] = ({}, {}, {})
        self._as_rules = self._sum(_marks_of_rules(asked))

    def weight(self, chosen: Chosen) -> float:
        asked, spans = self._asked, self._spans
        weight = self._sum(_marks_of_changes(spans.atoms, chosen)) + self._sum(_marks_of_order(asked, spans, chosen))
        as_rules = True
        for role, span, seen in zip(ROLES, chosen, self._of_roles, strict=True):
            if span not in seen:
                marks = _marks_of_role(asked, spans, role, span)
                seen[span] = self._sum(marks), _is_as_ruled(asked, spans, role, span)
            weight += seen[span][0]
            as_rules = as_rules and seen[span][1]
        return weight + self._as_rules * as_rules

    def _sum(self, marks: Iterable[str]) -> float:
        known = self._known
        return sum([known.get(mark, 0.0) for mark in marks])


def likeliest(asked: Asked, spans: Spans, weights: Weights) -> list[Parse]:
    """The best parses, best first: every way to name at least one role by spans that do not overlap."""
    rest = _rests(spans, weights)
    titles, employers, places = (_scored_spans(role, asked, spans, weights, rest) for role in ROLES)
    rough: list[tuple[float, Chosen]] = []
    for title, by_title, a in titles:
        for employer, by_employer, b in employers:
            if not by_title & by_employer:
                taken, sum_of_both = by_title | by_employer, a + b
                rough += [(sum_of_both + c, (title, employer, place)) for place, by, c in places if not taken & by]
    rough.remove((0.0, (None, None, None)))
    rough.sort(key=itemgetter(0), reverse=True)
    weigher = _Weigher(asked, spans, weights.marks)
    ruled = tuple(next((s for s, text in spans.texts.items() if text == asked.rules.get(role)), None) for role in ROLES)
    weighed = rough[:_MOST_WEIGHED] + [each for each in rough[_MOST_WEIGHED:] if each[1] == ruled]
    found = [Parse(own + weigher.weight(chosen), chosen) for own, chosen in weighed]
    found.sort(key=itemgetter(0), reverse=True)
    return found[:MOST_KEPT]


def _scored_spans(
    role: str, asked: Asked, spans: Spans, weights: Weights, rest: list[float]
) -> list[tuple[Span | None, int, float]]:
    """None and the spans that may play a role: each with the atoms that it takes, as bits, and its score.

    The score says how much better it plays that role than it is a mere rest (`rest`, added up).
    """
    nobody: list[tuple[Span | None, int, float]] = [(None, 0, 0.0)]
    if role not in asked.allowed:
        return nobody
    of_role, ruled = weights.figures[role], asked.rules.get(role)
    found = [
        (span, (1 << span[1]) - (1 << span[0]), sum(map(mul, figures, of_role)) - rest[span[1]] + rest[span[0]])
        for span, figures in spans.figures.items()
        if role != "L" or (span[1] - span[0] <= _MOST_OF_PLACE and not _tells(spans.texts[span]))
    ]
    found.sort(key=itemgetter(2), reverse=True)
    return [*nobody, *found[:_MOST_SPANS], *(each for each in found[_MOST_SPANS:] if spans.texts[each[0]] == ruled)]


def _tells(text: str) -> bool:
    """Whether a long text is a sentence, which no place is."""
    return len(text) > _LONG and evidence.is_sentence(text)


def _rests(spans: Spans, weights: Weights) -> list[float]:
    """How well the atoms before each one are a mere rest, added up."""
    rest = [0.0]
    for index in range(len(spans.atoms)):
        figures = spans.figures.get((index, index + 1))
        rest.append(rest[-1] + (sum(map(mul, figures, weights.figures["X"])) if figures else 0.0))
    return rest
