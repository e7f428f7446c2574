"""The last step of every reader of structured files: values cut to what fields hold, the language told, the CV made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cv_generator.cv.limits import LINE_CHARACTERS, LIST_ITEMS, PROSE_CHARACTERS
from cv_generator.cv.model import Cv
from cv_generator.languages import DEFAULT, cldr, codes, facts
from cv_generator.reading.formats.parts import Imported, flat
from cv_generator.reading.words.tongue import detect_language

_LINES = ("certifications", "trainings", "publications", "awards")
_ISO = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?:T[\d:.]+Z?)?(?![\w/-])")
_CODE = len("US")
_PROSE = frozenset(("summary", "data_privacy"))


def finished(
    fields: Mapping[str, Any], unplaced: list[str], language: str | None = None, named: str = "", photo: str = ""
) -> Imported:
    """The CV of these fields. `named` is the language that the file itself names (`de`, `de-CH`), "" for none.

    Texts and lists beyond what a field holds (a line may be joined from several members) are unplaced.
    """
    fitting = {name: fitted(value, name, unplaced) for name, value in fields.items()}
    told = language or _known(named) or detect_language(_texts(fitting))
    fitting |= printed_dates(fitting, told)
    return Imported(Cv.model_validate({**fitting, "language": told}), tuple(unplaced), photo)


def printed_dates(fields: Mapping[str, Any], language: str) -> dict[str, list[Any]]:
    """The lists of lines with calendar days and months as a CV prints them: `2017-05-07` as `05/2017`, `May 2017`."""
    month = facts(language).page.month_of

    def printed(line: Any) -> Any:
        return _ISO.sub(lambda m: month(int(m[1]), int(m[2])), line) if isinstance(line, str) else line

    return {name: [printed(line) for line in fields.get(name) or []] for name in _LINES}


def country_name(code: str, language: str) -> str:
    """`US` as `United States` in a language (CLDR), the default one where it is not told; what is no code stays."""
    return cldr.territory_names(language or DEFAULT).get(code.upper(), code) if len(code) == _CODE else code


def _known(tag: str) -> str | None:
    code = tag.replace("_", "-").partition("-")[0].casefold()
    return next((known for known in codes() if known == code), None)


def fitted(value: Any, name: str, unplaced: list[str]) -> Any:
    """The value with texts and lists that fields can hold; what is longer goes to `unplaced`."""
    if isinstance(value, str):
        if len(value) <= (PROSE_CHARACTERS if name in _PROSE else LINE_CHARACTERS):
            return value
        unplaced.append(f"{name}: {value}")
        return ""
    if isinstance(value, list):
        unplaced.extend(text for item in value[LIST_ITEMS:] for text in flat(item, name))
        return [fitted(item, name, unplaced) for item in value[:LIST_ITEMS]]
    if isinstance(value, dict):
        return {key: fitted(item, f"{name} {key}", unplaced) for key, item in value.items()}
    return value


def _texts(fields: Mapping[str, Any]) -> list[str]:
    return [text.partition(": ")[2] for name, value in fields.items() if name != "design" for text in flat(value, "")]
