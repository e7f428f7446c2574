"""RenderCV 2.8 in process, theme `classic`: its model, its Typst source, its PDF. Needs Python 3.12.

Its icons come from a Typst package that is fetched from the network; an empty stand-in lies where Typst looks first.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from rendercv.renderer.pdf_png import generate_pdf
from rendercv.renderer.typst import generate_typst
from rendercv.schema.rendercv_model_builder import build_rendercv_model_from_commented_map
from rendercv_classic_cv import document, stub_icons
from serving import serve

WORK = Path(sys.argv[2])
PHOTO = WORK / "profile_picture.jpg"
OUTPUT = WORK / "rendercv-newest"
ONE_AT_A_TIME = threading.Lock()
"""All documents go through one file of Typst and one compiler."""


def parse(cv: dict[str, Any]) -> Any:
    paths = {"typst_path": str(OUTPUT / "cv.typ"), "pdf_path": str(OUTPUT / "cv.pdf")}
    settings = {"render_command": paths, "current_date": "2026-01-12"}
    return build_rendercv_model_from_commented_map({**document(cv, PHOTO), "settings": settings}, WORK / "cv.yaml")


def typeset(model: Any) -> bytes:
    with ONE_AT_A_TIME:
        pdf = generate_pdf(model, generate_typst(model))
        assert pdf
        return pdf.read_bytes()


if __name__ == "__main__":
    stub_icons(Path(os.environ["XDG_CACHE_HOME"]), "0.6.0")
    OUTPUT.mkdir(exist_ok=True)
    shutil.copyfile(WORK / "photo-printed.jpg", PHOTO)
    serve(parse, typeset)
