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
