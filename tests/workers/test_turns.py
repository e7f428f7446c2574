"""Turns: who has many places waits for those who have none, and nobody waits for one owner's work to end."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

import pytest

from cv_generator.errors import RetryLater
from cv_generator.workers import turns
from cv_generator.workers.turns import Turns, asking


def take(own: Turns, who: str) -> str:
    asking.set(who)
    return own.take()


def waiting(own: Turns, who: str, then: Callable[[str], object]) -> threading.Thread:
    """A thread that waits for a place."""
    number = len(own._waiting)
    thread = threading.Thread(target=lambda: then(take(own, who)))
    thread.start()
    while len(own._waiting) == number:
        os.sched_yield()
    return thread


def test_a_stranger_gets_a_place_at_once_where_one_owner_has_them_all() -> None:
    own = Turns(2)
    for _ in range(2):
        take(own, "busy")
    others = [waiting(own, "busy", own.give_back) for _ in range(3)]
    assert take(own, "stranger") == "stranger"
    own.give_back("stranger")
    own.give_back("busy")
    for other in others:
        other.join()
    own.give_back("busy")
    assert own.free == 2


def test_one_owner_alone_has_no_more_places_than_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0.01)
    own = Turns(2)
    for _ in range(2):
        take(own, "busy")
    with pytest.raises(RetryLater):
        take(own, "busy")


def test_who_has_fewer_places_is_next_and_then_who_came_first() -> None:
    own, served = Turns(3), list[str]()
    for who in ("a", "a", "b"):
        take(own, who)
    more_of_a = waiting(own, "a", served.append)
    more_of_b = waiting(own, "b", served.append)
    own.give_back("b")
    more_of_b.join()
    assert served == ["b"]
    own.give_back("a")
    more_of_a.join()
    assert served == ["b", "a"]


def test_one_owner_cannot_fill_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_OF_ONE", 1)
    own = Turns(1)
    take(own, "busy")
    take(own, "other")
    queued = waiting(own, "busy", own.give_back)
    with pytest.raises(RetryLater):
        take(own, "busy")
    patient = waiting(own, "third", own.give_back)
    own.give_back("busy")
    own.give_back("other")
    queued.join()
    patient.join()
