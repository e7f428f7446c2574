"""ODT (OpenDocument 1.2 and later, ISO/IEC 26300) -> blocks: paragraphs, headings, lists, tables, frames, headers."""

from __future__ import annotations

from cv_generator.reading.regions.blocks import Blocks
from cv_generator.reading.regions.odt.body import Body
from cv_generator.reading.regions.odt.package import Package


def read_odt(data: bytes) -> Blocks:
    """The blocks of an ODT. Raises UnreadableDocument (`encrypted`, `corrupt`, `too_complex`)."""
    package = Package(data)
    return Blocks("odt", tuple(Body(package).blocks()))
