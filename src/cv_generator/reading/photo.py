"""Which picture of a document is the portrait, among logos, icons, seals, signatures and decorations."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from cv_generator.reading.blocks import Picture
from cv_generator.reading.draft import Photo

_SIDE = 48  # pixels of the thumbnail that is looked at
_ENOUGH = 0.5
_RASTER = frozenset(("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp", "image/jp2"))
_LARGEST_PIXELS = {"image/jpeg": 80_000_000}  # JPEG is decoded at an eighth of its size
_LARGEST_OTHER = 16_000_000

Pixel = tuple[int, int, int]


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
    if sight is None or min(sight.width, sight.height) < 40 or not 0.5 <= sight.width / sight.height <= 1.5:
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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns about odd metadata, which nobody here reads
            with Image.open(io.BytesIO(picture.data)) as image:
                width, height = image.size
                if width * height > _LARGEST_PIXELS.get(picture.media_type, _LARGEST_OTHER):
                    return None
                image.draft("RGB", (4 * _SIDE, 4 * _SIDE))
                flat = image.convert("RGBA") if image.mode in ("P", "PA", "LA", "RGBA") else image.convert("RGB")
                small = _on_white(flat.resize((_SIDE, _SIDE), Image.Resampling.BOX))
                sampled = _on_white(flat.resize((_SIDE, _SIDE), Image.Resampling.NEAREST))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    return _measure(_pixels(small), _pixels(sampled), width, height)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def _pixels(image: Image.Image) -> list[Pixel]:
    data = iter(image.tobytes())
    return list(zip(data, data, data, strict=True))


def _measure(small: list[Pixel], sampled: list[Pixel], width: int, height: int) -> _Sight:
    count = len(small)
    coarse = Counter((red >> 4, green >> 4, blue >> 4) for red, green, blue in small)
    flat = sum(map(_differ_little, small, small[1:])) / count
    grey = all(abs(red - green) < 6 and abs(green - blue) < 6 for red, green, blue in small)
    colors = len({red >> 1 for red, _, _ in small}) if grey else len(coarse)
    skin = 0.05 if grey else sum(_is_skin(*pixel) for pixel in small) / count
    ink = sum(max(pixel) < 40 or min(pixel) > 225 for pixel in sampled) / count
    return _Sight(width, height, colors, flat, max(coarse.values()) / count, skin, ink)


def _differ_little(one: Pixel, two: Pixel) -> bool:
    """Equal but for what JPEG adds to a plain surface."""
    return abs(one[0] - two[0]) < 2 and abs(one[1] - two[1]) < 2 and abs(one[2] - two[2]) < 2


def _is_skin(red: int, green: int, blue: int) -> bool:
    """Chai and Ngan's range of skin in the YCbCr space, which holds for light and dark skin alike."""
    cb = 128 - 0.169 * red - 0.331 * green + 0.5 * blue
    cr = 128 + 0.5 * red - 0.419 * green - 0.081 * blue
    return 77 <= cb <= 127 and 133 <= cr <= 173
