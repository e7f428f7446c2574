"""Dates of a CV: a year, perhaps a month, and "present".

The canonical spellings are `2020-01 – 2025-04`, `2019 – 2021`, `2023-05 – Present` and `2021`. Days are read and
dropped: a CV's entry is dated by month. What people write is found by tokens: single dates first, then the words and
dashes that join two of them, so that the spellings of both ends need not agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from cv_generator.cv import slashes
from cv_generator.cv.date_words import ROMAN_MONTHS, month_names, open_from, words
from cv_generator.languages import remembered, while_reading
from cv_generator.values import value

__all__ = [
    "PRESENT",
    "SEPARATOR",
    "DateRange",
    "FoundDate",
    "PartialDate",
    "find_dates",
    "month_names",
    "parse_date_range",
    "parse_day",
    "parse_point",
]

SEPARATOR = " – "
PRESENT = "Present"


@value(order=True)
class PartialDate:
    """A year with or without its month (1 to 12; 0 where only the year is known)."""

    year: int
    month: int = 0

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


@value()
class DateRange:
    """From `start` to `end`. `end` is None where the range is still open, and equals `start` for a single date."""

    start: PartialDate
    end: PartialDate | None

    @property
    def is_single(self) -> bool:
        return self.end is self.start or self.end == self.start

    def __str__(self) -> str:
        if self.is_single:
            return str(self.start)
        return f"{self.start}{SEPARATOR}{self.end or PRESENT}"


@value()
class FoundDate:
    """A date or range inside a text: `text[start:end]`, with the words and brackets that belong to it."""

    start: int
    end: int
    range: DateRange


@value()
class _Point:
    """One date token. `last` differs from `first` for `2019/20`; `weak` ones count only beside another or alone."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate
    form: str
    weak: bool = False


def parse_point(text: str) -> PartialDate | None:
    """`03/2019`, `März 2019`, `31.03.2019`, `2019-03`, `IX 2018`, `Summer 2018`, `2019` -> a partial date.

    None where the text is not a date. A two-digit year above 50 belongs to the 20th century.
    """
    plain = _plain(text).strip(" .,;()")
    points = _points(plain, slashes.month_first(plain))
    if len(points) != 1 or not _only_filler(plain[: points[0].start] + plain[points[0].end :]):
        return None
    return points[0].first


def parse_date_range(text: str) -> DateRange | None:
    """A range or a single date in any common spelling of the languages that count; None where the text is none.

    Open ends (`since 2021`, `seit 03/2021`, `od 2021`, `2021 –`, `– heute`) have no end. In dates with slashes the
    month comes first where that is proven (`slashes`), or where the range would end before it begins otherwise.
    """
    found = _parsed(text, slashes.month_first(text))
    return _parsed(text, True) if found is None and slashes.is_open(text) else found


@while_reading(1024)
def _parsed(text: str, month_first: bool) -> DateRange | None:
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    if canonical := _CANONICAL.fullmatch(text):
        start, end = _partial(canonical[1]), _partial(canonical[3] or canonical[1])
        if canonical[2]:
            return DateRange(start, None)
        if plain := _ordered(start, end):
            return plain
    found = list(_found(_plain(text), month_first, whole=True))
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0].range if not _WORD_SIGN.search(rest) else None


def runs_backwards(text: str) -> bool:
    """Whether a text is no range only because its second date lies before its first."""
    first, mark, last = text.replace("—", "–").replace(" - ", "–").partition("–")
    return bool(mark and parse_point(first) and parse_point(last) and parse_date_range(f"{last} – {first}"))


def is_canonical(text: str) -> bool:
    """Whether a range or a single date is spelled as this module writes it, beyond doubt: false says nothing."""
    found = _CANONICAL.fullmatch(text)
    return found is not None and (found[3] is None or found[1] < found[3])


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """All dates and ranges in a text, from left to right. `GPA 3.71` or `10/12` alone are none.

    Whoever writes the latest first may do so within a range: `June 2022 – May 2020` is the one from 2020 to 2022.
    """
    return _all_found(text, slashes.month_first(text)) if _TWO_DIGITS.search(text) else ()


@while_reading(1024)
def _all_found(text: str, month_first: bool) -> tuple[FoundDate, ...]:
    return tuple(_found(_plain(text), month_first, whole=False, backwards=True))


def parse_day(text: str) -> dt.date | None:
    """A calendar day such as a birth date: `23.09.1986`, `1986-09-23`, `23. September 1986`, `September 23, 1986`.

    None where the text is no day that exists.
    """
    s = " ".join(_plain(text[: 2 * _LONGEST]).split()).strip(" .,;")
    if m := re.fullmatch(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", s):  # no language's words are needed for it
        return _day(int(m[1]), int(m[2]), int(m[3]))
    day, of, mark = f"(?:{words('day')})?", words("of"), rf"(?:\s?(?:{words('year mark')}))?"
    if m := re.fullmatch(rf"(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})\s?[./-]\s?((?:19|20)\d\d){mark}", s):
        one, other, year = int(m[1]), int(m[2]), int(m[3])
        one, other = (other, one) if slashes.month_first(s) else (one, other)
        return _day(year, other, one) or _day(year, one, other)
    if m := re.fullmatch(
        rf"(\d{{1,2}})(?:\.\s*|{day}[\s/-]+)(?:(?:{of}) )?([^\W\d_]+)\.?,?[\s/-]*(?:(?:{of}) )?((?:19|20)\d\d){mark}", s
    ):
        return _day(int(m[3]), month_names().get(m[2]) or ROMAN_MONTHS.get(m[2]), int(m[1]))
    if m := re.fullmatch(rf"([^\W\d_]+)\.?[\s,-]+(\d{{1,2}}){day}[\s,-]+((?:19|20)\d\d)", s):
        return _day(int(m[3]), month_names().get(m[1]), int(m[2]))
    return None


# ---------------------------------------------------------------- spellings

_TRANSLATE = (
    {ord(c): "-" for c in "‐‑‒–—―−─→➔➜~～〜"}
    | {ord(c): "'" for c in "’‘`´"}
    | {ord(c): " " for c in "\u00a0\u202f\u2009\u2007"}
)
_TRANSLATED = re.compile(f"[{''.join(map(chr, _TRANSLATE))}]")
_POINT = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?"
_CANONICAL = re.compile(rf"({_POINT})(?:{SEPARATOR}(?:({PRESENT})|({_POINT})))?")
"""What a CV holds already: no language's words are needed for it, and gathering those takes 0.2 s in a new process."""

_LONGEST = 300  # letters of a text that may be nothing but a date
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\d\d?(?!\d)")
_WORD_SIGN = re.compile(r"\w")
_TWO_DIGITS = re.compile(r"\d\d")


@remembered()
def _patterns() -> dict[str, re.Pattern[str]]:
    months = _by_initial(sorted(month_names(), key=len, reverse=True)) or "(?!)"
    year, two = r"(?:19|20)\d\d", r"\d\d"
    seasons, present, to = words("season"), words("present"), words("to")
    join = rf"(?:\s*-+>?\s*(?:(?:{words('dash to')})\s+)?|\s+(?:{to})\s+)"
    day = rf"(?:{words('day')})"
    # What is looked ahead for is what each of these forms begins with: most words begin none.
    point = rf"""(?:(?<![\w.,/])|(?<=\w/)(?=[^\W\d]))(?:(?:{seasons})[.:]?,?(?:\s+|\s*-\s*))*(?=['\divx]|{months})(?:
        (?P<md>(?P<md_m>{months})\.?\s+\d{{1,2}}{day}?(?:\s?-\s?\d{{1,2}}{day}?)?,?\s+(?P<md_y>{year}))
      | (?P<my>(?:\d{{1,2}}(?:\.\s*|[-/]|(?<!\w\s\d)(?<!\w\s\d\d),\s+|{day}?(?:\s+(?:{words("of")}))?\s+))?
          (?P<my_m>{months})\.?,?(?!(?:\s?-\s?|\s(?:{words("of")})\s)\d\d?\.?\s(?:{months})\b)
          (?:\s*[-/']\s*|\s+(?:(?:{words("of")})\s+)?'?|)(?P<my_y>{year}|{two}(?!\d)))
      | (?P<mb>(?P<mb_m>{months})\.?\s?\((?P<mb_y>{year})\))
      | (?P<ro>(?:\d{{1,2}}[.\s])?(?P<ro_m>x?i{{1,3}}|i?[vx]|vi{{1,3}})[.\s/-]{{1,2}}(?P<ro_y>{year}))
      | (?P<iso>(?P<iso_y>{year})-(?P<iso_m>\d\d?)-\d\d?)
      | (?P<dmy>\d{{1,2}}\s?(?P<dmy_s>[./-])\s?(?P<dmy_m>\d{{1,2}})\s?(?P=dmy_s)\s?(?P<dmy_y>{year}))
      | (?P<dmyy>\d{{1,2}}\.(?P<dmyy_m>\d{{1,2}})\.(?P<dmyy_y>{two})(?!\d))
      | (?P<ac>(?P<ac_a>{year})\s?/\s?(?P<ac_b>{year}|{two}))
      | (?P<hy>(?P<hy_y>{year})(?:{words("half year")})(?!\d))
      | (?P<ym>(?P<ym_y>{year})[-/.](?P<ym_m>1[0-2]|0?[1-9])(?!\d)(?:[-/.]\d{{1,2}}(?!\d))?)
      | (?P<mY>(?P<mY_m>\d{{1,2}})(?:\s?[./'-]\s?|\s)(?P<mY_y>{year}))
      | (?P<my2>(?P<my2_m>\d\d|\d(?=/))[./]'?(?P<my2_y>{two})(?!\.\s?-\s?\d{{1,2}}\.))
      | (?P<yM>(?P<yM_y>{year})(?:[,\s]\s?(?P<yM_m>{months})(?=\s*(?:-|$))|\s?-\s(?P<yM_n>{months})(?=\s*$)))
      | (?P<y>{year})
      | '(?P<y2>{two})
    )(?:\s?(?:{words("year mark")}))?(?![\w%€$]|[.,]\d|/\d)"""
    return {
        "point": re.compile(point, re.VERBOSE),
        "join": re.compile(join),
        "present": re.compile(
            rf"(?:[)\]]?{join}[(\[]?|\s*/\s*|[\s,(]+(?={words('present alone')}))(?:{present})(?!\w)"
        ),
        "until_now": re.compile(rf"\s+(?:{words('dash to')})?\s*(?:{present})(?!\w)"),
        "slash": re.compile(r"\s*/\s*"),
        "short_end": re.compile(rf"\s*-\s*'?({two})(?![\w/.%]|\s?-)"),
        "month_end": re.compile(rf"{join}({months})(?!\w)\.?(?!\s*'?\d)"),
        "last_month": re.compile(rf"{join}(?:\d{{1,2}}(?:\.|{day})?\s)?({months})(?!\w)(?=\.?\s*(?:$|[)\],;|]))"),
        "open": re.compile(r"\s*-+\s*(?:\.{2,3}|…)?(?=\s*$|\s*[)\]|;\t])"),
        "since": re.compile(rf"(?<!\w)(?:{words('since')})\.?\s+(?:(?:{words('about')})\.?\s+)?$"),
        "several": re.compile(rf"\s*(?:,|&|\+|{words('duration and')})\s*"),
        "now_before": re.compile(rf"(?<!\w)(?:{present}){join}$"),
        "from": re.compile(rf"(?<!\w)(?:{words('from')})\.?\s*:?\s+$"),
        "until": re.compile(rf"\W*(?:{words('until')})\.?\s+"),
        "month_before": re.compile(
            rf"(?<!\w)(?:(?:\d{{1,2}}(?:\.|{day})?\s)?(?P<name>{months}|{'|'.join(ROMAN_MONTHS)})\.?(?:\s\d{{1,2}}{day}?)?|(?P<day>\d{{1,2}}\.\s?)?(?P<number>\d{{1,2}})[./]?)"
            rf"{join}$|(?<!\w)(?P<slash>{months})\.?\s?/\s?$"
        ),
        "duration": re.compile(
            rf"\s*(?:(?:[(\[·,|]|-(?=\s))\s*)?(?:(?:{words('about')})\.?\s)?(?:\d+(?:[.,]\d)?\+?\s?(?:{words('duration')})\.?"
            rf"(?:\s|,|{words('duration and')})*)+[)\]]?(?!\w)"
        ),
        "filler": re.compile(rf"(?:\b(?:{words('filler')})\b|[\s.,;:()'])*"),
    }


def _by_initial(names: Iterable[str]) -> str:
    """Names as alternatives of a regular expression, those of one first letter together: most words have none."""
    rest: dict[str, list[str]] = {}
    for name in names:
        rest.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rest.items())


_EACH_BRACKETED = re.compile(r"(?<=\d)\)(\s?-\s?)\((?=\w)")
"""Between two points in brackets of their own: `(09/2019) - (06/2021)`"""


def _plain(text: str) -> str:
    """Lower case with one kind of dash, quote and blank, and ranges in one bracket; every character keeps its place."""
    text = text.translate(_TRANSLATE) if _TRANSLATED.search(text) else text
    if ")" in text:
        text = _EACH_BRACKETED.sub(r" \1 ", text)
    plain = text.lower()
    return plain if len(plain) == len(text) else "".join([c.lower()[:1] for c in text])


@while_reading(1024)
def _points(plain: str, month_first: bool) -> tuple[_Point, ...]:
    found = (_point_of(m, month_first=month_first) for m in _patterns()["point"].finditer(plain))
    return tuple(filter(None, found))


def _point_of(m: re.Match[str], *, month_first: bool) -> _Point | None:
    form = str(m.lastgroup)
    form = form.split("_", maxsplit=1)[0]
    start, end = m.span()
    if form in ("md", "my", "mb", "ro", "yM"):
        word = m[f"{form}_m"] or m["yM_n"]
        month = ROMAN_MONTHS.get(word) if form == "ro" else month_names().get(word)
        year = m[f"{form}_y"]
        return _made(start, end, _year(year), month, form, weak=len(year) == 2 and "'" not in m[0])
    if form in ("iso", "dmy", "dmyy", "ym", "mY", "my2"):
        month = int(m[f"{form}_m"])
        american = month > 12 or (month_first and m["dmy_s"] == "/")
        if form == "dmy" and american:
            month = int(re.match(r"\d+", m[0][m.start("dmy") - start :])[0])  # type: ignore[index]
        return _made(start, end, _year(m[f"{form}_y"]), month, form, weak=form in ("my2", "dmyy"))
    if form == "ac":
        first, second = int(m["ac_a"]), m["ac_b"]
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if last == first + 1 or len(second) == 4:
            return _Point(start, end, PartialDate(first), PartialDate(last), form) if last >= first else None
        return _made(start, end, first, int(second), form)
    year = _year(m["y"] or m["hy_y"] or m["y2"])
    return _Point(start, end, PartialDate(year), PartialDate(year), form, weak=form == "y2")


def _made(start: int, end: int, year: int, month: int | None, form: str, *, weak: bool = False) -> _Point | None:
    if not month or not 1 <= month <= 12:
        return None
    date = PartialDate(year, month)
    return _Point(start, end, date, date, form, weak)


def _found(plain: str, month_first: bool, *, whole: bool, backwards: bool = False) -> Iterator[FoundDate]:
    points = _points(plain, month_first)
    index = 0
    while index < len(points):
        taken, found = _from(plain, points, index, backwards=backwards)
        index += taken
        if found and (
            taken == 2 or whole or not points[index - 1].weak or not found.range.is_single
            or not _WORD_SIGN.search(plain[: found.start] + plain[found.end :])
        ):  # fmt: skip
            yield found


def _from(plain: str, points: Sequence[_Point], index: int, *, backwards: bool) -> tuple[int, FoundDate | None]:
    """The date that begins with this point, and how many points it took. `backwards` lets a range begin at its end."""
    point, patterns = points[index], _patterns()
    begin, start, since = _beginning(plain, point, points[index - 1].end if index else 0)
    if index + 1 < len(points):
        other = points[index + 1]
        between = plain[point.end : other.start]
        joined = patterns["join"].fullmatch(between) or (
            point.first.month and other.first.month and (patterns["slash"].fullmatch(between) or between == " ")
        )
        if joined and (r := _ordered(start, other.last)):
            return 2, _widened(plain, begin, other.end, r)
        if backwards and patterns["join"].fullmatch(between) and (r := _reversed(point, other)):
            return 2, _widened(plain, begin, other.end, r)
        if (several := _several(plain, points, index)) > index:
            end = PartialDate(points[several].last.year, point.last.month if point.first.month else 0)
            return several - index + 1, _widened(plain, begin, points[several].end, DateRange(start, end))
    if m := patterns["present"].match(plain, point.end) or patterns["until_now"].match(plain, point.end):
        return 1, _widened(plain, begin, m.end(), DateRange(start, None))
    if (short := _short_end(plain, point)) and (r := _ordered(start, short[1])):
        return 1, _widened(plain, begin, short[0], r)
    is_open = patterns["open"].match(plain, point.end)
    last: PartialDate | None = None if is_open or since else point.last
    return 1, _widened(plain, begin, is_open.end() if is_open else point.end, DateRange(start, last))


def _short_end(plain: str, point: _Point) -> tuple[int, PartialDate] | None:
    """An end that leaves out what the beginning tells, and where it ends: `2010 – 12`, `2014 Aug – Dec`.

    Of `May 2014 – 30 August` the month alone ends the text, or a part of it.
    """
    patterns, year = _patterns(), point.first.year
    if point.form == "yM" and (m := patterns["month_end"].match(plain, point.end)):
        return m.end(), PartialDate(year, _month(m[1]) or 0)
    if point.form == "my" and (m := patterns["last_month"].match(plain, point.end)):
        return m.end(), PartialDate(year, _month(m[1]) or 0)
    if not point.first.month and (m := patterns["short_end"].match(plain, point.end)):
        return m.end(), PartialDate(year // 100 * 100 + int(m[1]))
    return None


def _several(plain: str, points: Sequence[_Point], index: int) -> int:
    """The last of several years that stand behind a date: `Summer 2013, 2014`, `May – Aug 2020 & 2021`."""
    last = index
    while (
        last + 1 < len(points)
        and points[last + 1].form == "y"
        and points[last + 1].first.year in (points[last].last.year + 1, points[last].last.year + 2)
        and _patterns()["several"].fullmatch(plain[points[last].end : points[last + 1].start])
    ):
        last += 1
    return last if points[index].form in ("y", "my") else index


def _beginning(plain: str, point: _Point, floor: int) -> tuple[int, PartialDate, bool]:
    """Where a date begins with the words before it, its first month, and whether it says "since"."""
    begin, start, patterns = point.start, point.first, _patterns()
    before = plain[floor:begin]
    if not before.strip():
        return begin, start, False
    if first := _first(before, plain, point):
        head = before[: first[0].start()]
        begins = patterns["from"].search(head) or patterns["since"].search(head) or first[0]
        return floor + begins.start(), first[1], False
    if m := patterns["now_before"].search(before) or patterns["since"].search(before):
        return floor + m.start(), start, True
    if m := patterns["from"].search(before):
        bare = not plain[: floor + m.start()].strip() and not plain[point.end :]
        alone = bare and m[0].strip(" .:") in open_from()
        return floor + m.start(), start, alone
    if not floor and patterns["until"].fullmatch(before):
        return 0, start, False
    return begin, start, False


def _first(before: str, plain: str, point: _Point) -> tuple[re.Match[str], PartialDate] | None:
    """A day or a month before a date that leaves out its year, and the month in which the range begins.

    `12.-15.05.2019`, `3 to 5 May 2019`, `1 March to 5 May 2019`, `03-05/2019`.
    """
    found, day = _patterns()["month_before"].search(before), _DAY.match(plain, point.start)
    if found is None:
        return None
    number = int(found["number"] or 0)
    if day and number and not found["day"] and point.form in ("dmy", "my"):
        return (found, point.first) if number < int(day[0]) or point.form == "dmy" else None
    month = number or _month(found["name"] or found["slash"]) or 0
    return (found, PartialDate(point.first.year, month)) if 1 <= month <= point.first.month else None


def _widened(plain: str, start: int, end: int, found: DateRange) -> FoundDate:
    """With a duration behind it (`(2 years 3 months)`) and the brackets around it."""
    if (m := _patterns()["duration"].match(plain, end)) and m.end() > end and plain[m.start() : m.end()].strip():
        end = m.end()
    left, right = len(plain[:start].rstrip()), end + len(plain[end:]) - len(plain[end:].lstrip())
    if left and right < len(plain) and plain[left - 1] + plain[right] in ("()", "[]"):
        start, end = left - 1, right + 1
        if m := _patterns()["duration"].match(plain, end):
            end = m.end()
    return FoundDate(start, end, found)


def _month(name: str) -> int | None:
    return month_names().get(name) or ROMAN_MONTHS.get(name)


def _only_filler(rest: str) -> bool:
    return bool(_patterns()["filler"].fullmatch(rest))


def _ordered(start: PartialDate, end: PartialDate) -> DateRange | None:
    """None for a range that ends before it starts."""
    if (end.year, end.month or 12) < (start.year, start.month or 1):
        return None
    return DateRange(start, end)


def _reversed(last: _Point, first: _Point) -> DateRange | None:
    """The range of two dates spelled alike of which the later stands first."""
    if last.weak or first.weak or bool(last.first.month) != bool(first.first.month):
        return None
    return _ordered(first.first, last.last)


def _partial(canonical: str) -> PartialDate:
    return PartialDate(int(canonical[:4]), int(canonical[5:] or 0))


def _year(digits: str) -> int:
    value = int(digits)
    if len(digits) == 4:
        return value
    return (1900 if value > 50 else 2000) + value


def _day(year: int, month: int | None, day: int) -> dt.date | None:
    try:
        return dt.date(year, month or 0, day)
    except ValueError:
        return None
