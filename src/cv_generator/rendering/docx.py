"""A view -> DOCX: a document that a person goes on writing in Word, and that a machine reads from top to bottom.

Styles instead of looks, real list numbering, dates and labels by a tab stop with a hanging indent. No text box, table,
header, footer or field: those are what applicant tracking systems are known to lose.

The parts are written with lxml, which reads DOCX here already. `python-docx` was weighed: its releases have become
rare, it starts from a 400 kB template of unused styles, and numbering, languages, links, anchored pictures and fixed
bytes would all have to be written as XML around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cv_generator.rendering import docx_package as package
from cv_generator.rendering import docx_styles, words
from cv_generator.rendering.density import DENSITIES, Density
from cv_generator.rendering.docx_picture import anchored
from cv_generator.rendering.docx_xml import Element, element, name_of, run, serialized, tab, twips, twips_of_mm
from cv_generator.rendering.view import Entry, Pair, Section, Text, View

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BETWEEN = " · "
_MARGINS_MM = {"top": 19.0, "right": 22.4, "bottom": 17.0, "left": 25.0}


def write_docx(
    view: View,
    photo: bytes | None,
    *,
    today: dt.date,
    density: Density = DENSITIES[0],
    template: str = "zurich",
) -> bytes:
    """The document's bytes; the same for the same view, photo, day and density.

    `photo` is a prepared JPEG of width to height 4:5. `density` is the one that made the PDF fit: the same type,
    margins and spacing bring the document to about the same length.
    """
    look = docx_styles.look_of(template)
    targets = package.Relationships()
    for kind in ("styles", "numbering", "settings"):
        targets.part(kind, f"{kind}.xml")
    body = _Body(view, density, targets, has_photo=photo is not None)
    parts = {
        "[Content_Types].xml": package.content_types(),
        "_rels/.rels": package.root_relationships(),
        "word/document.xml": element("w:document", element("w:body", *body.blocks(), _page(density))),
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

    def __init__(self, view: View, density: Density, targets: package.Relationships, *, has_photo: bool) -> None:
        self._view = view
        self._density = density
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
        return anchored(relationship, self._view.photo_alt, *docx_styles.PHOTO_MM)

    def _head(self) -> Iterator[Element]:
        name = [run(self._view.name)] if self._view.name else []
        lines = [_paragraph("Title", *self._photo, *name)]
        if self._view.headline:
            lines.append(_paragraph("Subtitle", run(self._view.headline)))
        lines.extend(_paragraph("Contact", *self._contact(parts)) for parts in self._view.contact)
        if self._photo:
            _clear_photo(lines, self._density)
        yield from lines

    def _contact(self, parts: tuple[Text, ...]) -> Iterator[Element]:
        for n, part in enumerate(parts):
            if n:
                yield run(_BETWEEN)
            yield self._linked(part)

    def _linked(self, part: Text) -> Element:
        if not part.url:
            return run(part.text)
        text = run(part.text, element("w:rStyle", val="Hyperlink"))
        return element("w:hyperlink", text, r__id=self._targets.link(part.url))

    def _section(self, section: Section) -> Iterator[Element]:
        if section.heading:
            yield _paragraph("Heading1", run(section.heading))
        for entry in section.entries:
            yield from _entry(entry)
        for pair in section.pairs:
            yield _pair(pair)
        for item in section.items:
            yield _paragraph("Normal" if section.kind == "prose" else "ListBullet", self._linked(item))

    def _signature(self) -> Iterator[Element]:
        if not self._view.signature:
            return
        yield _paragraph("Normal", run(self._view.signature), properties=(_keep(), _spacing(26, 40)))
        rule = element("w:pBdr", element("w:top", val="single", sz=4, space=2, color="auto"))
        indent = element("w:ind", right=twips_of_mm(100))
        yield _paragraph("Normal", run(self._view.name), properties=(rule, indent))


def _entry(entry: Entry) -> Iterator[Element]:
    title = [run(entry.title.text, element("w:b"))] if entry.title else []
    yield _beside(entry.date, "Entry", *title)
    if entry.subtitle:
        keep = (_keep(),) if entry.bullets else ()
        yield _paragraph("Place", run(entry.subtitle), properties=keep)
    for bullet in entry.bullets:
        yield _paragraph("ListBullet", run(bullet.text))


def _pair(pair: Pair) -> Element:
    return _beside(pair.label, "Pair", *([run(pair.value)] if pair.value else []))


def _beside(label: str, style: str, *content: Element) -> Element:
    """A label left of the axis and its text right of it; without a label the text starts at the axis by itself."""
    if label:
        return _paragraph(style, run(label), *([tab(), *content] if content else []))
    at_axis = element("w:ind", left=twips_of_mm(docx_styles.AXIS_MM), firstLine=0)
    return _paragraph(style, *content, properties=(at_axis,))


def _paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    named = [element("w:pStyle", val=style)] if style != "Normal" else []
    described = [*named, *properties]
    return element("w:p", *([element("w:pPr", *described)] if described else []), *content)


def _clear_photo(lines: list[Element], density: Density) -> None:
    """Room below a short head, so that the first section starts under the portrait and not beside it."""
    line = density.size * 1.15 * max(1.0, 1.04 * density.leading)
    heights = {"Title": line + 13, "Subtitle": line + 7, "Contact": line + 2 * density.spacing}
    styles = [style.get(name_of("w:val"), "") for one in lines for style in one.iter(name_of("w:pStyle"))]
    missing = docx_styles.PHOTO_MM[1] * 72 / 25.4 - sum(heights[style] for style in styles)
    if missing > 0:
        lines[-1][0].append(_spacing(0, missing))


def _spacing(before: float, after: float) -> Element:
    return element("w:spacing", before=twips(before), after=twips(after))


def _keep() -> Element:
    return element("w:keepNext")


def _page(density: Density) -> Element:
    sides = {side: twips_of_mm(length * density.margin) for side, length in _MARGINS_MM.items()}
    margins = element("w:pgMar", text="", **sides, header=400, footer=400, gutter=0)
    return element("w:sectPr", element("w:pgSz", w=twips_of_mm(210), h=twips_of_mm(297)), margins)
