"""What a session holds, as the store's opaque bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Self

import pydantic_core
from pydantic import BaseModel, ConfigDict, Field

from cv_generator.cv import identities, paths
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.languages import codes
from cv_generator.languages.unread import unread_name
from cv_generator.reading.draft import DOUBTFUL, Draft, Source

_FIELD = re.compile(r"[.\[]")
"""What stands behind the name of a field in a path."""
_REASONS = 2
_FEW_WORDS = 20
"""Words of a document below which "most" says nothing."""


class FieldSource(BaseModel):
    """Where the value of a field came from in the document, and how certain it is (0 to 1)."""

    model_config = ConfigDict(frozen=True)

    path: str = Field(description="Field path.")
    text: str = Field(description="Text as found in the document.")
    block: int = Field(description="Number of the block, from 0.")
    certainty: float = Field(description="0 to 1.")
    doubts: list[str] = Field(default_factory=list, description="What speaks against the value, the weightiest first.")


class Proposal(BaseModel):
    """Edits of one call that wait together until the person has looked at them, in the form of a call."""

    id: str = Field(description="To accept or to dismiss it.")
    at: str = Field(description="When it was made.")
    by: str = Field(description="Surface or client that made it.")
    edits: list[dict[str, Any]] = Field(description="As `update_cv_field` takes them.")


class Content(BaseModel):
    """One version of a session. `cv.photo_url` names a file of the session, or is empty.

    While it is `held`, edits of others than the person become `proposals`. `entry_ids` are the items' identities once
    edits have moved them; until then they follow from the version's number (`identified`). `unread_language` and
    `words` are of the document: its language where that is none that is read, and how many words it has.
    """

    model_config = ConfigDict(frozen=True)

    cv: Cv
    source_file: str = ""
    source_format: str = ""
    unplaced_text: list[str] = Field(default_factory=list)
    sources: list[FieldSource] = Field(default_factory=list)
    entry_ids: dict[str, list[str]] = Field(default_factory=dict)
    unread_language: str = ""
    words: int = 0
    held: bool = False
    proposals: list[Proposal] = Field(default_factory=list)

    @classmethod
    def of_draft(cls, draft: Draft, cv: Cv, source_file: str) -> Self:
        return cls(
            cv=cv,
            source_file=source_file,
            source_format=draft.format,
            unplaced_text=list(draft.unplaced_text),
            sources=[_field_source(source) for source in draft.sources],
            unread_language=draft.unread_language,
            words=draft.words,
        )

    @classmethod
    def from_bytes(cls, data: bytes, known: Content | None = None) -> Self:
        """The content that bytes hold. `known` is that of another version: to validate all that did not change since
        takes three times as long as the rest."""
        if known is None:
            return cls.model_validate_json(data)
        held = pydantic_core.from_json(data)
        return cls.model_validate({**held, "cv": paths.beside(known.cv, held["cv"])})

    def to_bytes(self) -> bytes:
        return self.model_dump_json(exclude_defaults=True).encode()

    def edited(self, cv: Cv, edits: Sequence[Edit], version: int) -> Self:
        """Version `version`, which `edits` made of the one before.

        What the document said of the edited fields does not describe them any more.
        """
        touched = [path for edit in edits if (path := _touched(edit))]
        kept = [s for s in self.sources if not any(_within(s.path, path) for path in touched)]
        ids = self._followed(cv, edits, version)
        return self.model_copy(update={"cv": cv, "sources": kept, "entry_ids": ids})

    def _followed(self, cv: Cv, edits: Sequence[Edit], version: int) -> dict[str, list[str]]:
        """The identities after edits. Most edits set a text, for which the whole CV need not be taken apart twice."""
        fields = {_FIELD.split(edit.field_path, maxsplit=1)[0] for edit in edits}
        old, new = (each.model_dump(include=fields) for each in (self.cv, cv))
        if self.entry_ids and identities.moves_nothing(old, new, edits):
            return self.entry_ids
        before = self.cv.model_dump()
        known = self.entry_ids or identities.fresh(before, version - 1)
        return identities.followed(known, before, cv.model_dump(), edits, version=version)

    def identities(self, version: int) -> dict[str, list[str]]:
        """Which entry is which, whatever its index (`cv.identities`). `version` is the number of this one."""
        return self.entry_ids or identities.fresh(self.cv.model_dump(), version)

    def identified(self, version: int) -> Self:
        """With its identities written down, for another version that brings this one back."""
        return self.model_copy(update={"entry_ids": self.identities(version)})

    def notice(self) -> str:
        """What the person must know of how their document was read; "" where there is nothing to say."""
        if self.unread_language:
            return (
                f"The document is in {unread_name(self.unread_language)}, which is not read here (read are "
                f"{', '.join(codes())}): ask the person, or read unplaced_text and fill the fields."
            )
        unplaced = sum(len(text.split()) for text in self.unplaced_text)
        if self.words >= _FEW_WORDS and 2 * unplaced > self.words:
            return "Most of the document's text found no field: read unplaced_text and ask the person."
        return self._first_look()

    def _first_look(self) -> str:
        """Which part of the CV a person should look at first: the one with most doubt in it; "" where there is none."""
        parts: dict[str, list[FieldSource]] = {}
        for source in self.sources:
            if source.certainty < DOUBTFUL:
                parts.setdefault(source.path.rpartition(".")[0] or source.path, []).append(source)
        if not parts:
            return ""
        part, worst = max(parts.items(), key=lambda each: sum(DOUBTFUL - source.certainty for source in each[1]))
        names = ", ".join(source.path.rpartition(".")[2] for source in worst if "." in source.path)
        doubts = list(dict.fromkeys(doubt for source in worst for doubt in source.doubts))[:_REASONS]
        why = f": {'; '.join(doubts)}" if doubts else ""
        return f"Look at {part}{f' ({names})' if names else ''} first{why}."

    def doubtful(self, below: float = DOUBTFUL) -> list[str]:
        """Fields that an assistant should ask about, the most doubtful first."""
        uncertain = sorted((s.certainty, index, s.path) for index, s in enumerate(self.sources) if s.certainty < below)
        return list(dict.fromkeys(path for _, _, path in uncertain))


def _field_source(source: Source) -> FieldSource:
    return FieldSource(
        path=source.path,
        text=source.text,
        block=source.block,
        certainty=source.certainty,
        doubts=list(source.doubts),
    )


def _touched(edit: Edit) -> str:
    """The path whose sources an edit makes untrue: nothing when appending, all neighbours when indices move."""
    if edit.op == "append":
        return ""
    moves = edit.op != "set" and edit.field_path.endswith("]")
    return edit.field_path[: edit.field_path.rindex("[")] if moves else edit.field_path


def _within(path: str, touched: str) -> bool:
    return path == touched or path.startswith((f"{touched}.", f"{touched}["))
