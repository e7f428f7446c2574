"""Who, what and where in the headers of a section's entries: parses weighed by a small log-linear model.

Each header is parsed by itself; then the entries of the section, each with its likeliest parses, tell each other in
which order, in which place and in which look they have their roles. The answer of the rules (`entry_headers`) counts as
evidence beside the words, the look and the place of each span. Where it does not lead clearly, the letters of the spans
(`head_letters`) have the last word, but for further experience, of which too few heads are known to weigh them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import mul

from cv_generator.reading.fields.head_choice import chances_of, leads_clearly, likeliest_of, worthiest
from cv_generator.reading.fields.head_letters import Letters
from cv_generator.reading.fields.head_parses import Asked, Parse, Span, as_ruled, likeliest, owners_of
from cv_generator.reading.fields.head_spans import ROLES, Spans, spans_of
from cv_generator.reading.fields.head_weights import Weights, weights
from cv_generator.reading.fields.header_cuts import clean
from cv_generator.reading.fields.header_roles import Header, Roles, Vote, repeated_in
from cv_generator.reading.fields.header_templates import ROLES as ROLES_OF

TRAITS = (
    "order", "pattern", "place of T", "place of E", "place of L", "look of T", "look of E", "has T", "has E", "has L",
    "cut at T or E", "cut at L",
)  # fmt: skip
"""In what the entries of a section are like each other."""
_FEW, _MANY, _RARE = 0.3, 4.0, 0.15
_LEAST, _MOST = 0.3, 0.9

Counts = dict[str, dict[Hashable, float]]
Told = list[tuple[int, str, float, float, dict[Hashable, float]]]


@dataclass(slots=True)
class _Candidates:
    """The likeliest parses of one header, the traits of each, and how likely each value of a trait is by them."""

    asked: Asked
    spans: Spans
    parses: list[Parse]
    traits: list[dict[str, Hashable]]
    counts: Counts


def decided(kind: str, headers: list[Header], roles: list[Roles], hint: Vote | None) -> list[Roles]:
    """The roles of all headers of a section; `roles` are those that the rules gave them."""
    model = weights(kind)
    repeated = repeated_in(headers)
    asked = [
        _candidates(
            Asked(kind, _allowed(kind, header), as_ruled(ruled), ruled.certainty, hint), header, repeated, model
        )
        if header.cells
        else None
        for header, ruled in zip(headers, roles, strict=True)
    ]
    counted = [each for each in asked if each and each.parses]
    together: Counts = {trait: {} for trait in TRAITS}
    for each in counted:
        for trait, values in each.counts.items():
            for value, share in values.items():
                together[trait][value] = together[trait].get(value, 0.0) + share
    return [
        _chosen(each, together, model, ruled) if each and each.parses else ruled
        for each, ruled in zip(asked, roles, strict=True)
    ]


def _allowed(kind: str, header: Header) -> str:
    return header.open or header.only or ROLES_OF[kind]


def _candidates(asked: Asked, header: Header, repeated: frozenset[str], model: Weights) -> _Candidates:
    spans = spans_of(asked.kind, header, repeated)
    parses = likeliest(asked, spans, model)
    chances = chances_of([parse.score for parse in parses]) if parses else []
    traits = [traits_of(spans, parse.spans) for parse in parses]
    return _Candidates(asked, spans, parses, traits, counts_of(chances, traits))


def traits_of(spans: Spans, chosen: tuple[Span | None, ...]) -> dict[str, Hashable]:
    """What a parse has in common with those of other entries, if they agree."""
    atoms = spans.atoms
    found: dict[str, Hashable] = {}
    for role, span in zip(ROLES, chosen, strict=True):
        found[f"has {role}"] = span is not None
        if span is not None:
            found[f"place of {role}"] = spans.place(span)
            if role != "L":
                found[f"look of {role}"] = spans.look(span)
    title, employer, _ = chosen
    if title and employer:
        found["order"] = title < employer
    pattern: list[tuple[str, str]] = []
    before = ""
    for atom, owner in zip(atoms, owners_of(atoms, chosen), strict=True):
        if owner != before or atom.joint in ("line", "cell"):
            pattern.append((atom.joint, owner))
        if {before, owner} == {"T", "E"}:
            found["cut at T or E"] = (atom.joint, owner)
        if owner == "L" and before not in ("L", ""):
            found["cut at L"] = (atom.joint, before)
        before = owner
    found["pattern"] = tuple(pattern)
    return found


def counts_of(shares: list[float], traits: list[dict[str, Hashable]]) -> dict[str, dict[Hashable, float]]:
    """For each trait, how much of the likelihood of a header's parses each of its values has."""
    counts: dict[str, dict[Hashable, float]] = {trait: {} for trait in TRAITS}
    for share, found in zip(shares, traits, strict=True):
        for trait, value in found.items():
            of_trait = counts[trait]
            of_trait[value] = of_trait.get(value, 0.0) + share
    return counts


def agreement(own: dict[str, Hashable], alone: Counts, told: Told) -> list[float]:
    """How far a parse is like those of the other entries, and unlike them, trait by trait."""
    alike, unlike = [0.0] * len(TRAITS), [0.0] * len(TRAITS)
    for index, trait, others, weight, all_of in told:
        if trait not in own:
            continue
        value = own[trait]
        share = (all_of[value] - alone[trait][value]) / others
        alike[index] = (2 * share - 1) * weight
        unlike[index] = -weight * (share < _RARE)
    return alike + unlike


def told_by_others(alone: Counts, together: Counts) -> Told:
    """The traits of which the other entries tell something, each with how many tell it, what that weighs, and what all
    say."""
    counted = (
        (index, trait, sum(together[trait].values()) - sum(alone[trait].values())) for index, trait in enumerate(TRAITS)
    )
    return [
        (index, trait, others, min(others, _MANY) / _MANY, together[trait])
        for index, trait, others in counted
        if others >= _FEW
    ]


def _chosen(each: _Candidates, together: Counts, model: Weights, ruled: Roles) -> Roles:
    """The roles of the parse that leads; those of the rules where it is theirs or leads by little."""
    told = told_by_others(each.counts, together)
    scores = [
        model.own * parse.score + sum(map(mul, agreement(traits, each.counts, told), model.agreement))
        for parse, traits in zip(each.parses, each.traits, strict=True)
    ]
    as_rules = next((i for i, parse in enumerate(each.parses) if _is_ruled(each, parse)), None)
    if as_rules is not None and leads_clearly(scores, as_rules):
        return _with_chances(ruled, each, scores)
    if model.letters:
        letters = Letters(each.spans, model.letters)
        scores = [letters.score(score, parse.spans) for score, parse in zip(scores, each.parses, strict=True)]
        best = worthiest([parse.spans for parse in each.parses], scores, as_rules)
    else:
        best = likeliest_of(scores, as_rules)
    if best == as_rules:
        return _with_chances(ruled, each, scores)
    certainty = max(_LEAST, min(_MOST, chances_of(scores)[best]))
    return _with_chances(_played(each.spans, each.parses[best].spans, certainty), each, scores)


def _with_chances(roles: Roles, each: _Candidates, scores: Sequence[float]) -> Roles:
    """The roles, and how likely what plays each of them is among all parses by their scores."""
    chances = chances_of(scores)
    for number, role in enumerate(ROLES):
        if role in roles.fields:
            text = clean(roles.fields[role][0])
            alike = [_text(each.spans, parse.spans[number]) == text for parse in each.parses]
            roles.chances[role] = sum(chance for chance, is_so in zip(chances, alike, strict=True) if is_so)
    return roles


def _text(spans: Spans, span: Span | None) -> str:
    return spans.texts[span] if span else ""


def _is_ruled(each: _Candidates, parse: Parse) -> bool:
    texts = {role: each.spans.texts[span] for role, span in zip(ROLES, parse.spans, strict=True) if span}
    return texts == {role: text for role, text in each.asked.rules.items() if role in ROLES}


def _played(spans: Spans, chosen: tuple[Span | None, ...], certainty: float) -> Roles:
    """The values of a parse, and what is left over, cell by cell."""
    roles = Roles(certainty=certainty)
    taken: set[int] = set()
    for role, span in zip(ROLES, chosen, strict=True):
        if span:
            taken.update(range(*span))
            blocks = (block for index in range(*span) for block in spans.cell(index).blocks)
            roles.fields[role] = (spans.texts[span], tuple(dict.fromkeys(blocks)))
    for number, run in groupby(range(len(spans.atoms)), lambda i: (i in taken, spans.atoms[i].cell)):
        if not number[0]:
            kept = [spans.atoms[index] for index in run]
            cell = spans.header.cells[kept[0].cell]
            if text := clean(cell.text[kept[0].start : kept[-1].end]):
                roles.texts.append((text, cell.blocks))
    roles.texts += [(cell.text, cell.blocks) for cell in spans.header.cells[len({a.cell for a in spans.atoms}) :]]
    return roles
