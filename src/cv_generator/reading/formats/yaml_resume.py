"""YAMLResume -> canonical CV. Its `content` holds JSON Resume's sections, `location` and `profiles` beside `basics`.

Texts are Markdown there; lists in a `summary` become bullets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cv_generator.reading.formats.finishing import finished
from cv_generator.reading.formats.parts import EMAIL, PHONE, URL, Imported, Part, Row, each, joined, line, linked


def is_yaml_resume(value: Any) -> bool:
    """Whether data are YAMLResume's: `content` with `basics`."""
    content = value.get("content") if isinstance(value, Mapping) else None
    return isinstance(content, Mapping) and isinstance(content.get("basics"), Mapping)


def from_yaml_resume(value: Mapping[str, Any], language: str | None = None) -> Imported:
    """A YAMLResume as a canonical CV. Values that no field can hold stand in `unplaced`."""
    unplaced: list[str] = []
    content = Part(value.get("content"), "", unplaced)
    locale = value.get("locale")
    named = str(locale.get("language", "")) if isinstance(locale, Mapping) else ""
    fields = _person(content)
    for field, sections in _FIELDS.items():
        fields[field] = [made for key, make in sections for made in each(content.parts(key), make)]
    content.done()
    return finished(fields, unplaced, language, named)


def _person(content: Part) -> Row:
    basics, place = content.part("basics"), content.part("location")
    links = [{"label": "", "url": basics.valid("url", URL)}, *each(content.parts("profiles"), _profile)]
    fields = {
        "full_name": basics.text("name"),
        "headline": basics.text("headline", "label"),
        "email": basics.valid("email", EMAIL),
        "phone": basics.valid("phone", PHONE),
        "address_lines": [
            line
            for line in (
                place.text("address"),
                joined(place.text("postalCode"), place.text("city"), by=" "),
                place.text("region"),
                place.text("country"),
            )
            if line
        ],
        "links": [link for link in links if link["url"]],
        "summary": basics.prose("summary"),
    }
    basics.done()
    place.done()
    return fields


def _profile(part: Part) -> Row | None:
    network, user, url = part.text("network"), part.text("username"), part.valid("url", URL)
    if not url:
        part.leave(joined(network, user, by=" "))
        return None
    return {"label": network, "url": url}


def _job(part: Part) -> Row:
    return {
        "date_range": part.period("startDate", "endDate"),
        "employer": part.text("name", "company"),
        "location": part.text("location"),
        "title": part.text("position"),
        "bullets": part.lines("summary", "highlights", "keywords"),
    }


def _school(part: Part) -> Row:
    return {
        "date_range": part.period("startDate", "endDate"),
        "institution": part.text("institution"),
        "location": part.text("location"),
        "title": joined(part.text("degree", "studyType"), part.text("area"), by=" "),
        "details": part.lines("score", "summary", "courses"),
    }


def _volunteering(part: Part) -> Row:
    return {
        "date_range": part.period("startDate", "endDate"),
        "organization": part.text("organization"),
        "title": part.text("position"),
        "bullets": part.lines("summary", "highlights"),
    }


def _project(part: Part) -> Row:
    return {
        "date_range": part.period("startDate", "endDate"),
        "title": linked(part.text("name"), part.text("url")),
        "bullets": part.lines("description", "summary", "keywords"),
    }


def _skill(part: Part) -> Any:
    name, level, keywords = part.text("name"), part.text("level"), part.lines("keywords")
    label = f"{name} ({level})" if name and level else name or level
    return {"group": label, "items": keywords} if keywords else label


def _language(part: Part) -> Row:
    return {"language": part.text("language"), "level": joined(part.text("fluency"), *part.lines("keywords"))}


def _interest(part: Part) -> str:
    return joined(part.text("name"), ", ".join(part.lines("keywords")), by=": ")


_FIELDS: dict[str, tuple[tuple[str, Callable[[Part], Any]], ...]] = {
    "work_experience": (("work", _job),),
    "education": (("education", _school),),
    "further_experience": (("volunteer", _volunteering), ("projects", _project)),
    "skills": (("skills", _skill),),
    "languages": (("languages", _language),),
    "certifications": (("certificates", line("name", "issuer", "date")),),
    "publications": (("publications", line("name", "publisher", "releaseDate", "summary")),),
    "awards": (("awards", line("title", "awarder", "date", "summary")),),
    "interests": (("interests", _interest),),
    "references": (("references", line("name", "relationship", "email", "phone", "summary")),),
}
