"""Which languages there are: the folders beside this module, and those that a deployment adds.

A folder is a language when it holds `language.toml`. Its name is the language's code (ISO 639-1 where there is one).
What a country writes otherwise stands in `countries/<REGION>.toml` of the folder; language and country together are
called by a tag, `de-CH` (BCP 47; the region may be a number of UN M49, as in `es-419`).
"""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

_OWN = Path(__file__).parent
_FIRST = ("en", "de", "pl", "fr", "it", "es", "nl", "pt")
"""The order in which languages are listed and asked; others follow by their code. Words that several languages share
are the first one's."""
FACTS = "language.toml"
DEFAULT = _FIRST[0]
"""What is written and answered in where nothing tells another language."""

_added: list[Path] = []
_lock = threading.Lock()


class LanguageFolderError(ValueError):
    """A folder of languages that is not there, or a file in it that cannot be understood."""


def add_directory(directory: Path) -> None:
    """More languages, from the folders in a directory; one that has the code of a language of ours replaces it.

    To be called before the first document is read: what is derived from the languages is derived once.

    Raises:
        LanguageFolderError: where the directory holds no language.
    """
    directory = directory.resolve()
    if not directory.is_dir() or not any(directory.glob(f"*/{FACTS}")):
        raise LanguageFolderError(f"{directory} holds no folder with a {FACTS}.")
    with _lock:
        if directory not in _added:
            _added.append(directory)
        _folders.cache_clear()
        _tags.cache_clear()


def added() -> tuple[Path, ...]:
    """The directories that were added, for a process that has to know the same languages."""
    return tuple(_added)


def codes() -> tuple[str, ...]:
    """The codes of all languages, in their order."""
    return tuple(_folders())


def folder(tag: str) -> Path:
    """The folder of a language, also of one of its tags. Raises KeyError for a code that has none."""
    return _folders()[code_of(tag)]


def code_of(tag: str) -> str:
    """`de-CH` -> `de`."""
    return tag.partition("-")[0]


def tags() -> tuple[str, ...]:
    """Everything that a CV's language can be: each code, followed by its tags with a country."""
    return tuple(_tags())


def country_file(tag: str) -> Path | None:
    """What a country writes otherwise; None for a code alone. Raises KeyError for a tag that is not there."""
    return _tags()[tag]


@cache
def _tags() -> dict[str, Path | None]:
    found: dict[str, Path | None] = {}
    for code, path in _folders().items():
        found[code] = None
        found.update({f"{code}-{file.stem}": file for file in sorted(path.glob("countries/*.toml"))})
    return found


@cache
def _folders() -> dict[str, Path]:
    found = {path.parent.name: path.parent for top in (_OWN, *_added) for path in sorted(top.glob(f"*/{FACTS}"))}
    ranks = {code: rank for rank, code in enumerate(_FIRST)}
    return {code: found[code] for code in sorted(found, key=lambda code: (ranks.get(code, len(ranks)), code))}
