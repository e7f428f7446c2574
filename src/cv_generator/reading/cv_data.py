"""`cv_data` as callers send it: canonical, as another program writes it, or a shape that can be repaired -> a CV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import data_told, facts_beside, problems, synonyms
from cv_generator.cv.mistakes import understand
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.model import FIELDS, Cv
from cv_generator.cv.other_names import plain
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidInput, Problem, WrongKeys
from cv_generator.languages import codes, sections_in
from cv_generator.reading import save_file
from cv_generator.reading.words.tongue import clear_language, is_heading_of


@dataclass(frozen=True, slots=True)
class Sent:
    """The CV that was meant, what had to be repaired, the texts that found no field, and what is told of it
    besides, with the edits that mend that.
    """

    cv: Cv
    repairs: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()
    mends: tuple[Edit, ...] = ()


def understand_data(data: Any, *, repair: bool = False) -> Sent:
    """Data as a CV. What another program writes (JSON Resume, RenderCV, ...) is taken as such; a mixture of JSON Resume
    and something else is a mistake.

    Raises:
        WrongKeys, InvalidInput: what is wrong, and the mapping to the right fields.
    """
    data, texts = save_file.unwrapped(data)
    if not _has_fields_of_ours_only(data) and (sent := _from_other_programs(data, texts)):
        return sent
    try:
        understood = understand(data, repair=repair)
    except WrongKeys as wrong:
        _tell_language(data, wrong)
        raise
    sent = Sent(understood.cv, understood.repairs, texts, understood.told, understood.mends)
    return _in_its_language(data, sent) if isinstance(data, Mapping) and understood.repairs else sent


def _in_its_language(data: Mapping[Any, Any], sent: Sent) -> Sent:
    """The CV in the language of its names, `berufserfahrung`, and texts, where nothing says which one it is in."""
    language = _language_of(data)
    if language in (None, sent.cv.language):
        return sent
    repairs = (*sent.repairs, f"language -> {language}, that of the keys")
    return replace(sent, cv=sent.cv.with_valid(language=language), repairs=repairs)


def _tell_language(data: Any, wrong: WrongKeys) -> None:
    """The corrected call in the language of the names that were sent: those of canonical data do not tell it."""
    canonical = wrong.details.get("corrected_call", {}).get("cv_data")
    language = _language_of(data) if isinstance(canonical, dict) and isinstance(data, Mapping) else None
    if language and "language" not in canonical:
        canonical["language"] = language


def _language_of(data: Mapping[Any, Any]) -> str | None:
    names, texts = list[str](), list[str]()
    _gather(data, names, texts)
    is_told = any((place := ROOT.place(name)) and place.field == "language" for name in map(str, data))
    language = None if is_told else clear_language([*names, *texts], _CLEAR)
    is_headed = language and any(is_heading_of(each, language) for each in (*names, *texts))
    return language if is_headed else None


_CLEAR = 3.0
"""Two headings, or as many small words."""
_DEEP, _MOST = 6, 2_000


@cache
def _accented() -> Mapping[str, str]:
    """Headings without their accents, as names in data are, and with them."""
    phrases = (phrase for code in codes() for each in sections_in("headings", code).values() for phrase in each)
    return {plain(phrase): phrase for phrase in phrases if not phrase.isascii()}


_ENGLISH = frozenset(
    (*FIELDS, *(name for table in synonyms.ALL for name in table), "degree", "field", "section", "sections")
)
"""Names of our own, which tell no language: `description`, `position`."""


def _gather(value: Any, names: list[str], texts: list[str], depth: int = 0) -> None:
    if depth > _DEEP or len(names) + len(texts) > _MOST:
        return
    if isinstance(value, Mapping):
        own = [name for name in value if str(name) not in _ENGLISH]
        names += [_accented().get(plain(str(name)), str(name).replace("_", " ")) for name in own]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            _gather(inner, names, texts, depth + 1)
    elif isinstance(value, str):
        texts.append(value[:_MOST])


def _has_fields_of_ours_only(data: Any) -> bool:
    """The usual case, for which the names of other formats need not be loaded."""
    return isinstance(data, dict) and data.keys() <= set(FIELDS)


def _from_other_programs(data: Any, texts: tuple[str, ...]) -> Sent | None:
    from cv_generator.reading import json_resume
    from cv_generator.reading.formats import structured

    try:
        if found := structured.from_members(data, None):
            imported = found[1]
        elif json_resume.is_json_resume(data) and not json_resume.is_mixed(data):
            imported = json_resume.from_json_resume(data)
        else:
            return None
    except ValidationError as error:
        refused = problems.from_pydantic(error)
        raise InvalidInput(problems.sentence(refused), problems=refused) from None
    unplaced = (*imported.unplaced, *texts)
    facts, mends = facts_beside.of_whole(imported.cv.model_dump())
    told = (*data_told.of_other_programs(data, unplaced), *facts)
    return Sent(imported.cv.with_valid(photo_url=imported.photo), unplaced=unplaced, told=told, mends=mends)
