"""RenderCV's YAML -> canonical CV.

`cv.sections` maps a heading of the person's own to entries; the kind of an entry is told by its members, as RenderCV
itself does (experience: `company`, education: `institution`, publication: `authors`, one line: `label` + `details`,
`bullet`, `number`, plain text, else a normal entry with `name`). The heading decides where they go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cv_generator.cv import profiles
from cv_generator.reading.formats.finishing import finished
from cv_generator.reading.formats.parts import DATES, EMAIL, PHONE, URL, Imported, Part, Row, each, joined
from cv_generator.reading.structure.headings import sections_named

_LISTS = ("certifications", "trainings", "publications", "awards", "interests", "references")
_ENTRIES = ("work_experience", "education", "further_experience")
_LINE_MEMBERS = ("bullet", "number", "reversed_number", "title", "name", "position", "company")


def is_rendercv(value: Any) -> bool:
    """Whether data are RenderCV's: `cv` with `sections` or a name."""
    cv = value.get("cv") if isinstance(value, Mapping) else None
    return isinstance(cv, Mapping) and (isinstance(cv.get("sections"), Mapping) or "social_networks" in cv)


def from_rendercv(value: Mapping[str, Any], language: str | None = None) -> Imported:
    """A RenderCV file as a canonical CV. Values that no field can hold stand in `unplaced`."""
    unplaced: list[str] = []
    person = Part(value.get("cv"), "", unplaced)
    locale = value.get("locale")
    named = str(locale.get("language", "")) if isinstance(locale, Mapping) else ""
    fields = _person(person)
    sections = person.take("sections")
    for heading, items in sections.items() if isinstance(sections, Mapping) else ():
        _section(_words(str(heading)), items, fields, unplaced)
    person.done()
    return finished(fields, unplaced, language, named)


def _words(key: str) -> str:
    """`selected_honors` is printed as `Selected Honors`; a key with blanks or capitals as it is."""
    return key if " " in key or key != key.lower() else key.replace("_", " ").title()


def _person(person: Part) -> Row:
    photo = person.text("photo")
    person.leave(photo, "photo")  # a path or a link, which is never fetched
    sites = [person.checked(url, URL, "url") for url in person.lines("website")]
    links = [*({"label": "", "url": url} for url in sites if url), *each(person.parts("social_networks"), _profile)]
    links += each(person.parts("custom_connections"), _connection)
    emails, phones = person.lines("email"), person.lines("phone")
    location = person.text("location")
    details = [{"label": "", "value": text} for text in (*emails[1:], *phones[1:])]
    return {
        "full_name": person.text("name"),
        "headline": person.text("headline", "label"),
        "email": person.checked(emails[0], EMAIL, "email") if emails else "",
        "phone": person.checked(phones[0].removeprefix("tel:"), PHONE, "phone") if phones else "",
        "address_lines": [location] if location else [],
        "links": links,
        "summary": "",
        "personal_details": details,
        "custom_sections": [],
        **{name: [] for name in (*_ENTRIES, *_LISTS, "skills", "languages")},
    }


def _profile(part: Part) -> Row | None:
    network, user = part.text("network"), part.text("username")
    url = profiles.address(network, user)
    if url and part.checked(url, URL, "url"):
        return {"label": network, "url": url}
    part.leave(joined(network, user, by=" "))
    return None


def _connection(part: Part) -> Row | None:
    text, url = part.text("placeholder"), part.valid("url", URL)
    part.take("fontawesome_icon")
    if not url:
        part.leave(text)
        return None
    return {"label": text, "url": url}


def _section(heading: str, items: Any, fields: Row, unplaced: list[str]) -> None:
    items = items if isinstance(items, list) else [items]
    kind = next(iter(sections_named(heading)), "")
    texts, parts = [], []
    for item in items:
        if isinstance(item, Mapping):
            parts.append(Part(item, heading, unplaced))
        elif isinstance(item, str) and item.strip():
            texts.append(item.strip())
    kind = kind or _kind_of(parts)
    if kind == "summary" and not parts:
        fields["summary"] = joined(fields["summary"], *texts, by="\n")
    elif kind in _ENTRIES and parts:
        _entries(kind, heading, texts, parts, fields)
    elif kind == "skills":
        fields["skills"] += [*texts, *each(parts, _skill)]
    elif kind == "languages":
        fields["languages"] += [*texts, *each(parts, _language)]
    elif kind in _LISTS:
        fields[kind] += [*texts, *each(parts, _line)]
    else:
        fields["custom_sections"].append({"heading": heading, **_own(texts, parts)})


def _kind_of(parts: list[Part]) -> str:
    """What entries are where their heading says nothing."""
    if parts and all("company" in part for part in parts):
        return "work_experience"
    if parts and all("institution" in part for part in parts):
        return "education"
    return "publications" if parts and all("authors" in part for part in parts) else ""


def _entries(kind: str, heading: str, texts: list[str], parts: list[Part], fields: Row) -> None:
    plain = [part for part in parts if not any(key in part for key in ("company", "institution", "name", "position"))]
    entries = [part for part in parts if part not in plain]
    make = {"work_experience": _job, "education": _school, "further_experience": _further}[kind]
    fields[kind] += each(entries, make)
    if plain or texts:
        fields["custom_sections"].append({"heading": heading, **_own(texts, plain)})


def _own(texts: list[str], parts: list[Part]) -> Row:
    lines = [part for part in parts if any(key in part for key in ("label", "bullet", "number", "reversed_number"))]
    entries = [part for part in parts if part not in lines]
    return {"items": [*texts, *each(lines, _line)], "entries": each(entries, _own_entry)}


def _period(part: Part) -> str:
    return part.period("start_date", "end_date", "date")


def _job(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "employer": part.text("company", "name"),
        "location": part.text("location"),
        "title": part.text("position"),
        "bullets": part.lines("summary", "highlights"),
    }


def _school(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "institution": part.text("institution", "name"),
        "location": part.text("location"),
        "title": joined(part.text("degree"), part.text("area"), by=" "),
        "details": part.lines("summary", "highlights"),
    }


def _further(part: Part) -> Row:
    place = part.text("location")
    return {
        "date_range": _period(part),
        "organization": joined(part.text("company", "institution"), place),
        "title": part.text("position", "name"),
        "bullets": part.lines("summary", "highlights"),
    }


def _own_entry(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "organization": part.text("company", "institution"),
        "location": part.text("location"),
        "title": joined(part.text("name", "title", "position", "degree"), part.text("area")),
        "bullets": part.lines("authors", "summary", "highlights", "journal", "doi", "url"),
    }


def _skill(part: Part) -> Any:
    label = part.text("label", "name")
    items = [item.strip() for item in _outside_brackets(part.text("details"))]
    items += part.lines("highlights", "summary")
    if label and items:
        return {"group": label, "items": items}
    return label or (items[0] if len(items) == 1 else {"group": "", "items": items} if items else _line(part))


def _outside_brackets(text: str) -> list[str]:
    """Parts between commas, semicolons and middle dots, those inside brackets left alone."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign in ",;·" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]


def _language(part: Part) -> Any:
    if "label" in part or "name" in part:
        return {"language": part.text("label", "name"), "level": part.text("details", "summary")}
    return _line(part)


def _line(part: Part) -> str:
    """An entry of any kind as one line."""
    label = joined(part.text("label"), part.text("details"), by=": ")
    texts = [part.text(key) for key in _LINE_MEMBERS]
    people = ", ".join(part.lines("authors"))
    date = part.checked(part.text("date"), DATES, "date")
    tail = [part.text("journal"), part.text("location"), date, part.text("doi", "url")]
    return joined(label, people, *texts, *tail, *part.lines("summary", "highlights"))
