"""Small sound documents of the kinds that the benchmark of reading has none of, to be damaged."""

from __future__ import annotations

import io
import zipfile

from tests.attack.documents import odt, photograph, pictured
from tests.reading.docx_files import p

_ODT = """<text:h text:outline-level="1">Anna Muster</text:h><text:p>anna@example.com<text:tab/>+41 44 668 18 00</text:p>
<text:h text:outline-level="2">Experience</text:h><table:table><table:table-row><table:table-cell><text:p>2019 – 2021</text:p>
</table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>Firma, Bern</text:p></table:table-cell>
</table:table-row></table:table><text:list><text:list-item><text:p>Built <text:s text:c="2"/>bridges</text:p></text:list-item>
</text:list>"""
_TEXT = ("anna@example.com", "+41 44 668 18 00", "Experience", "2019 – 2021 Firma, Bern", "Built bridges") * 3
_TABLES = {
    "Profile.csv": "First Name,Last Name,Headline,Summary\nAnna,Muster,Engineer,Builds bridges\n",
    "Positions.csv": 'Company Name,Title,Description,Location,Started On,Finished On\nFirma,Lead,"Led, built",Bern,Jan 2019,\n',
    "Skills.csv": "Name\nPython\nStatics\n",
}


def documents() -> dict[str, bytes]:
    """Ending -> document."""
    return {"odt": odt(_ODT), "zip": _archive(), "jpg": photograph(120, 150), "png": photograph(120, 150, kind="PNG")}


def with_picture(data: bytes, ending: str) -> bytes:
    """A DOCX with one picture, and text enough not to pass for a scan."""
    return pictured([data], ending, text="".join(map(p, _TEXT)))


def _archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, table in _TABLES.items():
            packed.writestr(name, table)
    return stream.getvalue()
