"""What stands on a line of its own below the head of an entry, told by its words or by the label before them."""

from __future__ import annotations

from cv_generator.languages import while_reading
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of

BELOW = ("detail", "kept")
"""The kinds of labels of which the values stand below the head of an entry."""
_LISTS = frozenset(("skills", "languages", "interests", "trainings", "awards", "publications"))
_LONGEST_LABEL = 40
_LABELLED = 1.2


@while_reading(2048)
def detail(text: str) -> float:
    """As `evidence.detail`, and more where a label says so: `Relevant courses: Botany, Soils`, `Awards: ...`."""
    return evidence.detail(text) + _LABELLED * is_labelled(text)


def is_labelled(text: str) -> bool:
    """Whether a text has a label that names what an entry may list, or a section that lists such things."""
    label, colon, value = text.partition(":")
    if not (colon and value.strip()) or len(label) > _LONGEST_LABEL:
        return False
    return field_of(label) in BELOW or not _LISTS.isdisjoint(sections_named(label)[:1])
