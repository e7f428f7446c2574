"""What the command line writes: whole files or none, and nothing over what is there unless it is told to."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cv_generator.errors import InvalidInput
from cv_generator.surfaces.cli.inputs import STANDARD


def write(target: str, data: bytes, *, force: bool) -> None:
    """Writes a file in one step, so that a failure leaves nothing that looks like a result. `-` is standard output.

    Raises:
        InvalidInput: the file is there already, or its folder cannot be written.
    """
    if target == STANDARD:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    if path.is_dir():
        raise InvalidInput(f"{target} is a folder: name a file in it")
    if path.exists() and not force:
        raise InvalidInput(f"{target} is there already: name another file, or add --force to replace it")
    try:
        _replace(path, data)
    except OSError as error:
        raise InvalidInput(f"{target} cannot be written: {error.strerror}") from None


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def folder(name: str) -> Path:
    """The folder for results, made where it is missing. Raises InvalidInput where it cannot be."""
    path = Path(name)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise InvalidInput(f"{name} is a file, not a folder") from None
    except OSError as error:
        raise InvalidInput(f"{name} cannot be made: {error.strerror}") from None
    return path


def result_names(files: Iterable[str], ending: str) -> list[str]:
    """A name for the result of each file: `cv.docx` -> `cv.result.json`, told apart where several share a stem.

    `cv.docx` beside `cv.pdf` gives `cv.docx.result.json` and `cv.pdf.result.json`; equal names of different folders
    are numbered.
    """
    paths = [Path(file) if file != STANDARD else Path("stdin") for file in files]
    stems = [path.stem for path in paths]
    named = [path.name if stems.count(path.stem) > 1 else path.stem for path in paths]
    seen: dict[str, int] = {}
    names = []
    for name in named:
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name}{'' if seen[name] == 1 else f'-{seen[name]}'}{ending}")
    return names
