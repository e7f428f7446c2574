"""Edit the CV of a session, all or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from pydantic import Field, ValidationError

from cv_generator.cv import checks, lengths
from cv_generator.cv.consequences import Consequences
from cv_generator.cv.editing import Edited, as_sent, edited, rehearsed
from cv_generator.cv.guessing import characters
from cv_generator.cv.mistakes import nearest_path
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.cv.taken_out import removals
from cv_generator.errors import InvalidInput, Problem, TooLarge
from cv_generator.operations import links, photos
from cv_generator.operations.answers import (
    Mendable,
    Missing,
    ProblemAnswer,
    Ready,
    SessionId,
    Version,
    instant,
    readiness,
    suggested,
)
from cv_generator.operations.content import Content, Proposal
from cv_generator.operations.context import Context
from cv_generator.operations.cv_data import Free
from cv_generator.operations.definition import FOR_PROGRAMS, Arguments, Effects, Operation
from cv_generator.operations.edits_meant import inside_values
from cv_generator.operations.opened import Changed, Opened, SessionArguments, open_session, write_next
from cv_generator.operations.opening import bounded
from cv_generator.operations.parting import parted
from cv_generator.storage.protocol import StoredFile

_PHOTO = "photo_url"
PERSON = "page"
"""How the page names itself; whoever else writes is an assistant or a program."""


class EditArguments(Arguments):
    """One edit. Null as the value is the wish to take something away, which is asked for."""

    told_by_null: ClassVar[tuple[str, ...]] = ("value",)

    field_path: str = Field(description="Such as full_name or work_experience[0].employer.", max_length=5_000)
    value: Free = Field(None, description="New value; for move the target index.")
    op: Op = Field("set", description="append: to a list; insert: before an index. Default set.")

    def as_edit(self) -> Edit:
        is_told = "value" in self.model_fields_set and not (self.op == "remove" and self.value is None)
        return Edit(self.field_path, self.value, self.op, has_value=is_told)


class UpdateArguments(SessionArguments):
    """One edit, or several that are applied all or none. Models are shown one way only: `edits`."""

    exactly_one: ClassVar[tuple[str, ...]] = ("field_path", "edits")
    told_by_null: ClassVar[tuple[str, ...]] = ("value",)

    field_path: str | None = Field(
        None, description="Of a single edit.", max_length=5_000, json_schema_extra=FOR_PROGRAMS
    )
    value: Free = Field(None, description="Of a single edit.", json_schema_extra=FOR_PROGRAMS)
    op: Op = Field("set", description="Of a single edit.", json_schema_extra=FOR_PROGRAMS)
    edits: list[EditArguments] | None = Field(None, description="Applied all or none.", min_length=1)
    expected_version: int | None = Field(None, description="Refuse unless this is the newest version.", ge=1)


class EditEffects(Mendable):
    """What edits did besides what was asked."""

    emptied: list[str] = Field(default_factory=list, description="Paths that held something and are empty now.")
    stored: dict[str, Any] = Field(
        default_factory=dict, description="Path -> value, where it is stored otherwise than it was sent."
    )
    pending: bool = Field(False, description="The edits wait until the person accepts them on the page.")


class UpdateAnswer(EditEffects):
    """The edit is stored."""

    session_id: SessionId
    field_updated: str = Field("", description="The path of a single edit.")
    edits_applied: int = Field(0, description="How many edits of a batch were applied: all of them.")
    version: Version
    ready: Ready
    missing: Missing


def update(context: Context, arguments: UpdateArguments) -> UpdateAnswer:
    """Edit one field, or several atomically."""
    edits = _edits(context, arguments)
    opened, found = edit_session(context, arguments.session_id, arguments.expected_version, edits, "update_cv_field")
    done: dict[str, Any] = {"edits_applied": len(edits)} if arguments.edits else {"field_updated": edits[0].field_path}
    return UpdateAnswer(
        session_id=opened.session.id,
        version=opened.session.version,
        **done,
        **readiness(opened.cv),
        **besides(opened, found),
    )


def rehearse(context: Context, arguments: UpdateArguments) -> Mapping[str, Any]:
    """Raises what the edits would be refused with."""
    rehearse_edits(context, arguments.session_id, _edits(context, arguments))
    return {}


def rehearse_edits(context: Context, session_id: str, edits: Sequence[Edit]) -> None:
    """Raises what edits of a session would be refused with: also those that would take away what nobody named."""
    rehearsed(open_session(context, session_id).cv, [_with_photo(context, edit) for edit in edits])


def besides(opened: Opened, found: Consequences) -> dict[str, Any]:
    """What the edits did besides what was asked; nothing is said of nothing."""
    if waits(opened):
        return {"pending": True}
    said: dict[str, Any] = {
        "emptied": list(found.emptied),
        "stored": dict(found.stored or {}),
        "warnings": [ProblemAnswer.of(problem) for problem in found.warnings],
    }
    said |= suggested(opened.session.id, found.moves)
    return {name: value for name, value in said.items() if value}


def as_details(said: Mapping[str, Any]) -> dict[str, Any]:
    """What edits did besides, as the members of an error: JSON values."""
    return {**said, "warnings": [each.model_dump() for each in said["warnings"]]} if "warnings" in said else dict(said)


def edit_session(
    context: Context, session_id: str, expected_version: int | None, edits: Sequence[Edit], operation: str
) -> tuple[Opened, Consequences]:
    """Apply edits to the newest version and store the result; what they did besides.

    Raises:
        InvalidEdit: any of them is bad; none was applied.
    """
    opened_edits = [_with_photo(context, edit) for edit in edits]
    in_turn = context.caller.by == PERSON  # the page counts its edits one after the other
    done: Edited | None = None

    def changed(opened: Opened) -> Changed:
        nonlocal done
        done = edited(opened.cv, opened_edits, in_turn=in_turn)
        if opened.content.held and context.caller.by != PERSON:
            taken_out = removals(opened.cv.model_dump(), edits)
            return bounded_change(context, proposed(context, opened, taken_out), [])
        cv, photo = photos.absorb(context, done.cv, known=opened.cv.photo_url)
        content = opened.content.edited(cv, done.edits, version=opened.session.version + 1)
        paths = [edit.field_path for edit in opened_edits if _field(opened.cv, edit) != _field(cv, edit)]
        return bounded_change(context, content, paths, [photo] if photo else [])

    opened = write_next(context, session_id, expected_version, operation, changed)
    if done is None and opened.before:  # the call was carried out before, and its answer is made anew
        done = edited(opened.before.cv, opened_edits, in_turn=in_turn)
    return opened, _with_whole_texts(context, opened, done) if done else Consequences()


_INSIDE = re.compile(r"[.\[]")


def _field(cv: Cv, edit: Edit) -> Any:
    """The field that an edit is about, whole: what is set to the value that it has is no change."""
    return getattr(cv, _INSIDE.split(edit.field_path, maxsplit=1)[0], cv)


def _with_whole_texts(context: Context, opened: Opened, done: Edited) -> Consequences:
    """What the edits did, with the texts that they made far too long and the dates that can hardly be meant."""
    before = opened.before.cv if opened.before else Cv()
    there = vars(before)
    changed = {name for name, value in vars(done.cv).items() if value is not there[name]}
    after = done.cv.model_dump(include=changed)
    told = tuple(checks.unlikely_dates(done.cv, context.today, before))
    if any(lengths.warnings(after)):
        told += tuple(lengths.warnings(after, before.model_dump()))
    return replace(done.besides, warnings=(*done.besides.warnings, *told)) if told else done.besides


def bounded_change(
    context: Context, content: Content, paths: Sequence[str], files: Sequence[StoredFile] = ()
) -> Changed:
    """The change. Raises `TooLarge` where a session may not hold so much."""
    return Changed(content, paths, files, bounded(context, content))


def proposed(context: Context, opened: Opened, edits: Sequence[Edit]) -> Content:
    """The content with edits that wait for the person, each by itself as far as it does not depend on another."""
    at = instant(context.clock())
    proposals = [
        Proposal(
            id=f"{opened.session.version + 1}.{number}" if number else str(opened.session.version + 1),
            at=at,
            by=context.caller.by,
            edits=[as_sent(edit) for edit in part],
        )
        for number, part in enumerate(parted(edits))
    ]
    content = opened.content.identified(opened.session.version)
    return content.model_copy(update={"proposals": [*content.proposals, *proposals]})


def waits(opened: Opened) -> bool:
    """Whether a write has made a proposal instead of an edit."""
    return opened.before is not None and len(opened.content.proposals) > len(opened.before.proposals)


def require_bounded(context: Context, edits: Sequence[EditArguments]) -> None:
    """Raises `InvalidInput` where a call holds more edits than allowed, `TooLarge` where they hold more than a CV."""
    limit = context.limits.edits_per_call
    _require_no_edits_inside(edits)
    if len(edits) > limit:
        problem = Problem("edits", "too_many", f"has more than {limit} items", "Send the rest in a further call.")
        raise InvalidInput(f"edits has more than {limit} items", problems=[problem])
    _require_size(context, [each.as_edit() for each in edits])


def _require_no_edits_inside(edits: Sequence[EditArguments]) -> None:
    """Raises `InvalidInput` where edits came as the value of one: strict tools have a form for that alone."""
    sent = [each.model_dump(exclude_unset=True) for each in edits]
    held = inside_values(sent, EditArguments.model_fields.__contains__)
    if held is None:
        return
    try:
        found = [EditArguments.model_validate(each).model_dump(exclude_unset=True) for each in held]
    except ValidationError:
        found = []
    hint = 'Send each as an edit of its own: {"edits": [{"field_path": "headline", "value": "…"}]}.'
    problem = Problem("edits", "edits_inside", "holds edits as the value of one", hint)
    details = {"corrected_call": {"edits": found}} if found else {}
    raise InvalidInput("Edits came as the value of an edit", problems=[problem], details=details)


def _require_size(context: Context, edits: Sequence[Edit]) -> None:
    """No CV takes more than it may hold, and what is carried out before that is found costs time and memory."""
    most = context.limits.cv_bytes
    sizes = [(edit, characters(edit.value, most)) for edit in edits]
    if sum(size for _, size in sizes) <= most:
        return
    if sum(size for edit, size in sizes if _PHOTO not in (edit.field_path, nearest_path(edit.field_path))) > most:
        raise TooLarge(most, "CV")


def _edits(context: Context, arguments: UpdateArguments) -> list[Edit]:
    single = bool(arguments.field_path)
    if single == (arguments.edits is not None):
        hint = 'Send {"field_path": "full_name", "value": "…"} or {"edits": [{"field_path": "…", "value": "…"}]}.'
        wrong = "either field_path or edits is required" if not single else "send field_path or edits, not both"
        one = {"field_path", "value", "op"}
        both = [arguments.model_dump(include=one, exclude_unset=True)] if single else []
        both += [each.model_dump(exclude_unset=True) for each in arguments.edits or ()]
        details = {"corrected_call": {"edits": both}} if both else {}
        raise InvalidInput(
            wrong.capitalize(), problems=[Problem("field_path", "missing", wrong, hint)], details=details
        )
    if arguments.edits is not None:
        require_bounded(context, arguments.edits)
        return [each.as_edit() for each in arguments.edits]
    alone = EditArguments.model_validate(
        arguments.model_dump(include={"field_path", "value", "op"}, exclude_unset=True)
    )
    edits = [alone.as_edit()]
    _require_no_edits_inside([alone])
    _require_size(context, edits)
    return edits


def _with_photo(context: Context, edit: Edit) -> Edit:
    if edit.field_path != _PHOTO:
        # Under another name an address is refused as what it is, not sent back to be refused under the right one.
        is_address = isinstance(edit.value, str) and edit.value.startswith(("http://", "https://"))
        is_meant = is_address and links.ROUTE not in edit.value and nearest_path(edit.field_path) == _PHOTO
        return Edit(_PHOTO, edit.value, edit.op, edit.has_value) if is_meant else edit
    return Edit(edit.field_path, photos.with_own_links_opened(context, edit.value), edit.op, edit.has_value)


UPDATE = Operation(
    name="update_cv_field",
    summary="Edit one field of the CV, or several atomically.",
    description=(
        "Edits the CV of a session, all edits or none. Lists: append, insert, remove, move; indices start at 0. "
        "A wrong edit is answered with a corrected call."
    ),
    input=UpdateArguments,
    output=UpdateAnswer,
    run=update,
    effects=Effects(),
    rehearse=rehearse,
)
