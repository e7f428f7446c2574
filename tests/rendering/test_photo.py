"""Photos as people upload them, and what is printed of them."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageCms, ImageDraw

from cv_generator.errors import InvalidInput, TooLarge
from cv_generator.rendering import photo

SAMPLE = Path(__file__).parents[2] / "samples" / "lebenslauf.docx"
RED, GREEN, BLUE = (200, 30, 30), (30, 180, 30), (30, 30, 200)

damaged_exif = pytest.mark.filterwarnings("ignore::UserWarning:PIL")
"""Pillow warns of what these tests send on purpose."""


def picture(width: int = 800, height: int = 1000, *, mode: str = "RGB") -> Image.Image:
    """Green with a red upper third and a blue left edge: which way is up shows."""
    image = Image.new("RGB", (width, height), GREEN)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, height // 3), fill=RED)
    draw.rectangle((0, 0, width // 5, height), fill=BLUE)
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(prepared: photo.Prepared) -> Image.Image:
    image = Image.open(io.BytesIO(prepared.jpeg))
    assert image.format == "JPEG"
    assert image.size == (prepared.width, prepared.height)
    return image


def near(found: object, wanted: tuple[int, int, int], slack: int = 12) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= slack for one, other in zip(found, wanted, strict=True))


def exif(orientation: int) -> Image.Exif:
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = "Secret Camera"
    return block


def test_a_photo_of_three_megabytes_becomes_small_and_sharp_enough_for_print() -> None:
    data = encoded(Image.effect_noise((3000, 4000), 30).convert("RGB"), quality=60)
    assert len(data) > 2_500_000
    prepared = photo.prepare(data)
    assert (prepared.width, prepared.height) == (photo.WIDTH, round(photo.WIDTH / photo.RATIO))
    assert len(prepared.jpeg) <= photo.TARGET_BYTES


def test_even_pure_noise_stays_below_the_most_that_a_pdf_can_bear() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((360, 450), 160) for _ in range(3)])
    assert len(photo.prepare(encoded(noise, "PNG")).jpeg) < 110_000


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_is_brought_upright(orientation: int) -> None:
    to_stored = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    upright = picture(700, 1400)
    stored = upright.transpose(to_stored) if to_stored is not None else upright
    found = opened(photo.prepare(encoded(stored, quality=95, exif=exif(orientation))))
    width, height = found.size
    assert found.width < found.height
    assert near(found.getpixel((width // 2, 20)), RED)
    assert near(found.getpixel((width - 20, height - 20)), GREEN)
    assert near(found.getpixel((20, height // 2)), BLUE)


@damaged_exif
def test_a_damaged_exif_block_leaves_the_photo_as_it_lies() -> None:
    data = encoded(picture(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff\x01\x02")
    assert opened(photo.prepare(data)).size == (360, 450)


def test_metadata_and_comments_are_removed() -> None:
    data = encoded(picture(), exif=exif(1), comment=b"GPS 47.37, 8.54", dpi=(72, 72))
    prepared = photo.prepare(data)
    assert b"GPS" in data
    assert b"Secret" in data
    assert b"GPS" not in prepared.jpeg
    assert b"Secret" not in prepared.jpeg
    assert set(opened(prepared).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_transparency_becomes_white_paper() -> None:
    image = picture(400, 500, mode="RGBA")
    image.paste((0, 0, 0, 0), (200, 250, 400, 500))
    found = opened(photo.prepare(encoded(image, "PNG")))
    assert near(found.getpixel((270, 360)), (255, 255, 255), 3)
    assert near(found.getpixel((250, 40)), RED)


def test_a_palette_with_a_transparent_color_becomes_white_paper() -> None:
    image = picture(400, 500).quantize(4)
    corner = image.getpixel((399, 499))
    found = opened(photo.prepare(encoded(image, "PNG", transparency=corner)))
    assert near(found.getpixel((330, 410)), (255, 255, 255), 3)


@pytest.mark.parametrize(
    ("mode", "kind"), [("CMYK", "JPEG"), ("P", "PNG"), ("P", "GIF"), ("RGB", "WEBP"), ("RGB", "BMP")]
)
def test_other_kinds_of_color_and_file_keep_their_colors(mode: str, kind: str) -> None:
    found = opened(photo.prepare(encoded(picture(mode=mode), kind)))
    assert near(found.getpixel((250, 30)), RED, 30)
    assert near(found.getpixel((250, 420)), GREEN, 30)


@pytest.mark.parametrize("mode", ["L", "1", "LA", "I;16"])
def test_grey_pictures_keep_their_tones(mode: str) -> None:
    grey = picture(mode="L")
    if mode == "I;16":
        image = Image.new("I;16", grey.size)
        image.putdata([level * 257 for level in grey.get_flattened_data()])
    else:
        image = grey.convert(mode, dither=Image.Dither.NONE) if mode == "1" else grey.convert(mode)
    found = opened(photo.prepare(encoded(image, "PNG"))).convert("L")
    expected = grey.point(lambda level: 255 if level > 127 else 0) if mode == "1" else grey
    assert abs(found.getpixel((250, 420)) - expected.getpixel((600, 950))) <= 6
    assert abs(found.getpixel((250, 30)) - expected.getpixel((600, 50))) <= 6


def test_a_color_profile_is_applied_and_not_handed_on() -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = opened(photo.prepare(encoded(picture(), icc_profile=srgb)))
    assert "icc_profile" not in found.info
    assert near(found.getpixel((250, 30)), RED)
    misfit = opened(photo.prepare(encoded(picture(), icc_profile=swapped)))
    assert near(misfit.getpixel((250, 30)), RED)
    assert near(opened(photo.prepare(encoded(picture(), icc_profile=b"no profile"))).getpixel((250, 30)), RED)


@pytest.mark.parametrize("size", [(1080, 1920), (1000, 1500), (600, 800), (900, 900), (1500, 1000), (700, 600)])
def test_nothing_is_distorted_and_the_head_stays(size: tuple[int, int]) -> None:
    width, height = size
    image = Image.new("RGB", size, GREEN)
    side = min(width, height * 0.8)
    center, radius = (width / 2, height * 0.36 if height > width else height * 0.42), side * 0.26
    ImageDraw.Draw(image).ellipse(
        (center[0] - radius, center[1] - radius * 1.3, center[0] + radius, center[1] + radius * 1.3), fill=RED
    )
    found = opened(photo.prepare(encoded(image, "PNG"))).convert("RGB")
    reds = [(x, y) for y in range(found.height) for x in range(found.width) if near(found.getpixel((x, y)), RED, 70)]
    assert reds
    across, down = ([point[axis] for point in reds] for axis in (0, 1))
    assert min(across) > 0
    assert min(down) > 0
    assert max(across) < found.width - 1
    assert max(down) < found.height - 1
    assert (max(down) - min(down)) / (max(across) - min(across)) == pytest.approx(1.3, abs=0.12)


def test_small_photos_are_not_blown_up() -> None:
    assert opened(photo.prepare(encoded(picture(120, 150)))).size == (120, 150)
    assert opened(photo.prepare(encoded(picture(1, 1), "PNG"))).size == (1, 1)


def test_the_same_bytes_give_the_same_bytes_and_pass_through_unchanged() -> None:
    data = encoded(picture())
    first = photo._prepare(data)
    assert photo._prepare(data) == first
    assert photo.prepare(first.jpeg).jpeg == first.jpeg


def test_typesetting_again_decodes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(picture(640, 800))
    first = photo.prepare(data)
    monkeypatch.setattr(photo, "_prepare", lambda data: pytest.fail("decoded a second time"))
    assert photo.prepare(data) is first


def test_the_cache_is_bounded() -> None:
    cache = photo._Cache(2)
    one = photo.Prepared(b"", 1, 1)
    for key in (b"a", b"b"):
        cache.put(key, one)
    assert cache.get(b"a") is one
    cache.put(b"c", one)
    assert [cache.get(key) for key in (b"a", b"b", b"c")] == [one, None, one]


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that claims to be huge."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(7000, 7000), (10_000, 10_000), (60_000, 60_000)])
def test_decompression_bombs_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(InvalidInput) as refused:
        photo.prepare(bomb(*size))
    assert refused.value.problems[0].code == "photo_too_many_pixels"
    assert refused.value.problems[0].path == "photo_url"


def test_a_large_baseline_jpeg_is_welcome_and_a_large_progressive_one_is_not() -> None:
    large = Image.new("L", (8000, 6000), 200)
    assert opened(photo.prepare(encoded(large))).size == (360, 450)
    with pytest.raises(InvalidInput, match="million pixels"):
        photo.prepare(encoded(large, progressive=True))


def test_too_many_bytes_are_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge) as refused:
        photo.prepare(b"x" * 101, limit_bytes=100)
    assert refused.value.details["limit_bytes"] == 100


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"no picture at all",
        encoded(picture())[:4000],
        encoded(picture(), "PNG")[:900],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        encoded(picture(), "TIFF"),
    ],
)
def test_what_is_no_whole_picture_is_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(InvalidInput) as refused:
        photo.prepare(data)
    assert refused.value.problems[0].code == "photo_unreadable"
    assert refused.value.problems[0].hint


@damaged_exif
def test_damaged_files_never_crash() -> None:
    chance = random.Random(5)
    originals = [
        encoded(picture(160, 200), exif=exif(6)),
        encoded(picture(160, 200), "PNG"),
        encoded(picture(160, 200), "WEBP"),
        encoded(picture(160, 200, mode="P"), "GIF"),
        encoded(picture(160, 200), progressive=True, icc_profile=b"x" * 300),
    ]
    outcomes = set()
    for _ in range(60):
        for original in originals:
            damaged = bytearray(original)
            for _ in range(chance.randint(1, 12)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                photo.prepare(bytes(damaged))
                outcomes.add("prepared")
            except InvalidInput:
                outcomes.add("refused")
    assert outcomes == {"prepared", "refused"}


def test_the_sample_portrait_is_printed_in_color() -> None:
    data = ZipFile(SAMPLE).read("word/media/image1.jpg")
    prepared = photo.prepare(data)
    assert opened(prepared).mode == "RGB"
    assert len(prepared.jpeg) < 50_000
