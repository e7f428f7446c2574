"""Pictures of a PDF, with their bytes as they are in the file wherever it holds a file."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from cv_generator.reading.regions.blocks import Picture
from cv_generator.reading.regions.pdf.native import Shape

_MOST = 8
"""Pictures a page that are taken out. Icons drawn as images can be many; a portrait is among the largest."""

_PIXELS = 12_000_000
"""Pixels of a picture without a file of its own, which has to be encoded."""

_FILES = {b"DCTDecode": "image/jpeg", b"JPXDecode": "image/jp2"}


def pictures_of(shapes: Iterable[Shape], number: int, width: float) -> Iterator[Picture]:
    """The pictures of page `number`, icons and what is as wide as the page left out, largest first."""
    candidates = [shape for shape in shapes if shape.image is not None and _is_worth_it(shape, width)]
    candidates.sort(key=lambda shape: -(shape.x1 - shape.x0) * (shape.bottom - shape.top))
    for shape in candidates[:_MOST]:
        found = _file(shape.image) or _encoded(shape.image)
        if found is not None:
            data, media_type = found
            wide, high = shape.x1 - shape.x0, shape.bottom - shape.top
            yield Picture(data=data, media_type=media_type, width=wide, height=high, page=number)


def _is_worth_it(shape: Shape, width: float) -> bool:
    wide, high = shape.x1 - shape.x0, shape.bottom - shape.top
    return 20 < wide < 0.8 * width and high > 20


def _file(image: Any) -> tuple[bytes, str] | None:
    """The embedded file, where the image's data are one: JPEG and JPEG 2000."""
    if pdfium.FPDFImageObj_GetImageFilterCount(image) != 1:
        return None
    name = ctypes.create_string_buffer(64)
    pdfium.FPDFImageObj_GetImageFilter(image, 0, name, 64)
    if name.value not in _FILES:
        return None
    size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    data = (ctypes.c_ubyte * size)()
    pdfium.FPDFImageObj_GetImageDataRaw(image, data, size)
    return bytes(data), _FILES[name.value]


def _encoded(image: Any) -> tuple[bytes, str] | None:
    """An image that is bare pixels, as PNG. Its transparency comes along."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, ctypes.byref(wide), ctypes.byref(high))
    pixels = wide.value * high.value
    if not pixels or pixels > _PIXELS:
        return None
    bitmap = pdfium.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return None
    try:
        return _png(bitmap), "image/png"
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


_MODES = {
    pdfium.FPDFBitmap_Gray: ("L", "L"),
    pdfium.FPDFBitmap_BGR: ("RGB", "BGR"),
    pdfium.FPDFBitmap_BGRx: ("RGB", "BGRX"),
    pdfium.FPDFBitmap_BGRA: ("RGBA", "BGRA"),
}


def _png(bitmap: Any) -> bytes:
    from PIL import Image

    size = (pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap))
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * size[1])
    mode, raw = _MODES[pdfium.FPDFBitmap_GetFormat(bitmap)]
    stream = io.BytesIO()
    Image.frombuffer(mode, size, data, "raw", raw, stride, 1).save(stream, "PNG")
    return stream.getvalue()
