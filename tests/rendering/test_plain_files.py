"""The CV for forms and other programs: the words of the page in its order, and data that are read back."""

from __future__ import annotations

import json
import re

import pytest

from cv_generator.cv.model import Cv
from cv_generator.reading.json_resume import from_json_resume
from cv_generator.rendering.document import FORMATS, typeset
from cv_generator.rendering.links import address_of
from cv_generator.rendering.viewing import view_of
from tests.rendering.people import DAY, full, portrait


def made(cv: Cv, format: str) -> str:
    finished = typeset(cv, format=format, today=DAY, photo=portrait())
    assert (finished.page_count, finished.media_type) == (0, FORMATS[format])
    return finished.data.decode()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_every_word_of_the_page_is_there_in_its_order(format: str) -> None:
    cv = full()
    found = iter(words(made(cv, format)))
    for entry in view_of(cv, today=DAY).sections:
        assert entry.heading == "" or entry.heading in made(cv, format)
    for word in words(" ".join(text for text in view_of(cv, today=DAY).texts() if not re.search(r"\d{4}", text))):
        assert any(word == each for each in found), word


def test_what_a_person_wrote_is_no_markup_but_what_is_plainly_meant_so() -> None:
    cv = full(summary="5*3*2, *set so* and <b>no</b> tag and snake_case", interests=["[x](y)"])
    text = made(cv, "markdown")
    assert r"5\*3\*2, *set so* and \<b>no\</b> tag and snake_case" in text
    assert r"\[x\](y)" in text
    assert text.startswith("# Dr. Jana Probst-Żółć\n")
    assert "## Work Experience" in text


def test_plain_text_shows_where_a_named_link_leads() -> None:
    text = made(full(links=[{"label": "Portfolio", "url": "https://www.example.com/jana"}]), "text")
    assert "example.com/jana" in text
    assert "**" not in text


def test_json_resume_is_read_back_without_loss() -> None:
    cv = full()
    imported = from_json_resume(json.loads(made(cv, "json_resume")))
    links = [link.model_copy(update={"url": address_of(link.url)}) for link in cv.links]
    assert (imported.cv, imported.unplaced) == (cv.replaced(links=links), ())
    assert imported.photo.startswith("data:image/jpeg;base64,")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_name_of_a_file_says_its_format(format: str) -> None:
    endings = {"json_resume": "json", "markdown": "md", "text": "txt"}
    assert typeset(full(), format=format, today=DAY).file_name.endswith("." + endings.get(format, format))
