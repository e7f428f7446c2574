"""The words beside dates that a period cannot hold, such as `until` or `expected`: told where they are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cv_generator.cv import durations
from cv_generator.errors import Problem
from cv_generator.languages import Pattern

_MORE = "{more than a range}|{about}"
_LEFT_OUT = Pattern(rf"(?i)^\W*(?:{{until}})(?!\w)|(?<!\w)(?:{_MORE}|{{season}})(?![^\W\d])", name="dates")
_SAYS_MORE = Pattern(_MORE, re.IGNORECASE, name="dates")
_FILLER = Pattern("{filler}", re.IGNORECASE, name="dates")
_PREPOSITION = 2
"""Letters of `in` and `im`, which say nothing beside a date. `WS` does."""


def words_left_out(path: str, sent: Any, now: Any) -> Iterator[Problem]:
    """The words beside dates that a period cannot hold, by the paths of the periods."""
    if isinstance(sent, Mapping) and isinstance(now, Mapping):
        for name, value in sent.items():
            if name in now:
                yield from words_left_out(f"{path}.{name}" if path else name, value, now[name])
            elif name in ("start_date", "end_date") and "date_range" in now:
                yield from words_left_out(f"{path}.date_range", value, now["date_range"])
    elif isinstance(sent, list) and isinstance(now, list):
        for index, (item, kept) in enumerate(zip(sent, now, strict=False)):
            yield from words_left_out(f"{path}[{index}]", item, kept)
    elif isinstance(sent, str) and isinstance(now, str) and re.search(r"(?:^|\.)date_range$", path):
        lasted = "" if sent == now else durations.left_out(sent, now)
        words = without_place(sent) if sent != now else []
        said = [word for word in words if word not in now and word not in lasted] + [lasted] * bool(lasted)
        if said and now:
            hint = "Where it lasted so long, send both ends." if lasted else _BY_HAND
            yield Problem(path, "words_left_out", f"is stored as {now}, without {', '.join(said)}", hint)


_BY_HAND = "A period holds years and months: where the word matters, put it into the title or a line."


def without_place(text: str) -> list[str]:
    """The words beside dates that a period cannot hold: `until`, `expected`, `Summer`."""
    said = dict.fromkeys(found[0].strip() for found in _LEFT_OUT.finditer(text[:_LONGEST]))
    return [word for word in said if not _says_nothing(word)]


_LONGEST = 300
"""Letters of a text that may be a period."""


def _says_nothing(word: str) -> bool:
    if _SAYS_MORE.fullmatch(word):
        return False
    return bool(_FILLER.fullmatch(word)) or (len(word) <= _PREPOSITION and not word.isupper())
