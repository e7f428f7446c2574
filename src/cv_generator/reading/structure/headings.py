"""Section headings: what a heading says, and which lines are headings.

A heading is known by its words (`headings.txt`, alone or joined: `Courses & Certificates`) and by its look: the
headings of a document look alike, and differ from what stands below them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from cv_generator.languages import Pattern, remembered, sections, while_reading, word_set
from cv_generator.languages.accents import with_plain_forms, without_accents
from cv_generator.reading.explanation import asked
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.structure.printed import Cell, PrintedLine, has_range
from cv_generator.reading.words.language_names import is_aspect
from cv_generator.reading.words.misspelt import ListedByLength, by_length, misspelt

ENTRIES = ("work_experience", "education", "further_experience")
"""The sections that hold dated entries."""

NEVER_BY_WEAK_MARKS = ("contact", "title", "summary", "other")
"""The sections whose words make a line a heading only where its look or its place does so too."""

_AND = Pattern(r"\s*(?:[&+/|,·•]|\b(?:{and})\b)\s*")
_BRACKETS = Pattern(r"[(\[](?:{continued})[)\]]", re.I)
_AT_A_GLANCE = Pattern(r"\s+(?:{at a glance})$", re.I)
_PLURAL = re.compile(r"(?<=\w)\(-?\w{1,4}\)")
"""`Mother tongue(s)`, `Sonstige Sprache(n)`"""
_NUMBERING = re.compile(r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|\d(?:\.\d)?(?=\s+(?-i:[^\W\d_a-z])))\s+", re.I)
"""`2. Education`, `IV) Skills`, and as LaTeX numbers sections: `3 Languages`, `4.1 Programs`"""
_NO_HEADING = re.compile(r"\d\d|@|://|^[^A-Za-zÀ-žА-я]*$|\. [A-ZÀ-Ž]")
_FIRST_WORD = re.compile(r"[\W_]*([\w'’]+)")
_NO_WORDS = re.compile(r"[^\w+']+")
_SPACED = re.compile(r"(?:\w{1,2}\s){3,}\w{1,2}|\w\s\w\s\w")
"""Letters set apart, some of them in pairs: `S K I L L S`, `Z E RT I F I K AT E`; three are single ones, unlike `su di
me`."""


@remembered()
def _phrases() -> dict[str, str]:
    found: dict[str, str] = {}
    for section, phrases in sections("headings").items():
        for phrase in phrases:
            found.setdefault(_folded(phrase), section)
    for phrase, section in tuple(found.items()):
        for plain in with_plain_forms((phrase,)):
            found.setdefault(plain, section)
    return found


@while_reading(1024)
def _folded(text: str) -> str:
    s = text.casefold().replace("’", "'")
    return _NO_WORDS.sub(" ", _AND.sub(" + ", s)).strip(" +")


def _sections_of(folded: str) -> tuple[str, ...]:
    if one := _one(folded):
        return (one,)
    parts = [part.strip() for part in folded.split(" + ")]
    for each in (parts, _without_adjectives(parts)):
        known = [_one(part) or _suspended(part, each) for part in each]
        if all(known):
            telling = dict.fromkeys(section for section in known if section and section != "other")
            return tuple(telling) or ("other",)  # `Other / Hobbies` are hobbies
    return ()


def _without_adjectives(parts: list[str]) -> list[str]:
    """The parts of a heading without those that only say more of their neighbour's noun.

    So does `personnelles` of `Compétences techniques et personnelles`, and `Social` of `Social and Technical Skills`.
    """
    before, behind = word_set("grammar", "modifier words"), word_set("grammar", "trailer words")
    last = len(parts) - 1
    return [
        part for at, part in enumerate(parts)
        if not (at < last and before.issuperset(part.split())) and not (at and behind.issuperset(part.split()))
    ]  # fmt: skip


@while_reading(2048)
def sections_named(text: str) -> tuple[str, ...]:
    """The sections that a heading announces, in its order; empty where it is no heading that we know."""
    bare = _NUMBERING.sub("", text)
    if not bare or len(bare) > 70 or not _may_begin(bare) or _NO_HEADING.search(bare):
        return ()
    s = bare.strip(" :.–—-_*#|•▪■►»>~=")
    if not _one(_folded(s)):
        s = _AT_A_GLANCE.sub("", s)
    if "(" in s or "[" in s:
        s = _PLURAL.sub("", _BRACKETS.sub("", s))
    if _SPACED.fullmatch(s):
        s = re.sub(r"(?<=\S)\s(?=\S)", "", s)
    folded = _folded(s)
    if len(folded.split()) > 9:
        return ()
    if folded in _labels_of_forms() and folded not in _phrases():
        return ()  # a heading only by its parts: `Principales activités et responsabilités`
    forms = (folded,) if folded.isascii() else (folded, without_accents(folded))  # `experience de bénévolat`
    return next((found for form in forms if _may_head(form) and (found := _sections_of(form))), ())


def _may_begin(text: str) -> bool:
    """Whether its first word begins some heading, or is a letter set apart: quicker still."""
    first = _FIRST_WORD.match(text)
    word = first[1].casefold().replace("’", "'") if first else ""
    return len(word) == 1 or word in _heading_words() or bool(_AND.fullmatch(word))


def _may_head(folded: str) -> bool:
    """Whether all its words stand in known headings: a quick test that most lines of a CV fail."""
    known = _heading_words()
    return all(word in known for word in folded.split())


@remembered()
def _heading_words() -> frozenset[str]:
    halves = {phrase[: -len(tail)] for phrase in _phrases() for tail in _tails() if phrase.endswith(tail)}
    listed = frozenset(word for phrase in (*_phrases(), *halves) for word in phrase.split())
    return listed | word_set("grammar", "modifier words") | word_set("grammar", "trailer words") | {"+"}


def _tails() -> tuple[str, ...]:
    """Second halves that a heading names once for two words: `Schul- und Berufsbildung`."""
    return sections("grammar").get("second half words", ())


def _one(folded: str) -> str:
    phrases = _phrases()
    if folded in phrases:
        return phrases[folded]
    words = folded.split()
    while len(words) > 1 and words[0] in word_set("grammar", "modifier words"):
        words = words[1:]
        if (bare := " ".join(words)) in phrases:
            return phrases[bare]
    if len(words) > 1 and words[-1] in word_set("grammar", "trailer words"):
        return _one(" ".join(words[:-1]))
    return ""


def _suspended(part: str, parts: list[str]) -> str:
    """`fach` of `Fach- und Sprachkenntnisse`: the first half of a word whose second half stands later."""
    phrases = _phrases()
    return next((phrases[part + tail] for tail in _tails() if parts[-1].endswith(tail) and part + tail in phrases), "")


_HEAD_ENDS = Pattern(r"(?i)\s+(?:{heading ends before})\s")


@while_reading(1024)
def sections_guessed(text: str) -> tuple[str, ...]:
    """What an unlisted heading is about, by the stems of its words; empty where nothing fits.

    What it is about stands before what it goes on with: `Praca w trakcie studiów` are jobs.
    """
    found: tuple[str, ...] = ()
    for phrase in dict.fromkeys((_HEAD_ENDS.split(text, maxsplit=1)[0], text)):
        parts = (_one(_folded(part)) or _by_stem(part) for part in _AND.split(phrase.casefold()))
        found = tuple(dict.fromkeys(kind for kind in parts if kind)) or found
        if found and found[0] not in _RATHER:
            break
    if found:
        return found
    near = misspelt(_folded(text), _by_length())
    return (near,) if near else ()


_SHORT_STEM = 5  # letters: shorter ones count at the beginning of a word only


@remembered()
def _by_length() -> ListedByLength:
    return by_length(_phrases())


def has_stem_of(section: str, text: str) -> bool:
    """Whether a word of a text has a stem of those that tell this section: `Kursprojekt` one of further experience."""
    folded = text.casefold()
    return any(stem in folded and _has_stem(folded, stem) for stem in sections("stems").get(section, ()))


def _has_stem(folded: str, stem: str) -> bool:
    """Whether a text that holds a stem has it as one: a short stem begins a word."""
    return len(stem) >= _SHORT_STEM or bool(re.search(rf"(?<![^\W_]){re.escape(stem)}", folded))


def parts_of(text: str) -> list[str]:
    """What a heading joins: `Projects & Volunteering` in two."""
    return [part for part in _AND.split(text) if part.strip()]


def ends_in_heading(text: str) -> bool:
    """Whether the last word alone would be a heading: `Teaching and Writing Experience`."""
    last = text.rstrip(" :").rpartition(" ")[2]
    return len(last) > 3 and bool(sections_named(last))


@remembered()
def _stems() -> dict[str, list[tuple[int, str, str]]]:
    """First two letters -> the stems, each with its rank and its section."""
    listed = ((section, stem) for section, stems in sections("stems").items() for stem in stems)
    found: dict[str, list[tuple[int, str, str]]] = {}
    for rank, (section, stem) in enumerate(listed):
        found.setdefault(stem[:2], []).append((rank, section, stem))
    return found


def _by_stem(folded: str) -> str:
    """The first section of which a stem is in the words, and not a part of a longer stem of another: `umSCHULUNG`."""
    stems = _stems()
    pairs = stems.keys() & {folded[at : at + 2] for at in range(len(folded))}
    within = sorted(each for pair in pairs for each in stems[pair] if each[2] in folded)
    found = [
        (section, at, at + len(stem))
        for _, section, stem in within
        if _has_stem(folded, stem)
        for at in (folded.find(stem),)
    ]
    told = [
        section
        for section, start, end in found
        if not any(begin <= start and end <= stop and stop - begin > end - start for _, begin, stop in found)
    ]
    rather = _RATHER.get(told[0], ()) if told else ()
    return next((each for each in told if each in rather), (*told, "")[0])


_RATHER = {"summary": ("skills", "work_experience", "education"), "trainings": ("further_experience",)}
"""What a heading is about that names both: `Summary of Skills`, `Course Projects`, `Internship Profile`."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading found: the line, the cell that holds it, its sections. `rest` is what stands behind it on its line.

    `sure` is False where only its look makes it a heading; `why` says what made it one.
    """

    index: int
    cell: int
    sections: tuple[str, ...]
    text: str
    sure: bool = True
    several: bool = False
    why: str = "its words are known, and it is set as this document's headings are"


_PLAIN_STREAM = "its words are known, it stands alone on its line, and all lines of its box or column look alike"

Look = tuple[float, bool, bool, str | None, bool]
Found = dict[int, Headed]
Looks = dict[str, tuple[Look, int]]


def listed_headings(lines: list[PrintedLine], fields: set[int], body: Style) -> tuple[Found, Looks]:
    """Index of a line -> the heading on it, of those whose words are known; and the look of headings by stream.

    `fields` are the lines that are fields of forms, whose labels head nothing; `body` is the style of most text.
    """
    named_by_words = ((index, _named(index, line)) for index, line in enumerate(lines) if index not in fields)
    all_named = {index: found for index, found in named_by_words if found}
    named = {index: found for index, found in all_named.items() if not lines[index].bullet}
    styled = {index: found for index, found in named.items() if stands_out(lines[index], body)}
    main = _main_look(lines, styled)
    kept = {i: found for i, found in styled.items() if _fits(lines[i], found, main)}
    kept |= _as_in_other_streams(lines, styled, kept)
    kept |= _numbered(styled, kept)
    for i in (*_set_as_names(lines, kept, main), *_subjects(lines, kept)):
        kept.pop(i, None)
    if len(named) < len(all_named):
        kept |= _marked(lines, {i: found for i, found in all_named.items() if i not in named}, kept, main, body)
    if len(kept) < 2:
        why = "its words are known, it stands alone on its line, and hardly any heading stands out here"
        kept |= {i: replace(found, why=why) for i, found in named.items() if i not in kept and _alone(lines, i, found)}
    kept |= _in_plain_streams(lines, named, kept)
    if told := asked():
        for i in named.keys() - kept.keys():
            kinds = ", ".join(named[i].sections)
            told.remark(lines[i].block, f"its words could head a section ({kinds}), its look is not that of a heading")
    return kept, main


def _numbered(styled: Found, kept: Found) -> Found:
    """Known headings that are numbered below those that are: `4.1 Languages` of `4 Skills`."""
    if not any(_NUMBER.match(found.text) for found in kept.values()):
        return {}
    why = "its words are known, and it is numbered as the headings above it are"
    return {i: replace(found, why=why) for i, found in styled.items() if i not in kept and _NUMBER.match(found.text)}


_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?\s")


def _set_as_names(lines: list[PrintedLine], kept: Found, main: Looks) -> list[int]:
    """Known headings in a look of which all other lines are something else: `Academic` among the names of prizes."""
    others = [i for i in kept if look(lines[i].cells[0], lines[i].level) != main.get(lines[i].stream, (None, 0))[0]]
    if not others:
        return []
    seen = Counter((line.stream, line.look) for line in lines if len(line.cells) == 1)
    headed = Counter((lines[i].stream, lines[i].look) for i in kept)
    kinds = ((i, (lines[i].stream, lines[i].look)) for i in others)
    return [i for i, kind in kinds if headed[kind] == 1 and seen[kind] > _FEW_NAMES]


_FEW_NAMES = 3


def _subjects(lines: list[PrintedLine], kept: Found) -> list[int]:
    """Known words right below the heading of entries, in another type and above dates: `INFORMATIK`, a degree."""
    return [
        i for i, found in kept.items()
        if i - 1 in kept and kept[i - 1].sections[0] in ENTRIES and found.sections[0] not in ENTRIES
        and lines[i].stream == lines[i - 1].stream and lines[i].look != lines[i - 1].look
        and len(lines[i].cells) == 1 and any(map(has_range, lines[i + 1 : i + 4]))
    ]  # fmt: skip


def _in_plain_streams(lines: list[PrintedLine], named: Found, kept: Found) -> Found:
    """Known headings in a stream that sets all its lines alike, such as a text box: its first line is one of them."""
    found: Found = {}
    for stream in dict.fromkeys(lines[i].stream for i in named):
        own = [i for i, line in enumerate(lines) if line.stream == stream]
        heads = [i for i in own if i in named and len(lines[i].cells) == 1 and i != own[-1]]
        plain = len({line.cells[0].style for line in (lines[i] for i in own)}) == 1
        if plain and heads and heads[0] == own[0] and not any(i in kept for i in own):
            found.update({i: replace(named[i], why=_PLAIN_STREAM) for i in heads})
    return found


def _as_in_other_streams(lines: list[PrintedLine], styled: Found, kept: Found) -> Found:
    """Known headings of sections that have none yet, which look as those of another stream: of a sidebar, say."""
    looks: dict[Look, Counter[str]] = {}
    for index in kept:
        line = lines[index]
        looks.setdefault(look(line.cells[0], line.level), Counter())[line.stream] += 1
    headed = {section for found in kept.values() for section in found.sections}
    return {
        i: found
        for i, found in styled.items()
        if i not in kept and len(lines[i].cells) == 1 and headed.isdisjoint(found.sections)
        and any(
            count > 1 and stream != lines[i].stream
            for stream, count in looks.get(look(lines[i].cells[0], lines[i].level), Counter()).items()
        )
    }  # fmt: skip


def _marked(lines: list[PrintedLine], named: Found, kept: Found, main: Looks, body: Style) -> Found:
    """Headings behind a marker or a symbol: they look like the others of their stream, or it has no others.

    So do those that only the file does not declare headings, as it does others in just this type.
    """
    loud = {i: found for i, found in named.items() if stands_out(lines[i], body)}
    seen = _main_look(lines, loud)
    looks = main | {
        stream: own for stream, own in seen.items()
        if stream not in main or (_louder(own[0], main[stream][0], body) and _many(lines, loud, stream, own))
    }  # fmt: skip
    declared = {(lines[i].stream, lines[i].cells[0].style) for i in kept if lines[i].level}
    return {
        i: replace(found, why="its words are known, and behind its marker it is set as this document's headings are")
        for i, found in loud.items()
        if (lines[i].stream, lines[i].cells[0].style) in declared
        or (lines[i].stream in looks and look(lines[i].cells[0], lines[i].level) == looks[lines[i].stream][0])
    }


def _many(lines: list[PrintedLine], loud: Found, stream: str, own: tuple[Look, int]) -> bool:
    """Whether headings of several sections of a stream stand behind markers in one look of their own."""
    alike = {
        section for i, found in loud.items() for section in found.sections
        if lines[i].stream == stream and look(lines[i].cells[0], lines[i].level) == own[0]
    }  # fmt: skip
    return len(alike) >= _SEVERAL


_SEVERAL = 3


def _louder(seen: Look, main: Look, body: Style) -> bool:
    """Whether a look is that of headings rather than the one taken so far, of labels in their colour, say."""
    return seen[2] or (seen[0] >= main[0] and _rank(seen, body) >= _rank(main, body) + 1)


def look(cell: Cell, level: int = 0) -> Look:
    style = cell.style
    shouted = style.caps or (cell.text.upper() == cell.text and sum(map(str.isalpha, cell.text)) > 3)
    return (float(style.size or 0), style.bold or level > 0, shouted, style.color, level > 0)


def body_style(lines: list[PrintedLine]) -> Style:
    """The style of most characters."""
    weights: dict[Style, int] = {}
    for line in lines:
        for cell in line.cells:
            for run in cell.runs:
                weights[run.style] = weights.get(run.style, 0) + len(run.text)
    return max(weights, key=lambda style: weights[style]) if weights else Style()


def _named(index: int, line: PrintedLine) -> Headed | None:
    first = line.cells[0]
    alone = len(line.cells) == 1
    if (line.bullet and not alone) or (line.continues and alone) or _names_columns(line):
        return None
    if len(line.cells) > 2 and all(is_aspect(cell.text) for cell in line.cells[1:]):
        return None  # the head of a table of levels: `Language | Speaking | Writing`
    names = [sections_named(cell.text) for cell in line.cells]
    if len(line.cells) > 1 and names[0] and len({cell.text for cell in line.cells}) == 1:
        return Headed(index, len(line.cells) - 1, names[0], line.text)  # over both columns of a form
    if len(line.cells) > 1 and all(names) and len({section for named in names for section in named}) > 1:
        return Headed(index, 0, tuple(named[0] for named in names), line.text, several=True)
    if len(line.cells) > 1 and (whole := sections_named(line.text)):
        return Headed(index, len(line.cells) - 1, whole, line.text)
    labels = len(line.cells) > 1 and names[0] and names[0][0] in ("contact", "title")
    return Headed(index, 0, names[0], first.text) if names[0] and not labels else None


def _names_columns(line: PrintedLine) -> bool:
    """Whether a row is the first of a table of entries: `Degree | Institute | Year of passing`."""
    if not line.row or len(line.cells) < _FEWEST_COLUMNS:
        return False
    labels = sum(_folded(cell.text) in _labels_of_forms() for cell in line.cells)
    return labels >= _FEWEST_COLUMNS and labels * 2 > len(line.cells)


_FEWEST_COLUMNS = 3


@remembered()
def _labels_of_forms() -> frozenset[str]:
    """The labels of the fields of entries, as headings are compared."""
    return frozenset(_folded(label) for labels in sections("fields").values() for label in labels)


def stands_out(line: PrintedLine, body: Style) -> bool:
    """Whether a line is declared a heading, or is set louder than most text."""
    return bool(line.level) or _rank(look(line.cells[0], line.level), body) > 0


def _rank(seen: Look, body: Style) -> float:
    size, bold, shouted, color, declared = seen
    points = 0.0
    if body.size and size:
        points += 1.5 if size > body.size + 0.4 else -1.0 if size < body.size - 1.6 else 0.0
    points += 1.0 * (bold and not body.bold) + 1.0 * shouted + 0.6 * (color != body.color) + 2.0 * declared
    return points


def _main_look(lines: list[PrintedLine], styled: Found) -> Looks:
    """Per stream, the look that most of its known headings share, and its declared level."""
    votes: dict[str, Counter[tuple[Look, int]]] = {}
    for index, found in styled.items():
        if found.sections[0] == "title":
            continue
        line = lines[index]
        weight = (
            3
            if found.sections[0] in ("work_experience", "education", "languages", "skills", "interests", "references")
            else 2
        )
        votes.setdefault(line.stream, Counter())[look(line.cells[0], line.level), line.level] += weight
    return {
        stream: max(counter.items(), key=lambda item: (item[1], item[0][0][0]))[0] for stream, counter in votes.items()
    }


_NO_PART = (*ENTRIES, "certifications", "publications", "awards", "interests", "references")
"""Sections that are no part of another, though their heading is declared a deeper one."""


def _fits(line: PrintedLine, found: Headed, main: Looks) -> bool:
    """Whether a known heading looks like the others of its stream, or louder."""
    if line.stream not in main:
        return True
    (size, bold, shouted, color, declared), level = main[line.stream]
    mine = look(line.cells[0], line.level)
    if mine == (size, bold, shouted, color, declared):
        return line.level <= level or not level
    if line.level and level:
        return line.level <= level or (found.sections[0] in _NO_PART and len(line.cells) == 1)
    letters = sum(map(str.isalpha, line.cells[0].text))
    if mine[0] < size - 0.3 or (bold and not mine[1]) or (shouted and not mine[2] and letters > _FEW_LETTERS):
        return False
    return len(line.cells) == 1 or found.several


_FEW_LETTERS = 3  # of a heading whose capitals tell nothing: `C V`


def _alone(lines: list[PrintedLine], index: int, found: Headed) -> bool:
    """A known heading in plain type, alone on its line or once more in each cell of its row, and not the last line."""
    line = lines[index]
    repeated = len(line.cells) > 1 and len({cell.text for cell in line.cells}) == 1
    alone = (len(line.cells) == 1 or found.several) and not line.row
    return (alone or repeated) and index + 1 < len(lines)
