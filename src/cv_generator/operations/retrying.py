"""Calls that are sent again because their answer was lost: the same answer, and nothing doubled.

A caller names a call by a key of its own (`Idempotency-Key` over HTTP). The version that the call writes is kept with
that key, in the same step, so every process knows it for as long as the session lives, and there are never more keys
than versions. The answer is made anew from that version; it is not kept. A call that makes a session takes the
session's name from the key instead: sent again, it finds the session that is there.

The rules are those of the IETF's draft "The Idempotency-Key HTTP Header Field": 400 for a key that is none, 422 for one
that named another call.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pydantic_core

from cv_generator.errors import InvalidInput, Problem
from cv_generator.operations.context import Context
from cv_generator.storage.protocol import WriteKey

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{16,255}")
"""A session is found again by the key alone, so a key must not be guessed: a UUID has 36 characters."""


def checked_key(sent: object) -> str:
    """The key without the quotation marks of a structured header; empty where none was sent.

    Raises:
        InvalidInput: too short to be unguessable, too long, or with other characters.
    """
    key = str(sent or "").strip().strip('"')
    if key and not _KEY.fullmatch(key):
        wrong = "must be 16 to 255 visible ASCII characters"
        raise InvalidInput(f"{HEADER} {wrong}", problems=[Problem(HEADER, "bad_key", wrong, "Send a new UUID.")])
    return key


def keyed(context: Context, operation: str, arguments: Any) -> Context:
    """The context for one call, with its key where the caller named it."""
    caller = context.caller
    if not caller.idempotency_key:
        return context
    name = hashlib.sha256(f"{caller.owner}\n{caller.idempotency_key}".encode()).hexdigest()
    call = hashlib.sha256(operation.encode() + b"\n" + pydantic_core.to_json(arguments)).hexdigest()
    return replace(context, key=WriteKey(name, call))


def id_maker(context: Context) -> Callable[[], str]:
    """Makes the ids of a new session: the same ones when its call is sent again.

    They cannot be told from random ones, since they are made with the store's secret.
    """
    key = context.key
    if key is None:
        return context.new_id
    secret, made = context.store.secret(), 0

    def derived() -> str:
        nonlocal made
        made += 1
        digest = hmac.digest(secret, f"session {key.name} {key.call} {made}".encode(), hashlib.sha256)
        return str(uuid.UUID(bytes=digest[:16], version=4))

    return derived
