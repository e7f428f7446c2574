"""Where the objects of a PDF lie, in the files that the typesetter writes: all in one table."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Final

ENTRY: Final = 20
"""Bytes of an entry in the table of objects (ISO 32000-1, 7.5.4): ten digits tell where an object starts."""

_HEADING: Final = re.compile(rb"xref\s+0 (\d+)\s+")


class Objects:
    """The objects of a file, by their numbers.

    Raises ValueError for a file whose objects are not found in one table.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.at = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
        heading = _HEADING.match(pdf, self.at)
        if not heading:
            raise ValueError("no table of objects, or one in parts")
        first = heading.end()
        self.table = slice(first, first + ENTRY * int(heading[1]))
        self.starts = [int(pdf[entry : entry + 10]) for entry in range(first, self.table.stop, ENTRY)]

    @cached_property
    def _ends(self) -> dict[int, int]:
        return dict(pairwise(sorted([*self.starts, self.at])))

    def entries(self, number: int) -> bytes:
        """What an object is, without the data that follow."""
        start, end = self._bounds(number)
        data = self._pdf.find(b"stream", start, end)
        return self._pdf[start : data if data > 0 else end]

    def data(self, number: int) -> memoryview:
        """The data of a stream; nothing for other objects."""
        start, end = self._bounds(number)
        data = self._pdf.find(b"stream", start, end)
        return memoryview(self._pdf)[data if data > 0 else end : end]

    def _bounds(self, number: int) -> tuple[int, int]:
        start = self.starts[number]
        return self._pdf.index(b"obj", start), self._ends[start]
