"""Texts that list with a joining word before the last item: `Sailing, chess and jazz`, `English C1 and Polish B2`.

The joining words are those of the languages. One that another language has as a small word (Dutch `en`, which is French
for `in`) counts in a CV of its own language only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import languages_in_row, paths
from cv_generator.cv.levels import between_languages, language_code, level_first, with_level
from cv_generator.cv.text_lists import cut
from cv_generator.languages import codes, sections_in

_LISTS = re.compile(r"(?:interests|skills|languages|skills\[\d+\]\.items)")
"""Lists whose items people write on one line, between commas."""
_ENUMERATED = re.compile(
    r"interests|skills|skills\[\d+\]\.items|certifications|trainings|awards|custom_sections\[\d+\]\.items"
)
"""Lists whose items are names. A bullet is a sentence, which may list things."""
_LAST = re.compile(r"(.{1,2000}[,;|])\s*([^,;|()\n]{3,80})")
_MOST = 3
"""Words of an item beside a joining word; of more, it may stand within the item."""
_LONGEST = 2_000


def in_commas(path: str, text: str, language: str) -> str:
    """The text of a list at a path with a comma in place of the joining word before its last item.

    `language` is that of the CV.
    """
    if not _LISTS.fullmatch(path) or len(text) > _LONGEST:
        return text
    return "\n".join(_line(line, _words(language)) for line in text.split("\n"))


def without_leading(path: str, text: str, language: str) -> str:
    """The same where the joining word stands behind a comma, and no item can hold it: `Chess, jazz, and hiking`."""
    found = _LAST.fullmatch(text) if _LISTS.fullmatch(path) and len(text) <= _LONGEST else None
    lead = re.match(rf"(?:{_words(language)})\s+(?=\S)", found[2]) if found else None
    return f"{found[1]} {found[2][lead.end() :]}" if found and lead else text


def enumerated(path: str, text: str, language: str) -> list[str]:
    """`PRINCE2, CISSP et ITIL` -> three items, of which the last two may be one; empty for any other text."""
    if not _ENUMERATED.fullmatch(path) or len(text) > _LONGEST or re.search(r"[\n;:|]", text):
        return []
    whole = _line(text, _words(language))
    return cut(whole, commas=True) if whole.count(",") > text.count(",") else []


def dated(path: str, text: str, language: str) -> list[str]:
    """`ITIL 4 (2022) und PRINCE2 (2021)` -> two items, each with its year; empty for any other text."""
    if not _ENUMERATED.fullmatch(path) or len(text) > _LONGEST or re.search(r"[\n,;:|]", text):
        return []
    parts = re.split(rf"\s(?:{_words(language)})\s", text.strip())
    return parts if len(parts) > 1 and all(_ENDS_IN_YEAR.search(part) for part in parts) else []


_ENDS_IN_YEAR = re.compile(r"[^\W\d].{0,300}(?<!\d)(?:19|20)\d\d\)?$")


def _line(line: str, words: str) -> str:
    found = _LAST.fullmatch(line)
    if not found:
        return line
    last = re.sub(rf"^(?:{words})\s+(?=\S)", "", found[2])
    parts = re.split(rf"\s+(?:{words})\s+", last)
    is_two = len(parts) == 2 and all(0 < len(part.split()) <= _MOST for part in parts)
    return f"{found[1]} {', '.join(parts) if is_two else last}"


@cache
def _words(language: str) -> str:
    """The joining words, as alternatives of a regular expression."""
    found: list[str] = []
    for code in codes():
        others = {
            word for other in codes() if other != code for word in sections_in("small_words", other).get("", ())
        } - {word for other in codes() for word in sections_in("grammar", other).get("and", ()) if other != code}
        own = sections_in("grammar", code).get("and", ())
        found += [word for word in own if code == language or word not in others]
    return "|".join(sorted({word.replace(" ", r"\s+") for word in found}, key=len, reverse=True))


def languages(text: str) -> list[dict[str, str]]:
    """The languages that one text names, with their levels; empty where it names less than two, or anything else."""
    if under_levels := level_first(text):
        return under_levels if under_levels[1:] else []
    found = [language(part) for part in language_texts(text)]
    known = [each for each in found if each]
    named = {language_code(each["language"]) for each in known}  # `English / Englisch` is one
    return known if len(named) == len(found) > 1 else languages_in_row.languages(text)


def language_texts(text: str) -> list[str]:
    """The parts of a text that may name a language each."""
    if len(text) > _LONGEST or language_code(text):
        return []
    return [part.strip() for part in between_languages().split(text)]


def language(text: str) -> dict[str, str] | None:
    """The one language that a text names, with its level if it has one; None where that is not certain."""
    if told := with_level(text):
        return told
    part = paths.part_at(("languages", 0))
    try:
        said: Mapping[str, Any] = part.model_validate(text).model_dump() if part and text else {}
    except ValidationError:
        return None
    return (
        {name: str(value) for name, value in said.items() if value} if language_code(said.get("language", "")) else None
    )
