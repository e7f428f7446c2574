"""What is kept at hand is bounded in size and in age."""

from __future__ import annotations

from cv_generator.operations.recent import SECONDS, Recent


def test_the_least_recent_values_give_way_to_new_ones() -> None:
    recent: Recent[str, str] = Recent(10)
    for name in "abc":
        recent.put(name, name.upper(), weight=4)
    assert [recent.get(name) for name in "abc"] == [None, "B", "C"]
    recent.put("b", "again", weight=9)
    assert [recent.get(name) for name in "bc"] == ["again", None]


def test_a_value_is_forgotten_when_it_is_old_or_dropped() -> None:
    now = 0.0
    recent: Recent[str, str] = Recent(10, clock=lambda: now)
    recent.put("a", "A", weight=1)
    now = SECONDS
    recent.put("b", "B", weight=1)
    assert recent.get("a") == "A"
    now = SECONDS + 1
    assert (recent.get("a"), recent.get("b")) == (None, "B")
    recent.drop("b")
    recent.drop("b")
    assert recent.get("b") is None


def test_a_value_heavier_than_all_is_not_kept() -> None:
    recent: Recent[str, str] = Recent(10)
    recent.put("a", "A", weight=11)
    assert recent.get("a") is None
