"""This project: a CV to a checked PDF."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from serving import serve

from cv_generator.cv.model import Cv
from cv_generator.rendering.document import typeset

PHOTO = (Path(sys.argv[2]) / "photo.jpg").read_bytes()


def typeset_one(cv: Cv) -> bytes:
    made = typeset(cv, photo=PHOTO, today=dt.date(2026, 1, 12))
    if made.tightened:
        raise SystemExit("The CV of this measurement does not fit at once any more")
    return made.data


if __name__ == "__main__":
    serve(Cv.model_validate, typeset_one)
