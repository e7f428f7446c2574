"""Notes on the sections of a document: which lines are headings, and what each line stands under."""

from __future__ import annotations

from cv_generator.reading.explanation import Explanation, Part
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.structure.sections import Section

_PARTS: dict[str, Part] = {"contact": "contact", "title": "contact", "summary": "prose"}


def tell_sections(told: Explanation, sections: list[Section]) -> None:
    """Notes the headings. What readers of sections say of their lines later is more exact and replaces the rest."""
    for section in sections:
        for line in section.lines:
            told.note(blocks_of(line), _PARTS.get(section.kind, "item"), section.kind, _why(section))
    for section in sections:
        if section.heading is not None and section.heading_line is not None:
            why = f"{section.heading.why}; {section.why}" if section.why else section.heading.why
            text = section.heading.text
            told.note(_blocks(section.heading_line, text), "heading", section.kind, why, text)


def _why(section: Section) -> str:
    if section.heading is not None:
        return f"it stands under “{section.heading.text}”"
    return section.why or "it stands above the first heading"


def _blocks(line: PrintedLine, text: str) -> tuple[int, ...]:
    """The blocks of a line, or of its cells that hold the words of `text` where some do."""
    holding = [cell.block for cell in line.cells if cell.text.strip() in text]
    return tuple(dict.fromkeys(holding)) or blocks_of(line)
