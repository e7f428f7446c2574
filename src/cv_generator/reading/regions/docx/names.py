"""Names of OOXML elements and attributes, as lxml writes them."""

from __future__ import annotations

from lxml import etree

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPG_NS = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
DGM_NS = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
V_NS = "urn:schemas-microsoft-com:vml"


def w(name: str) -> str:
    """WordprocessingML."""
    return f"{{{W_NS}}}{name}"


def r(name: str) -> str:
    """Relationship attributes."""
    return f"{{{R_NS}}}{name}"


def mc(name: str) -> str:
    """Markup compatibility."""
    return f"{{{MC_NS}}}{name}"


def wp(name: str) -> str:
    """Placement of drawings in a text."""
    return f"{{{WP_NS}}}{name}"


def a(name: str) -> str:
    """DrawingML."""
    return f"{{{A_NS}}}{name}"


def dgm(name: str) -> str:
    """Diagrams (SmartArt)."""
    return f"{{{DGM_NS}}}{name}"


def chart(name: str) -> str:
    """Charts of a spreadsheet."""
    return f"{{{CHART_NS}}}{name}"


def v(name: str) -> str:
    """VML, the drawings of older files."""
    return f"{{{V_NS}}}{name}"


VAL = w("val")


def child_of(element: etree._Element | None, *tags: str) -> etree._Element | None:
    """The first child of a name, of that the first of the next name, and so on; None where there is none.

    The same as `find`, which reads its argument as a path first, at a quarter of its cost.
    """
    for tag in tags:
        if element is None:
            return None
        for child in element:
            if child.tag == tag:
                element = child
                break
        else:
            return None
    return element
