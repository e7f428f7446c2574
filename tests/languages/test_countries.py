"""What countries write otherwise than their language: tags such as `de-CH`, told by files in the language's folder."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pypdfium2
import pytest
from pydantic import ValidationError

from cv_generator.cv.mistakes_shapes import cv_language
from cv_generator.cv.model import Cv
from cv_generator.languages import active, code_of, codes, facts, reading_in, tags
from cv_generator.languages.folders import country_file
from cv_generator.reading.document import read_document
from cv_generator.rendering import words
from cv_generator.rendering.document import typeset
from cv_generator.rendering.selfcheck import read_back

COUNTRIES = [tag for tag in tags() if tag not in codes()]
TODAY = dt.date(2026, 1, 21)
LETTER, A4 = (612.0, 792.0), (595.276, 841.89)


def size_of(pdf: bytes) -> tuple[float, float]:
    with pypdfium2.PdfDocument(pdf) as document:
        return document.get_page_size(0)


def text_of(pdf: bytes) -> str:
    return " ".join(read_back(pdf).text.split())


def test_a_tag_stands_behind_its_language() -> None:
    assert set(COUNTRIES) >= {"de-CH", "fr-CH", "pt-BR", "es-419", "en-US", "nl-BE"}
    assert list(tags()) == sorted(tags(), key=lambda tag: (codes().index(code_of(tag)), tag))


@pytest.mark.parametrize("tag", COUNTRIES)
def test_a_country_says_only_what_its_language_does_not(tag: str) -> None:
    file = country_file(tag)
    assert file is not None
    told, language = tomllib.loads(file.read_text("utf-8")), facts(code_of(tag))
    assert told["tag"] == facts(tag).tag == tag
    assert told["name"] != language.name
    for key, value in told["page"].items() if "page" in told else ():
        known = getattr(language.page, key)
        assert value != known
        if isinstance(value, dict):
            assert set(value) <= set(known)
            assert not {(k, v) for k, v in value.items() if isinstance(v, str)} & set(known.items())


@pytest.mark.parametrize("tag", tags())
def test_every_tag_is_typeset_and_read_back(tag: str, cv_data: dict[str, Any]) -> None:
    cv = Cv.model_validate(cv_data | {"language": tag})
    pdf = typeset(cv, today=TODAY).data
    assert words.heading("work_experience", tag) in text_of(pdf)
    assert read_document(pdf).cv.language == tag
    assert size_of(pdf) == pytest.approx(LETTER if tag == "en-US" else A4, abs=0.1)


def test_the_person_chooses_the_paper_against_the_country(cv_data: dict[str, Any]) -> None:
    cv = Cv.model_validate(cv_data | {"language": "en-US", "design": {"paper": "a4"}})
    assert size_of(typeset(cv, today=TODAY).data) == pytest.approx(A4, abs=0.1)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("de", ["fließend", "„Netz“"]), ("de-CH", ["fliessend", "«Netz»"]),
        ("pt", ["intermédio", "Formação académica"]), ("pt-BR", ["intermediário", "Formação acadêmica"]),
        ("en", ["Born 5 March 1990"]), ("en-US", ["Born March 5, 1990"]),
        ("es", ["Experiencia profesional", "«Netz»"]), ("es-419", ["Experiencia laboral", "“Netz”"]),
        ("nl", ["Talen"]), ("nl-BE", ["Talenkennis"]),
    ],
)  # fmt: skip
def test_the_page_speaks_as_the_country_does(tag: str, shown: list[str], cv_data: dict[str, Any]) -> None:
    more = {"language": tag, "birth_date": "1990-03-05", "summary": 'Das "Netz"', "interests": ["A", "B"]}
    level = "intermediate" if tag.startswith("pt") else "fluent"
    cv = Cv.model_validate(cv_data | more | {"languages": [{"language": "X", "level": level}]})
    text = text_of(typeset(cv, today=TODAY).data)
    assert [words for words in shown if words not in text] == []


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("de_ch", "de-CH"), ("DE-DE", "de"), ("German (Switzerland)", "de-CH"), ("pt-br", "pt-BR"), ("Brazilian", "pt-BR"),
        ("es-MX", "es-419"), ("fr-CA", "fr"), ("English (US)", "en-US"), ("Spanish", "es"), ("xx-YY", None),
    ],
)  # fmt: skip
def test_other_spellings_of_a_tag_are_understood(sent: str, meant: str | None) -> None:
    assert cv_language(sent) == meant


def test_a_country_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValidationError, match="'de-CH'"):
        Cv(language="de-XX")


def test_a_document_is_read_in_the_language_of_a_tag() -> None:
    with reading_in("de-CH"):
        assert active() == ("en", "de", "pl")
