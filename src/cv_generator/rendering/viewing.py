"""A CV -> its view: what is shown, in the person's order, under which headings, in the words of the page's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cv_generator.cv.design_names import CUSTOM, usual_order
from cv_generator.cv.language import Language
from cv_generator.rendering import words
from cv_generator.rendering.composer import Composer
from cv_generator.rendering.inline import Run
from cv_generator.rendering.links import address_of, shown
from cv_generator.rendering.own_name import in_bold
from cv_generator.rendering.typography import labelled, typeset_text, without_bullet
from cv_generator.rendering.view import NOTHING, Entry, Pair, Section, Text, View

if TYPE_CHECKING:
    from cv_generator.cv.model import CustomSection, Cv


def view_of(
    cv: Cv,
    *,
    language: Language | None = None,
    today: dt.date,
    signature_place: str | None = None,
    composer: Composer | None = None,
    usual: Sequence[str] = usual_order(""),
) -> View:
    """The view of a CV in `language` (default: the CV's own).

    `signature_place` asks for the place-and-date line with room for a signature, as is customary in Germany.

    `usual`: the order of sections that the person has not put in one.
    """
    composer = composer or Composer()
    return _Viewing(_visible(cv), language or cv.language, composer, usual).view(today, signature_place or "")


def _visible(cv: Cv) -> Cv:
    """Without what the person wants off the page."""
    hidden = cv.design.hidden
    fields = {name: type(getattr(cv, name))() for name in hidden if name in vars(cv)}
    return cv.with_valid(
        **{"custom_sections": [each for each in cv.custom_sections if each.heading not in hidden], **fields}
    )


@dataclass(frozen=True, slots=True)
class _Viewing:
    cv: Cv
    tongue: Language
    composer: Composer
    usual: Sequence[str]

    def view(self, today: dt.date, signature_place: str) -> View:
        cv, tongue = self.cv, self.tongue
        title = words.curriculum_vitae(tongue)
        return View(
            language=tongue,
            texts_language=cv.language,
            document_title=f"{title} – {cv.full_name}" if cv.full_name else title,
            name=typeset_text(cv.full_name, cv.language),
            headline=self._text(cv.headline, "headline"),
            contact=tuple(line for line in self._contact() if line),
            photo_alt=words.photo_of(cv.full_name, tongue),
            sections=tuple(self._sections()),
            signature=f"{signature_place}, {words.day(today, tongue)}" if signature_place else "",
            consent=tuple(Text(line, "data_privacy") for line in cv.data_privacy.splitlines() if line),
        )

    def _text(self, value: str, path: str) -> Text:
        """A text of the person's as it is set: with the language's signs, its markdown as runs."""
        if not value:
            return NOTHING
        runs = self.composer.runs(value, self.cv.language)
        if runs == (Run(runs[0].text),):
            return Text(runs[0].text, path)
        return Text("".join(run.text for run in runs), path, runs=runs)

    def _item(self, value: str, path: str) -> Text:
        return self._text(without_bullet(value), path)

    def _items(self, values: Sequence[str], path: str) -> tuple[Text, ...]:
        return tuple(self._item(value, f"{path}[{n}]") for n, value in enumerate(values) if value)

    def _comma(self, values: Sequence[str], path: str) -> Text:
        return Text.joined(self._items(values, path))

    def _contact(self) -> Iterator[tuple[Text, ...]]:
        cv, tongue = self.cv, self.tongue
        yield _texts(self._comma(cv.address_lines, "address_lines"))
        yield _texts(
            Text(cv.phone, "phone", address_of(f"tel:{cv.phone}")), Text(cv.email, "email", f"mailto:{cv.email}")
        )
        yield _texts(
            *(Text(shown(it.label, it.url), f"links[{n}]", address_of(it.url)) for n, it in enumerate(cv.links))
        )
        yield _texts(
            Text(words.born(cv.birth_date, tongue), "birth_date"),
            Text(words.nationality(cv.nationality, tongue), "nationality"),
        )
        yield _texts(
            *(
                self._text(" ".join(filter(None, (labelled(it.label, tongue), it.value))), f"personal_details[{n}]")
                for n, it in enumerate(cv.personal_details)
            )
        )

    def _sections(self) -> Iterator[Section]:
        """In the person's order; what that does not name follows in the usual one."""
        cv = self.cv
        own = {name: n for n, name in enumerate(cv.design.section_order)}
        usual = {name: n for n, name in enumerate(self.usual)}
        named = [(it.path, it.path, [self._headed(it)]) for it in self._usual() if it.entries or it.pairs or it.items]
        custom = [
            (it.heading, CUSTOM, list(self._custom(it, f"{CUSTOM}[{n}]"))) for n, it in enumerate(cv.custom_sections)
        ]

        def place(each: tuple[str, str, list[Section]]) -> tuple[int, int]:
            return own.get(each[0], len(own)), usual.get(each[1], len(usual))

        for _, _, sections in sorted([*named, *custom], key=place):
            yield from sections

    def _headed(self, section: Section) -> Section:
        own = getattr(self.cv.design.headings, section.path)
        return replace(section, heading=own or self._usual_heading(section.path))

    def _usual_heading(self, path: str) -> str:
        if path == "languages":
            return words.languages_heading(((it.language, it.level) for it in self.cv.languages), self.tongue)
        return words.heading(path, self.tongue)

    def _usual(self) -> Iterator[Section]:
        cv = self.cv
        yield Section("summary", "", "prose", items=self._paragraphs(cv.summary, "summary"))
        yield Section("work_experience", "", "entries", entries=self._work())
        yield Section("education", "", "entries", entries=self._education())
        yield Section("further_experience", "", "entries", entries=self._further())
        yield Section("skills", "", "pairs", pairs=tuple(self._skills()))
        yield Section("languages", "", "pairs", pairs=tuple(self._languages()))
        for name in ("certifications", "trainings"):
            yield Section(name, "", "items", items=self._items(getattr(cv, name), name))
        yield Section("publications", "", "items", items=self._works())
        yield Section("awards", "", "items", items=self._items(cv.awards, "awards"))
        yield Section("interests", "", "pairs", pairs=self._loose(cv.interests, "interests"))
        yield Section("references", "", "items", items=self._items(cv.references, "references"))

    def _works(self) -> tuple[Text, ...]:
        """Publications, with the person's own name in bold among the authors."""
        works = []
        for work in self._items(self.cv.publications, "publications"):
            runs = in_bold(work.runs or (Run(work.text),), self.cv.full_name)
            works.append(replace(work, runs=runs) if any(run.bold for run in runs) else work)
        return tuple(works)

    def _custom(self, section: CustomSection, path: str) -> Iterator[Section]:
        """Entries first; single texts follow under the same heading."""
        entries = _filled(
            self._entry(f"{path}.entries[{n}]", it.date_range, it.title, (("organization", it.organization),
                        ("location", it.location)), ("bullets", it.bullets))
            for n, it in enumerate(section.entries)
        )  # fmt: skip
        if entries:
            yield Section(path, section.heading, "entries", entries=entries)
        if items := self._items(section.items, f"{path}.items"):
            where = f"{path}.items" if entries else path
            yield Section(where, "" if entries else section.heading, "items", items=items)

    def _work(self) -> tuple[Entry, ...]:
        return _filled(
            self._entry(f"work_experience[{n}]", it.date_range, it.title, (("employer", it.employer),
                        ("location", it.location)), ("bullets", it.bullets))
            for n, it in enumerate(self.cv.work_experience)
        )  # fmt: skip

    def _education(self) -> tuple[Entry, ...]:
        return _filled(
            self._entry(f"education[{n}]", it.date_range, it.title, (("institution", it.institution),
                        ("location", it.location)), ("details", it.details))
            for n, it in enumerate(self.cv.education)
        )  # fmt: skip

    def _further(self) -> tuple[Entry, ...]:
        return _filled(
            self._entry(f"further_experience[{n}]", it.date_range, it.title, (("organization", it.organization),),
                        ("bullets", it.bullets))
            for n, it in enumerate(self.cv.further_experience)
        )  # fmt: skip

    def _entry(
        self, path: str, date: str, title: str, where: tuple[tuple[str, str], ...], listed: tuple[str, Sequence[str]]
    ) -> Entry:
        """An entry. One that was set before is not set again."""
        key = (path, date, title, where, listed[0], *listed[1], self.tongue, self.cv.language)
        return self.composer.kept(key, lambda: self._set(path, date, title, where, listed), 0)

    def _set(
        self, path: str, date: str, title: str, where: tuple[tuple[str, str], ...], listed: tuple[str, Sequence[str]]
    ) -> Entry:
        return Entry(
            path=path,
            date=Text(words.date_range(date, self.tongue), f"{path}.date_range"),
            title=self._text(title, f"{path}.title"),
            where=Text.joined(_said_once([self._text(value, f"{path}.{name}") for name, value in where])),
            bullets=self._items(listed[1], f"{path}.{listed[0]}"),
        )

    def _paragraphs(self, value: str, path: str) -> tuple[Text, ...]:
        return tuple(self._text(line, path) for line in value.splitlines() if line)

    def _loose(self, values: Sequence[str], path: str) -> tuple[Pair, ...]:
        text = self._comma(values, path)
        return (Pair(path, NOTHING, text),) if text else ()

    def _skills(self) -> Iterator[Pair]:
        """Neighbouring skills without a group share one line; groups stand where the person put them."""
        loose: list[Text] = []
        for n, skill in enumerate(self.cv.skills):
            if isinstance(skill, str):
                loose += [self._item(skill, f"skills[{n}]")] if skill else []
                continue
            yield from _gathered(loose)
            loose = []
            label = self._text(labelled(skill.group, self.tongue), f"skills[{n}].group")
            value = self._comma(skill.items, f"skills[{n}].items")
            yield from [Pair(f"skills[{n}]", label, value)] if label or value else []
        yield from _gathered(loose)

    def _languages(self) -> Iterator[Pair]:
        for n, it in enumerate(self.cv.languages):
            level = Text(words.level(it.level, self.tongue), f"languages[{n}].level")
            if it.language or it.level:
                yield Pair(f"languages[{n}]", self._text(it.language, f"languages[{n}].language"), level)


def _gathered(loose: Sequence[Text]) -> Iterator[Pair]:
    if loose:
        yield Pair("skills", NOTHING, Text.joined(loose))


def _said_once(parts: Sequence[Text]) -> list[Text]:
    """The employer or school and its town, without a town that the name before it says in the same words:
    `University of Leeds`, not `University of Leeds, Leeds`. The data keep both."""
    return [part for n, part in enumerate(parts) if not any(_says(before.text, part.text) for before in parts[:n])]


def _says(text: str, words: str) -> bool:
    """Whether a text holds these words as whole ones; `Bern` is not in `Bernina` and not in `Bern-Mobil`."""
    return bool(words) and re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text) is not None


def _texts(*parts: Text) -> tuple[Text, ...]:
    return tuple(part for part in parts if part)


def _filled(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries that hold anything; where no title is given, the place takes its line."""
    return tuple(
        entry if entry.title else replace(entry, title=entry.where, where=NOTHING)
        for entry in entries
        if any(entry.texts())
    )
