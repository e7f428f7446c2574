"""The main job done once before anybody asks for it."""

from __future__ import annotations

import datetime as dt

from cv_generator.cv.model import Cv


def warm_up(today: dt.date) -> None:
    """Typeset a CV of two words, and start the workers that read, so that nobody waits for what they load."""
    from cv_generator.rendering.document import typeset
    from cv_generator.workers import pool

    cv = Cv(full_name="Anna Muster", email="anna.muster@example.com", phone="+41 44 668 18 00", headline="2020 – 2021")
    typeset(cv, today=today)
    pool.warm()
