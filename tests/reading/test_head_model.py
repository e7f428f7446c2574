"""Headers are parsed by weights: spans, figures, the agreement of a section, and the answer of the rules beside them."""

from __future__ import annotations

import pytest

from cv_generator.languages import one_reading
from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.fields.head_choice import chances_of, leads_clearly, worthiest
from cv_generator.reading.fields.head_letters import OF_SPAN, OF_TEXT, figures_of
from cv_generator.reading.fields.head_model import (
    TRAITS,
    agreement,
    counts_of,
    decided,
    told_by_others,
    traits_of,
)
from cv_generator.reading.fields.head_spans import FIGURES, MOST_ATOMS, spans_of
from cv_generator.reading.fields.head_weights import weights
from cv_generator.reading.fields.header_roles import Header, Roles
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.words.judge import log_odds

_PLAIN, _BOLD = Style(), Style(bold=True)


def _header(*texts: str) -> Header:
    styles = [_BOLD, *[_PLAIN] * (len(texts) - 1)]
    cells = [HeaderCell(text, style, (i,), line=i) for i, (text, style) in enumerate(zip(texts, styles, strict=True))]
    return Header(cells)


def test_a_header_is_cut_at_every_mark_and_each_span_says_as_much() -> None:
    spans = spans_of("work_experience", _header("Baker, Farn Ltd", "Hude"), frozenset())
    assert [(atom.text, atom.joint) for atom in spans.atoms] == [
        ("Baker", "cell"),
        ("Farn Ltd", "comma"),
        ("Hude", "line"),
    ]
    assert set(spans.texts.values()) == {"Baker", "Farn Ltd", "Hude", "Baker, Farn Ltd"}
    assert {len(figures) for figures in spans.figures.values()} == {len(FIGURES)}


def test_no_header_has_more_atoms_than_can_be_weighed_in_time() -> None:
    spans = spans_of("work_experience", _header(*["one, two, three, four, five"] * 6), frozenset())
    assert len(spans.atoms) == MOST_ATOMS


@pytest.mark.parametrize("kind", ["work_experience", "education", "further_experience"])
def test_the_weights_fit_the_figures(kind: str) -> None:
    model = weights(kind)
    assert {role: len(row) for role, row in model.figures.items()} == dict.fromkeys("TELX", len(FIGURES))
    assert len(model.agreement) == 2 * len(TRAITS)
    assert all(any(row) for row in model.figures.values())


@pytest.mark.parametrize("kind", ["work_experience", "education"])
def test_the_weights_fit_the_figures_of_letters(kind: str) -> None:
    letters = weights(kind).letters
    assert letters is not None
    nothing = [(0.0,) * OF_TEXT] * 2
    assert {len(row) for row in letters.of_role.values()} == {len(figures_of(nothing[0], nothing))}
    assert letters.own > 0
    assert all(any(row) for row in letters.of_role.values())


def test_the_parse_of_the_rules_stands_without_a_look_at_letters_where_it_leads_clearly() -> None:
    assert leads_clearly([3.0, 0.5, 0.9], 0)
    assert not leads_clearly([3.0, 1.5], 0)
    assert not leads_clearly([3.0, 9.0], 0)


def test_a_span_whose_atoms_are_a_title_and_a_body_says_so() -> None:
    title, body = log_odds("Werkstudentin Qualitätssicherung"), log_odds("Klinikum Nordhausen")
    mixed, of_one_sort = figures_of(title, [title, body]), figures_of(title, [title, title])
    both = OF_TEXT + 2
    assert mixed[both] > of_one_sort[both] + 1
    assert figures_of(title, [title])[OF_TEXT:OF_SPAN] == [0.0] * (OF_SPAN - OF_TEXT)


def test_a_parse_is_like_the_others_in_order_and_place() -> None:
    spans = spans_of("work_experience", _header("Baker", "Farn"), frozenset())
    title_first, employer_first = (
        traits_of(spans, chosen) for chosen in (((0, 1), (1, 2), None), ((1, 2), (0, 1), None))
    )
    alone = counts_of([0.5, 0.5], [title_first, employer_first])
    together = counts_of([4.5, 0.5], [title_first, employer_first])
    told = told_by_others(alone, together)
    like, other = (agreement(traits, alone, told) for traits in (title_first, employer_first))
    at, against = TRAITS.index("place of T"), len(TRAITS) + TRAITS.index("place of T")
    assert (like[at], like[against]) == (1.0, 0.0)
    assert (other[at], other[against]) == (-1.0, -1.0)


def test_what_the_rules_say_stands_unless_another_parse_leads() -> None:
    headers = [_header("Baker", "Farn Ltd"), _header("Cook", "Moor Ltd")]
    ruled = [Roles({"T": (h.cells[0].text, (0,)), "E": (h.cells[1].text, (1,))}, certainty=0.9) for h in headers]
    with one_reading():
        assert decided("work_experience", headers, ruled, None) == ruled


def test_no_word_of_a_header_is_lost_where_the_rules_are_overruled() -> None:
    headers = [_header("Senior Baker", "Farn Ltd, Bremen", "night shift")]
    wrong = [Roles({"E": ("Senior Baker", (0,)), "T": ("Farn Ltd, Bremen", (1,))}, [("night shift", (2,))], 0.3)]
    with one_reading():
        (roles,) = decided("work_experience", headers, wrong, None)
    words = " ".join([*(text for text, _ in roles.fields.values()), *(text for text, _ in roles.texts)])
    assert sorted(words.replace(",", "").split()) == sorted("Senior Baker Farn Ltd Bremen night shift".split())


@pytest.mark.parametrize(
    ("behind", "organization", "texts"),
    [("Farn College", "Farn College", []), ("Python, Pandas", "", ["Python, Pandas"])],
)
def test_what_stands_behind_the_name_of_a_project_may_be_for_whom_it_was_made(
    behind: str, organization: str, texts: list[str]
) -> None:
    header = _header("Solar Kiln", behind)
    header.project, header.only, header.open = True, "T", "TE"
    ruled = Roles({"T": ("Solar Kiln", (0,))}, [(behind, (1,))], 0.6)
    with one_reading():
        (roles,) = decided("further_experience", [header], [ruled], None)
    assert {role: text for role, (text, _) in roles.fields.items()} == {"T": "Solar Kiln"} | (
        {"E": organization} if organization else {}
    )
    assert [text for text, _ in roles.texts] == texts


def test_values_that_many_parses_agree_on_go_before_the_likeliest_parse() -> None:
    title, employer, longer = (0, 1), (1, 2), (1, 3)
    parses = [(title, longer, None), (title, employer, (2, 3)), (None, employer, (2, 3)), (None, employer, None)]
    scores = [1.0, 0.8, 0.6, 0.4]
    assert max(range(4), key=scores.__getitem__) == 0
    assert worthiest(parses, scores, None) == 1


def test_the_parse_of_the_rules_stands_unless_another_is_worth_more() -> None:
    parses = [((0, 1), (1, 2), None), ((0, 2), None, None)]
    assert worthiest(parses, [0.5, 0.0], 1) == 0
    assert worthiest([((0, 1), None, None), ((1, 2), None, None)], [0.01, 0.0], 1) == 1


def test_the_chances_of_parses_add_up() -> None:
    assert chances_of([2.0, 2.0]) == [0.5, 0.5]
    assert sum(chances_of([800.0, 3.0, -5.0])) == pytest.approx(1.0)


def test_what_another_parse_names_is_not_left_over_for_nothing() -> None:
    whole, part = (0, 2), (0, 1)
    parses = [(part, None, None), (whole, None, None)]
    assert worthiest(parses, [0.01, 0.0], None) == 1
