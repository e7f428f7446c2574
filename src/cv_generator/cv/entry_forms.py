"""Problems of lists and entries that came in another form, with how an entry of that list looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cv_generator.cv import paths
from cv_generator.errors import Problem

_TEXT, _TEXTS = '"…"', '["…"]'


def shown(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems; of what is no list of entries, or no object, the hint is what one looks like."""
    return tuple(_shown(each) for each in problems)


def _shown(problem: Problem) -> Problem:
    if problem.code == "model_type":
        part = paths.part_at(paths.parse(problem.path))
        return replace(problem, hint=f"Send an object with {', '.join(part.model_fields)}.") if part else problem
    entry = _entry(problem.path) if problem.code == "list_type" and paths.is_list(problem.path) else ""
    text = f"{_TEXT}, " * (problem.path == "skills")
    return (
        replace(problem, hint=f"Send a list of entries, such as [{text}{entry}], or [] for none.") if entry else problem
    )


def _entry(listed: str) -> str:
    """An entry of a list as JSON; "" where the list holds texts."""
    part = paths.part_at((*paths.parse(listed), 0))
    names = part.model_fields if part else ()
    told = (f'"{name}": {_TEXTS if paths.is_list(f"{listed}[0].{name}") else _TEXT}' for name in names)
    return f"{{{', '.join(told)}}}" if part else ""
