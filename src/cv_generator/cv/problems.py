"""Pydantic's errors, told apart by their `type`, become problems that teach: where, what, and what to send instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cv_generator.cv.forms import PHOTO_HINT
from cv_generator.errors import Problem

_MESSAGES: Mapping[str, tuple[str, str]] = {
    "missing": ("is required", "Send it."),
    "extra_forbidden": ("is not a known name", "Remove it, or use one of the documented names."),
    "string_type": ("must be a string", 'Send text in quotes, or "" to leave it empty.'),
    "string_too_long": ("is longer than {max_length} characters", "Shorten it."),
    "string_too_short": ("is too short", "Send at least {min_length} characters."),
    "string_pattern_mismatch": ("has the wrong form", "It must match {pattern}."),
    "list_type": ("must be a list", "Send a list, such as [] or [\"one item\"]."),
    "too_long": ("has more than {max_length} items", "Send fewer items."),
    "too_short": ("has fewer than {min_length} items", "Send more items."),
    "model_type": ("must be an object", "Send an object with the documented names."),
    "model_attributes_type": ("must be an object", "Send an object with the documented names."),
    "dict_type": ("must be an object", "Send an object with the documented names."),
    "int_type": ("must be a whole number", "Send a number without quotes."),
    "int_parsing": ("must be a whole number", "Send digits, such as 1."),
    "int_from_float": ("must be a whole number", "Send a number without decimals."),
    "bool_type": ("must be true or false", "Send true or false, without quotes."),
    "bool_parsing": ("must be true or false", "Send true or false."),
    "literal_error": ("is not one of the known values", "Send one of {expected}."),
    "enum": ("is not one of the known values", "Send one of {expected}."),
    "greater_than_equal": ("is too small", "Send at least {ge}."),
    "less_than_equal": ("is too large", "Send at most {le}."),
    "union_tag_not_found": ("must be a string or a group", 'Send "PostgreSQL" or {"group": "…", "items": ["…"]}.'),
    "date_range": ("is not a date or a range of dates", "Send `2020-01 – 2025-04`, `2023-05 – Present` or `2021`."),
    "date_range_backwards": ("ends before it begins", "Send the earlier date first, such as `2020-01 – 2025-04`."),
    "birth_date": ("is not a calendar day", "Send for example `1986-09-23`."),
    "email": ("is not an e-mail address", "Send for example `anna.muster@example.com`."),
    "phone": ("is not a telephone number", "Send for example `+41 44 668 18 00`."),
    "url": ("is not a link", "Send for example `https://github.com/anna-example` (http, https, mailto or tel)."),
    "photo_url": ("is not a photo", PHOTO_HINT),
    "string_unicode": ("holds half a character (a lone surrogate)", "Send valid Unicode text."),
    "not_unicode": ("holds half a character (a lone surrogate)", "Send valid Unicode text."),
    "accent": ("is not a colour", "Send `#rrggbb`, for example `#1f4e79`, or a name such as navy, darkgreen, teal."),
    "unknown_section": ("{name} is no section of this CV", "Send one of {expected}."),
    "place_with_date": ("holds a date", "Send the town alone, such as {town}: today's date is printed behind it."),
    "given_twice": ("{name} is given twice, also as {synonym}", "Send {name} only."),
}  # fmt: skip


_KINDS_OF = {"date_range_backwards": "date_range"}
"""Kinds that are told apart for people alone: programs know them by the code of the other."""


@dataclass(frozen=True, slots=True)
class UnknownSection(Problem):
    """A name in a design that is no section of the CV. `meant` is the section that is called so here, if any is."""

    name: str = ""
    meant: str | None = None


def from_pydantic(error: ValidationError, prefix: str = "") -> tuple[Problem, ...]:
    """All problems of a validation error. `prefix` is the path of the validated value inside the call."""
    listed = error.errors(include_url=False, include_input=False)
    return tuple(_problem(details, prefix) for each in listed for details in _single(each))


def sentence(problems: Iterable[Problem]) -> str:
    """What is wrong, in one sentence: the first problem, and how many more there are."""
    listed = list(problems)
    first = listed[0]
    more = f" (and {len(listed) - 1} more)" if len(listed) > 1 else ""
    return f"{first.path or 'The value'} {first.message}{more}"


def path_of(location: Iterable[str | int]) -> str:
    """`("work_experience", 0, "employer")` -> `work_experience[0].employer`. Names of union branches are left out."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif " " not in part:
            path += f".{part}" if path else part
    return path


def _single(details: ErrorDetails) -> Iterator[ErrorDetails]:
    """The errors in one that tells several names at once."""
    unknown = details.get("ctx", {}).get("unknown")
    for at, name, expected in unknown or ():
        yield {**details, "ctx": {"at": at, "name": name, "expected": expected}}
    if not unknown:
        yield details


def _problem(details: ErrorDetails, prefix: str) -> Problem:
    path = path_of(details["loc"])
    full = f"{prefix}.{path}" if prefix and path and not path.startswith("[") else prefix + path
    kind = "photo_url" if full == "photo_url" and details["type"] == "string_type" else details["type"]
    message, hint = _MESSAGES.get(kind, (details["msg"], ""))
    context: Mapping[str, Any] = details.get("ctx", {})
    full += f".{context['at']}" if "at" in context else ""
    code = _KINDS_OF.get(details["type"], details["type"])
    told = (full, code, _filled(message, context), _filled(hint, context))
    return UnknownSection(*told, context["name"]) if code == "unknown_section" else Problem(*told)


def _filled(text: str, context: Mapping[str, Any]) -> str:
    for name, value in context.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
