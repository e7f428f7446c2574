"""Names of heads that go on in the next line, told by the looks of the heads of the other entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence

_FEWEST = 2
_LONGEST = 80
_NAMES = 3


def join_wrapped_heads(segments: Sequence[Segment]) -> None:
    """Makes the first two lines of a head one where they are in one look, the third in that of the others' second ones.

    `**Office of the Minister for**`, `**Moors and Fens**`, `adviser` beside `**Marsh Council**`, `clerk`.
    """
    named = [[line for line in segment.lines if line.cells][:_NAMES] for segment in segments]
    pairs = Counter(
        (_look(lines[0]), _look(lines[1])) for lines in named
        if len(lines) > 1 and not lines[0].bullet and _look(lines[0]) != _look(lines[1])
    )  # fmt: skip
    usual, count = pairs.most_common(1)[0] if pairs else (((), ()), 0)
    if count < _FEWEST or count * 2 < len(segments):
        return
    for segment, lines in zip(segments, named, strict=True):
        looks = [_look(line) for line in lines]
        if looks == [usual[0], usual[0], usual[1]] and _goes_on(lines[0], lines[1]):
            first, second = lines[0], lines[1]
            end, start = first.cells[-1], second.cells[0]
            whole = replace(end, text=f"{end.text}{_joint(first)}{start.text}", blocks=(*end.blocks, *start.blocks))
            first.cells = [*first.cells[:-1], whole, *second.cells[1:]]
            segment.lines.remove(second)


def _goes_on(first: DatedLine, second: DatedLine) -> bool:
    """Whether the second line is no name of its own: neither a role nor, below a role, an employer."""
    if second.bullet or second.date or second.label or len(second.text) > _LONGEST:
        return False
    if evidence.title(second.text) > 1 or evidence.is_place(second.text):
        return False
    open_end = first.line.text.endswith((",", "&", "+", "–", "-"))
    return open_end or max(evidence.title(first.text), evidence.organisation(second.text)) <= 1


def _joint(first: DatedLine) -> str:
    return ", " if first.line.text.rstrip().endswith(",") else " "


def _look(line: DatedLine) -> tuple[object, ...]:
    style = line.cells[0].style
    return style.bold, style.italic, line.bullet
