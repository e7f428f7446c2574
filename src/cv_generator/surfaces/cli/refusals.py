"""How the command line says that it did not do something: one line on standard error for a person to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from cv_generator.errors import DoesNotFit, NotReady, UserError, WrongKeys

_SHOWN = 6
"""Problems in one line."""


def guarded(run: Callable[[], int], tell: Callable[[UserError], str]) -> int:
    """The exit status of a command: 0 done, 1 refused (`tell` says why), 130 stopped by the person."""
    try:
        return run()
    except UserError as error:
        print(tell(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def in_one_line(error: UserError) -> str:
    """What was refused, why, and what mends it."""
    return f"cv-generator: {reason(error)}"


def reason(error: UserError) -> str:
    """The same without the name of the program."""
    if isinstance(error, WrongKeys):
        return f"{error.message}: {_mapping(error)}"
    if isinstance(error, DoesNotFit):
        return f"{error.message}: {_pages(error)}"
    told = [_problem(problem.path, problem.message, problem.hint) for problem in error.problems[:_SHOWN]]
    if len(error.problems) > _SHOWN:
        told.append(f"and {len(error.problems) - _SHOWN} more")
    told += [str(error.details[name]) for name in ("reason", "hint") if error.details.get(name)]
    if isinstance(error, NotReady):
        told.append("add --allow-missing to typeset it nevertheless")
    return ": ".join(filter(None, (error.message, "; ".join(text.rstrip(".") for text in told))))


def _problem(path: str, message: str, hint: str) -> str:
    text = message if not path or message.startswith(path) else f"{path} {message}"
    return f"{text} ({hint.rstrip('.')})" if hint else text


def _mapping(error: WrongKeys) -> str:
    mapping = error.details.get("mapping") or {}
    told = [f"{wrong} is {right}" if right else f"{wrong} is no field" for wrong, right in mapping.items()]
    return ", ".join(told[:_SHOWN])


def _pages(error: DoesNotFit) -> str:
    pages, most = error.details.get("page_count"), error.details.get("max_pages")
    cuts = error.details.get("proven_cuts") or ()
    mend = f"; it fits without {cuts[0]['description']}" if cuts else ""
    return f"{pages} pages where {most} {'is' if most == 1 else 'are'} allowed{mend}; or allow more with --max-pages"
