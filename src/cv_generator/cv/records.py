"""Records in place of a text: a certificate, a publication or a referee as an object, in one line as people print it.

`{"name": "PMP", "issuer": "PMI", "credential_id": "123", "expires": "2027"}` is `PMP, PMI, ID 123, valid until 2027` in
an English CV. The names of members and the words on the page are those of the languages (`records.txt`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from cv_generator.cv import mistakes_shapes as shapes
from cv_generator.cv.mistakes_names import humanized
from cv_generator.cv.other_names import squeezed
from cv_generator.languages import DEFAULT, codes, sections_in

LISTS: Final = ("certifications", "trainings", "publications", "awards", "references", "interests")
"""Lists of texts that others keep as records."""
_PRINTED: Final = ("id", "expires", "doi", "isbn", "pages", "volume", "number", "score", "level")
_FEWEST, _MOST = 2, 30


def as_texts(value: Any, language: str) -> Any:
    """A value for a list of texts with each record in it as a text; others stay as they are."""
    if isinstance(value, list):
        return [as_text(item, language) or item for item in value]
    return as_text(value, language) or value


def as_text(record: Any, language: str) -> str | None:
    """A record in one line, its name first; None for anything else. `language` is that of the CV."""
    if not isinstance(record, Mapping):
        return None
    filled = {str(name): value for name, value in record.items() if value not in shapes.EMPTY}
    kinds = {name: _kinds().get(squeezed(name), "") for name in filled if not shapes.counts(record, name)}
    if not _FEWEST <= len(kinds) <= _MOST or "name" not in kinds.values() or not _is_known(kinds):
        return None
    texts = {name: shapes.joined(filled[name]) for name in kinds}
    first = next(name for name, kind in kinds.items() if kind == "name")
    if None in texts.values():
        return None
    parts = [str(texts[first])]
    parts += [_said(kinds[name], name, str(text), language) for name, text in texts.items() if name != first and text]
    return ", ".join(parts)


def _is_known(kinds: Mapping[str, str]) -> bool:
    """Whether most names are those of a record's members. Others are content."""
    return 2 * sum(map(bool, kinds.values())) > len(kinds)


def _said(kind: str, name: str, text: str, language: str) -> str:
    """A member as it is printed: `valid until 2027`. One that nobody knows keeps its name."""
    if kind in _PRINTED:
        return printed(kind, text, language)
    return text if kind else f"{humanized(name)}: {text}"


def printed(kind: str, text: str, language: str) -> str:
    """A member of a kind (`expires`, `place`) as it is printed in a CV of a language, which may say so already."""
    how = _how(kind, language)
    label = how.replace("{}", "").strip().casefold()
    return text if text.casefold().startswith(label) else how.replace("{}", text)


@cache
def _how(kind: str, language: str) -> str:
    own = sections_in("records", language.partition("-")[0] if language else DEFAULT).get(f"print {kind}")
    return (own or sections_in("records", DEFAULT)[f"print {kind}"])[0]


@cache
def _kinds() -> Mapping[str, str]:
    """What a member is called in any language -> its kind; of two kinds the first language's counts."""
    found: dict[str, str] = {}
    for code in codes():
        for kind, words in sections_in("records", code).items():
            if not kind.startswith("print "):
                for word in words:
                    found.setdefault(squeezed(word), kind)
    return found
