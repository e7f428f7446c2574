"""Languages that a person speaks, and how well: `English (C1)`, `Deutsch – Muttersprache`, `angielski: biegły`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cv_generator.languages import Pattern
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.language_doubts import only_spoken
from cv_generator.reading.fields.language_lines import of_grid
from cv_generator.reading.fields.language_sides import side_in_cells, sides_in, take_sides, tells_side
from cv_generator.reading.fields.languages_amid import language_amid, with_shared_level
from cv_generator.reading.fields.pieces import of_line, part
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of
from cv_generator.reading.words.language_names import (
    LEAD,
    inflected,
    is_language_list,
    is_level,
    is_native,
    language_code,
    language_names,
    level_first,
    lists_codes,
    misspelt_language,
    named_language,
)
from cv_generator.reading.words.text import outside_brackets

_TAIL = Pattern(r"(?i)\s+(?:{language tail})$")
_CEFR = re.compile(r"\b[ABC][12]\b")
_NAMED_NEXT = Pattern(
    r"(?<![(,;|/–—-])\s((?:(?:{language lead}) )?([^\W\d_]{3,}))(?=\s*[:(|–—-]|\s[ABC][12]\b)"
    r"|(?<=[–—-])\s(([^\W\d_]{3,}))(?=\s*[:(])"
)
_LED = Pattern(r"(?i)(?<!\w)(?:{language lead})$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_AND = Pattern(r"\s*(?:\b(?:{and})\b|[&/])\s*")
_LISTED = Pattern(r",|\s(?:{and})\s")
_ASIDE = re.compile(r"\s*\(([^()]+)\)(?=\s*[^\s)])")
_IN_BRACKETS = re.compile(r"\s*\([^()]+\)")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = " \t:–—-−,|/·•=("


def read_languages(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Fills `cv.languages` from the lines of a section. What can be no language stays unplaced."""
    before = len(cv.languages)
    _read_lines(lines, cv)
    cv.languages[before:] = only_spoken(cv.languages[before:])


def _read_lines(lines: list[PrintedLine], cv: FoundCv) -> None:
    if lists_codes([line.text for line in lines]):
        _add_coded(lines, cv)
        return
    tabled, lines = take_sides(lines, cv)
    for spoken, levels in tabled:
        _add(cv, _shown(spoken.value, spoken), levels)
    cv.structure.extend(replace(of_line(line), value="", verbatim=False) for line in lines if _is_key(line))
    kept = [line for line in lines if sides_in(line.text) or not of_grid(line)]
    told = list(_columns_joined(_levels_joined(kept)))
    bare = all(map(_is_bare, told)) and 3 * sum(bool(named_language(line.text)) for line in told) >= 2 * len(told)
    for line in told:
        source = of_line(line)
        if _goes_on_with_sides(line, source, cv):
            continue
        if len(line.cells) == 2 and not named_language(line.cells[1].text):
            for name in _names_in(line.cells[0].text.rstrip(" :")):
                _add(cv, part(name, line.cells[0]), part(line.cells[1].text, line.cells[1]))
        elif len(line.cells) == 2 and is_native(line.cells[0].text):
            _add_native(line.cells[0], line.cells[1], cv)
        elif _is_assessed(line):
            _add_assessed(line, cv)
        elif len(line.cells) > 2 and (level := _one_level(line)) and named_language(line.cells[0].text):
            _add(cv, part(line.cells[0].text, line.cells[0]), replace(level, text=line.text))
        elif bare and _is_bare(line):
            _add(cv, part(line.text, line.cells[0], 0.6), None)
        elif len(line.cells) > 2 and _is_told_twice(line):
            _add(cv, part(line.cells[0].text, line.cells[0]), merged([part(c.text, c) for c in line.cells[1:]], ", "))
        else:
            before = len(cv.languages)
            read_texts([cell.text for cell in line.cells], source, cv)
            cv.languages[before:] = with_shared_level(cv.languages[before:], line.text)


def _goes_on_with_sides(line: PrintedLine, source: Found, cv: FoundCv) -> bool:
    """Whether a line tells how well sides of the language above are known, which it then has."""
    if cv.languages and sides_in(line.text):
        _add_sides(source, cv)
    elif cv.languages and (side := side_in_cells(line)):
        _add_aspect(side, replace(source, verbatim=False), cv)
    else:
        return False
    return True


def _add_sides(source: Found, cv: FoundCv) -> None:
    """The sides of the language above, which a second line may go on with."""
    language, known = cv.languages[-1]
    if known is None:
        all_of_them = source
    elif sides_in(known.text):
        all_of_them = merged((replace(known, value=known.text), source), " ")
    else:
        return
    level = replace(all_of_them, value=", ".join(sides_in(all_of_them.value)), verbatim=False)
    cv.languages[-1] = (language, level)


def _is_told_twice(line: PrintedLine) -> bool:
    """Whether a row names a language and then its level in several ways: `Polish | B2 | intermediate`."""
    first, *levels = (cell.text.rstrip(" :") for cell in line.cells)
    told = named_language(first) == first and not any(map(named_language, levels))
    return told and is_level(levels[0]) and all(len(level.split()) <= _WORDS_OF_LEVEL for level in levels)


_WORDS_OF_LEVEL = 3


def _is_bare(line: PrintedLine) -> bool:
    """Whether a line is an item of one or two words without any level: where all are, each is a language."""
    words = line.text.split()
    return line.bullet and len(words) <= _WORDS_OF_NAME and words[0][0].isupper() and not is_level(line.text)


_WORDS_OF_NAME = 2


def _add_coded(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Languages by their codes, as they are printed."""
    for line in lines:
        source = of_line(line)
        for piece in outside_brackets(line.text):
            if code := language_code(piece):
                level = _level_in(piece[len(code) :])
                _add(cv, part(code, source), part(level, source) if level else None)


def read_texts(texts: list[str], source: Found, cv: FoundCv) -> None:
    for text in texts:
        names, level = _of_one_level(text)
        for name in names:
            _add(cv, part(name, source), part(level, source))
        for sentence in _SENTENCE.split(_without_label(text)) if not names else ():
            for named in _at_names(sentence):
                for piece in [named] if level_first(named) else _pieces(named):
                    _read(piece, source, cv)


def _names_in(label: str) -> list[str]:
    """The languages that a label lists (`German, Russian`); the label itself where it is no such list."""
    names = _LISTED.split(label)
    return [name.strip() for name in names] if all(n.strip().casefold() in language_names() for n in names) else [label]


def _of_one_level(text: str) -> tuple[list[str], str]:
    """`German, Russian: basic`: the languages, and the level that goes for all of them. None where it is otherwise."""
    label, colon, level = text.partition(":")
    names = _names_in(label.strip())
    one = colon and len(names) > 1 and is_level(level) and not any(map(named_language, outside_brackets(level)))
    return (names, level.strip()) if one else ([], "")


def _without_label(text: str) -> str:
    """`Fremdsprachen: Englisch (C1)` without what only announces languages."""
    label, colon, behind = text.partition(":")
    announces = colon and not named_language(label) and not is_level(label) and is_language_list(behind.strip())
    return behind.strip() if announces else text


def _add_native(label: Cell, languages: Cell, cv: FoundCv) -> None:
    for piece in _pieces(languages.text):
        if named_language(piece) == piece:
            _add(cv, part(piece, languages), _native_level(label.text, part(label.text, label)))
        else:
            _read(piece, part(piece, languages), cv)


def _native_level(label: str, source: Found) -> Found:
    """`Mother tongue(s)` without the letters of a form."""
    return replace(part(label, source), value=_FORM_PLURAL.sub("", label).rstrip(" :"), verbatim=False)


_FORM_PLURAL = re.compile(r"(?<=\w)\(-?\w{1,4}\)")


def _add_assessed(line: PrintedLine, cv: FoundCv) -> None:
    """A language with the level that all its cells repeat, or with theirs in the order of the columns."""
    name, *cells = line.cells
    levels = list(dict.fromkeys(cell.text for cell in cells))
    level = ", ".join(levels if len(levels) == 1 else [cell.text for cell in cells])
    _add(cv, part(name.text, name), Found(level, line.text, blocks_of(line), verbatim=False))


def _one_level(line: PrintedLine) -> Found | None:
    """The level that all cells behind the first one repeat: reading, writing, speaking."""
    levels = {cell.text for cell in line.cells[1:]}
    if len(levels) > 1 or not is_level(line.cells[1].text):
        return None
    return Found(line.cells[1].text, line.cells[1].text, (line.cells[1].block,), verbatim=False)


def take_grid(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The rows of a self-assessment (`English | C1 | B2 | …`) with what stands around them, and the other lines."""
    rows = [line for line in lines if _is_assessed(line)]
    if not rows:
        return [], lines
    grid = [line for line in lines if line in rows or is_native(line.cells[0].text) or of_grid(line)]
    return grid, [line for line in lines if line not in grid]


def _is_assessed(line: PrintedLine) -> bool:
    first, *levels = (cell.text for cell in line.cells)
    return len(levels) > 2 and named_language(first) == first and all(_CEFR.fullmatch(level) for level in levels)


def _is_key(line: PrintedLine) -> bool:
    """The key to the European levels below a grid (`A1/A2: Basic user - B1/B2: Independent user - …`), and a label of
    what stands below it: `Other language(s):`."""
    if line.text.endswith(":") and sections_named(line.text) == ("languages",):
        return True
    return len(set(_CEFR.findall(line.text))) >= _LEVELS_OF_KEY and of_grid(line) and not sides_in(line.text)


_LEVELS_OF_KEY = 5


def _at_names(text: str) -> Iterator[str]:
    """Cut where a language follows the level of another one without a separator: `Englisch: C1 Igbo: gut`.

    What stands in brackets behind a name is its level in any words: exports of profiles print English ones.
    """
    start = 0
    for m in _NAMED_NEXT.finditer(text):
        if _LED.search(text[: m.start()]):
            continue
        before = _TRAILING_AND.sub("", text[start : m.start()].strip()).rstrip(" –—-")
        name = named_language(before)
        told = name and (is_level(before) or _IN_BRACKETS.fullmatch(before.removeprefix(name)))
        if told and (m[2] or m[4]).casefold() in language_names() and not _goes_on_behind(text[m.end() :]):
            yield before
            start = m.start() + 1
    yield text[start:].strip()


def _goes_on_behind(text: str) -> bool:
    """Whether a dash and no level stand behind the name of a language, which then is that of a certificate."""
    return text.lstrip()[:1] in ("–", "—", "-") and not is_level(text)


_TRAILING_AND = Pattern(r"\s+(?:{and}|&)$")


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
    for piece in (one for raw in outside_brackets(text) for half in _at_slashes(raw) for one in _at_ands(half)):
        if (
            pieces
            and piece
            and not named_language(piece)
            and not misspelt_language(piece)
            and not level_first(piece)
            and not inflected(piece)
            and (named_language(pieces[-1]) or misspelt_language(pieces[-1]) or is_level(piece))
        ):
            at = text.find(piece, text.find(pieces[-1]))
            start = text.find(pieces[-1])
            pieces[-1] = text[start : at + len(piece)]
        elif piece:
            pieces.append(piece)
    return pieces


def _at_slashes(piece: str) -> list[str]:
    """`English C1 / German B1` as two; `English / German: native` is one."""
    pieces = re.split(r"\s+/\s+", piece)
    return pieces if len(pieces) > 1 and all(named_language(one) not in ("", one) for one in pieces) else [piece]


def _at_ands(piece: str) -> list[str]:
    """`English fluent and basic German` as two: a level stands on each side of the word, and a language too."""
    for m in _AND.finditer(piece):
        before, behind = piece[: m.start()], piece[m.end() :]
        if all(is_level(each) and named_language(each) not in ("", each.strip(" .")) for each in (before, behind)):
            return [before, *_at_ands(behind)]
    return [piece]


def _read(piece: str, source: Found, cv: FoundCv) -> None:
    if name := named_language(piece) or misspelt_language(piece):
        rest = piece[len(name) :]
        names = [name]
        while (joint := _AND.match(rest)) and (other := named_language(rest[joint.end() :])):
            names.append(other)
            cv.structure.append(Found("", joint[0].strip(), source.blocks, verbatim=False))
            rest = rest[joint.end() + len(other) :]
        if (aside := _ASIDE.match(rest)) and not is_level(aside[1]):
            names[-1] += aside[0]
            rest = rest[aside.end() :]
        level = _level_in(rest)
        for one in names:
            _add(cv, _shown(one, source), part(level, source) if level else None)
    elif led := level_first(piece):
        for other in led[1]:
            _add(cv, part(other, source), _native_level(led[0], source))
    elif told := inflected(piece):
        before, name, word, behind = told
        both = is_level(before) and is_level(behind)
        if first := _suspended(before):
            before = before[: first.start()].strip()
        level = f"{before} {behind}" if both else behind if is_level(behind) else before
        if first:
            _add(cv, Found(first[1], first[0], source.blocks, verbatim=False), part(level, source) if level else None)
        _add(cv, Found(name, word, source.blocks, verbatim=False), part(level, source) if level else None)
    else:
        _read_unknown(piece, source, cv)


def _suspended(before: str) -> re.Match[str] | None:
    """`Englisch- und` before `Französischkenntnisse`: a language whose word ends where the next one does."""
    found = _SUSPENDED.search(before)
    return found if found and found[1].casefold() in language_names() else None


_SUSPENDED = Pattern(r"(?i)(?<!\w)([^\W\d_]+)-\s*(?:{and}|[&/])$")


def _level_in(rest: str) -> str:
    """What stands behind the name of a language, without signs and an only bracket."""
    level = rest.strip(_BETWEEN + (")" if rest.count("(") <= 1 else ""))
    return level + ")" if "(" in level and ")" not in level else level


def _shown(name: str, source: Found) -> Found:
    shown = LEAD.sub("", name) if LEAD.match(name) else name
    shown = _TAIL.sub("", shown) if shown.casefold() not in language_names() else shown
    return Found(shown, name, source.blocks, verbatim=shown == name)


def _add_aspect(piece: str, source: Found, cv: FoundCv) -> None:
    language, known = cv.languages[-1]
    found = part(piece, source)
    cv.languages[-1] = (language, merged((known, found), ", ") if known else found)


def _read_unknown(piece: str, source: Found, cv: FoundCv) -> None:
    """A piece that begins with no language that we know: another name, or the level of the one before."""
    if sections_named(piece) == ("languages",) and not is_level(piece) and not is_native(piece):
        cv.structure.append(replace(part(piece, source), value="", verbatim=False))
        return
    if cv.languages and tells_side(piece):
        _add_aspect(piece, source, cv)
        return
    open_level = bool(cv.languages) and cv.languages[-1][1] is None
    if found := re.fullmatch(r"(.+?)\s*[:–—-]\s+(.+)", piece):
        if named_language(found[2]) and is_level(found[1]):
            for other in _LISTED.split(found[2]):
                _add(cv, part(other.strip(), source), _native_level(found[1], source))
            return
        if is_level(found[2]) and not (open_level and is_level(found[1])):
            _add(cv, part(found[1], source, 0.7), part(found[2], source))
            return
    if amid := language_amid(piece):
        name, level = amid
        whole = Found(level, piece.replace(name, " "), source.blocks, verbatim=False)
        _add(cv, part(name, source), whole if level else None)
        return
    found = re.fullmatch(r"(.+?)\s*\(([^()]+(?:\)\s*[:–—-]\s*[^()]+)?)\)?", piece) if "(" in piece else None
    if found and not (open_level and is_level(found[1])):
        level = f"({found[2]}" if ")" in found[2] else found[2]
        _add(cv, part(found[1], source, 0.7), part(level, source))
    elif open_level and (is_level(piece) or len(piece) < 30):
        cv.languages[-1] = (cv.languages[-1][0], part(piece, source))
    elif is_level(piece) and cv.languages:
        language, known = cv.languages[-1]
        if known is not None:
            both = merged((known, part(piece, source)), ", ")
            cv.languages[-1] = (language, both)
    elif len(piece.split()) <= 3 and not piece.endswith("."):
        _add(cv, part(piece, source, 0.4), None)


def _add(cv: FoundCv, language: Found, level: Found | None) -> None:
    if not _LETTER.search(language.value):
        return
    name = _TAIL.sub("", language.value)
    if name != language.value and name.casefold() in language_names():
        cv.structure.append(replace(language, value=language.value[len(name) :].strip(), verbatim=False))
        language = replace(language, value=name)
    drawn = level is not None and not re.search(r"\w", level.value)
    cv.languages.append((language, None if drawn else level))
