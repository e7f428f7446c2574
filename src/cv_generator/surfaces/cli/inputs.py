"""What the command line reads: files, folders' worth of them, and standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from cv_generator.errors import InvalidInput

STANDARD = "-"
"""Stands for standard input or output, as with other commands."""


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
    """JSON. Raises InvalidInput where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInput("Not valid JSON") from None


def cv_data(data: bytes) -> Any:
    """A CV as data, of JSON or YAML; None where the bytes are a document that has to be read first."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head in (b"{", b"["):
        try:
            return parsed(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise InvalidInput("The file is not UTF-8") from None
    return _yaml(data)


def _yaml(data: bytes) -> Any:
    """Members of YAML; None for anything that is no mapping, which then is a document."""
    if b"\x00" in data[:4096] or b":" not in data[:65536]:
        return None
    from cv_generator.errors import UnreadableDocument
    from cv_generator.reading.formats.yaml_files import parse_yaml

    try:
        value = parse_yaml(data)
    except UnreadableDocument:
        return None
    return value if isinstance(value, dict) and _names_fields(value) else None


def _names_fields(value: dict[str, Any]) -> bool:
    """Whether a mapping is a CV's: Markdown with a line such as `Name: Ada` is a mapping too."""
    from cv_generator.cv.model import FIELDS

    return sum(name in FIELDS for name in value) > 1
