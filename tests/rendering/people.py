"""One invented CV in which every field is filled, each with words that stand nowhere else."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from PIL import Image

from cv_generator.cv.model import Cv

DAY = dt.date(2026, 11, 23)

FULL: dict[str, Any] = {
    "full_name": "Dr. Jana Probst-Żółć",
    "headline": "Headline words",
    "email": "jana.probst@example.com",
    "phone": "+41 44 668 18 00",
    "address_lines": ["Seestrasse 1", "8002 Zürich"],
    "nationality": "Swissish",
    "birth_date": "1986-09-23",
    "links": [{"label": "Portfolio", "url": "https://www.example.com/jana"}, "example.org/code"],
    "personal_details": [{"label": "Driving licence", "value": "Omicron B"}, {"value": "Pi single"}],
    "summary": "First paragraph of the summary.\n\nSecond paragraph thereof.",
    "work_experience": [
        {
            "date_range": "2020-05 – Present",
            "employer": "Alpha AG",
            "location": "Bern",
            "title": "Head of Things",
            "bullets": ["Bullet one of alpha", "E-Mail- und Telefonsupport in Köln-Deutz"],
        },
        {"date_range": "2018-01 – 2020-04", "employer": "Beta GmbH", "title": "Doer", "bullets": ["Did #1 $2 *x* <y>"]},
    ],
    "education": [
        {
            "date_range": "2006 – 2010",
            "institution": "University of Gamma",
            "location": "Basel",
            "title": "MSc Delta",
            "details": ["Mark 5.6"],
        }
    ],
    "further_experience": [
        {"date_range": "2015", "organization": "Club Epsilon", "title": "Member", "bullets": ["Zeta work"]}
    ],
    "skills": ["Loose skill", {"group": "Databases", "items": ["PostgreSQL", "Redis"]}],
    "languages": [{"language": "Deutsch", "level": "native"}, {"language": "Polish", "level": "b2"}],
    "certifications": ["Eta certificate"],
    "trainings": ["Theta training", "Second training"],
    "publications": ["Iota publication"],
    "awards": ["Kappa award"],
    "interests": ["Lambda", "Mu hiking"],
    "references": ["Nu reference"],
    "custom_sections": [
        {
            "heading": "Rho exhibitions",
            "items": ["Sigma solo show"],
            "entries": [
                {
                    "date_range": "2021",
                    "organization": "Tau Kunsthalle",
                    "location": "Bern",
                    "title": "Upsilon group show",
                    "bullets": ["Phi prize"],
                }
            ],
        },
        {"heading": "Chi patents", "items": ["Psi patent"]},
    ],
    "data_privacy": "Xi consent to the processing of my data.",
}


def full(**changes: Any) -> Cv:
    return Cv.model_validate({**FULL, **changes})


def long(jobs: int, bullets: int, words: int = 14) -> Cv:
    """A CV as long as wanted; every word of it occurs once."""
    entries = [
        {
            "date_range": f"{2020 - n}-01 – {2021 - n}-01",
            "employer": f"Employer{n}",
            "title": f"Title{n}",
            "bullets": [" ".join(f"j{n}b{m}w{w}" for w in range(words)) for m in range(bullets)],
        }
        for n in range(jobs)
    ]
    return full(work_experience=entries, links=[], data_privacy="")


def lean(jobs: int = 2, bullets: int = 2, **changes: Any) -> Cv:
    """A CV with work and education only."""
    kept = ("full_name", "email", "phone", "education")
    work = long(jobs, bullets).model_dump()["work_experience"]
    return Cv.model_validate({**{name: FULL[name] for name in kept}, "work_experience": work, **changes})


def portrait() -> bytes:
    picture = Image.linear_gradient("L").resize((300, 400)).convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()
