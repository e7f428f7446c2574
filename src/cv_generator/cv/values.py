"""The kinds of value that the fields of a CV hold: their limits, and the forms that they are brought into (`forms`)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from cv_generator.cv import forms
from cv_generator.cv.limits import LINE_CHARACTERS, PROSE_CHARACTERS

Line = Annotated[str, StringConstraints(max_length=LINE_CHARACTERS, strict=True), AfterValidator(forms.line)]
"""Text on one line: NFC, white space folded."""

Item = Annotated[Line, AfterValidator(forms.item)]
"""A line of a list, without the sign that marks it as one: the page sets its own."""

Prose = Annotated[str, StringConstraints(max_length=PROSE_CHARACTERS, strict=True), AfterValidator(forms.prose)]
"""Text with paragraphs: line breaks stay."""

DateRangeText = Annotated[Line, AfterValidator(forms.date_range)]
"""`2020-01 – 2025-04`, `2019 – 2021`, `2023-05 – Present` or `2021`; other common spellings are made canonical."""

BirthDate = Annotated[Line, AfterValidator(forms.birth_date)]
"""ISO day, `1986-09-23`; other common spellings are made canonical."""

Email = Annotated[Line, AfterValidator(forms.email)]

Phone = Annotated[Line, AfterValidator(forms.phone)]
"""As the person writes it. Between 5 and 20 digits (E.164 allows 15, an extension may follow)."""

Url = Annotated[Line, AfterValidator(forms.url)]
"""With or without `https://`. Other schemes than http, https, mailto and tel are refused."""

PhotoUrl = Annotated[str, StringConstraints(strict=True, strip_whitespace=True), AfterValidator(forms.photo)]
"""`data:image/jpeg;base64,…` or `data:image/png;base64,…`. Never fetched from elsewhere."""
