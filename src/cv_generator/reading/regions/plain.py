"""Plain text and Markdown -> blocks. Blank lines are the only white space that such a file has."""

from __future__ import annotations

import re

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Run, Style

_GAP = 12.0
"""Points above a line after a blank one: as much as a line of its own."""

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<marker>[-*+•‣▪◦●○■□–·➢]|\d{1,2}[.)])[ \t]+(?P<text>\S.*)")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<text>[^#\n]+)#*[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[-=_*~][ \t]*){3,}")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,})[ \t]*")
_INLINE = re.compile(r"\*\*(?P<bold>[^*\n]{1,400})\*\*|\[(?P<label>[^\]\n]{1,400})\]\((?P<href>[^()\s]{1,1000})\)")
_BOLD = Style(bold=True)
_LINES = 20_000


def read_plain(data: bytes) -> Blocks:
    """The blocks of a text file. Raises UnreadableDocument where it is no text or longer than a CV."""
    lines = _decoded(data).expandtabs(8).splitlines()
    if len(lines) > _LINES:
        raise UnreadableDocument("too_complex", "The text is longer than a CV.")
    is_markdown = any(_HEADING.fullmatch(line.rstrip()) for line in lines)
    return Blocks("markdown" if is_markdown else "text", tuple(_blocks(lines)))


def is_text(data: bytes) -> bool:
    """Whether bytes are text in a usual encoding: letters, and no control characters but white space."""
    try:
        text = _decoded(data[:65536])
    except UnreadableDocument:
        return False
    odd = sum(1 for sign in text if ord(sign) < 32 and sign not in "\t\n\r\f\v")
    return odd == 0 and sum(sign.isalpha() for sign in text) > len(text) * 0.15


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or the Windows code page of western Europe, which any bytes are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4:  # cut off in the middle of a character
            return data[: error.start].decode("utf-8-sig")
    if b"\x00" in data:
        raise UnreadableDocument("unsupported_format", "This is no text. Save it as DOCX or PDF and send that file.")
    return data.decode("cp1252", "replace")


def _blocks(lines: list[str]) -> list[Block]:
    found: list[Block] = []
    gap: float | None = None
    for at, raw in enumerate(lines):
        line = raw.rstrip()
        if not line.strip() or _RULE.fullmatch(line):
            gap = _GAP
            continue
        underlined = at + 1 < len(lines) and bool(_UNDERLINE.fullmatch(lines[at + 1]))
        found.append(_block(line, gap, underlined=underlined))
        gap = None
    return found


def _block(line: str, gap: float | None, *, underlined: bool) -> Block:
    if heading := _HEADING.fullmatch(line):
        return Heading(runs=_runs(heading["text"].strip()), gap=gap, level=len(heading["signs"]))
    if underlined and len(line) < 80:
        return Heading(runs=_runs(line.strip()), gap=gap, level=2)
    if bullet := _BULLET.fullmatch(line):
        indent = len(bullet["indent"])
        return Bullet(runs=_runs(bullet["text"]), gap=gap, indent=indent * 6.0, depth=min(indent // 2, 5))
    bare = line.lstrip()
    return Line(runs=_runs(bare), gap=gap, indent=(len(line) - len(bare)) * 6.0)


def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for found in _INLINE.finditer(text):
        runs.append(Run(text[end : found.start()]))
        runs.append(Run(found["bold"], _BOLD) if found["bold"] else Run(found["label"], href=found["href"]))
        end = found.end()
    runs.append(Run(text[end:]))
    return tuple(run for run in runs if run.text)
