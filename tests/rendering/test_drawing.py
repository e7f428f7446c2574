"""Pages in parts."""

from __future__ import annotations

import re

from cv_generator.rendering.drawing import taken_apart

LETTER = "0123456789ABCDEF0123456789ABCDEF"
SVG = (
    '<svg viewBox="0 0 595.2 841.8" xmlns="http://www.w3.org/2000/svg">'
    f'<use xlink:href="#g{LETTER}" x="1"/><image xlink:href="data:image/jpeg;base64,AAAA+/=="/>'
    f'<defs><symbol id="g{LETTER}" overflow="visible"><path d="M 0 0"/></symbol></defs></svg>'
)


def put_together(body: str, parts: dict[str, str]) -> str:
    """What a client does."""
    letters = "".join(part for name, part in parts.items() if name.startswith("g"))
    whole = re.sub(r"\{(p\w+)\}", lambda found: parts[found[1]], body)
    return whole.replace("</svg>", f"<defs>{letters}</defs></svg>")


def test_letters_and_pictures_are_taken_out_and_put_back() -> None:
    drawing = taken_apart(SVG)
    assert set(drawing.parts) == {"g01234567", next(name for name in drawing.parts if name.startswith("p"))}
    assert "symbol" not in drawing.body
    assert "base64" not in drawing.body
    assert put_together(drawing.body, drawing.parts) == SVG.replace(LETTER, LETTER[:8])
    assert (drawing.width, drawing.height) == (595.2, 841.8)


def test_the_places_of_fields_are_told_and_taken_out() -> None:
    rect = '<rect data-path="headline" transform="matrix(1 0 0 1 10 20)" width="30" height="12" fill="transparent"/>'
    drawing = taken_apart(SVG.replace("<defs>", f"{rect}<defs>"))
    assert drawing.places == [("headline", 10.0, 20.0, 30.0, 12.0)]
    assert "data-path" not in drawing.body
    assert drawing.tag != taken_apart(SVG).tag


def test_equal_pages_have_equal_tags() -> None:
    assert taken_apart(SVG).tag == taken_apart(SVG).tag
    assert taken_apart(SVG).tag != taken_apart(SVG.replace('x="1"', 'x="2"')).tag


def test_a_letter_whose_name_is_shorter_is_named_alike_in_both_parts() -> None:
    name = "23293529" + "A" * 23
    svg = (
        '<svg viewBox="0 0 10 10" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<use xlink:href="#g{name}" x="1"/><defs><symbol id="g{name}"><path d="M 0 0"/></symbol></defs></svg>'
    )
    drawing = taken_apart(svg)
    assert '<use xlink:href="#g23293529" x="1"/>' in drawing.body
    assert drawing.parts["g23293529"].startswith('<symbol id="g23293529">')
