"""The portrait among logos, icons, seals, signatures and decorations; none where there is none."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFilter

from cv_generator.reading.photo import portrait
from cv_generator.reading.regions.blocks import Picture


def portrait_image(size: tuple[int, int] = (300, 400), skin: tuple[int, int, int] = (198, 140, 110)) -> Image.Image:
    """An invented face: drawn, lit from one side, with the noise of a camera."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image = Image.blend(image, Image.new("RGB", size, (90, 120, 150)), 0.6)
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.ellipse((wide * 0.28, high * 0.15, wide * 0.72, high * 0.62), fill=skin)
    draw.ellipse((0, high * 0.65, wide, high * 1.5), fill=(40, 45, 70))
    image = image.filter(ImageFilter.GaussianBlur(4))
    return Image.blend(image, Image.effect_noise(size, 60).convert("RGB"), 0.08)


def logo() -> Image.Image:
    image = Image.new("RGB", (420, 160), "white")
    ImageDraw.Draw(image).polygon([(20, 140), (80, 20), (140, 140)], fill=(40, 160, 40))
    return image


def seal() -> Image.Image:
    image = Image.new("RGB", (360, 480), (252, 249, 240))
    draw = ImageDraw.Draw(image)
    draw.rectangle((8, 8, 352, 472), outline=(20, 90, 100), width=5)
    draw.ellipse((90, 90, 270, 270), fill=(20, 90, 100))
    return image


def signature() -> Image.Image:
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 200), (90, 60), (150, 220), (260, 90), (380, 180)], fill=(20, 20, 120), width=5)
    return image


def qr_code() -> Image.Image:
    return (
        Image.effect_noise((29, 29), 200).point(lambda v: 255 * (v > 128)).resize((290, 290), Image.Resampling.NEAREST)
    )


def gradient() -> Image.Image:
    return Image.linear_gradient("L").resize((300, 300)).convert("RGB")


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def picture(data: bytes, width: float = 90.0, height: float = 120.0, page: int = 1) -> Picture:
    kind = "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"
    return Picture(data=data, media_type=kind, width=width, height=height, page=page)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("skin", [(240, 200, 175), (198, 140, 110), (120, 80, 55), (70, 48, 38)])
def test_a_portrait_is_found_byte_for_byte(kind: str, skin: tuple[int, int, int]) -> None:
    data = saved(portrait_image(skin=skin), kind)
    found = portrait([picture(data)])
    assert found is not None
    assert found.data == data
    assert found.media_type == f"image/{kind.lower()}"


def test_a_grey_portrait_is_found() -> None:
    assert portrait([picture(saved(portrait_image().convert("L")))]) is not None


def test_a_round_portrait_is_found() -> None:
    image = portrait_image((300, 300)).convert("RGBA")
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).ellipse((0, 0, 300, 300), fill=255)
    image.putalpha(mask)
    assert portrait([picture(saved(image), 90, 90)]) is not None


@pytest.mark.parametrize("make", [logo, seal, signature, qr_code, gradient])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_is_no_portrait_is_none(make: Callable[[], Image.Image], kind: str) -> None:
    image = make()
    assert portrait([picture(saved(image.convert("RGB") if kind == "JPEG" else image, kind))]) is None


def test_the_portrait_is_chosen_among_others_wherever_it_stands() -> None:
    face = picture(saved(portrait_image(), "JPEG"))
    others = [picture(saved(make())) for make in (logo, seal, signature, qr_code)]
    for place in range(len(others) + 1):
        found = portrait([*others[:place], face, *others[place:]])
        assert found is not None
        assert found.data == face.data


def test_a_photograph_as_wide_as_the_page_or_as_small_as_an_icon_is_none() -> None:
    data = saved(portrait_image(), "JPEG")
    assert portrait([picture(data, 595, 200)]) is None
    assert portrait([picture(data, 12, 16)]) is None


def test_damaged_and_oversized_pictures_are_none() -> None:
    assert portrait([picture(b"\xff\xd8\xff damaged")]) is None
    assert portrait([picture(saved(portrait_image())[:200])]) is None
    assert portrait([Picture(data=b"<svg/>", media_type="image/svg+xml")]) is None
    huge = bytearray(saved(Image.new("L", (8, 8))))
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    assert portrait([picture(bytes(huge))]) is None


@pytest.mark.parametrize("size", [(520, 150), (30, 40), (150, 520)])
def test_a_picture_without_the_form_of_a_portrait_is_not_decoded(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    data = saved(portrait_image(size))
    monkeypatch.setattr(Image.Image, "convert", lambda *_, **__: pytest.fail("it was decoded"))
    assert portrait([picture(data, 0.0, 0.0)]) is None
