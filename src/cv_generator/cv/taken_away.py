"""What an edit takes away that it did not name: told, with the edits that bring it back.

A text in place of an entry says some of its members and leaves the others empty; a single date in place of a period
leaves out an end; words beside a date, such as `until` or `expected`, have no place in a period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cv_generator.cv import durations, remnants
from cv_generator.cv.dates import PRESENT, SEPARATOR, DateRange, PartialDate, parse_date_range
from cv_generator.cv.joined_texts import languages
from cv_generator.cv.keeping import evenly, value_at, words
from cv_generator.cv.levels import WORDS, is_measured, is_off_scale, language_code, of_language, with_level
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem
from cv_generator.languages import Pattern

Taken = tuple[tuple[Problem, ...], tuple[Edit, ...]]
"""Warnings, and the edits that bring back what was taken."""


def taken(before: Document, after: Document, path: str, edit: Edit) -> Taken | None:
    """What an edit took away, None where that is nothing. `before` and `after` are whole documents."""
    if edit.op != "set":
        return None
    old, new = value_at(before, path), value_at(after, path)
    if measured := _measured(before, after, path):
        return measured
    several = _other_languages(old, path, edit.value)
    return (
        several
        or _of_entry(old, new, path, edit)
        or _half(old, new, path, edit.value)
        or _end(old, new, path, edit.value)
    )


def _measured(before: Document, after: Document, path: str) -> Taken | None:
    """Levels in words or of the European scale in whose place came figures or signs, which say less, or no level."""
    if path.partition("[")[0] != "languages":
        return None
    known = {str(each["language"]).casefold(): str(each["level"]) for each in before["languages"]}
    problems, edits = list[Problem](), list[Edit]()
    for at, item in enumerate(after["languages"]):
        old, where = known.get(str(item["language"]).casefold(), ""), f"languages[{at}].level"
        says_less = is_measured(item["level"]) or item["level"].isdecimal() or is_off_scale(item["level"])
        is_other = of_language(old) and says_less
        if is_other and (where.startswith(path) or path == "languages"):
            hint = f"Send a level such as {old}; suggested_call brings it back."
            problems.append(Problem(where, "took_away", f"says {item['level']}, and took the place of {old}", hint))
            edits.append(Edit(where, old))
    return (tuple(problems), tuple(edits)) if problems else None


def _of_entry(old: Any, new: Any, path: str, edit: Edit) -> Taken | None:
    """What a text took away of the entry in whose place it came."""
    listed, bracket, _ = path.rpartition("[")
    text = edit.value
    if not bracket or not isinstance(old, Mapping) or not isinstance(text, str):
        return None
    if "group" in old:
        lost = words(old) - words(new)
    else:
        lost = {name for name, value in old.items() if value and not new[name]}
    if not lost:
        return None
    if remnants.stands_in(text):
        return _told(path, old), (Edit(path, dict(old)),)
    if listed == "languages" and of_language(text):
        hint = "Send suggested_call to make it the level of the language that stood there."
        problem = Problem(path, "level_alone", "is a level and no language", hint)
        return (problem,), (Edit(path, {"language": old["language"], "level": text.strip()}),)
    if listed in ("links", "personal_details"):
        kept = {name: old[name] for name in old if name in lost}
        said = " and ".join(f"{name} {value[:60]}" for name, value in kept.items())
        problem = Problem(path, "took_away", f"has no {' and no '.join(kept)} any more", f"{_STAYS.format(said)}.")
        return (problem,), (Edit(path, kept),)
    return _told(path, old), (Edit(path, dict(old)), *_beside(old, new, path, listed, text))


def _other_languages(old: Any, path: str, text: Any) -> Taken | None:
    """Several languages in one text that took the place of another one, which none of them is."""
    at = re.fullmatch(r"(languages\[\d+\])(\.language)?", path)
    name = (old.get("language", "") if isinstance(old, Mapping) else old) or ""
    found = languages(text) if at and name and isinstance(text, str) else []
    if not found or language_code(name) in {language_code(each["language"]) for each in found}:
        return None
    back = Edit(path, dict(old) if isinstance(old, Mapping) else old)
    return _told(path, {"language": name}), (back, *(Edit("languages", each, "append") for each in found))


def level_inside(after: Document, path: str, sent: Any = None) -> Taken | None:
    """A level that is stored with the name of its language, with the edit that parts them.

    It takes the place of another level only where that one was not sent beside it: `sent` is the value of the edit.
    """
    entry = path.removesuffix(".language")
    now = value_at(after, entry) if entry.startswith("languages[") and entry.endswith("]") else None
    if not isinstance(now, Mapping) or len(now["language"].split()) > WORDS:
        return None
    parts = with_level(now["language"])
    if parts is None:
        return None
    old = now["level"] if evenly(now["level"]) != evenly(parts["level"]) else ""
    message = f"holds a level, {parts['level']}" + f", beside {old}" * bool(old)
    is_known = not old or entry != path or (isinstance(sent, Mapping) and not {"level", "proficiency"} & sent.keys())
    if not is_known:
        return (Problem(path, "level_inside", message, "Send the language alone, and the level that is right."),), ()
    hint = "Send suggested_call to make it the level" + f" in place of {old}" * bool(old) + "."
    return (Problem(path, "level_inside", message, hint),), (Edit(entry, parts),)


def _beside(old: Mapping[str, Any], new: Any, path: str, listed: str, text: str) -> Iterator[Edit]:
    """The edits that add what was sent beside the entry that is brought back."""
    if "group" in old and isinstance(new, Mapping) and new["group"] == old["group"]:
        yield from (Edit(f"{path}.items", item, "append") for item in new["items"] if item not in old["items"])
    elif listed == "languages" and (several := languages(text)):
        yield from (Edit(listed, each, "append") for each in several)
    else:
        yield Edit(listed, dict(new) if "group" in old and isinstance(new, Mapping) else text, "append")


_STAYS = "Where {} shall stay, send suggested_call"


def _told(path: str, old: Mapping[str, Any]) -> tuple[Problem, ...]:
    name = next((text for text in old.values() if isinstance(text, str) and text), "")
    hint = f"{_STAYS.format('what stood there')}: it keeps both."
    return (Problem(path, "took_away", f"took the place of {name[:60]}, of which not all is in it", hint),)


def _half(old: Any, new: Any, path: str, sent: Any) -> Taken | None:
    """The title of a degree of which one half, the degree or its subject, took the place of the whole."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping) or not isinstance(sent, Mapping):
        return None
    if len({"degree", "field"} & sent.keys()) != 1 or "title" not in old or words(old["title"]) <= words(new["title"]):
        return None
    hint = "Send the whole title; suggested_call brings the old one back."
    message = f"is one half of a title, and took the place of {old['title'][:60]}"
    return (Problem(f"{path}.title", "took_away", message, hint),), (Edit(f"{path}.title", old["title"]),)


def _end(old: Any, new: Any, path: str, sent: Any) -> Taken | None:
    """The end of a period that a single date took away."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        if not isinstance(sent, Mapping) or "date_range" not in sent or "date_range" not in old:
            return None
        return _end(old["date_range"], new["date_range"], f"{path}.date_range", sent["date_range"])
    if not isinstance(old, str) or not isinstance(new, str) or not re.search(r"(?:^|\.)date_range$", path):
        return None
    period, date = parse_date_range(old), parse_date_range(new)
    if period is None or date is None or period.is_single or not date.is_single or _tells_both(sent):
        return None
    if durations.told(str(sent)):
        return None  # its own length ends it, and not what stood there
    is_end = bool(_UNTIL.match(str(sent))) or _is_nearer_the_end(period, date.start)
    begins, ends = f"{date.start}{SEPARATOR}{period.end or PRESENT}", f"{period.start}{SEPARATOR}{date.start}"
    whole = [ends, begins, old] if is_end else [begins, ends, old]
    kept = next(text for text in whole if str(parse_date_range(text)) == text)
    hint = f"Where {kept} is meant, send suggested_call."
    return (Problem(path, "took_away", f"is one date, and took the place of {old}", hint),), (Edit(path, kept),)


def _tells_both(sent: Any) -> bool:
    """Whether a text names a start and an end, which are the same: `2018-03 to 2018-03`."""
    return len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", str(sent))) > 1


_UNTIL = Pattern(r"\W*(?:{until})(?!\w)", re.IGNORECASE, name="dates")
_YEAR = 12


def _is_nearer_the_end(period: DateRange, date: PartialDate) -> bool:
    """Whether a date is that of the end: nearer to it than to the start; of an open one, a year after the start."""
    start, at = (each.year * _YEAR + each.month for each in (period.start, date))
    end = start + 2 * _YEAR if period.end is None else period.end.year * _YEAR + period.end.month
    return at - start > abs(end - at)
