"""What the command line reads: files, folders' worth of them, and standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from cv_generator.cv.json_text import named_twice
from cv_generator.errors import InvalidInput
from cv_generator.reading.own_yaml import is_own_yaml

STANDARD = "-"
"""Stands for standard input or output, as with other commands."""


class WrongUsage(InvalidInput):
    """Options that do not go together, or names that a command cannot take: exit status 2, as argparse's own."""


def known_language(code: str | None) -> str | None:
    """The code as it is known, whatever its capitals; also of a language by its name, `german`.

    No file is opened for an option that cannot be followed.

    Raises:
        WrongUsage: with the codes that there are.
    """
    from cv_generator.languages import tags

    if code is None:
        return None
    for known in tags():
        if known.casefold() == code.strip().casefold():
            return known
    from cv_generator.cv.mistakes_shapes import cv_language

    if named := cv_language(code):
        return named
    raise WrongUsage(f"--language takes one of {', '.join(tags())}, not {code}")


def content(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises InvalidInput with one clear line."""
    if name == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except IsADirectoryError:
        raise InvalidInput(f"{name} is a folder: name its files, as in {name.rstrip('/')}/*.docx") from None
    except OSError as error:
        raise InvalidInput(f"{name} cannot be opened: {error.strerror}") from None


def parsed(text: str) -> Any:
    """JSON. Raises InvalidInput where it is none, with the line."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidInput(f"Not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except (ValueError, RecursionError):
        raise InvalidInput("Not valid JSON") from None
    if twice := named_twice(text):
        raise InvalidInput(f"{twice} stands twice in one object: keep one of them, or make a list")
    return value


def cv_data(data: bytes, name: str = STANDARD) -> Any:
    """A CV as data, of JSON or YAML; None where the bytes are a document that has to be read first.

    A file that is called JSON or YAML is never taken for a document of text: a slip in it would become part of one.

    Raises:
        InvalidInput: with the line where the data are not what they look like.
    """
    try:
        return _data(data, Path(name).suffix.lower())
    except InvalidInput as error:
        raise error if name == STANDARD else InvalidInput(f"{name}: {error.message}") from None


def _data(data: bytes, ending: str) -> Any:
    if _begins_as_json(data) or ending == ".json":
        try:
            value = parsed(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise InvalidInput("The file is not UTF-8") from None
        except InvalidInput:
            if ending not in _YAML_ENDINGS:
                raise
            value = _yaml(data)  # `{full_name: Ada}` is YAML
        return None if _of_another_program(value) else _with_members(value)
    if _is_yaml(data, ending):
        value = _yaml(data)
        return None if _of_another_program(value) else _with_members(value)
    return _yaml_or_document(data)


_YAML_ENDINGS = (".yaml", ".yml")


def looks_like_yaml(data: bytes, name: str) -> bool:
    """Whether a file is taken for YAML whatever is in it, and never for a document of text."""
    return not _begins_as_json(data) and _is_yaml(data, Path(name).suffix.lower())


def _begins_as_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def _is_yaml(data: bytes, ending: str) -> bool:
    return ending in _YAML_ENDINGS or is_own_yaml(data)


def _yaml(data: bytes) -> Any:
    from cv_generator.errors import UnreadableDocument
    from cv_generator.reading.formats.yaml_files import parse_yaml

    try:
        return parse_yaml(data)
    except UnreadableDocument as error:
        raise InvalidInput(str(error.details["hint"]).rstrip(".")) from None


def _with_members(value: Any) -> Any:
    """What a file of YAML or JSON holds. Raises InvalidInput for plain text and lists, which are both too."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return value[0]
    held = "a list" if isinstance(value, list) else "text" if value else "nothing"
    raise InvalidInput(f"line 1: the file holds {held}, not names with values such as `full_name: Ada Sample`")


def _yaml_or_document(data: bytes) -> Any:
    """Members of YAML; None for anything that is no mapping, which then is a document."""
    if b"\x00" in data[:4096] or b":" not in data[:65536]:
        return None
    try:
        value = _yaml(data)
    except InvalidInput:
        return None
    return value if isinstance(value, dict) and _fields_in(value) > 1 else None


def _fields_in(value: dict[str, Any]) -> int:
    """How many names are a CV's: Markdown with a line such as `Name: Ada` is a mapping too."""
    from cv_generator.cv.stand_in import FIELDS

    return sum(name in FIELDS for name in value)


def _of_another_program(value: Any) -> bool:
    """Whether the data are those of RenderCV and its like, which are read as documents are."""
    if not isinstance(value, dict) or _fields_in(value):
        return False
    from cv_generator.reading.formats.structured import is_known

    return is_known(value)
