"""Names for downloads that every system accepts."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from cv_generator.cv.language import Language

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ł": "l", "Ł": "L",
     "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
     "þ": "th", "Þ": "Th", "ð": "d", "ı": "i"}
)  # fmt: skip


_ENDINGS = {"json_resume": "json", "markdown": "md", "text": "txt"}


def ending(format: str) -> str:
    """Of files in a format of `document.FORMATS`."""
    return _ENDINGS.get(format, format)


def file_name(full_name: str, language: Language, today: dt.date, format: str) -> str:
    """`CV_Anna-Muster_de_2026-11-23.pdf`: ASCII letters, digits, `-`, `_` and one dot.

    Letters that have no ASCII form are left out; a name of nothing else leaves `CV_de_…`. 100 characters at most.
    """
    plain = unicodedata.normalize("NFKD", full_name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:70].rstrip("-")
    return "_".join(part for part in ("CV", name, language, today.isoformat()) if part) + f".{ending(format)}"
