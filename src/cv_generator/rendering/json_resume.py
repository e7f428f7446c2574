"""A CV -> JSON Resume 1.x, as a file that other programs read."""

from __future__ import annotations

import json
from typing import Any

from cv_generator.cv import dates
from cv_generator.cv.model import Cv
from cv_generator.rendering.links import address_of


def json_resume(cv: Cv) -> str:
    """The file's text."""
    return json.dumps(to_json_resume(cv), ensure_ascii=False, indent=2) + "\n"


def to_json_resume(cv: Cv) -> dict[str, Any]:
    """A CV as JSON Resume 1.x. `from_json_resume` reads everything back; empty members are left out.

    Links have their scheme and references a name: the format's schema wants the first and Reactive Resume the second,
    and they refuse the whole file else.
    """
    resume: dict[str, Any] = _pruned({
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {
            "name": cv.full_name,
            "label": cv.headline,
            "image": cv.photo_url if cv.photo_url.startswith("data:") else "",
            "email": cv.email,
            "phone": cv.phone,
            "summary": cv.summary,
            "nationality": cv.nationality,
            "birthDate": cv.birth_date,
            "location": {"address": "\n".join(cv.address_lines)},
            "profiles": [{"network": link.label, "url": address_of(link.url)} for link in cv.links],
        },
        "work": [
            {"name": job.employer, "position": job.title, "location": job.location, **_period(job.date_range),
             "highlights": job.bullets} for job in cv.work_experience
        ],
        "education": [
            {"institution": school.institution, "studyType": school.title, "location": school.location,
             **_period(school.date_range), "courses": school.details} for school in cv.education
        ],
        "volunteer": [
            {"organization": entry.organization, "position": entry.title, **_period(entry.date_range),
             "highlights": entry.bullets} for entry in cv.further_experience
        ],
        "skills": [
            {"name": skill} if isinstance(skill, str) else {"name": skill.group, "keywords": skill.items}
            for skill in cv.skills
        ],
        "languages": [{"language": spoken.language, "fluency": spoken.level} for spoken in cv.languages],
        "certificates": [{"name": text} for text in cv.certifications],
        "publications": [{"name": text} for text in cv.publications],
        "awards": [{"title": text} for text in cv.awards],
        "interests": [{"name": text} for text in cv.interests],
        "references": [{"name": text} for text in cv.references],
        "trainings": cv.trainings,
        "dataPrivacy": cv.data_privacy,
        "personalDetails": [detail.model_dump() for detail in cv.personal_details],
        "customSections": [section.model_dump() for section in cv.custom_sections],
        "meta": {"language": cv.language, "design": cv.design.model_dump(exclude_defaults=True)},
    })  # fmt: skip
    return resume


def _period(text: str) -> dict[str, str]:
    """`2020-01 – 2025-04` as `startDate` and `endDate`; an open range has no end, a single date no start."""
    start, separator, end = text.partition(dates.SEPARATOR)
    if not separator:
        return {"endDate": start}
    return {"startDate": start} if end == dates.PRESENT else {"startDate": start, "endDate": end}


def _pruned(value: Any) -> Any:
    """The same without members and items that are empty."""
    if isinstance(value, dict):
        kept = {key: _pruned(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ("", [], {}, None)}
    if isinstance(value, list):
        return [item for item in map(_pruned, value) if item not in ("", [], {})]
    return value
