"""Damages documents in thousands of ways and reads them: no crash, no hang, nothing but a refusal with a reason.

`python -m benchmarks mutations` reads 6,000 of them; `MUTATIONS` sets another number. Every mutation follows from its
number, so that a failure can be made again with `mutated(documents, number)`. Besides the documents of the benchmark an
ODT, an archive of tables and pictures are damaged; those of pictures go into a DOCX, and are tried as photos too.
"""

from __future__ import annotations

import io
import os
import random
import re
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from cv_generator.errors import InvalidInput, UnreadableDocument
from cv_generator.workers.calls import printable_photo, read_document
from cv_generator.workers.pool import Fault
from tests.attack import others

DOCUMENTS = Path(__file__).parent / "import" / "docs"
NUMBER = 6_000
SECONDS = 10.0
"""On the clock, of the fastest of four readings: a hang. What the work itself may take, two seconds of processor time,
the worker sees to, so that a machine that is busy with other things makes no fault."""
PHOTO_BYTES = 10_000_000

Damage = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True)
class Outcome:
    """What became of one mutation: `read`, a reason, or the name of an exception that should not be."""

    number: int
    damage: str
    word: str
    seconds: float

    @property
    def is_fault(self) -> bool:
        return self.word.startswith("!") or self.seconds > SECONDS


def flip(data: bytes, chance: random.Random) -> bytes:
    """One to 200 bytes changed."""
    changed = bytearray(data)
    for _ in range(int(200 ** chance.random())):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end missing, or a piece in the middle."""
    start = chance.randrange(len(data))
    return data[:start] if chance.random() < 0.5 else data[:start] + data[start + chance.randrange(len(data) // 4) :]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A piece twice."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 5000)]
    return data[:start] + piece * chance.randrange(2, 5) + data[start:]


def numbers(data: bytes, chance: random.Random) -> bytes:
    """Numbers made huge, negative or zero: lengths, offsets, sizes, references."""
    found = list(re.finditer(rb"\d{1,9}", data))
    for match in chance.sample(found, min(len(found), chance.randrange(1, 12))):
        digits = chance.choice((b"0", b"-1", b"9" * len(match[0]), b"2147483648"))
        data = data[: match.start()] + digits[: len(match[0])].rjust(len(match[0]), b"0") + data[match.end() :]
    return data


def parts(data: bytes, chance: random.Random) -> bytes:
    """A DOCX without one of its parts, or with two of them exchanged."""

    def edit(files: dict[str, bytes]) -> None:
        one, two = (chance.choice(list(files)) for _ in range(2))
        if chance.random() < 0.5:
            del files[one]
        else:
            files[one], files[two] = files[two], files[one]

    return _zipped(data, edit)


def markup(data: bytes, chance: random.Random) -> bytes:
    """Elements and attributes of one part taken away, doubled, renamed or filled with something else."""

    def edit(files: dict[str, bytes]) -> None:
        names = [name for name in files if name.endswith((".xml", ".rels"))]
        name = "word/document.xml" if chance.random() < 0.7 and "word/document.xml" in files else chance.choice(names)
        text = files[name]
        for _ in range(chance.randrange(1, 8)):
            text = _damaged_xml(text, chance)
        files[name] = text

    return _zipped(data, edit)


def _damaged_xml(text: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"<[^<>]{1,400}>", text))
    if not found:
        return text
    tag = chance.choice(found)
    kind = chance.randrange(5)
    if kind == 0:
        return text[: tag.start()] + text[tag.end() :]
    if kind == 1:
        return text[: tag.end()] + tag[0] + text[tag.end() :]
    if kind == 2:
        junk = chance.choice((b'w:val="-99999999999"', b'w:val=""', b'w:val="NaN"', b'r:id="rId0"', b'w:w="1e400"'))
        return text[: tag.start()] + re.sub(rb'[\w:]+="[^"]*"', junk, tag[0], count=1) + text[tag.end() :]
    if kind == 3:
        other = chance.choice(found)
        return text[: tag.start()] + other[0] + text[tag.end() :]
    element = re.match(rb"<(w:\w+)", tag[0])
    end = text.find(b"</" + element[1] + b">", tag.end()) if element else -1
    return text[: tag.start()] + text[end + len(element[1]) + 3 :] if element and end > 0 else text[: tag.end()]


def _zipped(data: bytes, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    edit(files)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


ANY: tuple[Damage, ...] = (flip, cut, repeat, numbers)
BY_ENDING: dict[str, tuple[Damage, ...]] = {
    ".docx": (flip, cut, parts, markup, markup, markup),
    ".odt": (flip, cut, parts, markup, markup),
    ".zip": (flip, cut, parts),
    ".pdf": ANY,
    ".jpg": ANY,
    ".png": ANY,
}


def made(folder: Path) -> list[Path]:
    """One document of each kind that the benchmark has none of, put into a folder."""
    return [_put(folder / f"made.{ending}", data) for ending, data in others.documents().items()]


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def mutated(documents: Sequence[Path], number: int) -> tuple[str, bytes]:
    """Mutation `number`: its name and its bytes."""
    chance = random.Random(number)
    path = chance.choice(documents)
    damage = chance.choice(BY_ENDING[path.suffix])
    return f"{damage.__name__} {path.suffix[1:]}", damage(path.read_bytes(), chance)


def outcome(documents: Sequence[Path], number: int) -> Outcome:
    """Make a mutation and read it. A slow one is read again: a machine that was busy elsewhere is no hang."""
    damage, data = mutated(documents, number)
    tries = [_read(data, number, damage)]
    while tries[-1].seconds > SECONDS and len(tries) < 4:
        tries.append(_read(data, number, damage))
    return min(tries, key=lambda each: each.seconds)


def _read(data: bytes, number: int, damage: str) -> Outcome:
    started = time.perf_counter()
    try:
        if damage.endswith(("jpg", "png")):
            found = read_document(others.with_picture(data, damage[-3:]), photo_bytes=PHOTO_BYTES)
            printable_photo(data, PHOTO_BYTES)
        else:
            found = read_document(data, photo_bytes=PHOTO_BYTES)
        word = f"!{found.draft.faults[0]}" if found.draft.faults else "read"
    except InvalidInput as error:
        word = error.problems[0].code
    except UnreadableDocument as error:
        word = f"!{error.__cause__}" if isinstance(error.__cause__, Fault) else error.reason
    except Exception as error:  # noqa: BLE001  # any other exception is what this looks for
        word = f"!{type(error).__name__}"
    return Outcome(number, damage, word, time.perf_counter() - started)


def documents_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in BY_ENDING)


def main() -> dict[str, Any]:
    number = int(os.environ.get("MUTATIONS", NUMBER))
    with tempfile.TemporaryDirectory() as folder:
        documents = documents_in(DOCUMENTS)
        documents += made(Path(folder)) * (len(documents) // 4)
        found = [outcome(documents, index) for index in range(number)]
    faults = [one for one in found if one.is_fault]
    words = Counter((one.damage, one.word) for one in found)
    for (damage, word), count in sorted(words.items()):
        print(f"{damage:14} {word:20} {count:6}")
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    seconds = [one.seconds for one in found]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    figures = {
        "documents": number,
        "faults": len(faults),
        "median_ms": round(1000 * median(seconds), 1),
        "longest_ms": round(1000 * max(seconds), 1),
        "memory_mb": round(megabytes),
    }
    print(figures)
    return figures


if __name__ == "__main__":
    sys.exit(bool(main()["faults"]))
