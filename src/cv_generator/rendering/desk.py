"""Where drafts are set: typst compilers that find their data in files.

Typst remembers what it has laid out for as long as its library stays the same. `sys_inputs` belong to the library, a
file does not. Measured for two pages with photo: 10.5 ms with `sys_inputs`; with a file 7 ms for another CV, and 4 ms
for the same CV after one edit.

Only compiling makes typst forget what it has not used for ten compilations; asking for a layout does not, and four
pages leave 4 MB behind. So a page of nothing is compiled where several questions come one after the other. Not after
each: what has been set for other sessions would be forgotten sooner.

The files lie in memory where the system can do that (Linux), so that no personal data are written to a disk; elsewhere
in a folder that only this user can read. What is personal in them is emptied after each use.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any, Final

from cv_generator.rendering import typefaces
from cv_generator.rendering.output import TEMPLATE_FILES

FILES: Final = ("look.json", "view.json", "photo.jpg", "cv.json")
"""What is laid beside the templates (see base.typ): how the page looks, what it says, the photo, what is attached. Each
by itself: what comes of a file is worked out anew when a byte of it changes, and an edit changes what the page says."""

_OPEN_FILES: Final = Path("/proc/self/fd")
QUESTIONS: Final = 3
"""So many layouts in a row are kept whole."""

_WHOLE: Final = """\
#import "{template}.typ": cv
#cv(json("view.json"))
"""
_NOTHING: Final = "#set page(width: 1pt, height: 1pt)"


class Desk:
    """A compiler with its folder: the templates, and the files that typst wants to find beside them."""

    def __init__(self, template: str) -> None:
        import typst

        self._folder = folder = Path(tempfile.mkdtemp(prefix=f"cv-generator-{os.getpid()}-")).resolve()
        for file in TEMPLATE_FILES.iterdir():
            if file.name.endswith(".typ"):
                (folder / file.name).write_bytes(file.read_bytes())
        self._files = tuple(os.fdopen(_opened(folder / name), "r+b", buffering=0) for name in FILES)
        weakref.finalize(self, _remove, self._files, folder, os.getpid())
        self._lying = [b""] * len(FILES)
        self.fonts = typefaces.loaded()
        (folder / "whole.typ").write_text(_WHOLE.format(template=template), "ascii")
        self.compiler = typst.Compiler(str(folder / "whole.typ"), root=str(folder), font_paths=self.fonts)
        self._questions = 0
        (folder / "nothing.typ").write_text(_NOTHING, "ascii")
        self._nothing = typst.Compiler(str(folder / "nothing.typ"), root=str(folder), font_paths=self.fonts)

    def query(self, selector: str) -> Any:
        """The value of the one element that the layout has under a label."""
        found = json.loads(self.compiler.query(selector, field="value", one=True))
        self._questions += 1
        if self._questions >= QUESTIONS:
            self._nothing.compile(format="svg")
            self._questions = 0
        return found

    def compile(self, **options: Any) -> Any:
        """The file, or its pages, as the compiler makes them."""
        self._questions = 0
        return self.compiler.compile(**options)

    def lay(self, *contents: bytes) -> None:
        """Puts `FILES` where the next compilation finds them. Those that are not given are emptied."""
        for at, content in enumerate(islice(chain(contents, repeat(b"")), len(FILES))):
            before = self._lying[at]
            if before is content or before == content:
                continue
            file = self._files[at].fileno()
            if len(content) < len(before):
                os.ftruncate(file, len(content))
            if content:
                os.pwrite(file, content, 0)
            self._lying[at] = content

    def clear(self) -> None:
        """Empties what is personal. The look is that of any CV, and the next one's most often."""
        self.lay(self._lying[0])


_idle: Final[dict[str, deque[Desk]]] = {}


@contextmanager
def desk(template: str, *files: bytes) -> Iterator[Desk]:
    """A desk that nobody else uses meanwhile, with the contents of `FILES`.

    As many are made as threads typeset.
    """
    free = _idle.setdefault(template, deque())
    try:
        found = free.pop()
    except IndexError:
        found = Desk(template)
    if found.fonts is not typefaces.loaded():  # an operator has added some
        found = Desk(template)
    found.lay(*files)
    try:
        yield found
    finally:
        found.clear()
        free.append(found)


def _opened(path: Path) -> int:
    if hasattr(os, "memfd_create") and _OPEN_FILES.is_dir():
        file = os.memfd_create(path.name)
        path.symlink_to(_OPEN_FILES / str(file))
        return file
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _remove(files: tuple[FileIO, ...], folder: Path, owner: int) -> None:
    for file in files:
        file.close()
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


if hasattr(os, "register_at_fork"):
    # A forked child shares the open files of its parent and must not write into them.
    os.register_at_fork(after_in_child=_idle.clear)
