"""What comes in from outside."""

from __future__ import annotations

from dataclasses import fields, replace

from cv_generator.operations.context import Caller, Context
from cv_generator.storage.protocol import WriteKey


def test_for_another_caller_all_else_is_the_same(context: Context) -> None:
    context = replace(context, key=WriteKey("name", "call"))
    other = context.for_caller(Caller(by="somebody"))
    assert other.caller == Caller(by="somebody")
    for each in fields(Context):
        assert each.name == "caller" or getattr(other, each.name) is getattr(context, each.name)
