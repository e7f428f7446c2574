"""Blocks on their way out of the worker process: JSON, then the pictures' bytes. Nothing that runs code when read."""

from __future__ import annotations

import json
import struct
from typing import Any

from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Picture, Row, Run, Style

_LENGTH = struct.Struct(">I")


def packed(content: dict[str, Any], files: list[bytes]) -> bytes:
    """JSON with files behind it."""
    head = json.dumps({**content, "files": [len(file) for file in files]}, separators=(",", ":")).encode()
    return b"".join((_LENGTH.pack(len(head)), head, *files))


def unpacked(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What `packed` made. Raises ValueError where it is something else."""
    if len(message) < _LENGTH.size:
        raise ValueError("too short")
    at = _LENGTH.size + _LENGTH.unpack_from(message)[0]
    content = json.loads(message[_LENGTH.size : at])
    files: list[bytes] = []
    for length in content["files"]:
        files.append(message[at : at + length])
        at += length
    return content, files


def blocks_as_json(blocks: Blocks, files: list[bytes]) -> dict[str, Any]:
    """Blocks as JSON values; pictures are appended to `files`."""
    return {
        "format": blocks.format,
        "title": blocks.title,
        "author": blocks.author,
        "language": blocks.language,
        "notes": blocks.notes,
        "blocks": [_as_json(block, files) for block in blocks.blocks],
    }


def blocks_from_json(value: dict[str, Any], files: list[bytes]) -> Blocks:
    """What `blocks_as_json` wrote. Raises ValueError, TypeError, KeyError or IndexError where it is something else."""
    blocks = tuple(_from_json(block, files) for block in value["blocks"])
    names = (value["title"], value["author"], value["language"])
    return Blocks(value["format"], blocks, *names, tuple(value["notes"]))


def _as_json(block: Block, files: list[bytes]) -> list[Any]:
    if isinstance(block, Row):
        return ["row", block.stream, [[_as_json(inner, files) for inner in cell] for cell in block.cells]]
    if isinstance(block, Picture):
        files.append(block.data)
        return ["picture", block.stream, len(files) - 1, block.media_type, block.width, block.height, block.page]
    runs = [[run.text, _style(run.style), run.href] for run in block.runs]
    line = [block.stream, runs, block.gap, block.indent]
    if isinstance(block, Heading):
        return ["heading", *line, block.level]
    return ["bullet", *line, block.depth] if isinstance(block, Bullet) else ["line", *line]


def _style(style: Style) -> list[Any]:
    return [style.size, style.bold, style.italic, style.caps, style.color]


def _from_json(value: list[Any], files: list[bytes]) -> Block:
    kind, stream, *rest = value
    if kind == "row":
        cells = tuple(tuple(_from_json(inner, files) for inner in cell) for cell in rest[0])
        return Row(cells=cells, stream=stream)
    if kind == "picture":
        index, media_type, width, height, page = rest
        data = files[index]
        return Picture(data=data, media_type=media_type, width=width, height=height, stream=stream, page=page)
    runs = tuple(Run(text, Style(*style), href) for text, style, href in rest[0])
    if kind == "heading":
        return Heading(runs=runs, stream=stream, gap=rest[1], indent=rest[2], level=rest[3])
    if kind == "bullet":
        return Bullet(runs=runs, stream=stream, gap=rest[1], indent=rest[2], depth=rest[3])
    return Line(runs=runs, stream=stream, gap=rest[1], indent=rest[2])
