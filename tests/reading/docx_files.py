"""DOCX files made in memory: a body, and whatever parts a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str = "", properties: str = "", runs: str = "") -> str:
    """A paragraph with a text in one run, or with runs as they are."""
    inner = runs or (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells that hold paragraphs."""
    body = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{body}</w:tbl>"


def docx(
    body: str,
    *,
    parts: Mapping[str, str | bytes] | None = None,
    relationships: Mapping[str, tuple[str, str]] | None = None,
    head: str = '<?xml version="1.0" encoding="UTF-8"?>',
) -> bytes:
    """A package. `relationships` of the document: id -> (kind, target); a target with `://` is outside."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target or target.startswith("mailto:") else "/>")
        for name, (kind, target) in (relationships or {}).items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{links}</Relationships>',
        **(parts or {}),
    }
    return zipped(files)


def part(root: str, content: str) -> str:
    """A part such as styles, a header or footnotes."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
