"""A paragraph of a DOCX as runs of text: fields, links, symbols and tracked changes resolved to what a person sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from cv_generator.cv import figures
from cv_generator.reading.regions.blocks import Run, Style
from cv_generator.reading.regions.docx.drawings import Drawn, chosen, drawn
from cv_generator.reading.regions.docx.names import VAL, child_of, mc, r, w
from cv_generator.reading.regions.docx.package import Relationship
from cv_generator.reading.regions.docx.styles import RunLook, Styles, on, run_look
from cv_generator.reading.regions.docx.symbols import symbol, without_private

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)', re.IGNORECASE)
_LEGIBLE = 2.0  # points: smaller type is put there for machines alone
_PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_SYMBOL_FIELD = re.compile(r'\s*SYMBOL\s+(\d{1,9})(?:.*\\f\s+"?([^"\\]+))?', re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction so far, and whether its result has."""

    instruction: str = ""
    in_result: bool = False

    @property
    def href(self) -> str | None:
        found = _HYPERLINK.search(self.instruction)
        return found[1] if found and ("." in found[1] or ":" in found[1]) else None


@dataclass(slots=True)
class Inline:
    """What one paragraph holds. `drawn_before` stood before its first word, `drawn_after` later."""

    runs: list[Run] = field(default_factory=list)
    drawn_before: list[Drawn] = field(default_factory=list)
    drawn_after: list[Drawn] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    has_page_number: bool = False
    is_underlined: bool = True

    def add(self, text: str, style: Style, href: str | None) -> None:
        """Append a text; a neighbour that looks the same takes it in."""
        if not text:
            return
        if self.runs and (last := self.runs[-1]).href == href and (last.style is style or last.style == style):
            text = self.runs.pop().text + text
        self.runs.append(Run(text, style, href))

    def draw(self, thing: Drawn) -> None:
        has_words = any(run.text.strip() for run in self.runs)
        (self.drawn_after if has_words else self.drawn_before).append(thing)


class TextReader:
    """Reads the paragraphs of one part. Fields may run over several paragraphs, so it remembers those begun."""

    def __init__(self, styles: Styles, relationships: dict[str, Relationship]) -> None:
        self._styles = styles
        self._relationships = relationships
        self._fields: list[Field] = []

    def read(self, paragraph: etree._Element, base: RunLook, into: Inline | None = None) -> Inline:
        """The content of a paragraph whose style gives the look `base`, appended to `into` where that is given."""
        inline = into if into is not None else Inline()
        self._children(paragraph, inline, base, None, placeholder=False)
        return inline

    def _children(
        self, element: etree._Element, inline: Inline, base: RunLook, href: str | None, *, placeholder: bool
    ) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, inline, base, href, placeholder=placeholder)
            elif tag == _LINK:
                self._children(child, inline, base, self._target(child) or href, placeholder=placeholder)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child, inline, base, href)
            elif tag == _CONTROL:
                content = child.find(_CONTROL_CONTENT)
                if content is not None:
                    shows = child.find(_SHOWS_PROMPT)
                    waits = shows is not None and on(shows.get(VAL))
                    self._children(content, inline, base, href, placeholder=placeholder or waits)
            elif tag == _ALTERNATE:
                for picked in chosen(child):
                    self._children_of_one(picked, inline, base, href)
            elif tag in _TRANSPARENT:
                self._children(child, inline, base, href, placeholder=placeholder)
            elif tag in _MATH:
                inline.add("".join(t.text or "" for t in child.iter(_MATH_TEXT)), base.style(), href)

    def _children_of_one(self, element: etree._Element, inline: Inline, base: RunLook, href: str | None) -> None:
        if element.tag == _RUN:
            self._run(element, inline, base, href, placeholder=False)
        elif element.tag in _DRAWINGS:
            self._draw(element, inline)

    def _run(self, run: etree._Element, inline: Inline, base: RunLook, href: str | None, *, placeholder: bool) -> None:
        look = self._look(run, base)
        style = look.style()
        tiny = look.size is not None and look.size < _LEGIBLE
        silent = bool(look.hidden) or tiny or (placeholder and self._is_placeholder(run))
        for child in run:
            tag = child.tag
            if tag == _FIELD_CHAR:
                inline.add(self._field_char(child, inline), style, href)
            elif tag == _INSTRUCTION:
                self._instruct(child.text or "")
            elif tag in _NOTES:
                inline.notes.append((_NOTES[tag], child.get(w("id"), "")))
            elif tag in _DRAWINGS:
                self._draw(child, inline)
            elif tag == _ALTERNATE:
                for picked in chosen(child):
                    self._children_of_one(picked, inline, base, href)
            elif tag == _RUBY and (base_text := child.find(w("rubyBase"))) is not None:
                self._children(base_text, inline, base, href, placeholder=placeholder)
            elif not silent and (text := _characters(child)) and self._is_shown():
                inline.add(text, style, target := href or self._field_href())
                inline.is_underlined &= not text.strip() or bool(look.underlined and not target)

    def _draw(self, element: etree._Element, inline: Inline) -> None:
        for thing in drawn(element):
            inline.draw(thing)

    def _look(self, run: etree._Element, base: RunLook) -> RunLook:
        properties = child_of(run, _RUN_PROPERTIES)
        if properties is None:
            return base
        named = child_of(properties, _RUN_STYLE)
        below = base if named is None else self._styles.character(named.get(VAL, "")).over(base)
        return run_look(properties).over(below)

    def _is_placeholder(self, run: etree._Element) -> bool:
        named = run.find(f"{_RUN_PROPERTIES}/{_RUN_STYLE}")
        name = "" if named is None else self._styles.name(named.get(VAL, ""))
        return name.replace(" ", "").casefold() in ("placeholdertext", "platzhaltertext", "tekstzastępczy")

    def _target(self, link: etree._Element) -> str | None:
        relationship = self._relationships.get(link.get(r("id"), ""))
        return relationship.target if relationship is not None and relationship.external else None

    def _simple_field(self, element: etree._Element, inline: Inline, base: RunLook, href: str | None) -> None:
        field_ = Field(element.get(w("instr"), ""))
        if _PAGE_NUMBER.match(field_.instruction):
            inline.has_page_number = True
            return
        self._children(element, inline, base, href or field_.href, placeholder=False)

    def _instruct(self, text: str) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction += text

    def _field_char(self, element: etree._Element, inline: Inline) -> str:
        """The text that a field shows besides its result, "" mostly."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(Field())
            return _dropdown(element)
        if kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            inline.has_page_number |= bool(_PAGE_NUMBER.match(self._fields[-1].instruction))
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            inline.has_page_number |= bool(_PAGE_NUMBER.match(ended.instruction))
            if found := _SYMBOL_FIELD.match(ended.instruction):
                return symbol(found[2] or "", int(found[1]))
        return ""

    def _is_shown(self) -> bool:
        """Whether text here is the result of all fields around it, none of them a page number."""
        return not self._fields or all(f.in_result and not _PAGE_NUMBER.match(f.instruction) for f in self._fields)

    def _field_href(self) -> str | None:
        return next((f.href for f in reversed(self._fields) if f.href), None) if self._fields else None


def _characters(element: etree._Element) -> str:
    """What a child of a run prints, "" for properties, marks and deleted text."""
    tag = element.tag
    if tag == _TEXT:
        return _text(element)
    if tag == _SYMBOL:
        return symbol(element.get(_FONT, ""), _hexadecimal(element.get(_CHAR)))
    return _CHARACTERS.get(tag, "")


def _keeps_blanks(element: etree._Element) -> bool:
    """Whether the blanks at the ends of a text are shown: it says so itself, or the whole part does."""
    own = element.get(_SPACE)
    return (element.getroottree().getroot().get(_SPACE) if own is None else own) == "preserve"


def _text(element: etree._Element) -> str:
    text = element.text or ""
    bare = text.strip(" \t\r\n")
    if text != bare and not _keeps_blanks(element):
        text = bare or " "  # one of blanks alone is shown as one blank
    if text.isprintable():
        return text
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\u00ad", "")
    return without_private(text)


def _dropdown(element: etree._Element) -> str:
    """The entry that an old form's drop-down list shows."""
    entries = element.find(f"{w('ffData')}/{w('ddList')}")
    if entries is None:
        return ""
    names = [entry.get(VAL, "") for entry in entries.iterchildren(w("listEntry"))]
    chosen_entry = entries.find(w("result"))
    index = chosen_entry.get(VAL, "0") if chosen_entry is not None else "0"
    at = figures.index(index)
    return names[at] if at is not None and at < len(names) else ""


def _hexadecimal(value: str | None) -> int:
    try:
        return int(value or "", 16)
    except ValueError:
        return 0


_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RUN, _LINK, _SIMPLE_FIELD, _CONTROL, _RUBY = w("r"), w("hyperlink"), w("fldSimple"), w("sdt"), w("ruby")
_CONTROL_CONTENT, _SHOWS_PROMPT = w("sdtContent"), f"{w('sdtPr')}/{w('showingPlcHdr')}"
_RUN_STYLE = w("rStyle")
_RUN_PROPERTIES, _TEXT, _SYMBOL, _BREAK = w("rPr"), w("t"), w("sym"), w("br")
_FIELD_CHAR, _INSTRUCTION, _ALTERNATE = w("fldChar"), w("instrText"), mc("AlternateContent")
_FONT, _CHAR, _SPACE = w("font"), w("char"), "{http://www.w3.org/XML/1998/namespace}space"
_CHARACTERS = {w("tab"): "\t", w("ptab"): "\t", _BREAK: "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_DRAWINGS = (w("drawing"), w("pict"), w("object"))
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_TRANSPARENT = frozenset(w(n) for n in ("ins", "moveTo", "smartTag", "customXml", "bdo", "dir"))
_MATH, _MATH_TEXT = (f"{_M}oMath", f"{_M}oMathPara"), f"{_M}t"
