"""Languages that a person speaks, and how well: `English (C1)`, `Deutsch – Muttersprache`, `angielski: biegły`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from cv_generator.reading.found import Found, FoundCv, merged
from cv_generator.reading.lexicon import WORD, sections
from cv_generator.reading.pieces import of_line, outside_brackets, part
from cv_generator.reading.printed import Cell, PrintedLine

_LEVEL = re.compile(
    r"(?i)(?<!\w)(?:[abc][12]\+?|native|bilingual|mother tongue|fluent|proficient|proficiency|advanced|upper|"
    r"intermediate|basic|basics|beginner|elementary|conversational|working"
    r"|muttersprach\w*|erstsprache|zweisprachig|bilingual|verhandlungssicher|fließend|fliessend|fluessend|gut|"
    r"gute|sehr|grund\w*|basis\w*|schul\w*|kenntnisse|konversation\w*|wort"
    r"|ojczyst\w*|biegl\w*|biegł\w*|płynn\w*|zaawansowan\w*|średnio\w*|komunikatywn\w*|podstaw\w*|dobr\w*|"
    r"dwujęzyczn\w*|poziom|level|niveau|stufe|cefr|ger)(?!\w)"
)
_LEAD = re.compile(r"(?i)^(?:język(?:i)?|jęz\.|j\.)\s+(?=\w)")
_TAIL = re.compile(r"(?i)\s+(?:language|skills)$")
_JOINED = re.compile(r"\s*,\s*|\s+(?:and|und|i|oraz)\s+")
_TO_NAME = re.compile(r"(?i)\s*(?:\b(?:in|of|w)|:)$")
_NATIVE = re.compile(
    r"(?i)(?:mother tongue|native language|first language|muttersprach|erstsprach|język(?:i)? ojczyst)"
)
_CEFR = re.compile(r"\b[ABC][12]\b")
_NAMED_NEXT = re.compile(r"(?<![(,;|/–—-])\s([^\W\d_]{3,})(?=\s*[:(–—-]|\s[ABC][12]\b)")
_BETWEEN = " \t:–—-−,|/·•=("


@cache
def language_names() -> frozenset[str]:
    """Names of languages in the three languages, casefolded, from CLDR."""
    from babel import Locale

    names = {name.casefold() for code in ("en", "de", "pl") for name in Locale(code).languages.values()}
    return frozenset(names | set(sections("languages")[""]))


def is_language_list(text: str) -> bool:
    """Whether a text names languages that people speak, rather than programming languages."""
    pieces = [piece for piece in outside_brackets(text, ",;|•·/") if piece]
    return bool(pieces) and sum(1 for piece in pieces if named_language(piece) or _level_first(piece)) * 2 >= len(
        pieces
    )


def only_languages(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines such as `English, Igbo, Spanish`, also where the last of them stands on the next line."""
    found: list[PrintedLine] = []
    for line in lines:
        pieces = [piece.casefold() for piece in outside_brackets(line.text, ",;|•·/") if piece]
        goes_on = bool(found) and found[-1].text.endswith(",")
        if (len(pieces) > 1 or goes_on) and all(piece in language_names() for piece in pieces):
            found.append(line)
    return found


def named_language(text: str) -> str:
    """The name of a language at the start of a text, as written; empty where there is none."""
    lead = m.end() if (m := _LEAD.match(text)) else 0
    words = list(re.finditer(r"[^\s(:,;|/]+", text[lead:]))
    for count in range(min(4, len(words)), 0, -1):
        end = lead + words[count - 1].end()
        name = text[lead:end].strip(" –—-:.,").casefold()
        if name in language_names():
            return text[:end].strip(" –—-:.,")
    return ""


def is_level(text: str) -> bool:
    return bool(_LEVEL.search(text))


def _level_first(text: str) -> tuple[str, list[str]] | None:
    """`Fluent in English and Polish`, `Basic: Dutch`: the level and the languages that it goes for."""
    if not is_level(text) or len(text) > 90:
        return None
    words = text.split()
    for count in range(1, min(len(words), 6)):
        names = _JOINED.split(" ".join(words[count:]).rstrip("."))
        level = _TO_NAME.sub("", " ".join(words[:count])).strip(" –—-")
        listed = all(name.casefold() in language_names() for name in names)
        if listed and is_level(level) and not re.search("[,;|]", level):
            return level, names
    return None


def read_languages(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Fills `cv.languages` from the lines of a section."""
    for line in _columns_joined(_levels_joined([line for line in lines if not _of_grid(line)])):
        source = of_line(line)
        if len(line.cells) == 2 and not named_language(line.cells[1].text):
            _add(cv, part(line.cells[0].text, line.cells[0]), part(line.cells[1].text, line.cells[1]))
        elif len(line.cells) == 2 and is_native(line.cells[0].text):
            _add_native(line.cells[0], line.cells[1], cv)
        elif len(line.cells) > 2 and (level := _one_level(line)) and named_language(line.cells[0].text):
            _add(cv, part(line.cells[0].text, line.cells[0]), replace(level, text=line.text))
        else:
            _read_texts([cell.text for cell in line.cells], source, cv)


def _read_texts(texts: list[str], source: Found, cv: FoundCv) -> None:
    for text in texts:
        for named in _at_names(text):
            for piece in [named] if _level_first(named) else _pieces(named):
                _read(piece, source, cv)


def is_native(text: str) -> bool:
    """Whether a label names the language that a person grew up with: `Mother tongue(s)`, `Język ojczysty`."""
    return len(text) < 40 and bool(_NATIVE.match(text))


def _add_native(label: Cell, languages: Cell, cv: FoundCv) -> None:
    bare = re.sub(r"\(\w+\)", "", label.text).rstrip(" :")
    for piece in _pieces(languages.text):
        if named_language(piece) == piece:
            _add(cv, part(piece, languages), Found(bare, label.text, (label.block,), verbatim=False))
        else:
            _read(piece, part(piece, languages), cv)


def _one_level(line: PrintedLine) -> Found | None:
    """The level that all cells behind the first one repeat: reading, writing, speaking."""
    levels = {cell.text for cell in line.cells[1:]}
    if len(levels) > 1 or not is_level(line.cells[1].text):
        return None
    return Found(line.cells[1].text, line.cells[1].text, (line.cells[1].block,), verbatim=False)


def _of_grid(line: PrintedLine) -> bool:
    """The head of a grid (`Reading | Writing | Interaction`), the key to its levels, and a label without languages."""
    text = line.text
    if text.endswith(":") and not named_language(text):
        return True
    words = WORD.findall(text.casefold())
    aspects = sum(1 for word in words if word in _aspects())
    return aspects * 2 > len(words) or (len(set(_CEFR.findall(text))) > 3 and not named_language(text))


@cache
def _aspects() -> frozenset[str]:
    return frozenset(sections("languages")["aspects"])


def _at_names(text: str) -> Iterator[str]:
    """Cut where a language follows the level of another one without a separator: `Englisch: C1 Igbo: gut`."""
    start = 0
    for m in _NAMED_NEXT.finditer(text):
        if m[1].casefold() in language_names() and named_language(text[start:]) and is_level(text[start : m.start()]):
            yield text[start : m.start()].strip()
            start = m.start(1)
    yield text[start:].strip()


def _levels_joined(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A level broken inside a word, above and beside its language, as one line: a narrow column with centred names."""
    joined: list[PrintedLine] = []
    for line in lines:
        above = joined[-1] if joined else None
        if (
            above is not None and len(above.cells) == 1 and len(line.cells) == 2 and named_language(line.cells[0].text)
            and is_level(above.text) and not named_language(above.text)
            and re.fullmatch(r"[^\W\d_]{1,6}", tail := line.cells[1].text) and tail.islower() and not is_level(tail)
        ):  # fmt: skip
            level = Cell((*above.cells[0].runs, *line.cells[1].runs), above.cells[0].block)
            joined[-1] = replace(line, cells=(line.cells[0], level))
        else:
            joined.append(line)
    return joined


def _columns_joined(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Names side by side with the levels on the line below them, as one line per language."""
    waiting: PrintedLine | None = None
    for line in lines:
        named = [bool(named_language(cell.text)) for cell in line.cells]
        if waiting is not None and len(line.cells) == len(waiting.cells) and not any(named):
            for name, level in zip(waiting.cells, line.cells, strict=True):
                yield replace(line, cells=(name, level))
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        bare = all(named) and len(named) > 1 and all(named_language(cell.text) == cell.text for cell in line.cells)
        waiting = line if bare else None
        if not bare:
            yield line
    if waiting is not None:
        yield waiting


def _pieces(text: str) -> list[str]:
    """One piece per language: `Englisch, verhandlungssicher` is one, `English, German` are two."""
    pieces: list[str] = []
    for piece in outside_brackets(text, ",;|•·"):
        if (
            pieces
            and piece
            and not named_language(piece)
            and not _level_first(piece)
            and (named_language(pieces[-1]) or is_level(piece))
        ):
            at = text.find(piece, text.find(pieces[-1]))
            start = text.find(pieces[-1])
            pieces[-1] = text[start : at + len(piece)]
        elif piece:
            pieces.append(piece)
    return pieces


def _read(piece: str, source: Found, cv: FoundCv) -> None:
    name = named_language(piece)
    if name:
        level = (
            piece[len(name) :].strip(_BETWEEN + ")") if piece.count("(") <= 1 else piece[len(name) :].strip(_BETWEEN)
        )
        if "(" in level and ")" not in level:
            level += ")"
        shown = _LEAD.sub("", name) if _LEAD.match(name) else name
        shown = _TAIL.sub("", shown) if shown.casefold() not in language_names() else shown
        _add(cv, Found(shown, name, source.blocks, verbatim=shown == name), part(level, source) if level else None)
        return
    if led := _level_first(piece):
        for other in led[1]:
            _add(cv, part(other, source), part(led[0], source))
        return
    _read_unknown(piece, source, cv)


def _read_unknown(piece: str, source: Found, cv: FoundCv) -> None:
    """A piece that begins with no language that we know: another name, or the level of the one before."""
    if found := re.fullmatch(r"(.+?)\s*[:–—-]\s+(.+)", piece):
        if named_language(found[2]) and is_level(found[1]):
            for other in re.split(r",| und | and | i ", found[2]):
                _add(cv, part(other.strip(), source), part(found[1], source))
            return
        if is_level(found[2]):
            _add(cv, part(found[1], source, 0.7), part(found[2], source))
            return
    open_level = bool(cv.languages) and cv.languages[-1][1] is None
    found = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", piece)
    if found and not (open_level and is_level(found[1])):
        _add(cv, part(found[1], source, 0.7), part(found[2], source))
    elif open_level and (is_level(piece) or len(piece) < 30):
        cv.languages[-1] = (cv.languages[-1][0], part(piece, source))
    elif is_level(piece) and cv.languages:
        language, known = cv.languages[-1]
        if known is not None:
            both = merged((known, part(piece, source)), ", ")
            cv.languages[-1] = (language, both)
    elif len(piece.split()) <= 3:
        _add(cv, part(piece, source, 0.4), None)


def _add(cv: FoundCv, language: Found, level: Found | None) -> None:
    drawn = level is not None and not re.search(r"\w", level.value)
    cv.languages.append((language, None if drawn else level))
