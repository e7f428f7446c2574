"""Host: the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cv_generator.surfaces.cli.commands import file_command, overview
from cv_generator.surfaces.cli.refusals import guarded, in_one_line


def main() -> int:
    """The command `cv-generator`. Work on files starts at once; everything else loads the service first."""
    quick = file_command(sys.argv[1:])
    if quick is not None:
        if directory := os.environ.get("LANGUAGES_DIRECTORY"):
            from cv_generator.languages import LanguageFolderError, add_directory

            try:
                add_directory(Path(directory))
            except LanguageFolderError as error:
                print(f"cv-generator: LANGUAGES_DIRECTORY: {error}", file=sys.stderr)
                return 2
        return guarded(quick, in_one_line)
    overview(sys.argv[1:])
    from cv_generator.service_host import command

    return command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
