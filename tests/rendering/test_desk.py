"""Desks: compilers that several threads use one after the other, each with its own CV."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest

from cv_generator.cv.model import Cv
from cv_generator.rendering import desk as desks
from cv_generator.rendering.density import DENSITIES
from cv_generator.rendering.desk import FILES, desk
from cv_generator.rendering.document import TEMPLATES
from cv_generator.rendering.order import Order
from cv_generator.rendering.output import TEMPLATE_FILES
from cv_generator.rendering.typesetter import Draft
from tests.rendering.people import DAY, full, long


def draft(name: str) -> Draft:
    cv = Cv.model_validate({"full_name": name, "work_experience": [{"title": "Köchin", "bullets": ["Suppen"]}]})
    order = Order(cv=cv, language="de", template="axis", max_pages=2, today=dt.date(2026, 1, 12))
    return Draft(order.job(DENSITIES[0]))


def text(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


@pytest.fixture
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "_idle", {})


@pytest.mark.usefixtures("_fresh")
def test_what_is_personal_lies_there_only_while_a_draft_is_set() -> None:
    def contents() -> list[bytes]:
        return [os.pread(file.fileno(), 1000, 0) for file in used._files]

    with desk("axis", b"{}"):
        assert not any(desks._idle.values())
    (used,) = desks._idle["axis"]
    with desk("axis", b"{}", b'{"name": "another"}', b"jpeg", b'{"cv": {}}'):
        assert contents() == [b"{}", b'{"name": "another"}', b"jpeg", b'{"cv": {}}']
    with desk("axis", b"{}"):
        assert contents() == [b"{}", b"", b"", b""]
    assert contents() == [b"{}", b"", b"", b""]  # the look is nobody's


@pytest.mark.usefixtures("_fresh")
def test_a_desk_is_used_again_and_gives_the_same_bytes_as_a_new_one() -> None:
    first, again = draft("Ada").pdf, draft("Ada").pdf
    assert len(desks._idle["axis"]) == 1
    desks._idle.clear()
    assert first == again == draft("Ada").pdf


@pytest.mark.usefixtures("_fresh")
def test_threads_never_see_each_others_cv() -> None:
    names = [f"Person{number}" for number in range(24)]
    with ThreadPoolExecutor(4) as pool:
        pdfs = list(pool.map(lambda name: draft(name).pdf, names))
    assert [name for name, pdf in zip(names, pdfs, strict=True) if name not in text(pdf).split()] == []
    assert 1 <= len(desks._idle["axis"]) <= 4


@pytest.mark.usefixtures("_fresh")
def test_layout_and_file_of_a_draft_belong_together_when_another_comes_between() -> None:
    mine, other = draft("Ada"), draft("Grace")
    assert mine.layout.pages == other.layout.pages == 1
    assert "Ada" in text(mine.pdf)
    assert "Grace" in text(other.pdf)


@pytest.mark.usefixtures("_fresh")
def test_a_desk_leaves_nothing_behind() -> None:
    with desk("axis", b"{}"):
        pass
    folder = desks._idle["axis"][0]._folder
    assert {file.name for file in folder.iterdir()} >= {"base.typ", "axis.typ", *FILES}
    desks._idle.clear()
    gc.collect()
    assert not folder.exists()


@pytest.mark.usefixtures("_fresh")
def test_no_personal_data_are_written_to_a_disk() -> None:
    with desk("axis", b"{}"):
        pass
    for name in FILES:
        file = desks._idle["axis"][0]._folder / name
        assert file.is_symlink()
        assert str(file.readlink()).startswith("/proc/self/fd/")


@pytest.mark.usefixtures("_fresh")
def test_elsewhere_the_data_lie_in_a_file_that_only_this_user_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "_OPEN_FILES", Path("/does/not/exist"))
    assert "Ada" in text(draft("Ada").pdf)
    for name in FILES:
        file = desks._idle["axis"][0]._folder / name
        assert not file.is_symlink()
        assert file.stat().st_mode & 0o077 == 0
        assert name == "look.json" or file.read_bytes() == b""


def least_seconds(drafts: list[Draft]) -> float:
    """Processor time of the layout that took least."""
    times = []
    for each in drafts:
        start = time.process_time()
        assert each.layout.pages
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize("template", TEMPLATES)
def test_an_edit_of_the_name_leaves_the_other_lines_as_they_were_set(template: str) -> None:
    def made(person: int, name: str) -> Draft:
        jobs = [
            {
                "title": f"Office {person}.{job}",
                "bullets": [f"Moved {person} letters {job} times to room {n}" for n in range(8)],
            }
            for job in range(5)
        ]
        cv = Cv.model_validate({"full_name": name, "work_experience": jobs})
        order = Order(cv=cv, language="en", template=template, max_pages=3, today=DAY)
        return Draft(order.job(DENSITIES[0]))

    others = least_seconds([made(person, "Ada") for person in range(8)])
    edited = least_seconds([made(7, f"Ada {number}") for number in range(8)])
    assert edited < 0.7 * others


@pytest.mark.usefixtures("_fresh")
def test_asking_for_layouts_leaves_no_memory_behind() -> None:
    """Without the page of nothing, each of these leaves half a megabyte."""

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096

    for number in range(40):
        assert draft(f"Ada{number} " * 40).layout.pages
    before = resident()
    for number in range(80):
        assert draft(f"Grace{number} " * 40).layout.pages
    assert resident() - before < 8_000_000


FORKING = """
import json, os, sys
from cv_generator.rendering import desk as desks
with desks.desk("axis", b"{}"):
    pass
folder = desks._idle["axis"][0]._folder
child = os.fork()
if child == 0:
    sys.exit(0 if not desks._idle else 1)
_, status = os.waitpid(child, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), folder.exists(), len(desks._idle["axis"])]))
"""


def test_a_forked_child_leaves_its_parents_desks_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKING], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(done.stdout) == [0, True, 1]


def test_no_template_reads_what_edits_change() -> None:
    """All that a file defines is worked out anew when what it reads changes."""
    files = [path.read_text("utf-8") for path in TEMPLATE_FILES.glob("*.typ")]
    assert len(files) == len(TEMPLATES) + 1
    assert [name for file in files for name in re.findall(r"(?:json|read)\((.*?)\)", file)] == ['"look.json"']


@pytest.mark.parametrize("template", TEMPLATES)
def test_after_one_edit_only_what_changed_is_laid_out_anew(template: str) -> None:
    """As long as no rule of style names a variable that holds the CV."""

    def seconds(cv: Cv) -> float:
        order = Order(cv=cv, language="en", template=template, max_pages=2, today=DAY)
        draft = Draft(order.job(DENSITIES[0]))
        started = time.thread_time()
        _ = draft.layout
        return time.thread_time() - started

    seconds(full())  # fonts
    cvs = [long(6, 5, words=20 + number) for number in range(4)]
    first, again = zip(*[(seconds(cv), seconds(cv.with_valid(interests=["Rowing"]))) for cv in cvs], strict=True)
    assert min(again) < 0.7 * min(first)
