"""Reactive Resume's JSON (versions 3 to 5) -> canonical CV.

The members are those of its published schema: `basics`, `sections` whose `items` hold the entries, and sections of the
person's own (`sections.custom`, `customSections`). Texts are HTML there. A section that is hidden stays in the data and
off the page; an item that is hidden is handed back as unplaced text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cv_generator.cv import profiles
from cv_generator.reading.formats.finishing import finished
from cv_generator.reading.formats.parts import (
    BIRTH_DATE,
    DATES,
    EMAIL,
    PHONE,
    URL,
    Imported,
    Part,
    Row,
    each,
    joined,
    linked,
)

_STRUCTURE = frozenset(
    "id visible hidden icon iconColor columns separateLinks slug order size rotation aspectRatio borderRadius"
    " borderColor borderWidth shadowColor shadowWidth effects options color showLinkInTitle inlineLink keepTogether"
    " createdAt updatedAt".split()
)
_UNREAD = frozenset(("metadata", "public", "locked", "user", "userId", "createdAt", "updatedAt", "id", "slug", "image"))


def is_reactive_resume(value: Any) -> bool:
    """Whether data are Reactive Resume's: `basics` beside `sections` whose members have `items`."""
    if not isinstance(value, Mapping) or not isinstance(value.get("sections"), Mapping):
        return False
    return isinstance(value.get("basics"), Mapping) and any(
        isinstance(section, Mapping) and "items" in section for section in value["sections"].values()
    )


def from_reactive_resume(value: Mapping[str, Any], language: str | None = None) -> Imported:
    """A Reactive Resume as a canonical CV. Values that no field can hold stand in `unplaced`."""
    return _Import(value).run(language)


class _Import:
    def __init__(self, value: Mapping[str, Any]) -> None:
        self._unplaced: list[str] = []
        content = {key: item for key, item in value.items() if key not in _UNREAD}
        self._root = Part(content, "", self._unplaced, structure=_STRUCTURE)
        self._sections = self._root.part("sections")
        metadata = value.get("metadata")
        page = metadata.get("page") if isinstance(metadata, Mapping) else None
        self._locale = str(page.get("locale", "")) if isinstance(page, Mapping) else ""
        self._hidden: list[str] = []
        self._headings: dict[str, str] = {}
        self._photo = ""

    def run(self, language: str | None) -> Imported:
        fields = self._basics(self._root.part("basics"))
        fields["summary"] = self._summary(fields["summary"])
        fields["links"] += self._items("profiles", self._profile)
        for field, sections in _FIELDS.items():
            fields[field] = [made for key, make in sections for made in self._items(key, make, field)]
        fields["custom_sections"] = [section for section in self._own_sections() if section]
        if self._hidden or self._headings:
            fields["design"] = {"hidden": sorted(set(self._hidden)), "headings": self._headings}
        self._sections.done()
        self._root.done()
        return finished(fields, self._unplaced, language, self._locale, self._photo)

    def _summary(self, first: str) -> str:
        texts = [first]
        for section in (self._root.part("summary"), self._sections.part("summary")):
            self._note("summary", section)
            texts.append(section.prose("content", "body"))
            section.done()
        return joined(*texts, by="\n")

    def _basics(self, basics: Part) -> Row:
        where = basics.take("location")
        place = Part(where, "location", self._unplaced) if isinstance(where, Mapping) else None
        lines = [str(where)] if isinstance(where, str) and where.strip() else []
        if place:
            lines = [
                *place.lines("address"),
                joined(place.text("postalCode"), place.text("city"), by=" "),
                place.text("region"),
                place.text("country", "countryCode"),
            ]
            place.done()
        picture = basics.take("picture") or basics.take("photo") or self._root.take("picture")
        self._take_picture(picture)
        links = [_link(basics, "url", "website")]
        details, own_links = self._custom_fields(basics)
        profiles = each(basics.parts("profiles"), self._profile)
        summary = basics.part("summary") if isinstance(basics.peek("summary"), Mapping) else None
        fields = {
            "full_name": basics.text("name"),
            "headline": basics.text("headline", "label"),
            "email": basics.valid("email", EMAIL),
            "phone": basics.valid("phone", PHONE),
            "birth_date": basics.valid("birthdate", BIRTH_DATE, "birthDate"),
            "address_lines": [line for line in lines if line],
            "links": [link for link in (*links, *own_links, *profiles) if link],
            "summary": summary.prose("body", "content") if summary else basics.prose("summary"),
            "personal_details": details,
        }
        if summary:
            self._note("summary", summary)
            summary.done()
        basics.done()
        return fields

    def _custom_fields(self, basics: Part) -> tuple[list[Row], list[Row]]:
        details: list[Row] = []
        links: list[Row] = []
        for item in basics.parts("customFields"):
            label, text, link = item.text("name"), item.text("value", "text"), item.valid("link", URL)
            item.done()
            if link:
                links.append({"label": joined(label, text, by=" "), "url": link})
            elif label or text:
                details.append({"label": label, "value": text})
        return details, links

    def _take_picture(self, picture: Any) -> None:
        url = picture.get("url") if isinstance(picture, Mapping) else picture
        if isinstance(url, str) and url.startswith("data:image/"):
            self._photo = url
        elif isinstance(url, str) and url:
            self._unplaced.append(f"picture: {url}")  # a link, which is never fetched

    def _profile(self, part: Part) -> Row | None:
        network, user, link = part.text("network"), part.text("username"), _link(part, "website", "url")
        if link:
            return {"label": network or link["label"], "url": link["url"]}
        if url := profiles.address(network, user):
            return {"label": network, "url": url}
        part.leave(joined(network, user, by=" "))
        return None

    def _items(self, key: str, make: Callable[[Part], Any], field: str = "") -> list[Any]:
        section = self._sections.part(key)
        if not section.members():
            return []
        self._note(field, section)
        shown = self._shown(section)
        section.done()
        return [made for made in each(shown, make) if made]

    def _shown(self, section: Part) -> list[Part]:
        items = section.parts("items")
        hidden = [item for item in items if any((item.take("hidden") is True, item.take("visible") is False))]
        for item in hidden:
            item.done()
        return [row for item in items if item not in hidden for row in _roles(item)]

    def _note(self, field: str, section: Part) -> None:
        """A section that is hidden or renamed, as the person's design."""
        name = section.text("name", "title")
        hidden = (section.take("hidden") is True, section.take("visible") is False)
        if field and any(hidden):
            self._hidden.append(field)
        if field and name and name.casefold() not in _DEFAULT_NAMES:
            self._headings.setdefault(field, name)

    def _own_sections(self) -> list[Row]:
        custom = [*self._sections.parts("custom"), *self._root.parts("customSections")]
        found = []
        for section in custom:
            heading = section.text("name", "title")
            section.take("type")
            entries = each(self._shown(section), _own_entry)
            content = section.lines("content")
            section.done()
            if heading and (entries or content):
                found.append({"heading": heading, "items": content, "entries": entries})
        return found


def _roles(item: Part) -> list[Part]:
    """One part a role, where an employer has several."""
    roles = item.take("roles")
    if not isinstance(roles, list) or not roles:
        return [item]
    shared = {key: item.take(key) for key in ("company", "location", "website")}
    first = {key: item.take(key) for key in item.members()}
    rows = [{**shared, **role} for role in roles if isinstance(role, Mapping)]
    rows[0:1] = [{**first, **row} for row in rows[0:1]]
    return [item.child(row) for row in rows]


def _link(part: Part, *keys: str) -> Row:
    for key in keys:
        value = part.take(key)
        label, url = "", value
        if isinstance(value, Mapping):
            label, url = str(value.get("label") or ""), value.get("href") or value.get("url") or ""
        if isinstance(url, str) and (checked := part.checked(url.strip(), URL, key)):
            return {"label": label, "url": checked}
    return {}


def _linked(text: str, part: Part) -> str:
    """The name of a thing, which leads to its own page."""
    link = _link(part, "url", "website")
    return linked(text, link["url"]) if link else text


def _own_page(part: Part) -> None:
    """The page of an employer or a school is no content of a CV."""
    if link := _link(part, "url", "website"):
        part.leave(link["url"], "website")


def _period(part: Part) -> str:
    date = part.take("date")
    if isinstance(date, Mapping):
        start, end = str(date.get("start") or "")[:10], str(date.get("end") or "")[:10]
        return part.checked(joined(start, end or ("Present" if start else ""), by=" – "), DATES, "date")
    return part.checked(str(date or "") or part.text("period"), DATES, "date")


def _job(part: Part) -> Row:
    _own_page(part)
    return {
        "date_range": _period(part),
        "employer": part.text("company", "name"),
        "location": part.text("location"),
        "title": part.text("position"),
        "bullets": part.lines("summary", "description"),
    }


def _school(part: Part) -> Row:
    _own_page(part)
    return {
        "date_range": _period(part),
        "institution": part.text("school", "institution"),
        "location": part.text("location"),
        "title": joined(part.text("degree", "studyType"), part.text("area"), by=" "),
        "details": part.lines("score", "grade", "summary", "description", "courses"),
    }


def _volunteering(part: Part) -> Row:
    _own_page(part)
    place = part.text("location")
    return {
        "date_range": _period(part),
        "organization": joined(part.text("organization"), place),
        "title": part.text("position"),
        "bullets": part.lines("summary", "description"),
    }


def _project(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "title": _linked(part.text("name", "title"), part),
        "bullets": part.lines("description", "summary", "keywords"),
    }


def _own_entry(part: Part) -> Row:
    title = part.text("name", "title", "position", "degree", "language")
    return {
        "date_range": _period(part),
        "organization": part.text("organization", "company", "institution", "school", "issuer", "awarder", "publisher"),
        "location": part.text("location"),
        "title": joined(_linked(title, part), part.text("area", "fluency")),
        "bullets": part.lines("description", "summary", "content", "keywords", "recipient"),
    }


def _skill(part: Part) -> Any:
    name, level = part.text("name"), part.text("description", "proficiency")
    part.take("level")
    keywords = part.lines("keywords")
    label = f"{name} ({level})" if name and level else name or level
    return {"group": label, "items": keywords} if keywords else label


def _language(part: Part) -> Row:
    name, level = part.text("language", "name"), part.text("fluency", "description")
    part.take("level")
    return {"language": name, "level": level}


def _interest(part: Part) -> str:
    return joined(part.text("name"), ", ".join(part.lines("keywords")), by=": ")


def _line(*keys: str) -> Callable[[Part], str]:
    def make(part: Part) -> str:
        first, *texts = (part.text(*key.split("|")) for key in keys)
        return joined(_linked(first, part), *texts, *part.lines("summary", "description"))

    return make


_DATED = _line("title|name", "issuer|awarder|publisher", "date")
_FIELDS: dict[str, tuple[tuple[str, Callable[[Part], Any]], ...]] = {
    "work_experience": (("experience", _job), ("work", _job)),
    "education": (("education", _school),),
    "further_experience": (("volunteer", _volunteering), ("projects", _project)),
    "skills": (("skills", _skill),),
    "languages": (("languages", _language),),
    "certifications": (("certifications", _DATED),),
    "publications": (("publications", _DATED),),
    "awards": (("awards", _DATED),),
    "interests": (("interests", _interest),),
    "references": (("references", _line("name", "position|relationship", "phone", "email")),),
}
_DEFAULT_NAMES = frozenset(
    "work experience|work|experience|education|volunteer|volunteering|volunteer work|projects|skills|languages"
    "|certifications|publications|awards|interests|references|profiles|summary|basics".split("|")
)
"""What the program calls its sections: a name that differs is the person's own."""
