"""Skills: lists, comma lines, and groups under labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from statistics import median

from cv_generator.languages import Pattern, word_set
from cv_generator.reading.fields.found import Found, FoundCv, FoundGroup
from cv_generator.reading.fields.pieces import of_cell, of_line, part, worded
from cv_generator.reading.fields.skill_labels import labels_of
from cv_generator.reading.fields.skill_levels import take_levels, with_levels, without_shares
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import Cell, PrintedLine
from cv_generator.reading.words.text import items_of, sentences_of, shares_a_noun

_LABEL = re.compile(r"([^:,;]{2,60}?)\s*:(?:\s+|(?=[^\W\d_a-z]))(\S.*)|([^:,;]{2,60}?)\s*:")
_INNER_LABEL = re.compile(r"[,;]?\s*([^:,;()]{2,60}?)\s*:\s(?!//)")
_OTHER_LISTS = ("certifications", "trainings", "awards", "interests")
"""What a line among the skills may hold under a label of its own: `Certificates: first aid`."""
_DASHED = re.compile(r"([^–—,;:]{2,40}?)\s+[–—-]\s+([^–—]+,.*)")


def read_skills(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Appends the groups of a section to `cv.skills`; skills without a label make a group without one."""
    lines = without_shares(with_levels([piece for line in joined_lists(lines) for piece in _at_sentences(line)]), cv)
    explained = _are_explained(lines)
    lines = _at_slashes(_with_colons(lines if explained else _with_dashed_labels(lines)))
    tabled, named, phrased = _is_table(lines), _names_groups(lines), are_phrases(lines)
    labels = labels_of(lines)
    several = sum(line.bullet for line in lines) >= _FEWEST_ITEMS
    columns: list[FoundGroup] = []
    group = FoundGroup(None)
    cv.skills.append(group)
    for at, line in enumerate(lines):
        if len(line.cells) > 1 and at in labels:
            columns = [FoundGroup(part(cell.text.rstrip(":"), cell)) for cell in line.cells]
            cv.skills.extend(columns)
            group = columns[-1]
            continue
        if len(line.cells) == 1 and (at in labels or _ends_as_label(line)):
            group, columns = FoundGroup(part(line.text.rstrip(" :"), of_line(line))), []
            cv.skills.append(group)
            continue
        if len(line.cells) >= 2 and (tabled or (named and _labels_beside(line))):
            group = FoundGroup(part(line.cells[0].text.rstrip(" :"), line.cells[0]))
            cv.skills.append(group)
            for cell in line.cells[1:]:
                group = _read(cell.text, of_cell(cell, line), group, cv)
            continue
        for index, cell in enumerate(_labelled_cells(line)):
            target = columns[index] if len(columns) == len(line.cells) else group
            if explained or (line.bullet and is_phrase(cell.text, among_phrases=phrased, several=several)):
                target.items.append(of_cell(cell, line))
                continue
            group = _read(cell.text, of_cell(cell, line), target, cv)
    take_levels(cv.skills)
    cv.skills[:] = [group for group in cv.skills if group.items or group.label]


_PHRASED = Pattern(r"(?:,|(?<!\w)[^\W\d_A-Z][\w-]*)\s+(?:{and})\s+[^\W\d_A-Z][^,;|]*$")
"""The end of a sentence rather than of a list of names: `calibration, and maintenance of devices`."""
_INFINITIVE = Pattern(r"(?i)^[^,]{3,60}, [^,]*(?<!\w)(?:{infinitive behind comma})\.?$")
"""`Bereitschaft, Verantwortung zu übernehmen`: a comma that grammar asks for within one phrase."""
_WORDS_OF_PHRASES = 4  # in the middle one of a list of phrases


def _is_said(text: str) -> bool:
    """Whether a text is a sentence that says more than names before its first comma: `Used to weld at sea, …`.

    A few words before a list of names only say how well they are known: `Proficient in Ada, C, Go.`
    """
    pieces = text.split(",")
    first = pieces[0].split()
    if len(first) <= _WORDS_OF_LEAD and len(pieces) >= _FEWEST_LED:
        return False
    if any(sign in text for sign in ":|•·") or not text.endswith(".") or text.endswith(("etc.", "usw.", "itp.")):
        return False
    if any(_GOES_ON.match(piece.strip()) for piece in pieces[1:]):
        return False
    small = word_set("grammar", "joining words") | word_set("grammar", "sentence words")
    return len(first) >= _WORDS_BEFORE_STOP and not small.isdisjoint(first[1:])


_WORDS_BEFORE_STOP = 3
_WORDS_OF_LEAD, _FEWEST_LED = 4, 3


def _are_explained(lines: list[PrintedLine]) -> bool:
    """Whether most items of a list are a name and what there is to say of it: `Autonomy: used to work on my own`."""
    items = [line for line in lines if len(line.cells) == 1]
    parted = [found for line in items if (found := _LABEL.fullmatch(line.text) or _DASHED_NAME.fullmatch(line.text))]
    told = sum(map(_is_explanation, (found[2] for found in parted if found[2])))
    return len(items) >= _FEWEST_EXPLAINED and told * 3 >= len(items) * 2


_DASHED_NAME = re.compile(r"([^–—,;:.()]{2,40}?)\s+[–—-]\s+(\S.*)")


def _is_explanation(text: str) -> bool:
    """Whether what stands behind a label goes on with it in small letters, or is a sentence up to its stop."""
    first = text.partition(",")[0].split()
    if text[0].islower():
        return len(first) >= _WORDS_BEFORE_STOP
    small = word_set("grammar", "joining words") | word_set("grammar", "sentence words")
    return text.endswith(".") and len(first) >= _WORDS_BEFORE_STOP and not small.isdisjoint(first[1:])


_FEWEST_EXPLAINED = 3


def are_phrases(lines: list[PrintedLine]) -> bool:
    """Whether most items of a list say what somebody can do, rather than name it."""
    counts = [len(line.text.split()) for line in lines if line.bullet]
    return bool(counts) and median(counts) >= _WORDS_OF_PHRASES


_WORDS_OF_NAMES, _WORDS_OF_CLAUSES = 2, 3.3
"""Words between commas, in the mean: fewer are names, more are clauses of one phrase (141 items of 60 real CVs)."""


def is_phrase(text: str, *, among_phrases: bool = False, several: bool = False) -> bool:
    """Whether an item says one thing in several words, commas and all: `Experience with Python, C++ and Java`.

    `several` says that it is one of several items of a list, `among_phrases` that most of these are phrases. What
    stands before a dash and a list is its label: `Front End - HTML, CSS`.
    """
    if ":" in text or "," not in text:
        return False
    text = labelled[2] if (labelled := _DASHED.fullmatch(text)) else text
    if _INFINITIVE.search(text):
        return True
    first = text.partition(",")[0].split()
    if among_phrases and not word_set("grammar", "sentence words").isdisjoint(first[1:]):
        return True
    words = len(text.split()) / (text.count(",") + 1)
    if words < _WORDS_OF_NAMES:
        return False
    long = (several and words > _WORDS_OF_CLAUSES) or (among_phrases and len(first) >= _WORDS_OF_PHRASES)
    return long or bool(_PHRASED.search(text))


def _at_sentences(line: PrintedLine) -> list[PrintedLine]:
    """A paragraph in its sentences, each of which says what somebody can do; an item of a list is one."""
    said = [] if line.bullet or len(line.cells) > 1 or ":" in line.text else sentences_of(line.text)
    if not said:
        return [line]
    cell = line.cells[0]
    return [replace(line, cells=(worded(cell, one),)) for one in said]


def _read(text: str, source: Found, group: FoundGroup, cv: FoundCv) -> FoundGroup:
    found = _LABEL.fullmatch(text) or _DASHED.fullmatch(text)
    if not found or "http" in text or "(" in (found[1] or found[3]).rpartition(")")[2]:
        _add(group, text, source)
        return group
    label, rest = (found[1], found[2]) if found[1] else (found[3], "")
    if rest and (kind := "".join(sections_named(label))) in _OTHER_LISTS:
        cv.structure.append(replace(part(label, source), value="", verbatim=False))
        cv.lists.setdefault(kind, []).extend(part(item, source) for item in items_of(rest, ",;|•"))
        return group
    while True:
        group = FoundGroup(part(label, source))
        cv.skills.append(group)
        items, label, rest = _up_to_label(rest or "")
        _add(group, items, source)
        if not label:
            return group


def _up_to_label(text: str) -> tuple[str, str, str]:
    """`hiking trips EDV: Word, Excel` as the items before the next label of the line, that label, and what follows."""
    for m in _INNER_LABEL.finditer(text):
        if text[: m.start()].count("(") > text[: m.start()].count(")"):
            continue
        words = m[1].split()
        count = len(words)
        if m[0][0] != ";":
            count = next((n for n in (3, 2) if n <= len(words) and sections_named(" ".join(words[-n:]))), 1)
        if m[0][0] not in ",;" and count == len(words):
            continue
        return text[: m.start(1)] + " ".join(words[:-count]), " ".join(words[-count:]), text[m.end() :]
    return text, "", ""


def _add(group: FoundGroup, text: str, source: Found) -> None:
    items = (
        [text]
        if shares_a_noun(text) or _is_said(text) or _INFINITIVE.search(text)
        else at_dashes(text) or items_of(text)
    )
    group.items.extend(
        part(_bare(item, items[at + 1 :]), source) for at, item in enumerate(items) if _WORD.search(item)
    )


_SPACED_DASH = re.compile(r"\s+[–—-]\s+")
_FEWEST_DASHED, _LONGEST_DASHED = 3, 3  # pieces, words of each


def at_dashes(text: str) -> list[str]:
    """`HTML – CSS – Bootstrap` in three; none where dashes part no list of short names."""
    pieces = [] if "," in text else _SPACED_DASH.split(text)
    return pieces if len(pieces) >= _FEWEST_DASHED and all(len(p.split()) <= _LONGEST_DASHED for p in pieces) else []


def _bare(item: str, following: list[str]) -> str:
    """`Html5` of `along with front end work in Html5`: the list goes on, and names further things of its kind."""
    lead = _GOES_ON.match(item)
    rest = item[lead.end() :] if lead else item
    named = _NAMED.search(rest) if lead and following and len(following[0].split()) < 3 else None
    return named[1] if named else rest


_WORD = re.compile(r"\w")
_GOES_ON = Pattern(r"(?:{list goes on})\s+(?=\S)")
_NAMED = re.compile(r"\s[^\W\d_A-Z]+\s+([^\W_a-z]\S*(?: [^\W\d_a-z]\S*)?)$")
"""A name in capitals at the end, behind a small word: `work in Html5`."""


def _at_slashes(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines such as `Python / C / C++` cut at the slashes, where nothing but these parts the skills of a section."""
    parted = [_SLASH.split(line.text) for line in lines]
    if max(map(len, parted), default=0) < _FEWEST_SLASHED or any(_OTHER_SIGN.search(line.text) for line in lines):
        return lines
    if any(len(line.cells) > 1 for line in lines) or 2 * sum(len(pieces) > 1 for pieces in parted) < len(lines):
        return lines
    return [
        replace(line, cells=(worded(line.cells[0], piece.strip()),))
        for line, pieces in zip(lines, parted, strict=True)
        for piece in pieces
        if piece.strip()
    ]


_SLASH = re.compile(r"\s+/\s+")
_OTHER_SIGN = re.compile(r"[,;|•]")
_FEWEST_SLASHED = 3


def _labelled_cells(line: PrintedLine) -> list[Cell]:
    return [piece for cell in line.cells for piece in _at_bold_labels(cell)]


def _with_colons(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Labels in bold before a list in plain type as labels with a colon, where several lines of a section begin so."""
    labels = [_bold_label(line) for line in lines]
    if sum(map(bool, labels)) < _FEWEST_BOLD:
        return lines
    return [_with_colon(line, label) if label else line for line, label in zip(lines, labels, strict=True)]


def _with_dashed_labels(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Labels before a dash as labels with a colon, where most lines of a section begin so: `Tools - Git, Make`."""
    parted = [_DASHED_LABEL.fullmatch(line.text) if len(line.cells) == 1 else None for line in lines]
    if sum("," in line.text for line, found in zip(lines, parted, strict=True) if found) < _FEWEST_BOLD:
        return lines
    if 2 * sum(map(bool, parted)) <= len(lines):
        return lines
    return [_with_colon_at(line, found) if found else line for line, found in zip(lines, parted, strict=True)]


_DASHED_LABEL = re.compile(r"([^–—,;:.()]{2,40}?)\s+[–—-]\s+(?=\S)([^–—:]+)")


def _with_colon_at(line: PrintedLine, parted: re.Match[str]) -> PrintedLine:
    cell = line.cells[0]
    style = next(run.style for run in cell.runs if run.text.strip())
    return replace(line, cells=(Cell((Run(f"{parted[1]}: ", style), Run(parted[2], cell.runs[-1].style)), cell.block),))


def _bold_label(line: PrintedLine) -> str:
    """`Systems` of `**Systems** Linux, Solaris`; empty where there is a colon, or no list behind it."""
    runs = [run for run in line.cells[0].runs if run.text.strip()]
    bold = list(takewhile(lambda run: run.style.bold, runs))
    label = "".join(run.text for run in bold).strip()
    behind = "".join(run.text for run in runs[len(bold) :]).strip()
    listed = len(items_of(behind)) > 1 and not behind.startswith((",", ":", ";", "(", "–", "-", "|"))
    named = bool(label) and not label.endswith((":", ",", "–", "-", "|")) and "," not in label
    return label if len(line.cells) == 1 and listed and named and len(label.split()) <= _LONGEST_LABEL else ""


def _with_colon(line: PrintedLine, label: str) -> PrintedLine:
    cell = line.cells[0]
    bold = len(list(takewhile(lambda run: run.style.bold or not run.text.strip(), cell.runs)))
    named = Run(f"{label.rstrip('.')}: ", next(run.style for run in cell.runs if run.text.strip()))
    return replace(line, cells=(Cell((named, *cell.runs[bold:]), cell.block),))


_FEWEST_BOLD, _LONGEST_LABEL = 2, 5


def _at_bold_labels(cell: Cell) -> Iterator[Cell]:
    """Cut before each label set in bold: `**ERP:** SAP, BMD **Büro:** Excel`."""
    current: list[Run] = []
    for run in cell.runs:
        starts = run.style.bold and run.text.rstrip().endswith(":") and any(not other.style.bold for other in current)
        if starts and current:
            yield Cell(tuple(current), cell.block)
            current = []
        current.append(run)
    yield Cell(tuple(current), cell.block)


def joined_lists(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A comma line that runs on in the next line is one, and so is an item of a list that does."""
    joined: list[PrintedLine] = []
    itemised = _are_items(lines)
    apart = _set_apart(lines)
    for index, line in enumerate(lines):
        before = joined[-1] if joined else None
        if (
            before is not None and not line.bullet and len(line.cells) == 1 and index not in apart
            and line.cells[0].style == before.cells[-1].style
            and (itemised or before.text.endswith(",") or before.text.count("(") > before.text.count(")"))
        ):  # fmt: skip
            blank = replace(before.cells[-1].runs[-1], text=before.cells[-1].runs[-1].text + " ")
            last = replace(before.cells[-1], runs=(*before.cells[-1].runs[:-1], blank, *line.cells[0].runs))
            joined[-1] = replace(before, cells=(*before.cells[:-1], last), also=(*before.also, line.block))
        else:
            joined.append(line)
    return joined


def _set_apart(lines: list[PrintedLine]) -> set[int]:
    """The indices of the lines that stand further from the one above than most lines do, by half a line and more."""
    gaps = sorted(line.gap for line in lines[1:] if line.gap is not None)
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    return {at for at, line in enumerate(lines) if at and line.gap is not None and line.gap - usual > _HALF_A_LINE}


_HALF_A_LINE = 6.0  # points


def _are_items(lines: list[PrintedLine]) -> bool:
    """Whether lines are a list of items of one type, some of which go on in a line without the list's sign."""
    items = [line for line in lines if line.bullet]
    return (
        len(items) >= _FEWEST_ITEMS and lines[0].bullet and len(items) * 3 >= len(lines)
        and len({line.cells[0].style for line in lines}) == 1
        and not any(line.text.endswith(":") for line in lines if not line.bullet)
    )  # fmt: skip


_FEWEST_ITEMS = 3


def _is_table(lines: list[PrintedLine]) -> bool:
    """Whether first cells are labels: the second cells hold lists, or look different."""
    pairs = [line for line in lines if len(line.cells) == 2]
    if not pairs:
        return False
    listed = sum(1 for line in pairs if len(items_of(line.cells[1].text, ",;")) > 1)
    differing = sum(1 for line in pairs if line.cells[0].style != line.cells[1].style)
    colons = sum(1 for line in pairs if line.cells[0].text.endswith(":"))
    return (
        (listed and not any("," in line.cells[0].text for line in pairs))
        or differing * 2 > len(pairs)
        or colons * 2 > len(pairs)
    )


def _names_groups(lines: list[PrintedLine]) -> bool:
    """Whether the first of two cells mostly name what groups of skills are called: `IT skills`, `Other`."""
    pairs = [line for line in lines if len(line.cells) == 2]
    return bool(pairs) and sum(map(_labels_beside, pairs)) * 2 > len(pairs)


def _labels_beside(line: PrintedLine) -> bool:
    return bool(sections_named(line.cells[0].text.rstrip(" :")))


def _ends_as_label(line: PrintedLine) -> bool:
    return line.text.endswith(":") and len(line.text) < 50
