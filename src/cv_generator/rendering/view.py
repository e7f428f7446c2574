"""A CV as the page shows it: finished, localised strings in reading order.

Typesetting, the read-back check and the DOCX export all read this view, so that they agree on every word. Each part
carries the field path it comes from: measured heights and proposed cuts are said in the caller's own terms.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cv_generator.cv.language import Language
from cv_generator.cv.model import CustomSection, Cv, Education, FurtherExperience, SkillGroup, WorkExperience
from cv_generator.rendering import words
from cv_generator.rendering.links import address_of, shown


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text. `url` makes it a link; `path` is the field it comes from."""

    text: str
    path: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated entry: one position, one degree.

    `title` is the entry's bold first line and never empty unless the whole head is; `subtitle` says where.
    """

    path: str
    date: str
    title: str
    subtitle: str
    bullets: tuple[Text, ...]

    def texts(self) -> Iterator[str]:
        yield from (self.date, self.title, self.subtitle)
        yield from (bullet.text for bullet in self.bullets)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what it labels: a language and its level, a group of skills. Either may be empty."""

    path: str
    label: str
    value: str

    def texts(self) -> Iterator[str]:
        yield from (self.label, self.value)


Kind = Literal["prose", "entries", "pairs", "items"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. Exactly the list that `kind` names is filled.

    Without a heading it goes on under the one before: the single texts of a custom section that has entries too.
    `prose` fills `items` too, one per paragraph. Skills without a group are one pair without a label.
    """

    path: str
    heading: str
    kind: Kind
    entries: tuple[Entry, ...] = ()
    pairs: tuple[Pair, ...] = ()
    items: tuple[Text, ...] = ()

    def texts(self) -> Iterator[str]:
        yield self.heading
        for entry in self.entries:
            yield from entry.texts()
        for pair in self.pairs:
            yield from pair.texts()
        yield from (item.text for item in self.items)


@dataclass(frozen=True, slots=True)
class View:
    """The whole CV, ready to be set. `contact` are the lines under the name, each of one or more texts.

    `signature` is the place-and-date line; empty where none is wanted. `consent` is small print at the foot.
    """

    language: Language
    document_title: str
    name: str
    headline: str
    contact: tuple[tuple[Text, ...], ...]
    photo_alt: str
    sections: tuple[Section, ...]
    signature: str
    consent: tuple[Text, ...]

    def texts(self) -> Iterator[str]:
        """Every string on the page in reading order, empty ones left out."""
        for text in self._all():
            if text:
                yield text

    def _all(self) -> Iterator[str]:
        yield from (self.name, self.headline)
        for line in self.contact:
            yield from (part.text for part in line)
        for section in self.sections:
            yield from section.texts()
        if self.signature:
            yield from (self.signature, self.name)
        yield from (paragraph.text for paragraph in self.consent)


def view_of(cv: Cv, *, language: Language | None = None, today: dt.date, signature_place: str | None = None) -> View:
    """The view of a CV in `language` (default: the CV's own).

    `signature_place` asks for the place-and-date line with room for a signature, as is customary in Germany.
    """
    tongue = language or cv.language
    cv = _visible(cv)
    return View(
        language=tongue,
        document_title=f"{words.curriculum_vitae(tongue)} – {cv.full_name}"
        if cv.full_name
        else words.curriculum_vitae(tongue),
        name=cv.full_name,
        headline=cv.headline,
        contact=tuple(line for line in _contact(cv, tongue) if line),
        photo_alt=words.photo_of(cv.full_name, tongue),
        sections=tuple(_sections(cv, tongue)),
        signature=f"{signature_place}, {words.day(today, tongue)}" if signature_place else "",
        consent=_paragraphs(cv.data_privacy, "data_privacy"),
    )


def _visible(cv: Cv) -> Cv:
    """Without what the person wants off the page."""
    hidden = cv.design.hidden
    fields = {name: type(getattr(cv, name))() for name in hidden if name in Cv.model_fields}
    return cv.replaced(
        **{"custom_sections": [each for each in cv.custom_sections if each.heading not in hidden], **fields}
    )


def _contact(cv: Cv, tongue: Language) -> Iterator[tuple[Text, ...]]:
    yield _texts((_comma(*cv.address_lines), "address_lines", ""))
    yield _texts(
        (cv.phone, "phone", address_of(f"tel:{cv.phone}")),
        (cv.email, "email", f"mailto:{cv.email}"),
    )
    yield _texts(
        *((shown(link.label, link.url), f"links[{n}]", address_of(link.url)) for n, link in enumerate(cv.links))
    )
    yield _texts(
        (words.born(cv.birth_date, tongue), "birth_date", ""),
        (words.nationality(cv.nationality, tongue), "nationality", ""),
    )
    yield _texts(
        *(
            (" ".join(part for part in (_with_colon(it.label), it.value) if part), f"personal_details[{n}]", "")
            for n, it in enumerate(cv.personal_details)
        )
    )


def _texts(*parts: tuple[str, str, str]) -> tuple[Text, ...]:
    return tuple(Text(text, path, url) for text, path, url in parts if text)


def _sections(cv: Cv, tongue: Language) -> Iterator[Section]:
    """In the person's order; what that does not name follows in the usual one."""
    candidates = (
        Section("summary", "", "prose", items=_paragraphs(cv.summary, "summary")),
        Section("work_experience", "", "entries", entries=_work(cv.work_experience, tongue)),
        Section("education", "", "entries", entries=_education(cv.education, tongue)),
        Section("further_experience", "", "entries", entries=_further(cv.further_experience, tongue)),
        Section("skills", "", "pairs", pairs=_skills(cv.skills)),
        Section("languages", "", "pairs", pairs=_languages(cv, tongue)),
        *(
            Section(name, "", "items", items=_items(getattr(cv, name), name))
            for name in ("certifications", "trainings", "publications", "awards")
        ),
        Section("interests", "", "pairs", pairs=_joined(cv.interests, "interests")),
        Section("references", "", "items", items=_items(cv.references, "references")),
    )
    named = [
        replace(section, heading=getattr(cv.design.headings, section.path) or words.heading(section.path, tongue))
        for section in candidates
    ]
    order = {name: n for n, name in enumerate(cv.design.section_order)}
    usual = [(section.path, [section]) for section in named]
    custom = [
        (it.heading, list(_custom(it, f"custom_sections[{n}]", tongue))) for n, it in enumerate(cv.custom_sections)
    ]
    for _, sections in sorted([*usual, *custom], key=lambda each: order.get(each[0], len(order))):
        yield from (section for section in sections if section.entries or section.pairs or section.items)


def _custom(section: CustomSection, path: str, tongue: Language) -> Iterator[Section]:
    """Entries first; single texts follow under the same heading."""
    entries = _filled(
        Entry(
            path=f"{path}.entries[{n}]",
            date=words.date_range(it.date_range, tongue),
            title=it.title,
            subtitle=_comma(it.organization, it.location),
            bullets=_items(it.bullets, f"{path}.entries[{n}].bullets"),
        )
        for n, it in enumerate(section.entries)
    )
    if entries:
        yield Section(path, section.heading, "entries", entries=entries)
    if items := _items(section.items, f"{path}.items"):
        yield Section(f"{path}.items" if entries else path, "" if entries else section.heading, "items", items=items)


def _work(positions: Sequence[WorkExperience], tongue: Language) -> tuple[Entry, ...]:
    return _filled(
        Entry(
            path=f"work_experience[{n}]",
            date=words.date_range(it.date_range, tongue),
            title=it.title,
            subtitle=_comma(it.employer, it.location),
            bullets=_items(it.bullets, f"work_experience[{n}].bullets"),
        )
        for n, it in enumerate(positions)
    )


def _education(degrees: Sequence[Education], tongue: Language) -> tuple[Entry, ...]:
    return _filled(
        Entry(
            path=f"education[{n}]",
            date=words.date_range(it.date_range, tongue),
            title=it.title,
            subtitle=_comma(it.institution, it.location),
            bullets=_items(it.details, f"education[{n}].details"),
        )
        for n, it in enumerate(degrees)
    )


def _further(roles: Sequence[FurtherExperience], tongue: Language) -> tuple[Entry, ...]:
    return _filled(
        Entry(
            path=f"further_experience[{n}]",
            date=words.date_range(it.date_range, tongue),
            title=it.title,
            subtitle=it.organization,
            bullets=_items(it.bullets, f"further_experience[{n}].bullets"),
        )
        for n, it in enumerate(roles)
    )


def _filled(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries that hold anything; where no title is given, the place takes its line."""
    return tuple(
        entry if entry.title else replace(entry, title=entry.subtitle, subtitle="")
        for entry in entries
        if any(entry.texts())
    )


def _comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _items(values: Sequence[str], path: str) -> tuple[Text, ...]:
    return tuple(Text(value, f"{path}[{n}]") for n, value in enumerate(values) if value)


def _paragraphs(value: str, path: str) -> tuple[Text, ...]:
    return tuple(Text(line, path) for line in value.splitlines() if line)


def _joined(values: Sequence[str], path: str) -> tuple[Pair, ...]:
    text = _comma(*values)
    return (Pair(path, "", text),) if text else ()


def _with_colon(label: str) -> str:
    return f"{label}:" if label and not label.endswith(":") else label


def _skills(skills: Sequence[str | SkillGroup]) -> tuple[Pair, ...]:
    """Neighbouring skills without a group share one line; groups stand where the person put them."""
    pairs: list[Pair] = []
    loose: list[str] = []
    for n, skill in enumerate(skills):
        if isinstance(skill, str):
            loose.append(skill)
            continue
        pairs.extend(_joined(loose, "skills"))
        loose = []
        pair = Pair(f"skills[{n}]", _with_colon(skill.group), _comma(*skill.items))
        pairs.extend([pair] if pair.label or pair.value else [])
    pairs.extend(_joined(loose, "skills"))
    return tuple(pairs)


def _languages(cv: Cv, tongue: Language) -> tuple[Pair, ...]:
    return tuple(
        Pair(f"languages[{n}]", skill.language, words.level(skill.level, tongue))
        for n, skill in enumerate(cv.languages)
        if skill.language or skill.level
    )
