"""Makes `lebenslauf.docx` from `lebenslauf.json`, and `cv.docx` from `cv-en.json`: CVs of invented persons, laid out as
people do it in Word.

    python samples/make_documents.py

Head and sections stand in borderless tables with the dates in the left column, headings are Word's own heading style,
bullets its list style, the photo is a picture in the head. Needs `python-docx` and `numpy` (the `bench` extra).
"""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import portrait
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

HERE = Path(__file__).parent
BLUE = RGBColor(0x1F, 0x3A, 0x5F)


@dataclass(frozen=True)
class Words:
    """What a document says besides the person's own words. A portrait and a line with place and date are customary in
    German only."""

    tag: str
    title: str
    headings: tuple[str, ...]
    personal: Mapping[str, str]
    present: str
    closing: str = ""


GERMAN = Words(
    tag="de-DE",
    title="Lebenslauf",
    headings=(
        "Profil", "Berufserfahrung", "Ausbildung", "Ehrenamt", "Sprachkenntnisse", "IT-Kenntnisse und Methoden",
        "Zertifikate", "Weiterbildung", "Interessen",
    ),
    personal={
        "address": "Anschrift", "phone": "Telefon", "email": "E-Mail", "birth_date": "Geburtsdatum",
        "nationality": "Staatsangehörigkeit",
    },
    present="heute",
    closing="Tübingen, 12. Januar 2026",
)  # fmt: skip
ENGLISH = Words(
    tag="en-GB",
    title="Curriculum vitae",
    headings=(
        "Profile", "Work experience", "Education", "Volunteering", "Languages", "Skills", "Certifications", "Training",
        "Interests",
    ),
    personal={"address": "Address", "phone": "Phone", "email": "E-mail"},
    present="present",
)  # fmt: skip


def make(cv: Mapping[str, Any], words: Words) -> DocxDocument:
    document = Document()
    _page(document, cv["full_name"], words)
    _head(document, cv, words)
    profile, work, education, further, languages, skills, certifications, trainings, interests = words.headings
    document.add_heading(profile, 1)
    document.add_paragraph(cv["summary"])
    _entries(document, work, cv["work_experience"], words)
    _entries(document, education, cv["education"], words)
    _entries(document, further, cv["further_experience"], words)
    _pairs(document, languages, [(known["language"], known["level"]) for known in cv["languages"]])
    _pairs(document, skills, [(group["group"], ", ".join(group["items"])) for group in cv["skills"]])
    _list(document, certifications, cv["certifications"])
    _list(document, trainings, cv["trainings"])
    document.add_heading(interests, 1)
    document.add_paragraph(", ".join(cv["interests"]))
    if words.closing:
        document.add_paragraph(words.closing).paragraph_format.space_before = Pt(18)
    return document


def _page(document: DocxDocument, author: str, words: Words) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.3), Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.6)
    properties = document.core_properties
    properties.title, properties.author, properties.language = words.title, author, words.tag
    properties.comments = ""
    properties.created = properties.modified = dt.datetime(2026, 1, 12, 9, 30, tzinfo=dt.UTC)
    _font(document, words.tag, "Normal", 10.5, after=3)
    _font(document, words.tag, "List Bullet", 10.5, after=1)
    _font(document, words.tag, "Title", 24, bold=True, color=BLUE, after=0)
    _font(document, words.tag, "Subtitle", 13, color=RGBColor(0x55, 0x5F, 0x6B), after=8)
    _font(document, words.tag, "Heading 1", 13, bold=True, color=BLUE, after=4, before=11)
    _border(document.styles["Heading 1"].element.get_or_add_pPr())
    for edge in document.styles["Title"].element.pPr.findall(qn("w:pBdr")):
        document.styles["Title"].element.pPr.remove(edge)


def _font(
    document: DocxDocument, tag: str, style: str, size: float, *, bold: bool = False, color: RGBColor | None = None,
    after: float = 0, before: float = 0,
) -> None:  # fmt: skip
    found = document.styles[style]
    font, spacing = found.font, found.paragraph_format
    font.name, font.size, font.bold, font.italic = "Arial", Pt(size), bold, False
    properties = found.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for spaced in properties.findall(qn("w:spacing")):
        properties.remove(spaced)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), tag)
    if color is not None:
        font.color.rgb = color
    spacing.space_after, spacing.space_before, spacing.line_spacing = Pt(after), Pt(before), 1.05


def _border(properties: etree._Element) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "1F3A5F")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    before = properties.find(qn("w:spacing"))
    before.addprevious(borders)


def _head(document: DocxDocument, cv: Mapping[str, Any], words: Words) -> None:
    table = _table(document, (12.6, 4.1))
    text, picture = table.add_row().cells
    text.paragraphs[0].style = "Title"
    text.paragraphs[0].add_run(cv["full_name"])
    text.add_paragraph(cv["headline"], style="Subtitle")
    for label, value in _personal(cv, words.personal):
        line = text.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(4.4))
        line.add_run(f"{label}:").bold = True
        line.add_run(f"\t{value}")
    if words is not GERMAN:
        return
    paragraph = picture.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    shape = paragraph.add_run().add_picture(io.BytesIO(portrait.draw()), width=Cm(3.9))
    shape._inline.docPr.set("descr", f"Bewerbungsfoto von {cv['full_name']}")


def _personal(cv: Mapping[str, Any], labels: Mapping[str, str]) -> list[tuple[str, str]]:
    told = {
        "address": ", ".join(cv["address_lines"]),
        "phone": cv["phone"],
        "email": cv["email"],
        cv["links"][0]["label"]: cv["links"][0]["url"],
        "birth_date": _day(cv.get("birth_date")),
        "nationality": cv.get("nationality", ""),
    }
    return [(labels.get(name, name), value) for name, value in told.items() if value]


def _day(iso: str | None) -> str:
    return dt.date.fromisoformat(iso).strftime("%d.%m.%Y") if iso else ""


def _entries(document: DocxDocument, heading: str, entries: list[dict[str, Any]], words: Words) -> None:
    document.add_heading(heading, 1)
    table = _table(document, (3.9, 12.8))
    for entry in entries:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = row.cells
        left.paragraphs[0].add_run(_dates(entry["date_range"], words.present))
        right.paragraphs[0].add_run(entry["title"]).bold = True
        where = next(entry[name] for name in ("employer", "institution", "organization") if name in entry)
        place = entry.get("location", "")
        _last(right.add_paragraph(f"{where}, {place}" if place else where), 2)
        for bullet in entry.get("bullets", []) + entry.get("details", []):
            right.add_paragraph(bullet, style="List Bullet")
        _last(right.paragraphs[-1], 6)


def _dates(canonical: str, present: str) -> str:
    """`2020-04 – Present` -> `04/2020 – heute`."""
    points = canonical.replace("Present", present).split(" – ")
    return " – ".join("/".join(reversed(point.split("-"))) for point in points)


def _pairs(document: DocxDocument, heading: str, pairs: list[tuple[str, str]]) -> None:
    document.add_heading(heading, 1)
    table = _table(document, (3.9, 12.8))
    for label, value in pairs:
        left, right = table.add_row().cells
        _last(left.paragraphs[0], 2).add_run(label)
        _last(right.paragraphs[0], 2).add_run(value)


def _list(document: DocxDocument, heading: str, items: list[str]) -> None:
    document.add_heading(heading, 1)
    for item in items:
        document.add_paragraph(item, style="List Bullet")


def _last(paragraph: Paragraph, points: float) -> Paragraph:
    paragraph.paragraph_format.space_after = Pt(points)
    return paragraph


def _table(document: DocxDocument, widths: tuple[float, ...]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _flush_left(table)
    return table


def _flush_left(table: Table) -> None:
    """Without the cells' inner margin, so that the text stands flush with the headings."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)


if __name__ == "__main__":
    for data, name, words in (("lebenslauf", "lebenslauf", GERMAN), ("cv-en", "cv", ENGLISH)):
        content = json.loads((HERE / f"{data}.json").read_text(encoding="utf-8"))
        make(content, words).save(str(HERE / f"{name}.docx"))
