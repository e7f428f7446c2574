"""The command `cv-generator mcp`. The protocol's library is imported when it runs, not when other commands do."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from cv_generator.errors import InvalidInput
from cv_generator.operations.context import Context

NAME = "mcp"
MISSING = "the package {} is missing: install cv-generator[service,mcp], in a clone with `pip install '.[service,mcp]'`"
SUMMARY = "serve MCP over standard input and output"


def declare(command: argparse.ArgumentParser) -> None:
    """The options of `cv-generator mcp`."""
    command.add_argument(
        "--folder",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="a folder whose documents may be read and where PDFs may be saved; may be repeated",
    )


def run(options: argparse.Namespace, context: Callable[[], Context]) -> int:
    """Serve until the input ends."""
    try:
        from cv_generator.surfaces.mcp.local import serve
    except ModuleNotFoundError as error:
        raise InvalidInput(MISSING.format(error.name)) from None
    return serve(context(), options.folder)
