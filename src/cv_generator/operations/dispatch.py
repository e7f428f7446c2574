"""The one door to the operations: every surface calls `invoke`."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cv_generator.cv import added_instead
from cv_generator.errors import InvalidEdit, InvalidInput, SwitchedOff, Unauthorized, UserError, WrongKeys
from cv_generator.operations.answers import suggested_to_strict
from cv_generator.operations.arguments import completed, is_bounded, is_strict
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, Audience, Operation, shown
from cv_generator.operations.retrying import keyed
from cv_generator.operations.telemetry import Running, log, printable_keys, running

_ECHO_CHARACTERS = 12_000
"""A corrected call above this would cost more than it teaches; the hints say the same."""

RETRY_SWITCHED_OFF = 300
"""Seconds after which a call to an operation that is switched off may be tried again."""


def invoke(context: Context, operation: Operation[Any, Any], arguments: Any) -> Answer:
    """Parse the arguments, run the operation and measure it.

    Raises:
        UserError: what is wrong with the call and what to send instead.
    """
    started = time.perf_counter()
    code = "internal_error"
    token = running.set(Running(operation.name))
    try:
        require_switched_on(context, operation)
        if operation.audience is Audience.ADMINISTRATOR and not context.caller.is_administrator:
            raise Unauthorized
        if not is_bounded(arguments, context.limits):
            raise InvalidInput("Arguments hold far more than a CV, documents and pictures aside")
        context = keyed(context, operation.name, arguments)
        answer: Answer = operation.run(context, operation.parse(arguments))
        if isinstance(arguments, Mapping) and is_strict(shown(operation.input), arguments):
            answer = answer.for_strict()
        code = ""
    except UserError as error:
        code = error.code
        _complete_correction(context, operation, arguments, error)
        _log_phrases(error)
        raise
    finally:
        context.telemetry.call(operation.name, time.perf_counter() - started, code)
        running.reset(token)
    return answer


def _complete_correction(context: Context, operation: Operation[Any, Any], arguments: Any, error: UserError) -> None:
    """A corrected call is the whole call, so that it can be sent as it is."""
    if isinstance(arguments, Mapping) and is_strict(shown(operation.input), arguments):
        error.details |= suggested_to_strict(error.details)
    if "corrected_call" not in error.details or not isinstance(arguments, Mapping):
        _withdraw(operation, error)
        return
    _complete(operation, arguments, error)
    _rehearse(context, operation, error)
    if len(json.dumps(error.details.get("corrected_call"), default=str)) > _ECHO_CHARACTERS:
        del error.details["corrected_call"]
    if "corrected_call" not in error.details:
        _withdraw(operation, error)


def _withdraw(operation: Operation[Any, Any], error: UserError) -> None:
    """Takes back what was said of a corrected call that the answer does not hold after all."""
    whole = 'each edit as {"field_path": "…", "value": "…"}' if "edits" in operation.input.model_fields else "all again"
    instead = f"Mend what else is listed, and send {whole}."
    error.problems = tuple(replace(each, hint=_without_call(each.hint, instead)) for each in error.problems)
    if "action_required" in error.details:
        error.details["action_required"] = _without_call(error.details["action_required"], instead)


def _without_call(text: str, instead: str) -> str:
    """A hint without the parts that name the corrected call."""
    if "corrected_call" not in text:
        return text
    said = text.partition(added_instead.BEGINS)[0].rstrip()
    kept = " ".join(part for part in re.split(r"(?<=[.;]) ", said) if "corrected_call" not in part)
    kept = kept.removeprefix("Or ")
    return kept[:1].upper() + kept[1:] or instead


def _complete(operation: Operation[Any, Any], sent: Mapping[str, Any], error: UserError) -> None:
    error.details["corrected_call"] = completed(operation.input, shown(operation.input), sent, error.details)


def _rehearse(context: Context, operation: Operation[Any, Any], error: UserError) -> None:
    """Arguments in another form were put into ours without a look at the CV: whether that works is tried now.

    What is still wrong is told in the same answer, with the call that mends all of it.
    """
    call = error.details["corrected_call"]
    if operation.rehearse is None or not isinstance(error, InvalidInput):
        return
    try:
        error.details.update(operation.rehearse(context, operation.parse(call)))
    except (InvalidEdit, WrongKeys) as further:
        error.problems += further.problems
        del error.details["corrected_call"]
        error.details.update(further.details)
    except InvalidInput as further:
        error.problems += further.problems
        del error.details["corrected_call"]
    except UserError:
        return  # such as a session that has expired: the call is right, and its answer will say so
    if "corrected_call" in error.details:
        _complete(operation, call, error)


def told_again(context: Context, operation: Operation[Any, Any], session_id: str, version: int, started: float) -> None:
    """A surface answered a call with what it had answered before, since the session has not changed."""
    call = Running(operation.name, {"version": version})
    token = running.set(call)
    context.telemetry.session_used(session_id)
    context.telemetry.call(operation.name, time.perf_counter() - started, "")
    running.reset(token)


def require_switched_on(context: Context, operation: Operation[Any, Any]) -> None:
    """Raises `SwitchedOff` where the operators have switched this operation, or all sessions, off."""
    switches = context.switches
    if operation.name in switches.disabled or (operation.needs_session and not switches.sessions):
        raise SwitchedOff(RETRY_SWITCHED_OFF)


def _log_phrases(error: UserError) -> None:
    """The phrases that operators watch for. Names of keys are logged, never values."""
    if "wrong_keys_detected" in error.details:
        keys = printable_keys(error.details["wrong_keys_detected"])
        log.warning("WRONG KEYS DETECTED: %s", keys)
        log.warning("Schema validation failed: wrong keys %s", keys)
