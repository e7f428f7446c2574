"""RenderCV in process, theme `classic`: its model, its Typst source, its PDF.

Its icons come from a Typst package that is fetched from the network; an empty stand-in lies where Typst looks first.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from rendercv import data
from rendercv.renderer import renderer
from rendercv_classic_cv import document, stub_icons
from serving import serve

WORK = Path(sys.argv[2])
PHOTO = WORK / "profile_picture.jpg"  # the only name that its themes look for
ONE_AT_A_TIME = threading.Lock()
"""Its compiler is one object for the whole process, made anew for another output file."""


def parse(cv: dict[str, Any]) -> data.RenderCVDataModel:
    return data.validate_input_dictionary_and_return_the_data_model(document(cv, PHOTO))


def typeset(model: data.RenderCVDataModel) -> bytes:
    folder = WORK / "rendercv-output"
    folder.mkdir(exist_ok=True)
    with ONE_AT_A_TIME:
        source = renderer.create_a_typst_file_and_copy_theme_files(model, folder)
        return renderer.render_a_pdf_from_typst(source).read_bytes()


if __name__ == "__main__":
    stub_icons(Path(os.environ["XDG_DATA_HOME"]), "0.5.0")
    shutil.copyfile(WORK / "photo-printed.jpg", PHOTO)
    serve(parse, typeset)
