"""Languages that have no folder, known just well enough to be told by name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cv_generator.languages.folders import codes


@dataclass(frozen=True, slots=True)
class Unread:
    """A language that is not read. `script` is how Unicode's names of its letters begin; Latin where it is empty."""

    code: str
    name: str
    words: frozenset[str] = frozenset()
    script: str = ""
    letters: frozenset[str] = frozenset()


def unread() -> tuple[Unread, ...]:
    """All of them; one that has a folder by now is read, and left out."""
    return tuple(each for each in _listed() if each.code not in codes())


def unread_name(code: str) -> str:
    """`Swedish` for `sv`; the code itself where it is unknown."""
    return next((each.name for each in _listed() if each.code == code), code)


@cache
def _listed() -> tuple[Unread, ...]:
    content = tomllib.loads(files("cv_generator.languages").joinpath("unread.toml").read_text("utf-8"))
    return tuple(
        Unread(
            code,
            facts["name"],
            frozenset(facts.get("words", "").split()),
            facts.get("script", ""),
            frozenset(facts.get("letters", "")),
        )
        for code, facts in content.items()
    )
