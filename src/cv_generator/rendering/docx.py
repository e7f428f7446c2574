"""A view -> DOCX: a document that a person goes on writing in Word, and that a machine reads from top to bottom.

Styles instead of looks, real list numbering, dates and labels by a tab stop. It follows the template in faces,
colour, axis
and order, and keeps to one column: no text box, table, header, footer or field, which applicant tracking systems are
known to lose.

The parts are written with lxml, which reads DOCX here already. `python-docx` was weighed: its releases have become
rare, it starts from a 400 kB template of unused styles, and numbering, languages, links, anchored pictures and fixed
bytes would all have to be written as XML around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy

from cv_generator.cv.design import Design
from cv_generator.rendering import docx_package as package
from cv_generator.rendering import docx_styles, words
from cv_generator.rendering.density import DENSITIES, Density
from cv_generator.rendering.docx_picture import anchored
from cv_generator.rendering.docx_xml import Element, element, name_of, run, serialized, tab, twips, twips_of_mm
from cv_generator.rendering.looks import DEFAULT, Look
from cv_generator.rendering.view import Entry, Pair, Section, Text, View

_BETWEEN = " · "
_PLAIN_LOOK = Look(DEFAULT, Design())


def write_docx(
    view: View,
    photo: bytes | None,
    *,
    today: dt.date,
    density: Density = DENSITIES[0],
    look: Look = _PLAIN_LOOK,
) -> bytes:
    """The document's bytes; the same for the same view, photo, day, density and look.

    `photo` is a prepared JPEG of width to height 4:5. `density` is the one that made the PDF fit: the same type,
    margins and spacing bring the document to about the same length.
    """
    targets = package.Relationships()
    for kind in ("styles", "numbering", "settings"):
        targets.part(kind, f"{kind}.xml")
    body = _Body(view, density, look, targets, has_photo=photo is not None)
    parts = {
        "[Content_Types].xml": package.content_types(),
        "_rels/.rels": package.root_relationships(),
        "word/document.xml": element("w:document", element("w:body", *body.blocks(), _page(density, look))),
        "word/styles.xml": docx_styles.styles(view.language, density, look),
        "word/numbering.xml": docx_styles.numbering(look),
        "word/settings.xml": docx_styles.settings(view.language),
        "docProps/core.xml": package.core_properties(view.document_title, view.name, words.tag(view.language), today),
    }
    files = [(name, serialized(root)) for name, root in parts.items()]
    files.append(("word/_rels/document.xml.rels", serialized(targets.xml())))
    if photo is not None:
        files.append(("word/media/photo.jpg", photo))
    return package.zipped(files)


class _Body:
    """The paragraphs of the document, in the view's order of reading."""

    def __init__(
        self, view: View, density: Density, look: Look, targets: package.Relationships, *, has_photo: bool
    ) -> None:
        self._view = view
        self._density = density
        self._look = look
        self._targets = targets
        self._photo = [self._portrait()] if has_photo else []

    def blocks(self) -> Iterator[Element]:
        yield from self._head()
        for section in self._view.sections:
            yield from self._section(section)
        yield from self._signature()
        for part in self._view.consent:
            yield _paragraph("SmallPrint", run(part.text))

    def _portrait(self) -> Element:
        relationship = self._targets.part("image", "media/photo.jpg")
        return anchored(relationship, self._view.photo_alt, *docx_styles.photo_mm(self._look))

    def _head(self) -> Iterator[Element]:
        name = [run(self._view.name)] if self._view.name else []
        lines = [_paragraph("Title", *self._photo, *name)]
        if self._view.headline:
            lines.append(_paragraph("Subtitle", *self._runs(self._view.headline)))
        lines.extend(_paragraph("Contact", *self._contact(parts)) for parts in self._view.contact)
        if self._photo:
            _clear_photo(lines, self._density, self._look)
        yield from lines

    def _contact(self, parts: tuple[Text, ...]) -> Iterator[Element]:
        for n, part in enumerate(parts):
            if n:
                yield run(_BETWEEN)
            yield from self._runs(part)

    def _runs(self, part: Text, *properties: Element) -> Iterator[Element]:
        """The text in runs: bold, italic, links. `properties` hold for all of them."""
        for it in part.own_runs() if part else ():
            given = {each.tag for each in properties}
            marks = [element(f"w:{mark}") for mark, is_set in (("b", it.bold), ("i", it.italic)) if is_set]
            style = [*map(deepcopy, properties), *(mark for mark in marks if mark.tag not in given)]
            if it.url:
                text = run(it.text, element("w:rStyle", val="Hyperlink"), *style)
                yield element("w:hyperlink", text, r__id=self._targets.link(it.url))
            else:
                yield run(it.text, *style)

    def _section(self, section: Section) -> Iterator[Element]:
        if section.heading:
            yield _paragraph("Heading1", run(section.heading))
        for entry in section.entries:
            yield from self._entry(entry)
        for pair in section.pairs:
            yield self._pair(pair)
        for number, item in enumerate(section.items, 1):
            if section.numbered:
                yield self._beside(Text(f"{number}."), "Numbered", *self._runs(item))
            else:
                yield _paragraph("Normal" if section.kind == "prose" else "ListBullet", *self._runs(item))

    def _entry(self, entry: Entry) -> Iterator[Element]:
        head = {"axis": self._on_axis, "line": self._on_one_line, "below": self._date_below}[
            docx_styles.kind_of(self._look)
        ]
        yield from head(entry)
        for bullet in entry.bullets:
            yield _paragraph("ListBullet", *self._runs(bullet))

    def _on_axis(self, entry: Entry) -> Iterator[Element]:
        yield self._beside(entry.date, "Entry", *self._runs(entry.title, element("w:b")))
        yield from self._place(entry, *self._runs(entry.where))

    def _on_one_line(self, entry: Entry) -> Iterator[Element]:
        gap = [run("  ")] if entry.where else []
        date = [*([tab()] if entry.title else []), *self._runs(entry.date)] if entry.date else []
        yield _paragraph("Entry", *self._runs(entry.title, element("w:b")), *gap, *self._runs(entry.where), *date)

    def _date_below(self, entry: Entry) -> Iterator[Element]:
        if entry.title:
            yield _paragraph("Entry", *self._runs(entry.title, element("w:b")))
        gap = [run("  ")] if entry.date and entry.where else []
        yield from self._place(entry, *self._runs(entry.date), *gap, *self._runs(entry.where))

    def _place(self, entry: Entry, *content: Element) -> Iterator[Element]:
        if content:
            yield _paragraph("Place", *content, properties=(_keep(),) if entry.bullets else ())

    def _pair(self, pair: Pair) -> Element:
        if self._look.axis:
            return self._beside(pair.label, "Pair", *self._runs(pair.value))
        gap = [run(" ")] if pair.label and pair.value else []
        return _paragraph("Pair", *self._runs(pair.label, element("w:b")), *gap, *self._runs(pair.value))

    def _beside(self, label: Text, style: str, *content: Element) -> Element:
        """A label left of the axis and its text right of it; without a label the text starts at the axis by itself."""
        if label:
            return _paragraph(style, *self._runs(label), *([tab(), *content] if content else []))
        at_axis = element("w:ind", left=twips_of_mm(self._look.axis), firstLine=0)
        return _paragraph(style, *content, properties=(at_axis,))

    def _signature(self) -> Iterator[Element]:
        if not self._view.signature:
            return
        yield _paragraph("Normal", run(self._view.signature), properties=(_keep(), _spacing(26, 40)))
        rule = element("w:pBdr", element("w:top", val="single", sz=4, space=2, color="auto"))
        indent = element("w:ind", right=twips_of_mm(100))
        yield _paragraph("Normal", run(self._view.name), properties=(rule, indent))


def _paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    named = [element("w:pStyle", val=style)] if style != "Normal" else []
    described = [*named, *properties]
    return element("w:p", *([element("w:pPr", *described)] if described else []), *content)


def _clear_photo(lines: list[Element], density: Density, look: Look) -> None:
    """Room below a short head, so that the first section starts under the portrait and not beside it."""
    line = density.size * 1.15 * max(1.0, 1.04 * density.leading)
    heights = {"Title": line + 13, "Subtitle": line + 7, "Contact": line + 2 * density.spacing}
    styles = [style.get(name_of("w:val"), "") for one in lines for style in one.iter(name_of("w:pStyle"))]
    missing = docx_styles.photo_mm(look)[1] * 72 / 25.4 - sum(heights[style] for style in styles)
    if missing > 0:
        lines[-1][0].append(_spacing(0, missing))


def _spacing(before: float, after: float) -> Element:
    return element("w:spacing", before=twips(before), after=twips(after))


def _keep() -> Element:
    return element("w:keepNext")


def _page(density: Density, look: Look) -> Element:
    kind, (_, width, height) = look.template, look.paper
    lengths = {"top": kind.top, "right": kind.right, "bottom": kind.bottom, "left": kind.left}
    sides = {side: twips_of_mm(length * density.margin) for side, length in lengths.items()}
    margins = element("w:pgMar", text="", **sides, header=400, footer=400, gutter=0)
    return element("w:sectPr", element("w:pgSz", w=twips_of_mm(width), h=twips_of_mm(height)), margins)
