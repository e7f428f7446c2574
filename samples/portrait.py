"""Draws the portrait of the sample CV: `portrait.svg` with strands of hair and the grain of a camera added.

A drawing without them compresses far better than any photo that people upload.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
import typst
from PIL import Image, ImageFilter

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1200, 1500


def draw() -> bytes:
    """JPEG, 1200 x 1500 pixels, about 300 kB."""
    svg = (HERE / "portrait.svg").read_text(encoding="utf-8").replace("<!--strands-->", _strands())
    drawing = Image.open(io.BytesIO(_rasterised(svg))).convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    noise = np.random.default_rng(7)
    grain = noise.normal(0, 1, (HEIGHT, WIDTH, 1)) * 4.0 + noise.normal(0, 1, (HEIGHT, WIDTH, 3)) * 1.6
    across, down = np.meshgrid(np.linspace(-1, 1, WIDTH), np.linspace(-1, 1, HEIGHT))
    vignette = 1 - 0.16 * np.clip(across**2 + down**2 - 0.5, 0, None)[..., None]
    pixels = np.clip(np.asarray(drawing, dtype=float) * vignette + grain, 0, 255).astype(np.uint8)
    finished = Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(0.7))
    out = io.BytesIO()
    finished.save(out, "JPEG", quality=91, subsampling=0, dpi=(300, 300))
    return out.getvalue()


def _rasterised(svg: str) -> bytes:
    drawing = HERE / "portrait-with-strands.svg"
    page = HERE / "portrait.typ"
    drawing.write_text(svg, encoding="utf-8")
    page.write_text(f'#set page(width: 800pt, height: 1000pt, margin: 0pt)\n#image("{drawing.name}", width: 100%)')
    try:
        png: bytes = typst.compile(str(page), format="png", ppi=144)
    finally:
        drawing.unlink()
        page.unlink()
    return png


def _strands() -> str:
    """Some hundred hairs along the fall of the hair, dark and light ones."""
    pick = random.Random(11)
    left = ((430, 141), (300, 132), (212, 230), (206, 400), (205, 560), (212, 690))
    inner = ((452, 208), (400, 280), (300, 300), (268, 400), (258, 540), (286, 700))
    right = ((450, 143), (540, 150), (590, 240), (595, 400), (596, 560), (588, 690))
    inner_right = ((456, 210), (480, 280), (530, 330), (540, 420), (546, 560), (520, 700))
    return "".join(_strand(pick, *sides) for sides in ((left, inner), (right, inner_right)) for _ in range(230))


def _strand(pick: random.Random, outer: tuple[tuple[int, int], ...], inner: tuple[tuple[int, int], ...]) -> str:
    at = pick.random()
    points = [
        (a[0] + (b[0] - a[0]) * at + pick.gauss(0, 2.5), a[1] + (b[1] - a[1]) * at + pick.gauss(0, 2.5))
        for a, b in zip(outer, inner, strict=True)
    ]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), (x4, y4), (x5, y5) = points
    tone = pick.choice(["#2a170d", "#2a170d", "#3c2415", "#8f6240", "#a97a52"])
    return (
        f'<path d="M{x0:.0f} {y0:.0f} C{x1:.0f} {y1:.0f} {x2:.0f} {y2:.0f} {x3:.0f} {y3:.0f} '
        f'S{x4:.0f} {y4:.0f} {x5:.0f} {y5:.0f}" fill="none" stroke="{tone}" stroke-linecap="round" '
        f'stroke-width="{pick.uniform(0.8, 2.4):.1f}" opacity="{pick.uniform(0.08, 0.3):.2f}"/>'
    )
