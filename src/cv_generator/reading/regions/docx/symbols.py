"""Characters of symbol fonts, which stand at private code points, as the Unicode characters that people see."""

from __future__ import annotations

_WINGDINGS = {
    0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x37: "⌨", 0x3A: "💻", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○",
    0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB0: "⌖", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xA0: "€", 0xA3: "≤", 0xA8: "♦", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xBB: "≈", 0xD7: "·", 0xE0: "◊", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "µ", 0x70: "π",
    0x73: "σ", 0x77: "ω", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def symbol(font: str, code: int) -> str:
    """The character at `code` of a symbol font; "" for decoration that no Unicode character stands for.

    Word writes the code as it is or moved into the private area at U+F000.
    """
    plain = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get(font.strip().casefold())
    if table is not None:
        return table.get(plain, chr(plain) if 0x20 < plain < 0x7F and table is _SYMBOL else "•")
    return "•" if code != plain or 0xE000 <= code <= 0xF8FF else chr(code) if 0x20 <= code < 0xD800 else ""


def without_private(text: str) -> str:
    """Private code points from U+F000 on, which symbol fonts use inside plain text, as the characters seen."""
    if text.isprintable():  # no private character is
        return text
    return "".join(_private(c) if "\uf000" <= c <= "\uf0ff" else c for c in text)


def _private(character: str) -> str:
    code = ord(character) - 0xF000
    return _SYMBOL[0xB7] if code == 0xB7 else _WINGDINGS.get(code, "•")
