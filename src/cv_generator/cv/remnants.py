"""What a program left behind where a person's words belong: `null`, markup of web pages, places to fill in, words for
what stood there before (`... (rest unchanged)`), escapes and quotes of JSON, text that was cut into letters, a level in
place of a language.

They are stored as they came, since a text is the person's affair; but they would be printed, so they are told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from cv_generator.cv import asides, call_words, levels
from cv_generator.errors import Problem

_NOTHING = re.compile(
    r"[(<\[{\"']?(?:null|none|undefined|nil|nan|n/?a|#n/a|\[object object\]|object object)[)>\]}\"'.]?", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|s|em|strong|small|ul|ol|li|div|span|a|h[1-6]|table|tbody|tr|td|th|font|sub|sup|code|pre|hr"
    r"|script|style|img|iframe|svg|section|article|header|footer|main|nav|form|input|button|label)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |```)|(?<!`)`[^`\n]{1,80}`(?!`)", re.MULTILINE)
"""What Markdown has and the typesetter does not set: headings, fences and code."""
_TO_FILL_IN = re.compile(
    r"\{\{[^{}]*\}\}|\$\{[a-z_.]+\}|\bTBD\b"
    r"|(?i:[\[<](?:(?:insert|enter|add) )?(?:your|ihre?|deine?|twoje?|votre)\b[^\[\]<>]{0,60}[\]>]|\blorem ipsum\b)"
)
_SIGNS = re.compile(r"[<&\[{`#\\…]|\.\.\.|TBD|nchanged|^[(\"]")
"""Without any of these, and without `lorem`, nothing but a short text can be one: most texts are looked at once."""
_PLACES = frozenset(
    "company companies employer organization organisation institution school university college job role position title"
    " name names full first last middle date dates start end from to month year years city town country location"
    " address street email mail phone number telephone degree field study subject skill skills language level summary"
    " headline description text here link url website linkedin profile insert enter add your the of a an and or"
    " bullet item section placeholder".split()
)
"""The words of a place that is to be filled in: `[Company Name]`."""
_BRACKETED = re.compile(r"[\[<]([^\[\]<>]{1,60})[\]>](?!\()")
_TO_WRITE = re.compile(r"[\[<({]?(?:TODO|TO DO|FIXME|TBA|XXX+|string|placeholder|todo)[\])>}]?[.:]?")
_NO_CHANGE = frozenset(
    "unchanged unmodified keep kept leave left same as before above is are be stay stays remain remains remaining rest"
    " existing original originals previous current old others other all the of everything else no not change changes"
    " changed list bullet bullets item items entry entries point points text texts content summary value values here"
    " and more".split()
)
_SAYS_SO = frozenset("unchanged unmodified".split())
_SAYS_SO_IN_BRACKETS = frozenset(
    "keep kept same before existing original previous current rest remaining others other more change changes".split()
)
_SAYINGS = re.compile(
    r"(?:the )?same as (?:before|above|previous(?:ly)?)|as (?:before|is|above)|no changes?|not changed"
    r"|(?:keep|leave) (?:as is|as it is|existing|the same|current|original)"
)
"""What says of a text that it stays: `same as before`, `[unchanged]`, `... (rest unchanged)`."""
_A_WORD = re.compile(r"[^\W_]+")
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "", "t": " ", '"': '"', "/": "/", "\\": "\\"}
_QUOTING = ("publications", "references", "awards", "custom_sections")
"""Where a whole text may stand in quotes: it is a title, or what somebody said."""
_SHORT = 20
_LEVEL = re.compile(r"[ABC][12]\+?")
_LETTERS, _WORD = 4, 2
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|div|h[1-6]|tr|ul|ol)>", re.IGNORECASE)
_CONSENT = (*call_words.YES_NO, *call_words.AGREED)
"""Kinds of words that answer the question of a consent, of which only the clause itself is printed."""
_ANSWERS = ("none", "n/a")
"""What a person answers to a question, as in `Children: none`."""
_SHOWN = 20
"""Warnings of one kind of thing in one answer."""


def is_nothing(text: Any) -> bool:
    """Whether a text is the word by which programs, or people, say that there is none: `null`, `unknown`, `k. A.`."""
    return isinstance(text, str) and (bool(_NOTHING.fullmatch(text.strip())) or call_words.is_filler(text))


def says_no_fact(where: str, text: str) -> bool:
    """Whether a text at a path is not what its field holds: a level that does not exist, a mere yes as a consent."""
    return _is_no_level(where, text) or _is_answer(where, text)


def _is_no_level(where: str, text: str) -> bool:
    return where.startswith("languages[") and where.endswith(".level") and levels.is_off_scale(text)


def _is_answer(where: str, text: str) -> bool:
    return where == "data_privacy" and (text.strip() == "1" or bool(call_words.word_of(_CONSENT, text)))


def stays(text: Any) -> bool:
    """Whether a text only says that what stood in its place stays: `...`, `[unchanged]`, `same as before`."""
    if not isinstance(text, str) or not text.strip() or len(text) > asides.LONGEST:
        return False
    return asides.stays(text) or _marks_rest(text)


def _marks_rest(text: str) -> bool:
    plain = text.strip().casefold()
    first = _A_WORD.search(plain)
    if not first:
        return "…" in plain or "..." in plain
    if first[0] not in _NO_CHANGE:  # as of nearly all texts
        return False
    said = _A_WORD.findall(plain)
    if not _NO_CHANGE.issuperset(said):
        return False
    marked = plain[0] in "[<({" or plain.startswith(("...", "…")) or plain.endswith(("...", "…"))
    is_said = bool(_SAYINGS.fullmatch(" ".join(said)) or _SAYS_SO.intersection(said))
    return is_said or (marked and bool(_SAYS_SO_IN_BRACKETS.intersection(said)))


def stands_in(text: Any) -> bool:
    """Whether nothing in a text is the person's: a word for nothing, for what was there, or for what is to come."""
    if is_nothing(text) or stays(text):
        return True
    return isinstance(text, str) and (_is_place(text.strip()) or asides.removes(text))


def _is_place(text: str) -> bool:
    if _TO_WRITE.fullmatch(text):
        return True
    found = _BRACKETED.fullmatch(text)
    return bool(found and _PLACES.issuperset(re.findall(r"[^\W_]+", found[1].casefold())))


def _holds_place(text: str) -> bool:
    """A place to fill in within a text has two words or more: `List<Date>` is none."""
    said = (re.findall(r"[^\W_]+", found[1].casefold()) for found in _BRACKETED.finditer(text))
    return _is_place(text.strip()) or any(len(words) > 1 and _PLACES.issuperset(words) for words in said)


def warnings(value: Any, path: str = "") -> Iterator[Problem]:
    """What the texts of a CV, or of the value at a path in it, hold that no person wrote. At most 20."""
    yield from (_told(where, text) for where, text in islice(remnants(value, path), _SHOWN))
    for where in islice(shreds(value, path), _SHOWN):
        yield Problem(where, "shredded", "is a list of single letters", "Send whole texts, one an item.")


def shreds(value: Any, path: str = "") -> Iterator[str]:
    """The lists whose items are the letters of a text. Up to four letters may be meant, as of driving licences."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if not isinstance(inner, str):
                yield from shreds(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        if len(value) > _LETTERS and all(isinstance(item, str) and len(item) < _WORD for item in value):
            yield path
        for index, inner in enumerate(value):
            if not isinstance(inner, str):
                yield from shreds(inner, f"{path}[{index}]")


def remnants(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts that hold any, with their paths."""
    found = texts(value, path)
    is_sample = "lorem" in "\n".join([text for _, text in found]).casefold()
    for where, text in found:
        is_plain = not (is_sample or _SIGNS.search(text))
        if is_aside(where, text) or says_no_fact(where, text):
            yield where, text
            continue
        if is_plain and len(text) > _SHORT:
            continue
        if is_nothing(text):
            if text.casefold() not in _ANSWERS or not where.startswith("personal_details"):
                yield where, text
        elif _is_level(where, text) or stays(text) or _is_place(text) or (not is_plain and _is_marked(where, text)):
            yield where, text


def is_aside(where: str, text: str) -> bool:
    """Whether a text at a path is said to the program, and no word of it is the person's."""
    return asides.told(where, text) is not None


def _is_marked(where: str, text: str) -> bool:
    if _TAG.search(text) or _MARKDOWN.search(text) or _TO_FILL_IN.search(text) or _has_entity(text):
        return True
    return _holds_place(text) or _is_escaped(text) or _is_quoted(where, text)


def _is_escaped(text: str) -> bool:
    r"""Whether line breaks came as `\n`. A text with other backslashes is a path or a formula."""
    found = [match[1] for match in _ESCAPE.finditer(text)] if "\\n" in text else []
    return "n" in found and _ESCAPES.keys() >= set(found) and not re.search(r"\b[A-Za-z]:\\", text)


def _is_quoted(where: str, text: str) -> bool:
    return not where.startswith(_QUOTING) and _unquoted(text) != text


def _unquoted(text: str) -> str:
    """A text that is JSON in quotes, without them."""
    if len(text) < 3 or text[0] != '"' or text[-1] != '"':
        return text
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text


def lines(text: str) -> list[str]:
    """The words of a text without markup, line by line; none of a text that says nothing."""
    if is_nothing(text) or stays(text) or asides.removes(text):
        return []
    text = _unquoted(text)
    if _is_escaped(text):
        broken = _ESCAPE.sub(lambda found: _ESCAPES[found[1]], text)
        return [line for each in broken.split("\n") for line in lines(each.strip())]
    text = _without_markdown(text)
    if not (_TAG.search(text) or _has_entity(text)):
        return [text] if text else []
    broken = _unescaped(_TAG.sub("", _BREAK.sub("\n", _addressed(text))))
    return [line.strip() for line in broken.split("\n") if line.strip()]


def _without_markdown(text: str) -> str:
    if not _MARKDOWN.search(text):
        return text
    plain = re.sub(r"^(?:#{1,6} +|```\w*)|```$", "", text, flags=re.MULTILINE)
    return re.sub(r"(?<!`)`([^`\n]{1,80})`(?!`)", r"\1", plain).strip()


def _told(path: str, text: str) -> Problem:
    if is_nothing(text) or says_no_fact(path, text):
        return _no_fact(path, text)
    if (aside := asides.told(path, text)) or stays(text):
        return aside or Problem(path, "no_text", "says that a text stays, and is printed in its place", asides.WHOLE)
    is_html = _TAG.search(text) or _ENTITY.search(text)
    if is_html or _MARKDOWN.search(text):
        kind, taken = ("HTML", "plain text;") if is_html else ("Markdown", "plain text; of Markdown")
        hint = f"Send {taken} **bold**, *italic* and [label](address) are set."
        return Problem(path, "markup", f"holds {kind}, which is printed as it stands", hint)
    if _is_level(path, text):
        hint = 'Put it beside its language: {"language": "English", "level": "C1"}.'
        return Problem(path, "level_alone", "is a level and no language", hint)
    if _is_escaped(text) or (not _holds_place(text) and _is_quoted(path, text)):
        hint = "Send line breaks as they are, and a text without quotes around it."
        return Problem(path, "escaped", "holds escapes or quotes of JSON, which are printed", hint)
    return Problem(path, "to_fill_in", "holds a place to fill in, which is printed", "Ask the person for the text.")


def _no_fact(path: str, text: str) -> Problem:
    if is_nothing(text):
        return Problem(path, "no_text", "holds a word for nothing, which is printed", 'Empty it: "".')
    if _is_no_level(path, text):
        message = f"is {text[:60]}, and levels run from A1 to C2"
        return Problem(path, "no_level", message, "Ask the person for the level.")
    hint = 'Send the person\'s own clause, word for word; "" leaves it out, as suggested_call does.'
    return Problem(path, "no_text", "says yes or no, and is printed in place of a consent clause", hint)


def _is_level(where: str, text: str) -> bool:
    return where.startswith("languages[") and where.endswith(".language") and bool(_LEVEL.fullmatch(text))


def _has_entity(text: str) -> bool:
    return bool(_ENTITY.search(text)) and _unescaped(text) != text


def without_markup(text: str) -> str:
    """A text with the items of an HTML list in lines of their own, and entities as what they stand for."""
    return "\n".join(lines(text)) if is_marked_up(text) else text


def is_marked_up(text: str) -> bool:
    """Whether a text holds tags of a list or entities, whose semicolons part nothing."""
    return "<li" in text.casefold() or _has_entity(text)


def _unescaped(text: str) -> str:
    import html  # its names of characters are many, and few texts have any

    return html.unescape(text)


_NO_TEXTS = frozenset({"photo_url", "design", "language"})
"""Members of a CV that no words of the person stand in."""


def texts(value: Any, path: str) -> list[tuple[str, str]]:
    """Every text with its path. A picture and how the CV looks are none."""
    found: list[tuple[str, str]] = []
    _gather(value, path, found)
    return found


def _gather(value: Any, path: str, found: list[tuple[str, str]]) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if isinstance(inner, str):  # most are, and a call takes longer than the rest
                found.append((f"{path}[{index}]", inner))
            else:
                _gather(inner, f"{path}[{index}]", found)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if path or name not in _NO_TEXTS:
                _gather(inner, f"{path}.{name}" if path else name, found)


def _addressed(text: str) -> str:
    """Links and weights as the typesetter knows them. What stands within them holds no tags, or theirs stay."""
    text = re.sub(r"<(b|strong)>([^<]*)</\1>", r"**\2**", text, flags=re.I)
    text = re.sub(r"<(i|em)>([^<]*)</\1>", r"*\2*", text, flags=re.I)
    return re.sub(r"<a\s([^<>]*)>([^<]*)</a>", _linked, text, flags=re.I)


def _linked(found: re.Match[str]) -> str:
    href = re.search(r"href=[\"']([^\"'<>]+)[\"']", found[1], re.I)
    return f"[{found[2]}]({href[1]})" if href else found[0]
