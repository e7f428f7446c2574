"""Sections whose heading announces several things: `Courses & Certificates`, `Languages and Interests`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.languages import Pattern, lexicon
from cv_generator.reading.structure.headings import ENTRIES, sections_named
from cv_generator.reading.structure.printed import PrintedLine, has_date, has_range
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.structure.studies_and_certificates import parted_by_thing
from cv_generator.reading.structure.unheaded import by_entry
from cv_generator.reading.structure.work_and_projects import parted_by_entry
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.language_names import is_language_list, lists_codes, lists_levels
from cv_generator.reading.words.patterns import BORN, EMAIL, PHONE, POSTAL, URL
from cv_generator.reading.words.text import items_of

_LEARNT = ("certifications", "trainings")
_LONGEST_NAME = 90
_WORDY = 6  # words of an item that describes something


def split_mixed(section: Section, *, has_work: bool = False) -> list[Section]:
    """One section per kind. Entries are told apart where they begin alike, lists item by item.

    `has_work` says that another section holds the jobs.
    """
    if len(section.kinds) == 1 or section.heading is None:
        return [section]
    if parted := _parted(section, has_work=has_work):
        return parted
    listed = tuple(kind for kind in section.kinds if kind not in ENTRIES)
    if section.kind in ENTRIES and listed and not any(map(has_date, section.lines)):
        section = replace(section, kinds=listed)
    if section.kind in ENTRIES:
        return _without_tail(section)
    return _by_item(section)


def _parted(section: Section, *, has_work: bool) -> list[Section]:
    """Sections of entries of one kind each; empty where the heading names no two such kinds, or nothing tells them."""
    kinds = set(section.kinds)
    if {"work_experience", "education"} <= kinds and (parted := by_entry(section)):
        return parted
    if {"work_experience", "further_experience"} <= kinds and (parted := parted_by_entry(section, has_work=has_work)):
        return parted
    return parted_by_thing(section) if section.kind == "education" and section.kinds[1] in _LEARNT else []


def _by_item(section: Section) -> list[Section]:
    if set(section.kinds) == set(_LEARNT) and not _holds_marked("trainings", section):
        kind = "certifications" if _holds_marked("certifications", section) else section.kinds[0]
        return [replace(section, kinds=(kind,))]
    parts: dict[str, list[PrintedLine]] = {kind: [] for kind in section.kinds}
    current = section.kinds[0]
    for item in _whole_items(section):
        current = _kind_of(item[0] if len(item) == 1 else _as_one(item), section.kinds, current)
        parts[current].extend(item)
    sections = [replace(section, kinds=(kind,), lines=lines) for kind, lines in parts.items() if lines]
    return sections or [replace(section, kinds=section.kinds[:1])]


def _holds_marked(kind: str, section: Section) -> bool:
    return any(MARKS[kind].search(line.text) for line in section.lines)


def _whole_items(section: Section) -> list[list[PrintedLine]]:
    """The lines of each item of a list: those of a row, those below a line that is a date; else each line is one."""
    lines = section.lines
    listed = not any(kind in (*ENTRIES, "languages") for kind in section.kinds)
    dated = [listed and parse_date_range(line.text) is not None for line in lines]
    groups: list[list[PrintedLine]] = []
    for line, is_date in zip(lines, dated, strict=True):
        below = bool(groups) and dated[0] and not is_date
        in_row = bool(groups) and listed and line.row and not line.starts_row and line.row == groups[-1][-1].row
        if below or in_row:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _as_one(lines: list[PrintedLine]) -> PrintedLine:
    return replace(lines[0], cells=tuple(cell for line in lines for cell in line.cells))


def _without_tail(section: Section) -> list[Section]:
    """Entries, and apart from them the lines behind the last one that the heading's other kinds tell better."""
    kinds = tuple(kind for kind in section.kinds[1:] if kind not in ENTRIES)
    start = len(section.lines)
    tail: list[tuple[str, PrintedLine]] = []
    while start and (kind := _tail_kind(section.lines[start - 1], kinds)):
        start -= 1
        tail.insert(0, (kind, section.lines[start]))
    parts = {kind: [line for told, line in tail if told == kind] for kind, _ in tail}
    entries = [replace(section, lines=section.lines[:start])] if start else []
    return entries + [replace(section, kinds=(kind,), lines=lines) for kind, lines in parts.items()]


def _tail_kind(line: PrintedLine, kinds: tuple[str, ...]) -> str:
    """What a line below entries is of, if it is of these kinds; empty where it may belong to the entry above."""
    found = find_dates(line.text[:200])
    if "languages" in kinds and is_language_list(line.text):
        return "languages"
    if line.bullet or any(not date.range.is_single for date in found):
        return ""
    if (
        "interests" in kinds
        and not found
        and "," in line.text
        and all(len(one.split()) < 5 for one in items_of(line.text))
    ):
        return "interests"
    marked = (kind for kind in kinds if (words := MARKS.get(kind)) and words.search(line.text))
    return next(marked, "") if found else ""


def _kind_of(line: PrintedLine, kinds: tuple[str, ...], current: str) -> str:
    """The kind that a line's own words tell; else the first one."""
    text = line.text
    entries = next((kind for kind in kinds if kind in ENTRIES), "")
    if entries and (spans([line]) or (entries == "education" and not line.bullet and _is_degree(line))):
        return entries
    if "languages" in kinds and is_language_list(text):
        return "languages"
    for kind in kinds:
        if (words := MARKS.get(kind)) and words.search(text):
            return kind
    if entries and current == entries and (line.bullet or "," not in text):
        return entries
    others = [kind for kind in kinds if kind != "languages"]
    return others[0] if others else current


def _is_degree(line: PrintedLine) -> bool:
    """`M.Sc. Mechanical Engineering, Hollin University`: a degree and, behind a comma or in a cell, a school."""
    first, *others = [piece for cell in line.cells for piece in cell.text.split(", ")]
    return evidence.degree(first) > 1 and any(evidence.institution(piece) > 1 for piece in others)


MARKS: dict[str, Pattern] = {
    "certifications": Pattern(r"(?i){certifications}", name="marks"),
    "trainings": Pattern(r"(?i){trainings}", name="marks"),
    "awards": Pattern(r"(?i){awards}", name="marks"),
    "publications": Pattern(
        r"(?i)\bin:|{publications}|S\. \d+|\((?:19|20)\d\d\)[.:,]|\d\(\d+\)|^(?-i:[A-ZÄ-Ž][\w-]+,? [A-Z]\.)",
        name="marks",
    ),
    "references": Pattern(r"(?i){references}", name="marks"),
}
"""By which an item tells of which section it is."""


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 9 and text.count(",") < 3 and ":" not in text


def _has_own_year(line: PrintedLine) -> bool:
    """Whether a line is one dated thing: `Fachkunde Strahlenschutz, 2013`, `2019 | First Aid`."""
    found = find_dates(line.text[:200]) if any(c.isdigit() for c in line.text) else []
    if len(found) != 1 or not found[0].range.is_single:
        return False
    before, behind = line.text[: found[0].start].rstrip(" (["), line.text[found[0].end :].strip(" )].")
    parted = before.endswith((",", "–", "-", "|", "·", ";", ":")) or line.text[: found[0].start].endswith("(")
    return (parted and not behind) or (not before and len(behind) > 3)


def contact_apart(section: Section) -> list[Section]:
    """A section, and apart from it the contact data that end its column: below prose, such as are in another type.

    Below prose they may have labels instead. Labelled personal data may begin what a heading calls a profile.
    """
    if section.kind in ("contact", "title", "references"):
        return [section]
    if section.kind != "summary":
        return [part for one in _without_top(section) for part in _without_foot(one)]
    head = _labelled_head(section.lines)
    if 0 < head < len(section.lines):
        personal = Section(("contact",), section.stream, lines=section.lines[:head])
        return [personal, *contact_apart(replace(section, lines=section.lines[head:]))]
    at = _labelled_tail(section.lines)
    if at == len(section.lines):
        at = _tail_in_another_type(section.lines)
    tail = section.lines[at:]
    if not at or not any(EMAIL.search(line.text) or PHONE.search(line.text) for line in tail):
        return [section]
    return [replace(section, lines=section.lines[:at]), Section(("contact",), section.stream, lines=tail)]


def _tail_in_another_type(lines: list[PrintedLine]) -> int:
    """Where the short lines in types of their own begin that hold all contact data of a section; 0 where none do."""
    reached = next((at for at, line in enumerate(lines) if EMAIL.search(line.text) or PHONE.search(line.text)), 0)
    for at in range(reached, 0, -1):
        above, below = ({line.style for line in part} for part in (lines[:at], lines[at:]))
        if above.isdisjoint(below) and all(len(line.text.split()) <= _WORDY for line in lines[at:]):
            return at
    return 0


def _without_foot(section: Section) -> list[Section]:
    """A section without the contact data at the foot of its page: several lines that hold nothing else."""
    at, labelled = len(section.lines), section.kind != "other"
    while at and _is_reached_there(section.lines[at - 1].text, labelled=labelled):
        at -= 1
    foot = section.lines[at:]
    if not at or len(foot) < _FEWEST_AT_FOOT or not any(EMAIL.search(line.text) for line in foot):
        return [section]
    return [replace(section, lines=section.lines[:at]), Section(("contact",), section.stream, lines=foot)]


_FEWEST_AT_FOOT = 2
_FEWEST_ABOVE_ENTRIES = 3


def _without_top(section: Section) -> list[Section]:
    """A section without the contact data that stand beside its heading, in the order of reading below it."""
    top = list(takewhile(lambda line: _is_reached_there(line.text, labelled=True), section.lines))
    least = _FEWEST_ABOVE_ENTRIES if section.kind in ENTRIES else _FEWEST_AT_FOOT
    no_list = section.kind == "other" or len(top) == len(section.lines)
    if no_list or len(top) < least or not any(EMAIL.search(line.text) for line in top):
        return [section]
    rest = replace(section, lines=section.lines[len(top) :])
    return [Section(("contact",), section.stream, lines=top), rest]


def _is_reached_there(text: str, *, labelled: bool = False) -> bool:
    """Whether a short text is how somebody is reached: a number, a street with its number, a postcode with its town.

    `labelled` says that a label may tell it too; a link may be broken then: `linkedin:`, and halves of it below.
    """
    if len(text.split()) > _WORDY:
        return False
    street = any(c.isdigit() for c in text) and lexicon("contact", "street").hits(text) > 0
    label, colon, _ = text.partition(":")
    if labelled and ((colon and label_of(label) in _REACHED_BY) or (text.endswith("/") and " " not in text)):
        return True
    bare = _ICON.sub("", text)
    return bool(EMAIL.search(text) or PHONE.fullmatch(bare) or _has_postcode(text) or URL.fullmatch(bare)) or street


_REACHED_BY = ("email", "phone", "link", "address")
_ICON = re.compile(r"^[^\W\d_]\s+")
"""A letter of a font of icons."""


def _labelled_tail(lines: list[PrintedLine]) -> int:
    """Where the labelled personal data that end a section begin; the number of all lines where there are none."""
    at = len(lines)
    while at and ":" in lines[at - 1].text and label_of(lines[at - 1].text.partition(":")[0]):
        at -= 1
    return at if len(lines) - at > 1 else len(lines)


def _labelled_head(lines: list[PrintedLine]) -> int:
    """How many lines at the beginning of a section are labelled personal data: one fact of a person, or several."""
    kinds = [_kind_of_label(line) for line in lines]
    at = next((at for at, kind in enumerate(kinds) if not kind), len(lines))
    return at if at > 1 or (at and kinds[0] in _FACTS) else 0


_FACTS = ("name", "birth", "birthplace", "nationality", "address", "phone", "email")


def _kind_of_label(line: PrintedLine) -> str:
    label, colon, _ = line.text.partition(":")
    return label_of(label) if colon else ""


def by_content(section: Section) -> Section:
    """A section whose lines contradict its heading: `Career Summary` above prose, `Profile` above dated jobs."""
    if not section.lines or section.heading is None or section.host:
        return section
    if section.kind not in _OF_LINKS and all(map(_is_address, section.lines)):
        why = "all that stands below it are addresses of pages"
        return replace(section, kinds=("contact",), why=why)
    if section.kind == "summary" and _names_skills(section.heading.text) and _are_short_things(section.lines):
        return replace(section, kinds=("skills",), why="the heading names skills too, and short things stand below it")
    sure = section.heading.sure
    spoken = not sure and _are_spoken(section.lines)
    labels = section.kind == "other" and not sure and _labels_a_fact(section)
    kind = "languages" if spoken else "contact" if labels else _told_by_lines(section.kind, section.lines, sure=sure)
    if kind == section.kind:
        return section
    why = f"the heading says {section.kind}, what stands below it is {kind}"
    if kind == "contact" and section.kind == "other" and section.heading_line is not None:
        return replace(section, kinds=(kind,), heading=None, lines=[section.heading_line, *section.lines], why=why)
    return replace(section, kinds=(kind, *section.kinds[1:]), why=why)


def _labels_a_fact(section: Section) -> bool:
    """Whether what looks like a heading is the label of what stands below it: `Date of birth` above `3.4.1990`."""
    return section.heading is not None and len(section.lines) == 1 and bool(label_of(section.heading.text.rstrip(" :")))


_OF_LINKS = ("contact", "publications", "certifications", "references")


def _is_address(line: PrintedLine) -> bool:
    """Whether a line is the address of a page, with a label before it or none."""
    return bool(_PAGE.fullmatch(line.text))


_PAGE = re.compile(r"(?:[^\W\d_]{2,12}(?: ?:|\t)\s*)?(?:https?://|www\.)\S{4,}", re.IGNORECASE)


def _told_by_lines(kind: str, lines: list[PrintedLine], *, sure: bool) -> str:
    """The kind of some lines under a heading for `kind`, of which we may not be `sure`."""
    if kind in ENTRIES:
        return _entries_or(kind, lines, sure=sure)
    personal = (kind in ("summary", "interests") or (kind == "other" and not sure)) and _is_personal(lines)
    if personal or (kind == "other" and _reach_somebody(lines)) or (kind == "interests" and _tell_birth(lines)):
        return "contact"
    if kind in ("summary", "skills", "other") and _is_table_of_schools(lines):
        return "education"
    if kind == "summary":
        return _summary_or(lines)
    if kind in ("skills", "languages", "other"):
        told = _items_or(kind, lines)
        return kind if kind == "other" and sure and told == "skills" else told
    dated = kind == "interests" and (_ended(lines, sure=sure) * 2 > len(lines) or (not sure and spans(lines)))
    described = kind == "trainings" and not sure and spans(lines) < len(lines) and _describes_each(lines)
    return "further_experience" if dated or described else kind


def _ended(lines: list[PrintedLine], *, sure: bool) -> int:
    """How many lines hold a range of dates; under a sure heading one with an end: `Since 2011 Chess` is an interest."""
    ranges = [[date.range for date in find_dates(line.text[:200]) if not date.range.is_single] for line in lines]
    ended = any(one.end is not None for found in ranges for one in found)
    return sum(map(bool, ranges)) if ended or not sure else 0


def _entries_or(kind: str, lines: list[PrintedLine], *, sure: bool) -> str:
    if _is_prose_only(kind, lines) and not spans(lines):
        return "summary"
    if kind == "education" and _is_undated_list(lines):
        return "skills"
    listed = kind == "further_experience" and all(line.bullet or len(line.text) < 80 for line in lines)
    named = kind == "further_experience" and _are_named_and_told(lines)
    if sure or listed or named or any(map(has_date, lines)):
        return kind
    projects = kind == "work_experience" and _are_named_and_told(lines) and not any(map(_names_role, lines))
    return "further_experience" if projects else "other"


def _names_role(line: PrintedLine) -> bool:
    return not line.bullet and evidence.title(line.cells[0].text) > 1


def _are_named_and_told(lines: list[PrintedLine]) -> bool:
    """Whether several lines in the look of the first one each stand above others: names, and what they are."""
    heads = [at for at, line in enumerate(lines) if line.look == lines[0].look]
    apart = all(at + 1 < len(lines) and lines[at + 1].look != lines[0].look for at in heads)
    return len(heads) > 1 and apart and all(len(lines[at].text) < _LONGEST_NAME for at in heads)


def _is_prose_only(kind: str, lines: list[PrintedLine]) -> bool:
    """Whether lines are paragraphs and no entries: most are long, none is a name in another type, none a degree."""
    prose = [line for line in lines if len(line.text.split()) > 12 and "|" not in line.text and len(line.cells) == 1]
    if len(prose) * 2 < len(lines) or any(line.bullet for line in lines):
        return False
    headed = any(line.look != below.look and line not in prose for line, below in pairwise(lines))
    named = kind != "education" and all(_NAMED.match(line.text) for line in lines)
    named = named and (kind == "further_experience" or any(evidence.title(_first_of(line)) > 1 for line in lines))
    schooled = kind == "education" and any(map(_is_schooled, lines))
    return not headed and not schooled and not named


def _first_of(line: PrintedLine) -> str:
    return re.split(r" ?: | [–—-] ", line.text, maxsplit=1)[0][:120]


_NAMED = re.compile(r"[^:.]{2,60}?(?:: | [–—-] )|\S+\.\w{2,4} [–—-] ")
"""`Tidal Watch – an app that …`: the name of a project before what it is."""


def _are_spoken(lines: list[PrintedLine]) -> bool:
    """Whether all lines name languages, and most of them how well: `French: C1` below `Communication`."""
    if len(lines) < _SEVERAL_TONGUES or not all(is_language_list(line.text) for line in lines):
        return False
    return 2 * sum(lists_levels(line.text) for line in lines) > len(lines)


_SEVERAL_TONGUES = 2


def _is_undated_list(lines: list[PrintedLine]) -> bool:
    """Whether all lines are items that name no date, no degree and no school: `Qualifications` of another sort."""
    listed = all(line.bullet for line in lines)
    return listed and not any(has_date(line) or _is_schooled(line) for line in lines)


def _is_schooled(line: PrintedLine) -> bool:
    first = line.text.partition(",")[0][:120]
    return evidence.degree(first) > 1 or evidence.institution(first) > 1


def _is_personal(lines: list[PrintedLine]) -> bool:
    """Whether lines are labelled as personal data are, or have the form of a birth date or an address."""
    if any(len(line.text) > 100 and not _kind_of_label(line) for line in lines):
        return False
    labels = sum(1 for line in lines if label_of(line.cells[0].text.partition(":")[0]))
    formed = sum(1 for line in lines if BORN.search(line.text) or _has_postcode(line.text))
    return (labels > 1 and labels * 2 > len(lines)) or labels + formed > max(1, len(lines) // 3)


def _tell_birth(lines: list[PrintedLine]) -> bool:
    """Whether a few short lines hold the day of a birth: `born 3.4.1990 in Jena`, `married, two children`."""
    few = len(lines) <= _FEW_FACTS and all(len(line.text) <= _LONGEST_NAME for line in lines)
    return few and any(BORN.search(line.text) for line in lines)


def _reach_somebody(lines: list[PrintedLine]) -> bool:
    """Whether short lines are mostly an e-mail address, a number and an address: what stands below a person's name."""
    if any(len(line.text) > _LONGEST_NAME for line in lines) or not any(EMAIL.search(line.text) for line in lines):
        return False
    formed = (EMAIL.search(line.text) or PHONE.search(line.text) or _has_postcode(line.text) for line in lines)
    return 2 * sum(map(bool, formed)) > len(lines)


def _has_postcode(text: str) -> bool:
    """Whether a text holds a postcode that is no year: `Since 2011 Chess`."""
    found = POSTAL.search(text)
    return found is not None and not _YEAR.search(found[0])


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEW_FACTS = 5


def _is_table_of_schools(lines: list[PrintedLine]) -> bool:
    """Whether the first row of a table names columns, one of schools and one of years or degrees."""
    columns = {field_of(cell.text) for cell in lines[0].cells} if lines[0].row and len(lines[0].cells) > 2 else set()
    return len(lines) > 1 and "institution" in columns and not columns.isdisjoint(("date", "degree"))


def _names_skills(heading: str) -> bool:
    """`Summary of Skills` names them in a word of its own."""
    return any(sections_named(word) == ("skills",) for word in re.findall(r"[^\W_]+", heading))


def _are_short_things(lines: list[PrintedLine]) -> bool:
    """Whether lines only list what somebody can do: several items of a few words."""
    if any(line.row and not line.bullet for line in lines) or any(map(has_date, lines)):
        return False
    items = [(cell.text, line.bullet) for line in lines for cell in line.cells]
    short = (len(text.split()) <= (_WORDS_OF_ITEM if bullet else _WORDS_OF_NAME) for text, bullet in items)
    told = any(EMAIL.search(text) or PHONE.search(text) or ":" in text for text, _ in items)
    return len(items) >= _FEWEST_THINGS and all(short) and not told


_WORDS_OF_ITEM, _WORDS_OF_NAME, _FEWEST_THINGS = 8, 3, 4


def _summary_or(lines: list[PrintedLine]) -> str:
    if len(lines) > 1 and any(EMAIL.search(line.text) or PHONE.fullmatch(line.text) for line in lines):
        return "contact"
    if _are_strengths([cell.text for line in lines for cell in line.cells]):
        return "skills"
    return "work_experience" if spans(lines) > 1 else "summary"


def _are_strengths(texts: list[str]) -> bool:
    """Whether a profile is told in single words: `Kreativ`, `Team player`."""
    words = all(len(text.split()) <= _WORDS_OF_STRENGTH and text.replace(" ", "").isalpha() for text in texts)
    return words and len(texts) >= _FEWEST_STRENGTHS


_WORDS_OF_STRENGTH, _FEWEST_STRENGTHS = 2, 4


def _items_or(kind: str, lines: list[PrintedLine]) -> str:
    """Skills, languages, or what stands under a heading that tells nothing."""
    spoken = sum(1 for line in lines if is_language_list(line.text))
    if kind == "languages":
        spoken = spoken or sum(is_language_list(line.cells[0].text) for line in lines if len(line.cells) > 1)
        coded = lists_codes([line.text for line in lines])
        return "skills" if not spoken and not coded and len(lines) > 1 else "languages"
    if kind == "skills":
        return _skills_or(lines, spoken)
    if spoken * 2 > len(lines):
        return "languages"
    short = all(len(line.text) < 60 for line in lines)
    if not spans(lines) and _describes_each(lines):
        return "further_experience"
    return "further_experience" if spans(lines) else "skills" if short else "other"


def _describes_each(lines: list[PrintedLine]) -> bool:
    """Whether several lines each have items below them that say what they are: projects, not groups of skills."""
    named = [line for line, below in pairwise(lines) if not line.bullet and below.bullet]
    items = [line for line in lines if line.bullet]
    wordy = sum(len(line.text.split()) for line in items) >= _WORDY * len(items)
    return len(named) > 1 and not lines[0].bullet and wordy and all(len(line.text) < 60 for line in named)


def _skills_or(lines: list[PrintedLine], spoken: int) -> str:
    if len(lines) == 1 and _is_sentence(lines[0].text):
        return "summary"
    if sum(1 for line in lines if _has_own_year(line)) * 3 > len(lines) * 2:
        return "certifications"
    return "languages" if spoken > 1 and spoken * 3 >= len(lines) * 2 else "skills"


def spans(lines: list[PrintedLine]) -> int:
    """How many lines hold a range of dates."""
    return sum(map(has_range, lines))
