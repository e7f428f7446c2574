"""The rows that the model of sections is fitted on: figures of real documents without their words, and truths beside."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from benchmarks.sections.__main__ import ROWS
from benchmarks.sections.letters import LISTS, headings, of_lists
from benchmarks.sections.rows import chains_of, load, state_of, store
from benchmarks.truths import FOLDS, documents_in
from cv_generator.reading.structure.section_figures import CUT, FIGURES, HEADING, OWN
from cv_generator.reading.structure.section_letters import KINDS

_DOCS = Path(__file__).parents[1] / "benchmarks" / "import" / "real_kinds"


def test_rows_of_documents_know_what_the_rules_and_the_truth_say() -> None:
    chains = [chain for document in documents_in(_DOCS)[:12] for chain in chains_of("kinds", document)]
    told = [(chain, row) for chain in chains if not chain.hidden for row in chain.rows if row.told]
    assert {state_of(chain) for chain, _ in told} >= {"without heading", "sure"}
    right = sum(row.told.get(chain.ruled, 0) for chain, row in told)
    assert right > 0.9 * sum(sum(row.told.values()) for _, row in told)


def test_a_hidden_heading_tells_nothing() -> None:
    hidden = [chain for document in documents_in(_DOCS)[:6] for chain in chains_of("kinds", document) if chain.hidden]
    assert {state_of(chain) for chain in hidden} == {"without heading", "unsure"}
    named = OWN.index("named")
    assert not any(own[named] for chain in hidden for row in chain.rows for own in row.own)


def test_stored_rows_come_back_as_they_were(tmp_path: Path) -> None:
    chains = load(ROWS)[:5]
    store(tmp_path / "rows.json.gz", chains)
    assert load(tmp_path / "rows.json.gz") == chains


def test_the_stored_rows_fit_the_figures() -> None:
    chains = load(ROWS)
    rows = [row for chain in chains for row in chain.rows]
    assert len(rows) > 5000
    assert {chain.fold for chain in chains} == set(range(FOLDS))
    assert max(at for row in rows for at in row.figures) < len(FIGURES)
    assert {len(row.own) for row in rows} == {len(KINDS)}
    assert {len(row.cut) for row in rows} == {0, len(CUT)}
    assert {len(each) for row in rows for each in row.heading} == {len(HEADING)}


def test_the_stored_rows_hold_no_word_of_a_document() -> None:
    with gzip.open(ROWS, "rt", encoding="utf-8") as file:
        strings = set(re.findall(r'"([^"]*)"', file.read()))
    assert {text for text in strings if not text.isdigit()} <= {
        *KINDS, "source", "fold", "ruled", "hidden", "rows", "lines", "figures", "own", "cut", "heading", "told", "clean", "clean-2",
        "fresh", "worked", "known", "known-2", "docs", "kinds", "languages", "others",
    }  # fmt: skip


def test_the_lists_name_kinds_of_lines_in_all_languages() -> None:
    lists = of_lists()
    assert {name.partition(" ")[2] for name in lists} <= set(KINDS)
    for code in (path.stem for path in LISTS.glob("??.txt")):
        assert len(lists[f"{code} interests"]) > 40
    assert {kind for _, kind, _ in headings()} == set(KINDS)
