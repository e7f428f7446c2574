"""Light markdown: set, and never printed as signs."""

from __future__ import annotations

import pytest

from cv_generator.rendering.inline import Run, runs_of


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("plain", (Run("plain"),)),
        ("Cut **costs** by half", (Run("Cut "), Run("costs", bold=True), Run(" by half"))),
        ("an *italic* word", (Run("an "), Run("italic", italic=True), Run(" word"))),
        ("_so_ and __so__", (Run("so", italic=True), Run(" and "), Run("so", bold=True))),
        ("***both***", (Run("both", bold=True, italic=True),)),
        ("**a *b* c**", (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True))),
        ("see [our page](https://example.org/x)", (Run("see "), Run("our page", url="https://example.org/x"))),
        ("at www.example.org.", (Run("at "), Run("www.example.org", url="https://www.example.org"), Run("."))),
        ("to a@example.org, b", (Run("to "), Run("a@example.org", url="mailto:a@example.org"), Run(", b"))),
        ("with `make` run", (Run("with "), Run("make"), Run(" run"))),
    ],
)
def test_markup_becomes_runs(typed: str, runs: tuple[Run, ...]) -> None:
    assert runs_of(typed) == runs


@pytest.mark.parametrize(
    "kept",
    ["io_uring and snake_case_names", "5*3*2", "C* and D*", "a * b * c", "[1] and [2]", "f(x)[0](y)", "** empty **"],
)
def test_what_is_not_plainly_markup_stays(kept: str) -> None:
    assert "".join(run.text for run in runs_of(kept)) == kept
