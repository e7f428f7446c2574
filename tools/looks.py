"""Make the pictures of the start page: `python tools/looks.py`.

For each language of CVs an invented person's CV in three looks, in `static/looks/<language>`, from the gallery and the
samples.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs"))

import gallery_people  # noqa: E402 - beside the gallery

from cv_generator.cv.model import Cv  # noqa: E402
from cv_generator.languages import codes  # noqa: E402
from cv_generator.rendering.document import page_image  # noqa: E402

SAMPLES = ROOT / "samples"
LOOKS = ROOT / "src" / "cv_generator" / "surfaces" / "web" / "static" / "looks"
DAY = dt.date(2026, 11, 23)
WIDTH, PPI, QUALITY = 620, 150, 62
DESIGNS: tuple[dict[str, Any], ...] = (
    {"template": "sidebar", "accent": "#17603a"},
    {"template": "academic"},
    {"template": "axis", "accent": "#7a2e1d"},
)


def main() -> None:
    with ZipFile(SAMPLES / "lebenslauf.docx") as sample:
        portrait = sample.read(next(name for name in sample.namelist() if name.startswith("word/media/")))
    for code in codes():
        for number, design in enumerate(DESIGNS, 1):
            save(person(code, design), portrait, LOOKS / code / f"{number}.webp")


def person(code: str, design: dict[str, Any]) -> Cv:
    file = SAMPLES / ("lebenslauf.json" if code == "de" else f"cv-{code}.json")
    data = json.loads(file.read_text("utf-8")) if file.exists() else gallery_people.two_pages(code).model_dump()
    return Cv.model_validate({**data, "design": design})


def save(cv: Cv, portrait: bytes, target: Path) -> None:
    picture = Image.open(io.BytesIO(page_image(cv, format="png", ppi=PPI, photo=portrait, today=DAY).data)).convert(
        "RGB"
    )
    height = round(WIDTH * picture.height / picture.width)
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.resize((WIDTH, height), Image.Resampling.LANCZOS).save(target, quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
