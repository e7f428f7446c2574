"""`cv_data` as callers send it: canonical, as another program writes it, or a shape that can be repaired -> a CV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import data_told, problems
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import FIELDS, Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidInput, Problem
from cv_generator.reading import save_file


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
    understood = understand(data, repair=repair)
    return Sent(understood.cv, understood.repairs, texts, understood.told, understood.mends)


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
    told = tuple(data_told.of_other_programs(data, unplaced))
    return Sent(imported.cv.with_valid(photo_url=imported.photo), unplaced=unplaced, told=told)
