"""The forms of the values in a CV: what is understood is made canonical, what is not is refused.

Without the model and its library, so that a CV can be taken in before they are loaded (`stand_in`). Each refusal has an
error `type` of its own, which `problems` turns into a message and a hint.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cv_generator.cv import dates, durations, text_lists

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError


def refusal(kind: Any, message: Any, context: dict[str, Any] | None = None) -> PydanticCustomError:
    """An error that the model's library understands, a `ValueError`. Loading it costs more than the forms do."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, message, context)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufeff]")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction in which letters run: nobody sees them, and they can show another text."""
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")  # no-break blanks are typography and stay


def _unicode(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise refusal("not_unicode", "holds half of a surrogate pair, which is no character") from None
    return _CONTROL.sub(" ", _DIRECTION.sub("", unicodedata.normalize("NFC", value)))


def _is_plain(value: str) -> bool:
    """Whether a line is canonical already, as most are: letters that print, single blanks between them."""
    return (
        value.isprintable()  # of all white space, the blank alone
        and "  " not in value
        and value[:1] != " " != value[-1:]
        and unicodedata.is_normalized("NFC", value)
    )


def line(value: str) -> str:
    if _is_plain(value):
        return value
    return _BLANKS.sub(" ", _unicode(value)).strip()


_MARKS = frozenset("•·▪●◦‣*–-")


def item(text: str) -> str:
    """A line without the signs before it by which it is marked as an item; those alone stay."""
    while text[:1] in _MARKS and (plain := text_lists.unmarked(text)) not in ("", text):
        text = plain
    return text


def prose(value: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in _unicode(value).replace("\r\n", "\n").splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


_TIME = re.compile(r"(?<=\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_INTERVAL = re.compile(r"(\d{4}(?:-\d\d){1,2})/(\d{4}(?:-\d\d){1,2}|\.\.)?")


_FIGURES = re.compile(r"(?<![\w.,/-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?(?![\w.,/-])")
_QUARTER = re.compile(r"(?i)\b(Q[1-4])\s?[/-]\s?(?=(?:19|20)\d\d)")
_DOTS = re.compile(r"(\d)\s*(?:\.{2,3}|…)\s*(?=\d)")
_NEVER = re.compile(r"(?<!\d)(?:(?:31[./-])?12[./-])?[29]999(?:-12(?:-31)?)?(?!\d)")
"""The last day that programs know stands for no end."""


def _without_times(value: str) -> str:
    """Dates as programs write them (ISO 8601): `2015-03-01T00:00:00Z` is a day, `2015-03/2019-11` a period, `201503` a
    month, and `9999-12-31` no end.
    """
    value = _NEVER.sub(dates.PRESENT, _TIME.sub("", value))
    value = _DOTS.sub(r"\1 – ", _QUARTER.sub(r"\1 ", value))
    value = _FIGURES.sub(lambda each: "-".join(filter(None, each.groups())), value)
    found = _INTERVAL.fullmatch(value)
    return f"{found[1]} – {found[2] if found[2] not in (None, '..') else dates.PRESENT}" if found else value


def date_range(value: str) -> str:
    if not value or dates.is_canonical(value):
        return value
    found = dates.parse_date_range(_without_times(value))
    if found is None:
        if dates.runs_backwards(value):
            raise refusal("date_range_backwards", "ends before it begins")
        raise refusal("date_range", "is not a date or a range of dates")
    if found.is_single:
        found = durations.period(value) or found
    return str(found)


_SHORT_YEAR = re.compile(r"(.{3,40}(?:[.\s]|[^\W\d]-))['’]?(\d\d)\.?", re.DOTALL)
_LIVING = range(31, 100), range(13)
"""The last two figures of years of birth of which the century is certain: of 1931 to 1999, and of 2000 to 2012."""


def _with_century(value: str) -> str:
    """`3. Feb. 85` with all figures of its year, where nobody with a CV was born in that of another century."""
    found = _SHORT_YEAR.fullmatch(value.strip()) if "/" not in value else None
    century = next((str(19 + n) for n, years in enumerate(_LIVING) if found and int(found[2]) in years), "")
    return f"{found[1]}{century}{found[2]}" if found and century else ""


def birth_date(value: str) -> str:
    if not value:
        return ""
    found = dates.parse_day(_without_times(value)) or dates.parse_day(_with_century(value))
    if found is None:
        raise refusal("birth_date", "is not a calendar day")
    return found.isoformat()


_USUAL_EMAIL = re.compile(
    r"(?=.{6,120}$)(?!.{65,}@)[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9]|-(?!-)){0,40}(?<!-)\.)+(?:[a-z]{2}|com|org|net|edu|info|example)"
)
"""What the validator takes as it is. Loading it costs more than all that is done with a CV."""


@lru_cache(256)
def email(value: str) -> str:
    if not value or _USUAL_EMAIL.fullmatch(value):
        return value
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(
            value.removeprefix("mailto:"), check_deliverability=False, test_environment=True
        ).normalized
    except EmailNotValidError:
        raise refusal("email", "is not an e-mail address") from None


def phone(value: str) -> str:
    if value and not 5 <= sum(c.isdigit() for c in value) <= 20:
        raise refusal("phone", "is not a telephone number")
    return value


def url(value: str) -> str:
    if not value:
        return ""
    scheme = re.match(r"([a-z][a-z0-9+.-]*):(?!\d)", value, re.IGNORECASE)
    if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
        raise refusal("url", "is not a link that a CV may hold")
    if " " in value or value[0] in '[<"' or "](" in value or (not scheme and "." not in value):
        raise refusal("url", "is not a link")
    return value


_PHOTO_DATA = re.compile(r"data:image/(?:jpeg|jpg|png);base64,[A-Za-z0-9+/=\s]+")
PHOTO_REFERENCE = re.compile(r"cv-file:[a-z0-9][a-z0-9.-]{0,80}")
"""How the store names a photo inside a CV. It never leaves the service: a link or a data URI goes out."""


PHOTO_HINT = (
    "A photo comes with the document, or the person adds it on the session's page: never write one as text. Programs "
    "send `data:image/jpeg;base64,…` (or png). Addresses are not fetched."
)


def photo(value: str) -> str:
    if not value or _PHOTO_DATA.fullmatch(value) or PHOTO_REFERENCE.fullmatch(value):
        return value
    raise refusal("photo_url", "is not a JPEG or PNG as a data URI")


def data_uri(media_type: str, data: bytes) -> str:
    """Bytes as the address that holds them, such as a photo in a CV: `data:image/jpeg;base64,…`."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
