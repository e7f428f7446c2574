"""A CV as data, as callers send it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from cv_generator.cv.mistakes import from_json_text

CvData = Annotated[Any, BeforeValidator(from_json_text)]
