"""A CV as the page shows it: finished, localised strings in reading order.

Typesetting, the read-back check and the DOCX export all read this view, so that they agree on every word. Each part
carries the field path it comes from: measured heights and proposed cuts are said in the caller's own terms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

from cv_generator.cv.language import Language
from cv_generator.rendering.inline import Run
from cv_generator.values import value


@value()
class Text:
    """A piece of text as it is printed. `url` makes it a link; `path` is the field it comes from.

    `runs` tell what of it is bold, italic, a link, or another field's; without any it is set plain.
    """

    text: str
    path: str = ""
    url: str = ""
    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @classmethod
    def joined(cls, parts: Iterable[Text], between: str = ", ", path: str = "") -> Self:
        """Several fields in one text. Empty ones are left out."""
        runs: list[Run] = []
        for part in parts:
            if part:
                runs += [Run(between)] if runs else []
                runs += part.own_runs()
        return cls("".join(run.text for run in runs), path, runs=tuple(runs))

    def own_runs(self) -> tuple[Run, ...]:
        """The runs, each knowing its field."""
        runs = self.runs or (Run(self.text, url=self.url),)
        return tuple(Run(it.text, it.bold, it.italic, it.url, it.path or self.path) for it in runs)


NOTHING = Text("")

HeadPart = Literal["date", "title", "where"]
Head = tuple[HeadPart, ...]
HEAD: Head = ("date", "title", "where")
"""The parts of an entry's head in the order in which most templates set them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated entry: one position, one degree.

    `title` is the entry's bold first line and never empty unless the whole head is; `where` says where.
    """

    path: str
    date: Text
    title: Text
    where: Text
    bullets: tuple[Text, ...]

    def __hash__(self) -> int:  # by its words alone: a third of the time
        return hash((self.path, *self.texts()))

    def texts(self, head: Head = HEAD) -> list[str]:
        parts: dict[HeadPart, Text] = {"date": self.date, "title": self.title, "where": self.where}
        return [*[parts[part].text for part in head], *[bullet.text for bullet in self.bullets]]


@value()
class Pair:
    """A label and what it labels: a language and its level, a group of skills. Either may be empty."""

    path: str
    label: Text
    value: Text

    def texts(self) -> tuple[str, str]:
        return self.label.text, self.value.text


Kind = Literal["prose", "entries", "pairs", "items"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. Exactly the list that `kind` names is filled.

    Without a heading it goes on under the one before: the single texts of a custom section that has entries too.
    `prose` fills `items` too, one per paragraph. `numbered` items can be referred to. Skills without a group are one
    pair without a label.
    """

    path: str
    heading: str
    kind: Kind
    entries: tuple[Entry, ...] = ()
    pairs: tuple[Pair, ...] = ()
    items: tuple[Text, ...] = ()
    numbered: bool = False

    def __hash__(self) -> int:
        return hash((self.path, *self.texts()))

    def texts(self, head: Head = HEAD) -> list[str]:
        found = [self.heading]
        for entry in self.entries:
            found += entry.texts(head)
        for pair in self.pairs:
            found += pair.texts()
        for number, item in enumerate(self.items, 1):
            found += [f"{number}.", item.text] if self.numbered else [item.text]
        return found


@dataclass(frozen=True, slots=True)
class View:
    """The whole CV, ready to be set. `contact` are the lines under the name, each of one or more texts.

    `language` is that of headings, dates and conventions, `texts_language` that of the person's own texts. `signature`
    is the place-and-date line; empty where none is wanted. `consent` is small print at the foot.
    """

    language: Language
    texts_language: Language
    document_title: str
    name: str
    headline: Text
    contact: tuple[tuple[Text, ...], ...]
    photo_alt: str
    sections: tuple[Section, ...]
    signature: str
    consent: tuple[Text, ...]

    def dates(self) -> tuple[str, ...]:
        """Those of entries, as they are printed beside titles."""
        return tuple(it.date.text for section in self.sections for it in section.entries if it.date and it.title)

    def texts(self, sections: Iterable[Section] | None = None, head: Head = HEAD) -> list[str]:
        """Every string on the page in reading order, empty ones left out. `sections`, `head`: in a template's own
        order."""
        found = [self.name, self.headline.text, *[part.text for line in self.contact for part in line]]
        for section in self.sections if sections is None else sections:
            found += section.texts(head)
        found += [self.signature, self.name] if self.signature else []
        found += [paragraph.text for paragraph in self.consent]
        return [text for text in found if text]
