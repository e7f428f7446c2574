"""The page that shows how a document was read: what stands where, what each line was taken for, and where it went.

One file without scripts or pictures from elsewhere, so that it can be kept and passed on. Everything in it that comes
from a document is text: it is escaped, and the page allows no script but its own (Content Security Policy).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from cv_generator.reading.draft import DOUBTFUL
from cv_generator.reading.explained import Explained, ExplainedLine, Region
from cv_generator.reading.explanation import Note, Went
from cv_generator.reading.regions.blocks import Place

_PARTS = ("heading", "head", "date", "label", "item", "prose", "contact", "running head", "closing", "consent")
_NAMES = {"head": "head of an entry"}
_WIDTH, _HEIGHT = 595.0, 842.0
"""A4, where a page says nothing of its size."""


def page(explained: Explained) -> str:
    """The page as HTML."""
    template = files(__package__).joinpath("explained.html").read_text("utf-8")
    script = template.partition("<script>")[2].partition("</script>")[0]
    parts = {
        "script hash": f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        "title": escape(f"How this CV was read: {explained.name or 'no name found'}"),
        "summary": escape(_summary(explained)),
        "keys": "".join(_keys(explained)),
        "first": "".join(_first(explained)),
        "sheets": "".join(_sheets(explained)),
        "lines": "".join(_line(line) for line in explained.lines()),
    }
    pieces = template.split("{{")
    return pieces[0] + "".join(parts[name] + rest for name, _, rest in (piece.partition("}}") for piece in pieces[1:]))


def _summary(explained: Explained) -> str:
    left = sum(len(text.split()) for text in explained.unplaced)
    share = f" ({left / explained.words:.0%})" if explained.words else ""
    return (
        f"{explained.format}, language {explained.language}, {explained.words} words, of which {left}{share} found no "
        "field. Hover over a line to see it on both sides; click it to go there."
    )


def _keys(explained: Explained) -> Iterator[str]:
    """What can be shown alone: the lines of a part, the doubtful ones, those with words left over."""
    counts: dict[str, int] = {}
    for line in explained.lines():
        for name in _classes(line).split():
            counts[name] = counts.get(name, 0) + 1
    told = [(_class(part), _NAMES.get(part, part), _class(part)) for part in _PARTS]
    told += [("doubtful", "doubtful", "only-doubt"), ("lost", "words left over", "notread")]
    for name, title, look in told:
        if name in counts:
            yield f'<label class="{look}"><input type="checkbox" value="{name}">{title} {counts[name]}</label>'


def _first(explained: Explained) -> Iterator[str]:
    """What a person should look at first: the doubtful values, the least certain of them first."""
    if not explained.regions:
        why = "The parts of this file have names, and were read by them."
        yield f'<section class="first"><h2>Nothing to show</h2>{why}</section>'
        return
    doubtful = {
        went.path: (went, line.number) for line in explained.lines() for went in line.went if _is_doubtful(went)
    }
    if not doubtful:
        return
    yield '<section class="first"><h2>Look at these first</h2><ul>'
    for went, number in sorted(doubtful.values(), key=lambda pair: pair[0].certainty):
        yield f'<li><a href="#line{number}">{escape(went.path)}</a> {_value(went)}</li>'
    yield "</ul></section>"


# ---------------------------------------------------------------- the pages of the document


def _sheets(explained: Explained) -> Iterator[str]:
    placed = [(place, line) for line in explained.lines() for place in line.places]
    if placed:
        for number, (width, height) in enumerate(explained.pages, 1):
            yield _sheet(width or _WIDTH, height or _HEIGHT, [pair for pair in placed if pair[0].page == number])
    elif explained.regions:
        yield f'<div class="sheet flow">{"".join(_stream(region) for region in explained.regions)}</div>'


def _sheet(width: float, height: float, placed: Iterable[tuple[Place, ExplainedLine]]) -> str:
    drawn = "".join(_drawn(place, line) for place, line in placed)
    return f'<div class="sheet"><svg viewBox="0 0 {width:.0f} {height:.0f}">{drawn}</svg></div>'


def _drawn(place: Place, line: ExplainedLine) -> str:
    wide, high = max(place.right - place.left, 1.0), max(place.bottom - place.top, 1.0)
    box = f'<rect x="{place.left:.1f}" y="{place.top:.1f}" width="{wide:.1f}" height="{high:.1f}"/>'
    base = place.bottom - 0.22 * high
    text = (
        f'<text x="{place.left:.1f}" y="{base:.1f}" font-size="{0.88 * high:.1f}" textLength="{wide:.1f}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(place.text)}</text>'
    )
    return f'<a href="#line{line.number}" data-line="{line.number}" class="{_classes(line)}">{box}{text}</a>'


def _stream(region: Region) -> str:
    """Text whose place only typesetting would tell: in the order of reading, with its indents and in its cells."""
    if region.cells:
        cells = "".join(f"<div>{''.join(map(_flowing, cell))}</div>" for cell in region.cells)
        return f'<div class="row">{cells}</div>'
    return f'<div class="stream"><small>{escape(region.stream)}</small>{"".join(map(_flowing, region.lines))}</div>'


def _flowing(line: ExplainedLine) -> str:
    marker = "• " if line.kind.startswith("list") else ""
    margins = f"margin-left:{min(line.indent, 200.0):.0f}px;margin-top:{min(line.gap or 0.0, 40.0):.0f}px"
    weight = ";font-weight:600" if "bold" in line.look else ""
    return (
        f'<a href="#line{line.number}" data-line="{line.number}" class="{_classes(line)}" '
        f'style="{margins}{weight}">{marker}{escape(line.text)}</a>'
    )


# ---------------------------------------------------------------- line by line


def _line(line: ExplainedLine) -> str:
    number, look = line.number, f"{line.number} · {line.kind}{' · ' + line.look if line.look else ''}"
    told = "".join((
        *(f"<li>{_note(note)}</li>" for note in line.notes),
        *(f'<li class="remark">{escape(remark)}</li>' for remark in line.remarks),
        *(f'<li class="to">→ <code>{escape(went.path)}</code> {_value(went)}</li>' for went in line.went if went.path),
        *(f'<li class="to">→ became structure: {escape(went.text)}</li>' for went in line.went if not went.path),
        *(f"<li>found no field: <mark>{escape(text)}</mark></li>" for text in line.left),
    ))  # fmt: skip
    return (
        f'<li id="line{number}" data-line="{number}" class="{_classes(line)}">'
        f"<p><small>{escape(look)}</small>{escape(line.text)}</p><ul>{told}</ul></li>"
    )


def _note(note: Note) -> str:
    of = f" of {note.of.replace('_', ' ')}" if note.of and note.of != note.part else ""
    piece = f"“{escape(note.text)}”: " if note.text else ""
    chip = f'<span class="chip {_class(note.part)}">{_NAMES.get(note.part, note.part)}{escape(of)}</span>'
    return f"{chip} {piece}{escape(note.why)}"


def _value(went: Went) -> str:
    sure = "unsure" if _is_doubtful(went) else "sure"
    doubts = f": {'; '.join(went.doubts)}" if went.doubts else ""
    return f'{escape(went.value)} <span class="{sure}">certain by {went.certainty:.2f}{escape(doubts)}</span>'


def _classes(line: ExplainedLine) -> str:
    """The part of a line is what all of its text was taken for, or else the line as a whole."""
    told = sorted(line.notes, key=lambda note: (note.text.strip() != line.text.strip(), bool(note.text)))
    whole = [note.part for note in told]
    names = [_class(whole[0]) if whole else "other"]
    names += ["doubtful"] if any(map(_is_doubtful, line.went)) else []
    names += ["lost"] if line.left else []
    return " ".join(names)


def _class(part: str) -> str:
    return part.replace(" ", "-")


def _is_doubtful(went: Went) -> bool:
    return bool(went.path) and went.certainty < DOUBTFUL
