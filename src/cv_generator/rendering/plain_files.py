"""A view -> Markdown and plain text: for web forms, messages and other programs.

The words, their order and their headings are those of the page; what is bold or set beside it there, stands on a line
of its own here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cv_generator.rendering.inline import Run
from cv_generator.rendering.view import Entry, Section, Text, View

_BETWEEN = " · "
_MARKS = re.compile(r"[\\`*<\[\]]|(?<!\w)_|_(?!\w)|^(?=[#>+-] |\d+[.)] )")


def markdown(view: View) -> str:
    """The CV as Markdown (CommonMark). Nothing that a person wrote becomes markup."""
    return _document(view, _Markdown())


def plain_text(view: View) -> str:
    """The CV as plain text, for forms that take no more."""
    return _document(view, _Plain())


class _Plain:
    """How the parts look without any markup."""

    def text(self, it: Text) -> str:
        return "".join(self.run(run) for run in it.own_runs())

    def run(self, it: Run) -> str:
        address = it.url.removeprefix("mailto:").removeprefix("tel:")
        shown = it.text.replace(" ", "")
        said = not it.url or it.url.startswith(("mailto:", "tel:")) or _bare(address) in _bare(shown)
        return it.text if said else f"{it.text} ({address})"

    def name(self, name: str) -> str:
        return name

    def heading(self, heading: str) -> str:
        return f"{heading}\n{'-' * len(heading)}"

    def strong(self, text: str) -> str:
        return text

    def quiet(self, text: str) -> str:
        return text

    def words(self, text: str) -> str:
        return text


class _Markdown(_Plain):
    """How the parts look in Markdown."""

    def run(self, it: Run) -> str:
        words = self.words(it.text)
        if it.url and not it.url.startswith("tel:"):
            words = f"[{words}](<{it.url}>)"
        marks = f"{'**' * it.bold}{'*' * it.italic}"
        return f"{marks}{words}{marks[::-1]}"

    def name(self, name: str) -> str:
        return f"# {self.words(name)}"

    def heading(self, heading: str) -> str:
        return f"## {self.words(heading)}"

    def strong(self, text: str) -> str:
        return f"**{self.words(text)}**" if text else ""

    def quiet(self, text: str) -> str:
        return f"*{self.words(text)}*" if text else ""

    def words(self, text: str) -> str:
        return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


def _document(view: View, look: _Plain) -> str:
    head = [look.name(view.name)] if view.name else []
    head += [look.strong(view.headline.text)] if view.headline else []
    head += [_BETWEEN.join(look.text(part) for part in line) for line in view.contact]
    parts = ["\n\n".join(head) if isinstance(look, _Markdown) else "\n".join(head)]
    parts += [part for section in view.sections for part in _section(section, look)]
    if view.signature:
        parts.append(f"{look.words(view.signature)}\n\n{look.words(view.name)}")
    parts += [look.quiet(it.text) for it in view.consent]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section, look: _Plain) -> Iterator[str]:
    if section.heading:
        yield look.heading(section.heading)
    for entry in section.entries:
        yield from _entry(entry, look)
    if section.kind == "prose":
        yield from (look.text(it) for it in section.items)
    elif section.items:
        yield _bullets(section.items, look.text)
    if len(section.pairs) == 1 and not section.pairs[0].label:
        yield look.text(section.pairs[0].value)
    elif section.pairs:
        yield "\n".join(f"- {_joined(' ', look.strong(it.label.text), look.text(it.value))}" for it in section.pairs)


def _entry(entry: Entry, look: _Plain) -> Iterator[str]:
    end = "  \n" if isinstance(look, _Markdown) else "\n"
    lines = [look.strong(entry.title.text), look.text(entry.where), look.quiet(entry.date.text)]
    yield end.join(line for line in lines if line)
    if entry.bullets:
        yield _bullets(entry.bullets, look.text)


def _bullets(items: tuple[Text, ...], text: Callable[[Text], str]) -> str:
    return "\n".join(f"- {text(it)}" for it in items)


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.casefold())
