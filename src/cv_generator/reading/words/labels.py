"""Labels of contact and personal data: `Tel.`, `Wohnort`, `data urodzenia`."""

from __future__ import annotations

import re

from cv_generator.languages import remembered, sections, with_plain_forms

_BRACKETS = re.compile(r"\s*\([^()]{1,30}\)")
"""`Imię (imiona)`, `First name(s)`, `Telefono (fisso o mobile)`"""
_BETWEEN = re.compile(r"[\s.:]+")
_STROKE = re.compile(r" ?/ ?")


@remembered()
def _labels() -> dict[str, str]:
    skip = ("street", "nationalities", "titles", "name or part", "at sign", "dot")
    found = {
        _folded(label): kind for kind, labels in sections("contact").items() if kind not in skip for label in labels
    }
    for label, kind in tuple(found.items()):
        for plain in with_plain_forms((label,)):
            found.setdefault(plain, kind)
    return found


def _folded(text: str) -> str:
    return _STROKE.sub("/", _BETWEEN.sub(" ", text.casefold().replace("’", "'"))).strip(" -–*/'")


def label_of(text: str) -> str:
    """The kind of data that a label announces; empty where it is none."""
    if len(text) > 40:
        return ""
    folded = _folded(_BRACKETS.sub("", text) if "(" in text else text)
    known = _labels()
    singular = folded.removesuffix("s")
    spaced = folded.replace("-", " ")
    return known.get(folded) or known.get(folded.replace("-", "")) or known.get(spaced) or known.get(singular) or ""
