"""How the command line says that it did not do something: one line on standard error for a person to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from cv_generator.cv.typos import misspelt
from cv_generator.errors import PROBLEMS_TOLD, DoesNotFit, NotReady, Problem, UserError, WrongKeys
from cv_generator.surfaces.cli.inputs import WrongUsage


def guarded(run: Callable[[], int], tell: Callable[[UserError], str]) -> int:
    """The exit status of a command: 0 done, 1 refused (`tell` says why), 2 wrong usage, 130 stopped by the person."""
    try:
        return run()
    except UserError as error:
        print(tell(error), file=sys.stderr)
        return 2 if isinstance(error, WrongUsage) else 1
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def in_one_line(error: UserError) -> str:
    """What was refused, why, and what mends it."""
    return f"cv-generator: {reason(error)}"


def warn(problem: Problem) -> None:
    """What was done otherwise than it may be meant, in one line on standard error."""
    named = f"{problem.path} " * (problem.code != "renamed")
    print(f"cv-generator: {named}{problem.message}", file=sys.stderr)


def reason(error: UserError) -> str:
    """The same without the name of the program."""
    if isinstance(error, WrongKeys):
        return f"{error.message}: {_mapping(error)}"
    if isinstance(error, DoesNotFit):
        return f"{error.message}: {_pages(error)}"
    told = [_problem(problem) for problem in error.problems[:PROBLEMS_TOLD]]
    if len(error.problems) > PROBLEMS_TOLD:
        told.append(f"and {len(error.problems) - PROBLEMS_TOLD} more")
    told += [str(error.details[name]) for name in ("reason", "hint") if error.details.get(name)]
    if isinstance(error, NotReady):
        told.append("add --allow-missing to typeset it nevertheless")
    listed = "; ".join(text.rstrip(".") for text in told)
    return listed if _says_it_again(error) else ": ".join(filter(None, (error.message, listed)))


def _problem(problem: Problem) -> str:
    text = _sentence(problem)
    return f"{text} ({problem.hint.rstrip('.')})" if problem.hint else text


def _sentence(problem: Problem) -> str:
    named = not problem.path or problem.message.startswith(problem.path) or problem.code.endswith(f"_{problem.path}")
    return problem.message if named else f"{problem.path} {problem.message}"


def _says_it_again(error: UserError) -> bool:
    """Whether the error is its first problem in other words: one sentence is enough."""
    return bool(error.problems) and error.message.startswith((_sentence(error.problems[0]), error.problems[0].message))


def _mapping(error: WrongKeys) -> str:
    mapping = error.details.get("mapping") or {}
    told = [_belongs(wrong, right) for wrong, right in mapping.items()]
    return ", ".join(told[:PROBLEMS_TOLD])


def _belongs(wrong: str, right: str | None) -> str:
    if right == f"{wrong}[]":
        return f"{wrong} takes a list: write one item a line behind `- `, or [one, two]"
    if right:
        return f"{wrong} is {right}"
    near = misspelt(wrong.rpartition(".")[2], _field_names())
    return f"{wrong} is no field" + (f": {near[0]}?" if near else "")


def _field_names() -> tuple[str, ...]:
    from cv_generator.cv.stand_in import ENTRY_FIELDS, FIELDS

    return (*FIELDS, *ENTRY_FIELDS)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _pages(error: DoesNotFit) -> str:
    cuts = error.details.get("proven_cuts") or ()
    mend = f"; this would fit: {_lower(cuts[0]['description'])}" if cuts else ""
    return f"{error.pages()}{mend}; or allow more with --max-pages"
