"""Values without a form of their own, as callers send them: text that is JSON is parsed here, before all else."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from cv_generator.cv.json_text import parsed

Free = Annotated[Any, BeforeValidator(parsed)]
"""Any value. Lists and objects may come as JSON text: strict tools have no other form for them."""

CvData = Free
"""A CV as data."""
