"""PDF -> blocks: the text layer, read by geometry as a person reads the page.

`read_pdf` runs native code on a stranger's file. Call it through `worker`, which limits memory and time.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.blocks import BODY, Block, Blocks, Picture, hrefs_of
from cv_generator.reading.regions.pdf.cells import part_cells
from cv_generator.reading.regions.pdf.dates import lift_dates
from cv_generator.reading.regions.pdf.frames import attach_frames
from cv_generator.reading.regions.pdf.leadings import Leadings
from cv_generator.reading.regions.pdf.level_dates import level_dates
from cv_generator.reading.regions.pdf.ligatures import with_named_ligatures
from cv_generator.reading.regions.pdf.margin_headings import level_headings
from cv_generator.reading.regions.pdf.margins import Page, set_aside
from cv_generator.reading.regions.pdf.markers import attach_markers
from cv_generator.reading.regions.pdf.native import NativePage, Shape
from cv_generator.reading.regions.pdf.pictures import pictures_of
from cv_generator.reading.regions.pdf.raised import join_raised
from cv_generator.reading.regions.pdf.recoded import recoded
from cv_generator.reading.regions.pdf.rows import column_blocks
from cv_generator.reading.regions.pdf.ruled import attach_cells
from cv_generator.reading.regions.pdf.rules_below import attach_rules
from cv_generator.reading.regions.pdf.separators import attach_separators
from cv_generator.reading.regions.pdf.streams import streams
from cv_generator.reading.regions.pdf.visible import printed_glyphs, upright, visible
from cv_generator.reading.regions.pdf.words import PAGE_STEP, Piece, pieces_of

PAGES = 40
"""Pages that are read. The longest academic CVs have about thirty."""


CHARACTERS = 120_000
"""Characters that are read: a full page has about 3,500."""

SAVE_FILE = "cv.json"
"""Name of the file inside a PDF of ours that holds the whole CV."""

_SAVE_FILE_BYTES = 30 * 1024 * 1024


def start() -> None:
    """Load the library. Needed once in a process."""
    pdfium.FPDF_InitLibrary()


def read_pdf(data: bytes) -> Blocks:
    """All blocks of a PDF's text layer. Raises UnreadableDocument: encrypted, no_text_layer, corrupt, too_complex."""
    start()
    document = _opened(data)
    try:
        return _read(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def read_save_file(data: bytes) -> bytes | None:
    """The file `cv.json` inside a PDF, None where there is none."""
    start()
    if b"EmbeddedFile" not in data and b"ObjStm" not in data:
        return None
    document = _opened(data)
    try:
        return _attached(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def shown_text(data: bytes) -> str:
    """The text layer as it stands in a PDF, page after page, not interpreted."""
    start()
    document = _opened(data)
    try:
        return "\n".join(_text_of(document, index) for index in range(min(PAGES, pdfium.FPDF_GetPageCount(document))))
    finally:
        pdfium.FPDF_CloseDocument(document)


def _text_of(document: Any, index: int) -> str:
    page = pdfium.FPDF_LoadPage(document, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        return ""
    count = min(CHARACTERS, max(0, pdfium.FPDFText_CountChars(text)))
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, buffer)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")


def _opened(data: bytes) -> Any:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError())
    return document


def _attached(document: Any) -> bytes | None:
    for index in range(min(50, max(0, pdfium.FPDFDoc_GetAttachmentCount(document)))):
        attachment = pdfium.FPDFDoc_GetAttachment(document, index)
        size = pdfium.FPDFAttachment_GetName(attachment, None, 0)
        name = ctypes.create_string_buffer(size)
        pdfium.FPDFAttachment_GetName(attachment, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), size)
        if name.raw[: max(0, size - 2)].decode("utf-16-le", "replace") != SAVE_FILE:
            continue
        length = ctypes.c_ulong()
        pdfium.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(length))
        if 0 < length.value <= _SAVE_FILE_BYTES:
            content = ctypes.create_string_buffer(length.value)
            pdfium.FPDFAttachment_GetFile(attachment, content, length.value, ctypes.byref(length))
            return content.raw
    return None


def _refusal(error: int) -> UnreadableDocument:
    if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return UnreadableDocument("encrypted", "Remove the password and send the file again.")
    return UnreadableDocument("corrupt", "The file is damaged. Export it again as PDF, or send the DOCX.")


def _read(document: Any) -> Blocks:
    count = pdfium.FPDF_GetPageCount(document)
    if count > PAGES:
        raise UnreadableDocument(
            "too_complex", f"The file has {count} pages; up to {PAGES} are read. Send the CV alone."
        )
    characters, width, tables = 0, 0.0, 0
    turned: list[Piece] = []
    pages: list[Page] = []
    shapes: list[list[Shape]] = []
    sizes: list[tuple[float, float]] = []
    leads: list[str] = []
    pictures: list[Picture] = []
    for index in range(count):
        with NativePage(document, index) as page:
            characters += page.characters()
            if characters > CHARACTERS:
                raise UnreadableDocument("too_complex", "The file holds far more text than a CV. Send the CV alone.")
            drawn, width = list(page.shapes()), page.width
            found = upright(with_named_ligatures(recoded(printed_glyphs(page, drawn))))
            areas = [] if found.is_page_turned else list(page.links())
            leads.extend(area.url for area in areas)
            pieces = pieces_of(found.level, areas)
            if not found.is_page_turned:
                pieces = visible(pieces, drawn, page)
            turned.extend(words for glyphs in found.turned for words in pieces_of(glyphs, []))
            height = page.height if not found.is_page_turned else max((p.base for p in pieces), default=0.0) + 40
            pictures.extend(pictures_of(drawn, index + 1, page.width))
        pieces = part_cells(join_raised(pieces), drawn)
        level_dates(pieces)
        lift_dates(pieces)
        attach_markers(pieces, drawn)
        attach_separators(pieces, drawn)
        attach_frames(pieces, drawn, height)
        attach_rules(pieces, [] if found.is_page_turned else page.rules)
        tables = attach_cells(pieces, [] if found.is_page_turned else page.rules, tables)
        for piece in pieces:
            piece.move_to(index + 1, index * PAGE_STEP)
            for word in piece.words:
                word.page = index + 1
        pages.append(Page(pieces, index * PAGE_STEP, index * PAGE_STEP + height))
        shapes.append(drawn)
        sizes.append((page.width, height))
    if not turned and not any(page.pieces for page in pages):
        hint = "The pages are pictures. Run text recognition (OCR) on the file, or send the document it was made from."
        raise UnreadableDocument("no_text_layer", hint)
    margins = set_aside(pages)
    level_headings(pages)
    parted = streams(pages, shapes)
    leadings = Leadings([*margins.header, *parted.side, *parted.main, *margins.footer])
    blocks: list[Block] = [
        *pictures,
        *column_blocks(margins.header, "header", leadings),
        *column_blocks(parted.side, "column", leadings),
        *column_blocks(parted.main, BODY, leadings, 0.0 if parted.has_columns else width),
        *column_blocks(margins.footer, "footer", leadings),
        *column_blocks(turned, "turned", leadings),
    ]
    title, author = (_property(document, name) for name in ("Title", "Author"))
    told = hrefs_of(blocks)
    alone = tuple(dict.fromkeys(url for url in leads if url not in told))
    return Blocks("pdf", tuple(blocks), title, author, pages=tuple(sizes), leads=alone)


def _property(document: Any, name: str) -> str:
    size = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name.encode(), buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
