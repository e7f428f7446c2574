"""How well somebody knows a thing is no skill of its own."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


@pytest.mark.parametrize(
    ("lines", "skills", "left"),
    [
        ("Word, sehr gute Kenntnisse\nExcel, gut", ["Word (sehr gute Kenntnisse)", "Excel (gut)"], ()),
        ("Ada, Go, SQL\n(Expertenkenntnisse)\nPerl, Lua\n(Grundkenntnisse)", ["Ada", "Go", "SQL", "Perl", "Lua"], None),
        ("Blender\nMaya\nExpert\nExpert", ["Blender", "Maya"], ("Expert", "Expert")),
        ("Zuverlässig\nProfi\nTeamfähig", ["Zuverlässig", "Profi", "Teamfähig"], ()),
        ("Java, BASIC, C", ["Java", "BASIC", "C"], ()),
    ],
)
def test_a_level_stays_with_its_skill_or_is_left_over(lines: str, skills: list[str], left: tuple[str, ...] | None):
    draft = read(f"@ Nell Farrow\n# Kenntnisse\n{lines}")
    assert draft.cv.skills == skills
    assert left is None or draft.unplaced_text == left


def test_a_strength_that_begins_like_a_level_is_a_skill():
    cv = read("@ Ola Zych\n# Umiejętności\n- Komunikatywność\n- Sprawność fizyczna\n- Komunikatywny").cv
    assert cv.skills[:2] == ["Komunikatywność", "Sprawność fizyczna"]


@pytest.mark.parametrize("lines", ["MySQL 70 %\nAdobe Photoshop: 20 %", "MySQL|70 %\nAdobe Photoshop|20 %"])
def test_shares_behind_names_are_levels(lines: str):
    rows = "\n".join(f"|{line}|" if "|" in line else line for line in lines.splitlines())
    assert read(f"@ Nell Farrow\n# Skills\n{rows}").cv.skills == ["MySQL", "Adobe Photoshop"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Reduced costs by 70 %", "Raised sales by 20 %"],
        ["Kosten gesenkt um 70 %", "Umsatz erhöht um 20 %"],
        ["Git", "Docker", "Test coverage 90 %", "Welding", "Code reviews 100 %"],
    ],
)
def test_shares_in_what_somebody_did_stay(lines: list[str]):
    assert read("@ Nell Farrow\n# Skills\n" + "\n".join(lines)).cv.skills == lines
