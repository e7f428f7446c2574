"""Which edits of one call depend on each other, so that a person may accept one and dismiss another."""

from __future__ import annotations

from collections.abc import Sequence

from cv_generator.cv.paths import Edit


def parted(edits: Sequence[Edit]) -> list[list[Edit]]:
    """The edits in groups that mean the same whether the other groups are carried out or not, each in its order.

    Edits of one place or of places inside each other stay together, and so do those of a list whose indices one moves.
    """
    groups: list[list[Edit]] = []
    for edit in edits:
        near = [group for group in groups if any(_depend(edit, each) for each in group)]
        if not near:
            groups.append([edit])
            continue
        for group in near[1:]:
            groups.remove(group)
        joined = {id(each) for group in near for each in group} | {id(edit)}
        near[0][:] = [each for each in edits if id(each) in joined]
    return groups


def _depend(one: Edit, other: Edit) -> bool:
    if any(each.op == "move" and not isinstance(each.value, int) for each in (one, other)):
        return True
    reaches = _reach(one), _reach(other)
    if one.op == other.op == "append":
        return False
    return any(a == b or a.startswith((f"{b}.", f"{b}[")) for a, b in (reaches, reaches[::-1]))


def _reach(edit: Edit) -> str:
    """The place that an edit changes: the list where it moves indices."""
    moves = edit.op not in ("set", "append") and edit.field_path.endswith("]")
    return edit.field_path[: edit.field_path.rindex("[")] if moves else edit.field_path
