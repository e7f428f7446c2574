"""Name and headline: from their labels, or from the head of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from statistics import median

from cv_generator.cv.dates import find_dates
from cv_generator.languages import Pattern
from cv_generator.reading.explanation import asked
from cv_generator.reading.fields import names
from cv_generator.reading.fields.addresses import names_places
from cv_generator.reading.fields.addresses_by_weight import ENOUGH, weight
from cv_generator.reading.fields.contact_bits import Bit, as_structure
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.steps import under
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words import evidence
from cv_generator.reading.words.patterns import EMAIL, FACT

_DOMAIN = re.compile(r"(?:[a-z0-9-]{2,}\.)+[a-z]{2,10}")
"""A site printed without its scheme, alone: it is no headline."""
_CLEARLY = 3.0  # points by which a name leads where no other line rivals it
_NEAR_TOP, _MUCH = 4, 1.4  # lines from the top, and times the usual size, for a name of one word
_LARGE = 18  # points of a word that is part of a name set in two sizes
_USUAL_NAME, _LONGEST_NAME = 5, 7  # words; the longest only where nothing is set larger
_STOPPED = re.compile(r"(?<=[^\W\d_]{4})\.$")
_BIRTH_NAME = Pattern(r"(?i)(?:{born as})\s")


def read_name(
    bits: list[Bit], cv: FoundCv, *, named: dict[str, Found], hints: tuple[str, ...], usual: float
) -> list[Bit]:
    """Fills `full_name`, and `headline` where it has a label; returns what is left.

    `bits` is what is left of the head of the page, `named` what stood under labels (`name`, `first_name`, `last_name`,
    `headline`), `usual` the size of most of what the head held, in points.
    """
    if "headline" in named:
        cv.single["headline"] = named["headline"]
    if "name" in named and "first_name" in named:
        cv.single["full_name"] = merged((named["first_name"], named["name"]))
    elif "name" in named and "last_name" in named and not _words(named["last_name"]) <= _words(named["name"]):
        cv.single["full_name"] = merged((named["name"], named["last_name"]))  # `Surname: Rossi`, `Name: Ada Pia`
    elif "name" in named:
        cv.single["full_name"] = named["name"]
    elif "first_name" in named and " " in named["first_name"].value and "last_name" not in named:
        cv.single["full_name"] = named["first_name"]  # `Nome: Ada Rossi`
    elif "first_name" in named and "last_name" in named:
        cv.single["full_name"] = merged((named["first_name"], named["last_name"]))
    else:
        return _name_by_look(bits, cv, hints, usual)
    return bits


def _words(name: Found) -> set[str]:
    return set(name.value.casefold().split())


def _name_by_look(bits: list[Bit], cv: FoundCv, hints: tuple[str, ...], usual: float) -> list[Bit]:
    """Returns the bits without the name."""
    email = cv.single["email"].value if "email" in cv.single else ""
    bits = _with_torn_name(bits, email)
    sizes = [float(bit.line.style.size or 0) for bit in bits if bit.line]
    largest, smallest = max(sizes, default=0) or 1.0, min(sizes, default=0)
    best: tuple[float, int, int, str] | None = None
    points_by_line: dict[int, float] = {}
    for index, bit in enumerate(bits):
        for count, spelt in _spellings(bits, index, email):
            if bit.line is None:
                continue
            text = spelt.title() if bit.line.style.caps and not spelt.istitle() and not spelt.isupper() else spelt
            lines = (other.line for other in bits[index : index + count])
            size = max(float(line.style.size or 0) for line in lines if line) / largest
            stands_out = size == 1 and (largest > 1.2 * smallest or len(sizes) == 1)
            most = _LONGEST_NAME if stands_out else _USUAL_NAME
            if not (
                names.looks_like_a_name(text, most=most)
                or (stands_out and names.is_small_name(text))
                or names.is_in_address(text, email)
            ):
                continue
            candidate = names.Candidate(text, size, index, bit.line.style.bold)
            points = names.score(candidate, email, hints) + 0.2 * (count - 1)
            points_by_line[index] = max(points, points_by_line.get(index, points))
            if best is None or points > best[0]:
                best = (points, index, count, text)
    if best is None:
        best = _in_one_word(bits, usual)
    if best is None:
        return bits
    points, index, count, text = best
    others = (other for at, other in points_by_line.items() if not index <= at < index + count)
    cv.marks["full_name"] = set(_rivals(points - max(others, default=points - _CLEARLY)))
    taken = bits[index : index + count]
    blocks = tuple(dict.fromkeys(block for bit in taken for block in bit.blocks))
    if told := asked():
        why = f"of the lines that may be a name it fits best ({points:.1f})"
        told.note(blocks, "contact", "full_name", why, text)
    value = (
        names.given_first(text) if names.is_turned(text) else names.without_titles_behind(names.without_monogram(text))
    )
    cv.single["full_name"] = Found(value, text, blocks, min(0.98, 0.45 + 0.1 * points))
    if title := names.document_words(taken[0].text):
        cv.structure.append(Found("", title, blocks, verbatim=False))
    behind = taken[-1].text.partition(text)[2].strip(" |–—-,:.") if count == 1 else ""
    left = [Bit(behind, blocks, "", taken[-1].line)] if behind and "headline" not in cv.single else []
    same = names.without_document_words
    return bits[:index] + left + [bit for bit in bits[index + count :] if same(bit.text).casefold() != text.casefold()]


def _rivals(lead: float) -> Iterator[str]:
    """Marks of a name by how far it leads before the next line that may be one."""
    yield "its look told the name"
    yield from under("another line may be the name", lead, 0.5, 1.5, _CLEARLY)


def read_headline(bits: list[Bit], cv: FoundCv) -> None:
    """Fills `headline` where no label did: from a line near the name, or one that is a job."""
    if "headline" in cv.single:
        return
    name = cv.single.get("full_name")
    for at, bit in enumerate(bits):
        text = bit.text
        if _DOMAIN.fullmatch(text):
            cv.links.append((None, Found(text, text, bit.blocks, 0.8)))
            continue
        if bit.line is not None and name and _says_again(text, name.value):
            cv.structure.append(as_structure(text, bit.line))  # printed again, held once
            continue
        if bit.line is None or not _may_be_headline(text):
            continue
        near = name is not None and _is_near(bit, name)
        if (near and bit.line.stream) or evidence.title(text) > 1:
            whole, blocks = _whole_headline(bits[at:])
            cv.single["headline"] = Found(whole, whole, blocks, 0.8 if near else 0.6)
            return


def _is_near(bit: Bit, name: Found) -> bool:
    """Whether a text stands beside the name; one word that is neither a job nor a degree does so right below it."""
    alone = " " not in bit.text and not (evidence.title(bit.text) or evidence.degree(bit.text))
    apart = min(abs(a - b) for a in bit.blocks for b in name.blocks)
    return 0 <= bit.blocks[0] - name.blocks[-1] <= 1 if alone else apart <= _BESIDE


_BESIDE = 2  # blocks


def _whole_headline(bits: list[Bit]) -> tuple[str, tuple[int, ...]]:
    """The first text with what stands behind it in its line, and with a line below that goes on with it.

    `Sales Manager | Trainer`, `Developer, trainer,` above `and author`; with the numbers of its blocks.
    """
    text, blocks, line = bits[0].text, bits[0].blocks, bits[0].line
    for before, bit in pairwise(bits):
        if bit.line is None or line is None or bit.label or bit.href or not _may_be_headline(bit.text):
            break
        start = line.text.find(text) + len(text)
        between = line.text[start : line.text.find(bit.text, start)] if bit.line is line else ""
        below = 0 < bit.line.block - before.blocks[-1] <= 1 and bit.line.look == line.look
        if bit.line is line and 0 < len(between) <= _WIDEST_MARK:
            text += between + bit.text
        elif below and (text.endswith(",") or bit.text[0].islower()):
            text, line = f"{text} {bit.text}", bit.line
        else:
            break
        blocks = tuple(dict.fromkeys((*blocks, *bit.blocks)))
    return text, blocks


_WIDEST_MARK = 5  # letters between two parts of a headline, with blanks


def _says_again(text: str, name: str) -> bool:
    """Whether a line names the document, or is the name or a part of it."""
    words = names.WORD_OF_NAME.findall(_without_title(text))
    return set(words) <= set(names.WORD_OF_NAME.findall(name.casefold()))


def _without_title(text: str) -> str:
    """What a line holds besides the words that name the document: `CURRICULUM VITAE (CV)` nothing."""
    bare = names.without_document_words(_BRACKETED.sub("", text))
    return "" if sections_named(bare) == ("title",) else bare.casefold()


def _may_be_headline(text: str) -> bool:
    """Whether a line may say what somebody is: no time, no heading, no label, no address, no age."""
    if not 3 < len(text) < 110 or text.endswith(".") or find_dates(text) or _LABELLED.match(text):
        return False
    if sections_named(text):
        return False
    if evidence.title(text) > 1:
        return True
    if _NO_HEADLINE.search(text) or _NUMBERED.search(text) or evidence.is_sentence(text):
        return False
    if any(FACT.fullmatch(piece.strip()) for piece in text.split(",")):
        return False
    return not (evidence.is_place(text) or names_places(text) or weight(text) >= ENOUGH)


_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_LABELLED = re.compile(r"[^\W\d_][^:,]{2,25}:(?:\s|$)")
_NO_HEADLINE = re.compile(r"[@_]|^/|:$|\d[/.]\d|^[a-z]+$")
"""An address, a label, a day, the name of a link"""
_NUMBERED = re.compile(r"^[:#]|^\d|\d{3}|\d-\d|[^\W\d_],? \d{1,3} ?[a-zA-Z]?$")
"""Of a house or a postcode"""


def _spellings(bits: list[Bit], index: int, email: str) -> Iterable[tuple[int, str]]:
    """The name on one line, without what stands behind it, or on two or three lines that look alike."""
    bare = _STOPPED.sub("", names.without_document_words(bits[index].text))
    yield from ((1, text) for text in _on_one_line(bare, email))
    first = bits[index].line
    joined = bare
    following = bits[index + 1].text if index + 1 < len(bits) else ""
    if re.fullmatch(r"\([^()]{2,30}\)", following):
        yield 2, f"{bare} {following}"
    for count in (2, 3):
        other = bits[index + count - 1] if index + count - 1 < len(bits) else None
        if other is None or other.line is None or first is None:
            return
        if not (_may_go_on(first, other.line, count, email) or _is_only_one_as_large(bits, index, count)):
            return
        if other.line is first and " " in bare and " " in other.text:
            return  # two names of things beside each other
        if other.text.casefold() == bits[index].text.casefold():
            return  # printed again
        if " " in bare and " " in other.text and email and _is_another_thing(other.text, email):
            return  # a name, and what somebody is
        joined += other.text if joined.endswith("-") else f" {other.text}"
        if first.style.size and len(joined) < 60 and len(bits[index].text.split()) + len(other.text.split()) <= 9:
            yield count, joined


def _on_one_line(bare: str, email: str) -> Iterable[str]:
    """A line, and what stands in it before something else."""
    yield bare
    before, bar, _ = bare.partition(" | ")
    if bar:
        yield before
    for mark in (" – ", " - ", " — ", " / ", ": ", ", "):
        head, found, tail = bare.partition(mark)
        if found and (evidence.title(tail) > 0.5 or _BIRTH_NAME.match(tail) or any(c.isdigit() for c in tail)):
            yield head
    if reached := EMAIL.search(bare):
        yield bare[: reached.start()].rstrip(" (<[|,:–—-")
    if (shouted := _SHOUTED.match(bare)) and evidence.title(bare[shouted.end() :]) > 0.5:
        yield shouted[0].rstrip()
    words = bare.split()
    for count in _WORDS_IN_ADDRESS:
        head, tail = " ".join(words[:count]), " ".join(words[count:])
        if tail and names.shared_words(head, email) == count and evidence.title(tail) > 0.5:
            yield head
    label, colon, behind = bare.partition(":")
    if colon and names.shared_words(behind, email) > 1 and not names.shared_words(label, email):
        yield behind.strip()


_WORDS_IN_ADDRESS = (2, 3)
"""Words of a name that an e-mail address has, before a job."""
_SHOUTED = re.compile(r"(?:[^\W\d_a-zß-ÿ]{2,}(?:[-'’][^\W\d_a-zß-ÿ]{2,})*\s+){2,5}(?=[^\W\d_]*[a-zß-ÿ])")
"""A name in capitals before a job that is not: `ADA QUILL Senior Engineer`."""


def _is_another_thing(text: str, email: str) -> bool:
    """Whether a second line of several words is no part of the name that an e-mail address tells."""
    return not names.goes_on(text) and not names.shared_words(text, email)


def _in_one_word(bits: list[Bit], usual: float) -> tuple[float, int, int, str] | None:
    """A name whose words are set without a blank, or of which there is one: much larger than the rest, near the top.

    A line below it that looks like a name goes on with it.
    """
    for index, bit in enumerate(bits[:_NEAR_TOP]):
        text = names.without_document_words(bit.text)
        if _size(bit) > _MUCH * usual and names.is_one_word(text):
            below = bits[index + 1].text if index + 1 < len(bits) else ""
            if names.looks_like_a_name(below):
                return 1.0, index, 2, f"{text} {below}"
            return 1.0, index, 1, names.parted(text)
    return None


def usual_size(bits: list[Bit]) -> float:
    """The size of most of what bits hold, in points."""
    return median(map(_size, bits)) if bits else 0.0


def _size(bit: Bit) -> float:
    """The size of the cell that a bit stands in."""
    cells = bit.line.cells if bit.line else ()
    return next((float(cell.style.size or 0) for cell in cells if bit.text in cell.text), 0.0)


def _may_go_on(first: PrintedLine, line: PrintedLine, count: int, email: str) -> bool:
    """Whether two lines may hold one name: beside each other in one stream, alike or of one size in two weights.

    Of two single words, both in large type, one may be larger; so may given names above a word of the e-mail address.
    """
    if line.stream != first.stream or line.block - first.block > count:
        return False
    size, other = first.style.size or 0.0, line.style.size or 0.0
    single = " " not in first.text + line.text or _is_in_address(line.text, email)
    alike = abs(size - other) < 0.5 or (min(size, other) >= _LARGE and single)
    short = size >= 14 and len(first.text.split()) < 3 and len(line.text.split()) < 3
    return line.look == first.look or (alike and short) or all(_is_in_address(one.text, email) for one in (first, line))


def _with_torn_name(bits: list[Bit], email: str) -> list[Bit]:
    """The bits, where one word of a name stands in one place and one in another, with both as one.

    They are told by an e-mail address that is made of both, or by the largest type of all, in two columns.
    """
    words = [bit for bit in bits if bit.line and bit.text.isalpha() and bit.text[0].isupper() and not bit.label]
    local = names.plain_letters(email.partition("@")[0])
    largest = max(map(_size, bits), default=0.0)
    large = [bit for bit in bits if _size(bit) == largest] if largest >= _LARGE else []
    for one, other in combinations(words[:_MOST_SINGLE], 2):
        first, second = names.plain_letters(one.text), names.plain_letters(other.text)
        if first == second or min(len(first), len(second)) < _SHORTEST:
            continue
        named = local in (first + second, second + first)
        in_two = one.line is not None and other.line is not None and one.line.stream != other.line.stream
        torn = in_two and large == [one, other] and evidence.title(f"{one.text} {other.text}") < 1
        if named or torn:
            whole = Bit(f"{one.text} {other.text}", (*one.blocks, *other.blocks), "", one.line)
            return [whole if bit is one else bit for bit in bits if bit is not other]
    return bits


_MOST_SINGLE = 12  # words that stand alone and are looked at


def _is_only_one_as_large(bits: list[Bit], index: int, count: int) -> bool:
    """Whether the largest type of all is that of these lines and of no other: given names above a family name."""
    lines = [bit.line for bit in bits[index : index + count] if bit.line]
    if len(lines) < count or min(float(line.style.size or 0) for line in lines) < _LARGE:
        return False
    if any(line.stream != lines[0].stream or len(line.cells) > 1 for line in lines):
        return False
    sizes = [_size(bit) for bit in bits]
    return [at for at, size in enumerate(sizes) if size == max(sizes)] == [*range(index, index + count)]


def _is_in_address(word: str, email: str) -> bool:
    """Whether an e-mail address names somebody by a word."""
    bare = names.plain_letters(word)
    return word.isalpha() and len(bare) > _SHORTEST and bare in names.plain_letters(email.partition("@")[0])


_SHORTEST = 3  # letters of a word in an address
