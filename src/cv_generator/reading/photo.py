"""Which picture of a document is the portrait, among logos, icons, seals, signatures and decorations."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from typing import cast

from PIL import Image, ImageChops, UnidentifiedImageError

from cv_generator.reading.draft import Photo
from cv_generator.reading.regions.blocks import Picture

_SIDE = 48  # pixels of the thumbnail that is looked at
_ENOUGH = 0.5
_RASTER = frozenset(("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp", "image/jp2"))
_LARGEST_PIXELS = {"image/jpeg": 80_000_000}  # JPEG is decoded at an eighth of its size
_LARGEST_OTHER = 16_000_000
_SCAN, _MOST_SCANS = b"\xff\xda", 100  # of a progressive JPEG, which is decoded once over for each


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a picture looks like. Shares are of its pixels, 0 to 1; `ink` is what is black or white and nothing else."""

    width: int
    height: int
    colors: int
    flat: float
    commonest: float
    skin: float
    ink: float


def portrait(pictures: Iterable[Picture]) -> Photo | None:
    """The portrait among the pictures of a document, byte for byte; None when none of them is one."""
    best: tuple[float, Picture] | None = None
    seen: set[int] = set()
    for index, picture in enumerate(pictures):
        if hash(picture.data) in seen or picture.media_type not in _RASTER:
            continue
        seen.add(hash(picture.data))
        score = _score(picture) - 0.02 * index
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, picture)
    return Photo(best[1].data, best[1].media_type) if best else None


def _score(picture: Picture) -> float:
    """How much a picture looks like a portrait: a photograph, upright or square, of the size of a passport photo."""
    if not _fits_in_print(picture):
        return 0.0
    sight = _look(picture)
    if sight is None:
        return 0.0
    photographic: float = min(1.0, sight.colors / 90) * (1.0 - sight.flat) ** 0.5 * min(1.0, 1.3 - sight.commonest)
    # Before a plain wall most of a portrait is one colour; the face still shows.
    shows_skin = 0.1 <= sight.skin <= 0.6 and sight.colors >= 40
    if sight.commonest > 0.8 or sight.ink > 0.8 or photographic < (0.1 if shows_skin else 0.18):
        return 0.0
    upright = 0.1 if sight.width / sight.height <= 1.05 else 0.0
    skin = 0.3 if 0.04 <= sight.skin <= 0.8 else 0.0
    return photographic + upright + skin - (0.05 * (picture.page - 1))


def _fits_in_print(picture: Picture) -> bool:
    """Whether the printed size, where it is known, is one of a portrait: 1.2 to 10 cm."""
    if not picture.width or not picture.height:
        return True
    return 34 <= picture.width <= 290 and 34 <= picture.height <= 360 and 0.45 <= picture.width / picture.height <= 1.6


def _look(picture: Picture) -> _Sight | None:
    """None where it cannot be decoded, or is too large to be, too small or too long for a portrait."""
    if picture.data.count(_SCAN) > _MOST_SCANS:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns about odd metadata, which nobody here reads
            with Image.open(io.BytesIO(picture.data)) as image:
                width, height = image.size
                if width * height > _LARGEST_PIXELS.get(picture.media_type, _LARGEST_OTHER):
                    return None
                if min(width, height) < 40 or not 0.5 <= width / height <= 1.5:
                    return None
                image.draft("RGB", (2 * _SIDE, 2 * _SIDE))
                flat = image.convert("RGBA") if image.mode in ("P", "PA", "LA", "RGBA") else image.convert("RGB")
                small = _on_white(flat.resize((_SIDE, _SIDE), Image.Resampling.BOX))
                sampled = _on_white(flat.resize((_SIDE, _SIDE), Image.Resampling.NEAREST))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    return _measure(small, sampled, width, height)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def _measure(small: Image.Image, sampled: Image.Image, width: int, height: int) -> _Sight:
    """All counting is Pillow's: two thumbnails, pixel by pixel in Python, would take longer than reading the text."""
    count = _SIDE * _SIDE
    red, green, blue = small.split()
    coarse = [number for number, _ in _colors(small.point(_SIXTEENTHS * 3))]
    grey = max(_widest(red, green), _widest(green, blue)) < 6
    colors = len(_colors(red.point(_HALVES))) if grey else len(coarse)
    skin = 0.05 if grey else _skin(small) / count
    return _Sight(width, height, colors, _flat(small) / count, max(coarse) / count, skin, _ink(sampled) / count)


_SIXTEENTHS, _HALVES = [value >> 4 for value in range(256)], [value >> 1 for value in range(256)]


def _colors(image: Image.Image) -> list[tuple[int, object]]:
    """Each colour with the number of its pixels."""
    return list(image.getcolors(_SIDE * _SIDE) or ())


def _widest(one: Image.Image, two: Image.Image) -> int:
    """The largest difference between two bands."""
    _, largest = cast("tuple[int, int]", ImageChops.difference(one, two).getextrema())
    return largest


def _within(band: Image.Image, first: int, last: int) -> Image.Image:
    """White where a band lies between two values, black elsewhere."""
    return band.point(_between(first, last))


@cache
def _between(first: int, last: int) -> list[int]:
    return [255 if first <= value <= last else 0 for value in range(256)]


def _all_of(*masks: Image.Image) -> int:
    """In how many pixels all masks are white."""
    return reduce(ImageChops.multiply, masks).histogram()[255]


def _flat(image: Image.Image) -> int:
    """Pixels like their neighbour to the right, but for what JPEG adds to a plain surface."""
    change = ImageChops.difference(image, ImageChops.offset(image, -1, 0))
    return sum(reduce(ImageChops.lighter, change.split()).histogram()[:2])


def _skin(image: Image.Image) -> int:
    """Chai and Ngan's range of skin in the YCbCr space, which holds for light and dark skin alike."""
    _, cb, cr = image.convert("YCbCr").split()
    return _all_of(_within(cb, 77, 127), _within(cr, 133, 173))


def _ink(image: Image.Image) -> int:
    """Pixels that are black or white."""
    red, green, blue = image.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return sum(lightest.histogram()[:40]) + sum(darkest.histogram()[226:])
