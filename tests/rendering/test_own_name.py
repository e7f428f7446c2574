"""The person's own name among authors."""

from __future__ import annotations

import pytest

from cv_generator.rendering.inline import Run
from cv_generator.rendering.own_name import in_bold
from cv_generator.rendering.viewing import view_of
from tests.rendering.people import DAY, full


@pytest.mark.parametrize(
    ("work", "bold"),
    [
        ("Sørensen-Oyelaran, I. & Hollis, T. J. (2025). Scope.", ["Sørensen-Oyelaran, I."]),
        ("Nowak, P., I. Sørensen-Oyelaran and X. Li: Notes", ["I. Sørensen-Oyelaran"]),
        ("Ingrid Sørensen-Oyelaran, Notes", ["Ingrid Sørensen-Oyelaran"]),
        ("Sørensen-Oyelaran I, Li X. Notes.", ["Sørensen-Oyelaran I"]),
        ("Sørensen-Oyelaran, B. (2020). Another one's.", []),
        ("On the work of Sørensen-Oyelaran", []),
    ],
)
def test_the_own_name_is_bold_in_the_forms_that_citations_have(work: str, bold: list[str]) -> None:
    runs = in_bold((Run(work),), "Dr. Ingrid Sørensen-Oyelaran")
    assert "".join(run.text for run in runs) == work
    assert [run.text for run in runs if run.bold] == bold


def test_a_name_of_one_word_is_not_looked_for() -> None:
    assert in_bold((Run("Prince, P."),), "Prince") == (Run("Prince, P."),)


def test_it_is_bold_among_the_publications_and_nowhere_else() -> None:
    cv = full(full_name="Ada Muster", publications=["Muster, A.: On engines"], awards=["Muster, A.: prize"])
    runs = {section.path: section.items[0].runs for section in view_of(cv, today=DAY).sections if section.items}
    assert [run.text for run in runs["publications"] if run.bold] == ["Muster, A."]
    assert not [run for run in runs["awards"] if run.bold]
