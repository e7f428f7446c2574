"""A person's photo -> the JPEG that is printed: upright, sRGB, cropped to a portrait, without metadata, small.

Portraits are printed 30 mm wide; `WIDTH` pixels there are 305 dpi, what offset printing asks for. The same bytes in
give the same bytes out, and what comes out passes through unchanged.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image, ImageCms, UnidentifiedImageError

from cv_generator.cv.limits import KB, Limits
from cv_generator.errors import InvalidInput, Problem, TooLarge, UserError

WIDTH = 360
"""Pixels across the finished photo; smaller photos stay as small as they are."""

RATIO = 4 / 5
"""Width to height of every finished photo, so that a template can leave room for one shape."""

TARGET_BYTES = 60 * KB
"""A PDF holds the photo up to twice (the picture, and the one in the attached CV) and shall stay below 200 kB."""

MEGAPIXELS_WHOLE = 36
"""What may be decoded in full: about 140 MB of memory for a moment."""

MEGAPIXELS_REDUCED = 80
"""A baseline JPEG is decoded at reduced scale, line by line, and costs little memory. Pillow itself warns at 89."""

SCANS = 100
"""Of a progressive JPEG, which is decoded once over for each. Programs write about ten, thumbnails in it included."""

_SCAN = b"\xff\xda"
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_QUALITIES = (88, 84, 80, 75, 70, 62, 54, 45)
_CUT_ABOVE = 0.2
"""Of the height that is cut off, the part that goes at the top: heads stand in the upper half of portraits."""

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation (tag 0x0112) -> what brings the picture upright."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photo ready for print: baseline JPEG, sRGB or grey, `width` x `height` pixels."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int


class _Cache:
    """The photos typeset last, by the hash of what was sent: typesetting again costs no decoding."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._photos: OrderedDict[bytes, Prepared] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: bytes) -> Prepared | None:
        with self._lock:
            if key in self._photos:
                self._photos.move_to_end(key)
            return self._photos.get(key)

    def put(self, key: bytes, photo: Prepared) -> None:
        with self._lock:
            self._photos[key] = photo
            while len(self._photos) > self._size:
                self._photos.popitem(last=False)


_cache = _Cache(64)


def prepare(data: bytes, limit_bytes: int = Limits().photo_bytes) -> Prepared:
    """The photo as it is printed. Raises `TooLarge`, or `InvalidInput` with a problem at `photo_url`."""
    if len(data) > limit_bytes:
        raise TooLarge(limit_bytes, "photo")
    key = _digest(data)
    found = _cache.get(key)
    if found is None:
        found = _prepare(data)
        _cache.put(key, found)
    return found


@lru_cache(1)
def _digest(data: bytes) -> bytes:
    """In half the time of SHA-256 where the processor has no instructions for that; in none for the photo of the call
    before."""
    return hashlib.blake2b(data).digest()


def _prepare(data: bytes) -> Prepared:
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _refuse_bomb(image, data)
            if _is_finished(image, len(data)):
                image.load()
                return Prepared(data, *image.size)
            orientation = _orientation(image)
            _decode_reduced(image)
            profile = image.info.get("icc_profile")
            portrait = _in_srgb(_cropped(_eight_bit(image), orientation), profile)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError):
        # What Pillow's decoders raise on damaged files.
        raise _refused("photo_unreadable", "The photo cannot be read", "Send a whole JPEG or PNG file.") from None
    upright = portrait.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else portrait
    return Prepared(_encoded(upright), *upright.size)


def _refuse_bomb(image: Image.Image, data: bytes) -> None:
    if data.count(_SCAN) > SCANS:
        raise _refused(
            "photo_too_complex", "The photo is built of far too many layers", "Save it as a plain JPEG or PNG."
        )
    streams = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
    if image.width * image.height > (MEGAPIXELS_REDUCED if streams else MEGAPIXELS_WHOLE) * 1_000_000:
        raise _too_many_pixels()


def _is_finished(image: Image.Image, size: int) -> bool:
    """Whether this is what `prepare` makes, or as good: then nothing is encoded a second time."""
    return (
        image.format == "JPEG"
        and image.mode in ("RGB", "L")
        and image.width <= WIDTH
        and abs(image.width / RATIO - image.height) < 1
        and size <= TARGET_BYTES
        and not image.info.get("progressive")
        and {name for name, _ in getattr(image, "applist", ())} <= {"APP0"}
    )


def _orientation(image: Image.Image) -> int:
    """1 to 8; 1, upright, where the EXIF block is missing or damaged."""
    try:
        found = image.getexif().get(0x0112, 1)
    except (SyntaxError, ValueError, OSError, LookupError, TypeError):
        return 1
    return found if isinstance(found, int) else 1


def _decode_reduced(image: Image.Image) -> None:
    """Lets the JPEG decoder leave out detail that is not printed: 12 megapixels decode in a third of the time."""
    if image.format in ("JPEG", "MPO"):
        enough = 1.5 * WIDTH / min(image.size)
        image.draft(image.mode, (int(image.width * enough) + 1, int(image.height * enough) + 1))


def _eight_bit(image: Image.Image) -> Image.Image:
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _cropped(image: Image.Image, orientation: int) -> Image.Image:
    """Cropped and scaled; still lying as it lay. `orientation` tells which side is up."""
    lies = orientation in (5, 6, 7, 8)
    width, height = image.size[::-1] if lies else image.size
    wide, high = min(width, height * RATIO), min(height, width / RATIO)
    left, above = (width - wide) / 2, (height - high) * _CUT_ABOVE
    right, below = width - wide - left, height - high - above
    box = _as_stored((left, above, right, below), image.size, orientation)
    across = max(1, min(WIDTH, round(wide)))
    down = max(1, round(across / RATIO))
    size = (down, across) if lies else (across, down)
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def _as_stored(
    margins: tuple[float, float, float, float], size: tuple[int, int], orientation: int
) -> tuple[float, float, float, float]:
    """Margins (left, above, right, below) of the upright picture -> the box in the picture as it is stored."""
    left, above, right, below = margins
    stored = {
        2: (right, above, left, below),
        3: (right, below, left, above),
        4: (left, below, right, above),
        5: (above, left, below, right),
        6: (above, right, below, left),
        7: (below, right, above, left),
        8: (below, left, above, right),
    }.get(orientation, margins)
    return stored[0], stored[1], size[0] - stored[2], size[1] - stored[3]


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB on white paper, or grey."""
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        color = image.convert("RGBA")
        paper = Image.new("RGBA", color.size, "white")
        return _in_srgb(Image.alpha_composite(paper, color).convert("RGB"), profile)
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None  # damaged, or made for another kind of picture: the plain conversion is what viewers show
        if converted is not None:
            return converted
    return image if image.mode == "L" else image.convert("RGB")


def _encoded(image: Image.Image) -> bytes:
    plain = image.copy()
    plain.info = {}  # comments travel in here
    for quality in _QUALITIES:
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= TARGET_BYTES:
            break
    return out.getvalue()


def _too_many_pixels() -> UserError:
    return _refused(
        "photo_too_many_pixels",
        f"The photo has more than {MEGAPIXELS_WHOLE} million pixels",
        f"Scale it down first: {WIDTH} pixels across are enough.",
    )


def _refused(code: str, message: str, hint: str) -> UserError:
    return InvalidInput(message, problems=[Problem("photo_url", code, message, hint)])
