"""The portrait on the exported page: a picture beside the head, anchored in the first paragraph."""

from __future__ import annotations

from typing import Final

from cv_generator.rendering.docx_xml import PREFIXES, Element, element, emu

_GAP_MM: Final = 6.0


def anchored(relationship: str, alt: str, width: float, height: float) -> Element:
    """A run that shows the picture at the right margin, `width` x `height` millimetres, text flowing to its left."""
    cx, cy = emu(width), emu(height)
    anchor = element(
        "wp:anchor",
        element("wp:simplePos", x=0, y=0),
        element("wp:positionH", element("wp:align", text="right"), relativeFrom="margin"),
        element("wp:positionV", element("wp:align", text="top"), relativeFrom="margin"),
        element("wp:extent", cx=cx, cy=cy),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:wrapSquare", wrapText="left"),
        element("wp:docPr", id=1, name="Portrait", descr=alt),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1)),
        element("a:graphic", element("a:graphicData", _picture(relationship, alt, cx, cy), uri=PREFIXES["pic"])),
        distT=0,
        distB=0,
        distL=emu(_GAP_MM),
        distR=0,
        simplePos=0,
        relativeHeight=1,
        behindDoc=0,
        locked=0,
        layoutInCell=1,
        allowOverlap=0,
    )
    return element("w:r", element("w:drawing", anchor))


def _picture(relationship: str, alt: str, cx: int, cy: int) -> Element:
    return element(
        "pic:pic",
        element(
            "pic:nvPicPr",
            element("pic:cNvPr", id=1, name="Portrait", descr=alt),
            element("pic:cNvPicPr"),
        ),
        element(
            "pic:blipFill",
            element("a:blip", r__embed=relationship),
            element("a:stretch", element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=cx, cy=cy)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
