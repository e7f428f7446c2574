"""What speaks against a value by its lines: where it begins and ends in them, and what else they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from cv_generator.languages import word_set
from cv_generator.reading.fields.found import Found, FoundEntry
from cv_generator.reading.words.text import words

_SHORT = 40  # letters of a line that may belong to a name


class Lines:
    """The printed lines of a document, and the words in them that found no field."""

    def __init__(self, texts: Sequence[str], left: Mapping[int, list[str]]) -> None:
        self.texts, self.left = texts, left
        self._around: dict[tuple[str, tuple[int, ...]], tuple[str, str] | None] = {}

    def text(self, number: int) -> str:
        """The text of a line; "" where there is none."""
        return self.texts[number] if 0 <= number < len(self.texts) else ""

    def around(self, found: Found) -> tuple[str, str] | None:
        """What stands before and behind a value in its lines; None where its words do not stand together."""
        asked = found.text, found.blocks
        if asked not in self._around:
            whole = _plain(" ".join([self.text(block) for block in found.blocks]))
            before, own, behind = whole.partition(_plain(found.text))
            self._around[asked] = (before, behind) if own else None
        return self._around[asked]


def _plain(text: str) -> str:
    return " ".join(text.split())


def line_marks(found: Found, others: Collection[Found], lines: Lines) -> Iterator[str]:
    """The marks of a value; `others` are the other values of its entry."""
    if not found.blocks or not found.text:
        yield "it is not printed here"
        return
    if any(block in lines.left for block in found.blocks):
        yield "words beside it found no field"
    if len(found.blocks) > 1:
        yield "it stands on several lines"
    around = lines.around(found)
    if around is None:
        yield "its words do not stand together"
        return
    before, behind = around
    yield from _cuts(before, "begins")
    yield from _cuts(behind[::-1], "ends")
    known = {word for other in others for word in words(other.text)}
    if any(word not in known for word in words(f"{before} {behind}")):
        yield "its line holds other words"


def _cuts(rest: str, does: str) -> Iterator[str]:
    """How a value is parted from what stands beside it, `rest`, whose last sign is next to it."""
    if not rest.strip():
        return
    sign = rest.strip()[-1]
    if sign == ",":
        yield f"it {does} at a comma"
    elif sign.isalnum():
        if _is_joining(rest, does):
            yield f"it {does} at a joining word"
        yield f"it {does} at a blank" if rest[-1] == " " else f"it {does} within a word"
    elif sign in "()[]":
        yield f"it {does} at a bracket"
    else:
        yield f"it {does} at a sign"


def _is_joining(rest: str, does: str) -> bool:
    """Whether the word beside a value is one that joins names; `rest` is reversed where the value ends."""
    near = rest.rsplit(maxsplit=1)[-1]
    return (near if does == "begins" else near[::-1]).casefold() in word_set("grammar", "joining words")


def near_marks(entry: FoundEntry, lines: Lines) -> Iterator[str]:
    """Whether the lines around the names and the date of an entry found a field, and whether the next one is short."""
    blocks = {block for found in entry.fields.values() if found.text for block in found.blocks}
    if not blocks:
        return
    first, last = min(blocks), max(blocks)
    if first - 1 in lines.left:
        yield "the line above the entry found no field"
    if last + 1 in lines.left:
        yield "the line below its names found no field"
    if any(block in lines.left for block in range(first, last + 1)):
        yield "words among its names found no field"
    below = next((text for text in entry.texts if text.blocks and text.blocks[0] == last + 1), None)
    if below is not None and len(below.value) < _SHORT:
        yield "a short line below its names is a text of it"
        if below.value[:1].isalpha() and not below.value[:1].isupper():
            yield "a line below its names goes on small"
    if any(text.blocks and text.blocks[0] in blocks for text in entry.texts):
        yield "a text of it stands on a line of its names"


def stray_marks(entries: Sequence[FoundEntry]) -> list[set[str]]:
    """For each entry of a section whether its lines stand apart, or among those of another entry."""
    owned = [
        sorted({block for found in (*entry.fields.values(), *entry.texts) if found.text for block in found.blocks})
        for entry in entries
    ]
    owners = Counter(block for blocks in owned for block in blocks)
    blocks = sorted(owners)
    told: list[set[str]] = []
    for mine in owned:
        marks: set[str] = set()
        if mine:
            shared = sum(owners[block] > 1 for block in mine)
            within = bisect_left(blocks, mine[-1]) + 1 - bisect_left(blocks, mine[0])
            of_others = within - len(mine) + shared
            if of_others:
                marks.add("its lines stand among those of another entry")
            if mine[-1] + 1 - mine[0] - len(mine) > of_others:
                marks.add("its lines stand apart")
            if shared:
                marks.add("it shares a line with another entry")
        told.append(marks)
    return told
