"""JSON Resume 1.x <-> canonical CV. What the canonical CV has no field for is handed back as text, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cv_generator.cv import profiles
from cv_generator.cv.language import Language
from cv_generator.cv.limits import LINE_CHARACTERS, LIST_ITEMS, PROSE_CHARACTERS, Limits
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.model import CustomSection, Cv, Detail
from cv_generator.cv.other_names import plain
from cv_generator.languages import codes
from cv_generator.reading.formats.finishing import country_name, fitted, printed_dates
from cv_generator.reading.formats.parts import (
    BIRTH_DATE,
    DATES,
    EMAIL,
    PHONE,
    URL,
    Imported,
    flat,
    joined,
    line,
    linked,
)
from cv_generator.reading.formats.rich_text import prose_of
from cv_generator.reading.words.tongue import detect_language

_SECTIONS = frozenset((
    "basics", "work", "education", "volunteer", "projects", "skills", "languages", "certificates", "publications",
    "awards", "interests", "references",
))  # fmt: skip
_IGNORED = frozenset(("$schema", "meta"))
_OURS = frozenset(("trainings", "dataPrivacy", "personalDetails", "customSections"))
"""Sections that `to_json_resume` writes beside those of the format."""


def is_json_resume(value: Any) -> bool:
    """Whether data are JSON Resume: `basics`, or two of its other sections under their own names."""
    if not isinstance(value, Mapping):
        return False
    known = _SECTIONS & value.keys()
    return isinstance(value.get("basics"), Mapping) or ("work" in known and len(known) > 1)


def is_mixed(value: Mapping[str, Any]) -> bool:
    """Whether data hold fields of a CV under names that JSON Resume does not have: then they are a mistake to mend."""
    return any(
        ROOT.place(str(key)) or plain(str(key)) in ROOT.containers
        for key in value.keys() - _SECTIONS - _IGNORED - _OURS
    )


def from_json_resume(value: Mapping[str, Any], language: Language | None = None) -> Imported:
    """A JSON Resume as a canonical CV. Values that no field can hold stand in `unplaced`."""
    return _Import(value).run(language)


class _Part:
    """One object of the input. What `text` and `texts` took is done with; `rest` is what nobody asked for."""

    def __init__(self, value: Any, name: str, unplaced: list[str]) -> None:
        self._value = dict(value) if isinstance(value, Mapping) else {}
        self._name, self._unplaced = name, unplaced
        if not isinstance(value, Mapping):
            unplaced.extend(flat(value, name))

    def text(self, key: str, limit: int = LINE_CHARACTERS) -> str:
        found = self._value.pop(key, "")
        if isinstance(found, str):
            return self._fitting(found, limit)
        if isinstance(found, (int, float)) and not isinstance(found, bool):
            return str(found)
        self._unplaced.extend(flat(found, f"{self._name} {key}"))
        return ""

    def _fitting(self, text: str, limit: int) -> str:
        """A text that a field can hold: halves of surrogate pairs replaced, one that is too long unplaced."""
        text = text.encode("utf-8", "replace").decode().strip()
        if len(text) > limit:
            self._unplaced.append(text)
            return ""
        return text

    def texts(self, key: str) -> list[str]:
        found = self._value.pop(key, [])
        if isinstance(found, str):
            found = [found]
        if not isinstance(found, list):
            self._unplaced.extend(flat(found, f"{self._name} {key}"))
            return []
        self._unplaced.extend(t for x in found if not isinstance(x, str) for t in flat(x, f"{self._name} {key}"))
        texts = [self._fitting(text, LINE_CHARACTERS) for text in found if isinstance(text, str)]
        return self._few([text for text in texts if text])

    def _few(self, items: list[Any]) -> list[Any]:
        """As many items as a list may have; the rest is unplaced."""
        self._unplaced.extend(text for item in items[LIST_ITEMS:] for text in flat(item, self._name))
        return items[:LIST_ITEMS]

    def part(self, key: str) -> _Part:
        return _Part(self._value.pop(key, {}), f"{self._name} {key}", self._unplaced)

    def parts(self, key: str) -> list[_Part]:
        found = self._value.pop(key, [])
        if not isinstance(found, list):
            self._unplaced.extend(flat(found, f"{self._name} {key}"))
            return []
        return [_Part(item, key, self._unplaced) for item in self._few(found)]

    def items(self, key: str) -> list[Any]:
        found = self._value.pop(key, [])
        if isinstance(found, list):
            return self._few(found)
        self._unplaced.extend(flat(found, f"{self._name} {key}"))
        return []

    def valid(self, key: str, check: TypeAdapter[str]) -> str:
        """A text that its field can hold; else it is unplaced."""
        text = self.text(key)
        return _checked(text, check, f"{self._name} {key}", self._unplaced)

    def dates(self) -> str:
        """`startDate` and `endDate` as a canonical range; a start without an end goes on."""
        start, end = self.text("startDate"), self.text("endDate")
        text = f"{start} – {end or 'Present'}" if start else end
        return _checked(text, DATES, f"{self._name} dates", self._unplaced)

    def done(self) -> None:
        """Whatever is left has no field."""
        for key, left in self._value.items():
            self._unplaced.extend(flat(left, f"{self._name} {key}"))


class _Import:
    def __init__(self, value: Mapping[str, Any]) -> None:
        self._unplaced: list[str] = []
        content = {key: item for key, item in value.items() if key not in _IGNORED}
        meta = value.get("meta")
        self._tongue = meta.get("language") if isinstance(meta, Mapping) else None
        self._design = meta.get("design") if isinstance(meta, Mapping) else None
        self._root = _Part(content, "", self._unplaced)
        self._is_ours = self._tongue is not None
        """Whether `to_json_resume` wrote the file: then its texts are canonical already."""
        self._photo, self._country = "", ""

    def run(self, language: Language | None) -> Imported:
        fields = self._basics(self._root.part("basics"))
        fields |= {
            "work_experience": [role for roles in self._each("work", self._roles) for role in roles][:LIST_ITEMS],
            "education": self._each("education", self._education),
            "further_experience": [*self._each("volunteer", self._volunteer), *self._each("projects", self._project)],
            "skills": self._each("skills", self._skill),
            "languages": self._each("languages", self._language),
            "certifications": self._each("certificates", line("name", "issuer", "date")),
            "publications": self._each("publications", line("name", "publisher", "releaseDate", "summary")),
            "awards": self._each("awards", line("title", "awarder", "date", "summary")),
            "interests": self._each("interests", self._interest),
            "references": self._each("references", line("name", "reference")),
        }
        fields["trainings"] = self._root.texts("trainings")
        fields |= self._own()
        fields["data_privacy"] = self._root.text("dataPrivacy", PROSE_CHARACTERS)
        self._root.done()
        fields = {name: fitted(value, name, self._unplaced) for name, value in fields.items()}  # joined texts grow long
        told = language or self._own_language(fields)
        if not self._is_ours:
            fields |= {**printed_dates(fields, told), "summary": prose_of(fields["summary"])}
            fields["address_lines"] += [country_name(self._country, told)] if self._country else []
        cv = self._designed(Cv.model_validate({**fields, "language": told}))
        return Imported(cv, tuple(self._unplaced), self._photo)

    def _designed(self, cv: Cv) -> Cv:
        """With the design that `to_json_resume` wrote. Looks of other makers mean nothing here."""
        try:
            return Cv.model_validate({**cv.model_dump(), "design": self._design or {}})
        except ValidationError:
            return cv

    def _own(self) -> dict[str, Any]:
        """What `to_json_resume` wrote under names of its own, canonical already; unplaced where it is not."""
        return {
            "personal_details": self._canonical("personalDetails", _DETAIL),
            "custom_sections": self._canonical("customSections", _SECTION),
        }

    def _canonical(self, key: str, check: TypeAdapter[Any]) -> list[Any]:
        kept = []
        for item in self._root.items(key):
            try:
                kept.append(check.validate_python(item))
            except ValidationError:
                self._unplaced.extend(flat(item, key))
        return kept

    def _own_language(self, fields: Mapping[str, Any]) -> Language:
        named = str(self._tongue)[:2].lower()
        return next((known for known in codes() if known == named), None) or detect_language(_words(fields))

    def _each(self, key: str, make: Callable[[_Part], Any]) -> list[Any]:
        found = []
        for part in self._root.parts(key):
            made = make(part)
            part.done()
            if made:
                found.append(made)
        return found

    def _basics(self, basics: _Part) -> dict[str, Any]:
        place = basics.part("location")
        lines = [
            *place.text("address").splitlines(),
            " ".join(filter(None, (place.text("postalCode"), place.text("city")))),
        ]
        lines.append(place.text("region"))
        self._country = place.text("countryCode")
        place.done()
        links = [{"label": "", "url": basics.valid("url", URL)}]
        for profile in basics.parts("profiles"):
            network, url, user = profile.text("network"), profile.valid("url", URL), profile.text("username")
            url = url or profiles.address(network, user)
            profile.done()
            if url:
                links.append({"label": network, "url": url})
            elif network or user:
                self._unplaced.append(" ".join(filter(None, (network, user))))
        self._photo = basics.text("image", Limits().request_bytes)
        if self._photo and not self._photo.startswith("data:image/"):
            self._unplaced.append(self._photo)  # a link, which is never fetched
            self._photo = ""
        fields = {
            "full_name": basics.text("name"),
            "headline": basics.text("label"),
            "email": basics.valid("email", EMAIL),
            "phone": basics.valid("phone", PHONE),
            "address_lines": [line for line in lines if line],
            "nationality": basics.text("nationality"),
            "birth_date": basics.valid("birthDate", BIRTH_DATE),
            "links": [link for link in links if link["url"]],
            "summary": basics.text("summary", PROSE_CHARACTERS),
        }
        basics.done()
        return fields

    def _roles(self, part: _Part) -> list[dict[str, Any]]:
        """An entry, or one for each of several roles at the same employer, as some programs nest them."""
        nested = [*part.parts("positions"), *part.parts("roles")]
        whole = self._work(part)
        own = {name: value for name, value in whole.items() if value and name not in ("employer", "location")}
        roles = [whole] if own or not nested else []
        for role in nested:
            made = self._work(role)
            title = made["title"] or role.text("title")
            shared = {name: made[name] or whole[name] for name in ("employer", "location")}
            roles.append({**made, **shared, "title": title})
            role.done()
        return roles

    def _work(self, part: _Part) -> dict[str, Any]:
        return {
            "date_range": part.dates(),
            "employer": part.text("name") or part.text("company"),
            "location": part.text("location"),
            "title": part.text("position"),
            "bullets": [*filter(None, (part.text("description"), part.text("summary"))), *part.texts("highlights")],
        }  # fmt: skip

    def _education(self, part: _Part) -> dict[str, Any]:
        title = " ".join(filter(None, (part.text("studyType"), part.text("area"))))
        return {
            "date_range": part.dates(),
            "institution": part.text("institution"),
            "location": part.text("location"),
            "title": title,
            "details": [*filter(None, (part.text("score"), part.text("gpa"))), *part.texts("courses")],
        }  # fmt: skip

    def _volunteer(self, part: _Part) -> dict[str, Any]:
        return {
            "date_range": part.dates(),
            "organization": part.text("organization"),
            "title": part.text("position"),
            "bullets": [*filter(None, (part.text("summary"),)), *part.texts("highlights")],
        }

    def _project(self, part: _Part) -> dict[str, Any]:
        return {
            "date_range": part.dates(),
            "organization": part.text("entity"),
            "title": joined(linked(part.text("name"), part.text("url")), ", ".join(part.texts("roles")), by=" – "),
            "bullets": [
                *filter(None, (part.text("description"), part.text("summary"))),
                *part.texts("highlights"),
                *filter(None, [", ".join(part.texts("keywords"))]),
            ],
        }

    def _skill(self, part: _Part) -> Any:
        name, level, keywords = part.text("name"), part.text("level"), part.texts("keywords")
        label = f"{name} ({level})" if name and level else name or level
        return {"group": label, "items": keywords} if keywords else label

    def _language(self, part: _Part) -> Any:
        name, level = part.text("language") or part.text("name"), part.text("fluency") or part.text("level")
        return {"language": name, "level": level} if name or level else None

    def _interest(self, part: _Part) -> str:
        name, keywords = part.text("name"), ", ".join(part.texts("keywords"))
        return f"{name}: {keywords}" if name and keywords else name or keywords


_DETAIL: TypeAdapter[Any] = TypeAdapter(Detail)
_SECTION: TypeAdapter[Any] = TypeAdapter(CustomSection)


def _checked(text: str, check: TypeAdapter[str], name: str, unplaced: list[str]) -> str:
    try:
        return check.validate_python(text)
    except ValidationError:
        unplaced.append(f"{name.strip()}: {text}")
        return ""


def _words(value: Any) -> list[str]:
    return [text.partition(": ")[2] for text in flat(value, "")]
