"""Draws the gallery: docs/gallery/*.png and docs/gallery.md. Run `python docs/gallery.py` and look at what changed."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
import gallery_people as people

from cv_generator.cv.model import Cv
from cv_generator.rendering.document import TEMPLATES, page_image

HERE = Path(__file__).parent
PICTURES = HERE / "gallery"
SAMPLE = HERE.parent / "samples" / "lebenslauf.docx"
DAY = dt.date(2026, 11, 23)
PPI = 76
COLORS = 48
"""Colours of a picture: enough for smooth letters, small enough for a repository."""


@dataclass(frozen=True)
class Plate:
    """One picture: all pages of one CV side by side."""

    name: str
    title: str
    cv: Cv
    template: str
    photo: bool = False
    signature_place: str = ""


def plates() -> Iterator[Plate]:
    for template in TEMPLATES:
        for language in people.PEOPLE:
            place = "Berlin" if language == "de" else ""
            full, short = people.two_pages(language), people.one_page(language)
            yield Plate(
                f"{template}-{language}-photo", f"{template}, {language}, two pages, photo", full, template, True, place
            )
            yield Plate(f"{template}-{language}-short", f"{template}, {language}, one page, no photo", short, template)
    for template in TEMPLATES:
        yield Plate(f"{template}-long-name", f"{template}, long name and address", people.long_name(), template, True)
    for file in sorted(SAMPLE.parent.glob("cv-*.json")):
        cv = Cv(**json.loads(file.read_text("utf-8")))
        yield Plate(f"axis-{cv.language}", f"axis, {cv.language}", cv, "axis")
    yield Plate("axis-short-entries", "axis, many short entries", people.many_short_entries(), "axis")
    yield Plate("axis-long-entry", "axis, one very long entry", people.one_very_long_entry(), "axis")


def draw(plate: Plate, portrait: bytes) -> Image.Image:
    """All pages of the plate, side by side."""

    def page(number: int) -> tuple[Image.Image, int]:
        made = page_image(
            plate.cv, page=number, format="png", ppi=PPI, template=plate.template, today=DAY,
            photo=portrait if plate.photo else None, signature_place=plate.signature_place,
        )  # fmt: skip
        return Image.open(io.BytesIO(made.data)).convert("RGB"), made.page_count

    first, count = page(1)
    pages = [first, *(page(number)[0] for number in range(2, count + 1))]
    sheet = Image.new("RGB", (sum(it.width + 8 for it in pages) - 8, first.height), (150, 150, 150))
    for number, picture in enumerate(pages):
        sheet.paste(picture, (number * (first.width + 8), 0))
    return sheet.quantize(COLORS)


def main() -> None:
    with ZipFile(SAMPLE) as sample:
        portrait = sample.read(next(name for name in sample.namelist() if name.startswith("word/media/")))
    PICTURES.mkdir(exist_ok=True)
    for stale in PICTURES.glob("*.png"):
        stale.unlink()
    lines = [
        "# Gallery",
        "",
        "Invented people, set by `python docs/gallery.py`. Each picture shows all pages of one PDF.",
        "",
    ]
    for plate in plates():
        draw(plate, portrait).save(PICTURES / f"{plate.name}.png", optimize=True)
        lines += [f"## {plate.title}", "", f"![{plate.title}](gallery/{plate.name}.png)", ""]
    (HERE / "gallery.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
