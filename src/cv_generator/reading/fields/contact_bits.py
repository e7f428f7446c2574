"""Contact data in pieces, each under its label: before a colon, in the cell beside it, or on the line above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cv_generator.languages import Pattern
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import BORN, EMAIL, POSTAL, URL
from cv_generator.reading.words.text import outside_brackets

_SEPARATOR = "|•·;▪⋅∙●■♦◆‣⋄◊◇∘"
_LABEL = re.compile(r"^([^:@]{1,32}?)\s*:\s*(?!//)(.*)$", re.S)
_REACHED_BY = Pattern(r"(?i)(?:(?:{reached by})\.?\s+(?=[+(\d]|\S+@)|[tmp]\.?\s+(?=\+|\(?0\d))")
_BEHIND_DASH = Pattern(r"(?i)\s+[–—-]\s+(?=(?:{reached by})\b)")
_STROKE = re.compile(r"\s+[/–—-]\s+|\s+//\s+")
"""What parts a name, an address and numbers that stand in one line."""
_INNER_LABEL = re.compile(r"(?:(?<=\s)|^)((?:[^\W\d]++[.\s/-]{0,2}+){1,3})\s*:(?=\s|$)")
_NAMELESS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of contact data: what stands between two separators, with its label where it has one.

    `label` is the kind of data that the label announces, `printed` the label as it stands there.
    """

    text: str
    blocks: tuple[int, ...]
    label: str = ""
    line: PrintedLine | None = None
    href: str | None = None
    printed: str = ""


def bits_of(lines: list[PrintedLine], cv: FoundCv) -> Iterator[Bit]:
    """Cells cut at separators, each under its label: before a colon, in the first cell, or on the line above.

    What a label announces stands in its own stream.
    """
    for _, stream in groupby(lines, key=lambda line: line.stream):
        yield from _bits_of_stream(stream, cv)


def with_whole_addresses(bits: list[Bit]) -> list[Bit]:
    """An e-mail address that a narrow column breaks (`anna.` and `muster@example.org`), or a blank, is one."""
    kept = [_with_whole_address(bit) for bit in bits]
    bits = list(kept)
    for bit in bits:
        if not _BROKEN_ADDRESS.fullmatch(bit.text):
            continue
        at = kept.index(bit)
        behind = (other for other in kept[at + 1 : at + 3] if not other.label)
        rest = next((other for other in behind if EMAIL.fullmatch(f"{bit.text}{other.text}")), None)
        if rest is not None:
            kept[at] = replace(bit, text=f"{bit.text}{rest.text}", blocks=(*bit.blocks, *rest.blocks))
            kept.remove(rest)
    return kept


def _with_whole_address(bit: Bit) -> Bit:
    """`anna.muster @example.org`, `anna .muster@example.org`: nothing but an address, with a blank before a sign."""
    whole = _TORN.sub("", bit.text) if "@" in bit.text and bit.text.count(" ") == 1 else bit.text
    if _TORN_DOMAIN.search(whole):
        whole = whole.replace(" ", "")
    return replace(bit, text=whole) if whole != bit.text and EMAIL.fullmatch(whole) else bit


_TORN = re.compile(r"(?<=\w) (?=[.@_-]\w)|(?<=\w[.@_-]) (?=\w)")
_TORN_DOMAIN = re.compile(r"^\S+@\S+\.(?:c om|co m|o rg|or g|n et|ne t)$")
_BROKEN_ADDRESS = re.compile(r"[\w+-]+(?:\.[\w+-]+)*[.@_-]")


def _bits_of_stream(lines: Iterable[PrintedLine], cv: FoundCv) -> Iterator[Bit]:
    above, label = "", ""
    for line in lines:
        cells = _without_heading(line, cv)
        if all(map(_is_linked_word, cells)):
            yield from (Bit(cell.text, (cell.block,), "", line, cell.href) for cell in cells)
            above, label = "", ""
            continue
        kind = label_of(cells[0].text)
        if label and len(cells) == 1 and label_of(f"{label} {cells[0].text}"):
            cv.structure.append(as_structure(cells[0].text, line))
            continue
        label = cells[0].text if kind else ""
        if kind and len(cells) > 1:
            if kind != "ignored":
                cv.structure.append(as_structure(cells[0].text, line))
            for label, cell in _labelled_pairs(cells, line, cv):
                yield from _cut(cell, line, label_of(label), cv, label)
            above = kind if kind == "address" else ""
            continue
        if len(cells) > 2 and (labels := _labels_in(cells[0].text)) and len(labels) == len(cells) - 1:
            cv.structure.append(as_structure(cells[0].text, line))
            for cell, own in zip(cells[1:], labels, strict=True):
                yield from _cut(cell, line, own, cv)
            above = ""
            continue
        if kind and len(cells) == 1:
            if kind != "ignored":
                cv.structure.append(as_structure(cells[0].text, line))
            above = kind
            continue
        if _is_other_data(line.text):
            above = above if above != "address" else ""
        for cell in cells:
            yield from _cut(cell, line, above, cv)
        above = above if above == "address" and not _is_other_data(line.text) else ""
        above = _label_at_end(line.text) or above


def _label_at_end(text: str) -> str:
    """The kind of data that the last words of a line announce, before a colon."""
    words = text.split() if text.endswith(":") else []
    return next((kind for count in (3, 2, 1) if (kind := label_of(" ".join(words[-count:])))), "")


def _is_linked_word(cell: Cell) -> bool:
    """Whether a cell is nothing but a word that leads to a page: `LinkedIn`, `Portfolio`, `@ada-quill`."""
    linked = {run.href for run in cell.runs if run.text.strip()}
    return len(linked) == 1 and leads_to_page(cell.href) and not EMAIL.search(cell.text) and not URL.search(cell.text)


def leads_to_page(href: str | None) -> bool:
    return href is not None and (href.startswith(("http://", "https://")) or bool(URL.fullmatch(href)))


def _labelled_pairs(cells: list[Cell], line: PrintedLine, cv: FoundCv) -> Iterator[tuple[str, Cell]]:
    """Each cell with the label before it: `Name: | Anna Muster | Address: | Seestrasse 1` has two."""
    label = cells[0].text
    for at, cell in enumerate(cells[1:], 1):
        if at > 1 and at + 1 < len(cells) and cell.text.endswith(":") and label_of(cell.text):
            label = cell.text
            cv.structure.append(as_structure(label, line))
        else:
            yield label, cell


def _without_heading(line: PrintedLine, cv: FoundCv) -> list[Cell]:
    """The cells of a line without the heading that stands beside its first line: `Personal data | Anna Muster`."""
    cells = list(line.cells)
    if len(cells) > 1 and not label_of(cells[0].text) and sections_named(cells[0].text) == ("contact",):
        cv.structure.append(as_structure(cells.pop(0).text, line))
    return cells


def _labels_in(text: str) -> list[str]:
    """The kinds of `Data urodzenia: Obywatelstwo:`, where labels run together; empty where there is other text."""
    if not text.endswith(":") or text.count(":") < 2:
        return []
    kinds = [label_of(piece) for piece in text.rstrip(":").split(":")]
    return kinds if all(kinds) else []


def _leading_label(text: str) -> str:
    """`Staatsangehörigkeit Schweizer`: a label without its colon."""
    words = text.split(" ")
    for count in (3, 2, 1):
        label = " ".join(words[:count])
        if (
            len(label) > 3
            and count < len(words)
            and (
                label_of(label) in ("nationality", "birth", "birthplace", "ignored", "name")
                or (
                    label_of(label) == "address"
                    and (count > 1 or _has_code(words[count:]) or label.casefold().startswith(("zam", "wohnhaft")))
                )
            )
        ):
            return label
    lead = _REACHED_BY.match(text)
    return lead[0] if lead else ""


def _has_code(words: list[str]) -> bool:
    """Whether a text begins with a postcode: `Adres 58-100 Oława`."""
    found = POSTAL.search(" ".join(words))
    return found is not None and found.start() == 0


def _separated(text: str) -> Iterator[str]:
    for piece in outside_brackets(text, _SEPARATOR):
        for part in _BEHIND_DASH.split(piece):
            yield from _STROKE.split(part) if EMAIL.search(part) else (part,)


def _at_labels(text: str) -> Iterator[str]:
    """Cut before each label that stands inside a text: `Seestrasse 1 Tel.: 044 … E-Mail: …`."""
    start = 0
    for m in _INNER_LABEL.finditer(text):
        if label_of(text[start : m.end(1)].strip()):
            continue  # `Date and place of birth`, not `place of birth` behind other words
        words = re.split(r"(?<=\s)", m[1])
        label = next(("".join(words[i:]) for i in range(len(words)) if label_of("".join(words[i:]))), "")
        at = m.end(1) - len(label)
        if label and at > start:
            yield text[start:at].strip(" ,;")
            start = at
    yield text[start:].strip()


def _is_other_data(text: str) -> bool:
    """What ends an address that goes on from line to line."""
    return bool(
        EMAIL.search(text) or URL.search(text) or BORN.search(text) or _LABEL.match(text)
    ) or text.lstrip().startswith(("+", "00", "0", "("))


def _cut(cell: Cell, line: PrintedLine, label: str, cv: FoundCv, printed: str = "") -> Iterator[Bit]:
    parts = _at_linked_words(cell)
    if len(parts) > 1:
        for part in parts:
            yield from (
                (Bit(part.text, (part.block,), "", line, part.href),)
                if _is_linked_word(part)
                else _cut(part, line, label, cv, printed)
            )
        return
    for text in (piece for raw in _separated(cell.text) for piece in _at_labels(raw)):
        if not _NAMELESS.sub("", text):
            continue
        href = next((run.href for run in cell.runs if run.href and run.text.strip() and run.text.strip() in text), None)
        found = _LABEL.match(text)
        kind = label_of(found[1]) if found else ""
        if found and kind:
            if kind != "ignored":
                cv.structure.append(as_structure(found[1], line))
            if found[2].strip():
                yield Bit(found[2].strip(), (cell.block,), kind, line, href, found[1].strip())
            continue
        if not label and (named := _leading_label(text)):
            if label_of(named) != "ignored":
                cv.structure.append(as_structure(named, line))
            yield Bit(text[len(named) :].strip(), (cell.block,), label_of(named), line, href, named.strip())
            continue
        yield Bit(text, (cell.block,), label, line, href, printed)


def _at_linked_words(cell: Cell) -> list[Cell]:
    """A cell cut before and behind each of several words that lead to pages: `Website, Scholar, ada@example.org`."""
    if len(cell.runs) < _TWO_AND_BETWEEN:
        return [cell]
    groups = [(href, tuple(runs)) for href, runs in groupby(cell.runs, key=lambda run: run.href)]
    parts = [Cell(runs, cell.block) for _, runs in groups]
    parts = [part if _is_linked_word(part) else _without_marks_at_ends(part) for part in parts]
    told = [part for part in parts if _NAMELESS.sub("", part.text)]
    leads = {part.href for part in told if _is_linked_word(part)}
    return told if _SEVERAL <= len(leads) <= _MANY else [cell]


_SEVERAL, _TWO_AND_BETWEEN = 2, 3
_MANY = 20  # pages that a line of contact data leads to


def _without_marks_at_ends(part: Cell) -> Cell:
    text = part.text.strip(" ,;/|–—-·•")
    return replace(part, runs=(replace(part.runs[0], text=text),))


def as_structure(text: str, line: PrintedLine) -> Found:
    return Found("", text, blocks_of(line), verbatim=False)


def whole_link(text: str, href: str | None) -> str:
    """The address that a link leads to, where blanks tear the printed one apart: `example.org/ada-   quill`.

    What stands behind wide blanks is another text: then the first one ends with a sign amid the address.
    """
    pieces = text.split()
    if not href or not pieces or not URL.match(pieces[0]):
        return ""
    bare, printed = href.replace("%20", "").replace(" ", ""), "".join(pieces)
    led, shown = (_PROTOCOL.sub("", one).casefold() for one in (bare, printed))
    torn = printed[-1] in "-_.=" and led.startswith(shown)
    return bare if torn or (len(pieces) > 1 and led == shown) else ""


_PROTOCOL = re.compile(r"^(?:https?://)?(?:www\.)?|/$")
