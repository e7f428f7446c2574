"""A document in a language that is not read is told so; one in a language that is read never is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cv_generator.cv.model import Cv
from cv_generator.languages import codes, sections_in
from cv_generator.languages.unread import unread, unread_name
from cv_generator.operations.content import Content
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.reading.document import read_document
from cv_generator.reading.structure.headings_by_look import headings_by_look
from cv_generator.reading.structure.printed_lines import printed_lines
from cv_generator.reading.words.unread_tongue import unread_language
from tests.conftest import ROOT
from tests.reading.printing import printed, read

TEXTS = {
    "sv": "Projektledare inom bygg. Jag är ansvarig för planering och uppföljning av projekt till kommuner och har även "
          "erfarenhet av upphandling. Utbildning: civilingenjör från Lund, språk svenska och engelska.",
    "cs": "Jsem zkušený programátor. Pracovní zkušenosti: vedl jsem tým, který vyvíjí aplikace pro banky, a také školil "
          "nové kolegy. Vzdělání: Univerzita Karlova, fakulta matematiky. Znalosti: práce s databázemi, jazyky.",
    "hu": "Tapasztalt mérnök, aki nem csak a tervezés és a gyártás, hanem az ellenőrzés vezetője is volt. Szakmai "
          "tapasztalat: egy nagy egyetem laborja. Végzettség és nyelvtudás: angol, német. Készségek is.",
    "tr": "Yazılım mühendisi olarak beş yıl çalıştım ve bir ekip için sorumlu oldum. Eğitim: İstanbul Teknik Üniversitesi. "
          "İş deneyimi: bankalar için bilgi sistemleri. Yabancı diller: İngilizce de.",
    "ru": "Инженер с опытом работы. Образование: университет. Опыт: проектирование мостов, руководство отделом.",
    "uk": "Інженер з досвідом роботи. Освіта: університет. Її досвід: проєктування мостів та керівництво відділом.",
    "el": "Πολιτικός μηχανικός με εμπειρία σε γέφυρες. Εκπαίδευση: Πολυτεχνείο Αθηνών.",
    "ja": "橋梁の設計に十年の経験があります。学歴：東京大学。職歴：山田建設株式会社でプロジェクトを担当しました。",
    "zh": "桥梁工程师，十年经验。教育：北京大学。工作经历：负责项目设计与管理。",
    "ko": "교량 설계 경력 십 년. 학력: 서울대학교. 경력: 프로젝트 관리.",
    "ar": "مهندس مدني بخبرة عشر سنوات في تصميم الجسور. التعليم: جامعة القاهرة.",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_that_is_not_read_is_known_by_name(code: str) -> None:
    assert unread_language([TEXTS[code]]) == code
    assert unread_name(code)[0].isupper()


@pytest.mark.parametrize("code", codes())
def test_a_language_that_is_read_is_never_told_as_another(code: str) -> None:
    words = [word for word in sections_in("small_words", code)[""] if len(word) > 1]
    assert unread_language([" ".join(words * 4)]) == ""


def test_no_document_of_the_samples_is_told_as_another() -> None:
    samples = [path for path in sorted((ROOT / "samples").iterdir()) if path.suffix in (".docx", ".pdf", ".json")]
    assert len(samples) >= 2
    for path in samples:
        assert read_document(path.read_bytes()).unread_language == "", path.name


def test_a_language_with_a_folder_is_no_unread_one() -> None:
    assert not {each.code for each in unread()} & set(codes())


SWEDISH = """
@ Ada Quill
ada@quill.example
Jag är en projektledare som gärna arbetar med broar och som har lett projekt för kommuner i tio år.
# Arbetslivserfarenhet
**Projektledare**\\t2016 – 2020
Farn Broar AB, Lund
- ansvarig för planering och uppföljning av projekt till kommuner
- har även erfarenhet av upphandling
# Utbildning
Civilingenjör, Lunds tekniska högskola\\t2010 – 2015
# Fritid
orgel och skridskor som jag gillar
"""


def test_headings_of_a_language_that_is_not_read_are_told_by_their_look() -> None:
    draft = read(SWEDISH)
    cv = draft.cv
    assert (draft.unread_language, cv.full_name, cv.email) == ("sv", "Ada Quill", "ada@quill.example")
    assert [section.heading for section in cv.custom_sections] == ["Arbetslivserfarenhet", "Utbildning", "Fritid"]
    assert [str(entry.date_range) for entry in cv.custom_sections[0].entries] == ["2016 – 2020"]
    assert len(cv.custom_sections[0].entries[0].bullets) >= 2
    assert (cv.summary, cv.skills, cv.work_experience, cv.education) == ("", [], [], [])


def test_two_lines_of_a_name_are_no_headings() -> None:
    lines = printed_lines(
        printed(
            "@ Ada\n@ Quill\nnågot om broar och kommuner\n# Utbildning\nLunds tekniska högskola\n# Fritid\norgel och skridskor"
        )
    )
    assert [found.text for found in headings_by_look(lines).values()] == ["Utbildning", "Fritid"]


def called(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


def encoded(text: str) -> str:
    import base64

    return base64.b64encode(text.encode()).decode()


def test_the_answer_names_the_language_and_says_what_to_do(context: Context) -> None:
    answer = called(context, "extract_and_store_cv", document_base64=encoded(TEXTS["sv"]))
    assert answer["cv_data_summary"]["language_detected"] == "sv"
    assert "Swedish" in answer["notice"]
    session_id = answer["session_id"]
    read = called(context, "get_cv_session", session_id=session_id, fields=[], include_summary=True)
    assert read["notice"] == answer["notice"]


@pytest.mark.parametrize(
    ("unplaced", "words", "told"), [(60, 100, True), (40, 100, False), (10, 12, False), (0, 0, False)]
)
def test_text_that_mostly_found_no_field_is_told(unplaced: int, words: int, told: bool) -> None:
    content = Content(cv=Cv(), unplaced_text=[" ".join(["word"] * unplaced)], words=words)
    assert ("found no field" in content.notice()) == told


def test_a_document_that_was_read_has_no_notice(context: Context, sample_base64: str) -> None:
    answer = called(context, "extract_and_store_cv", document_base64=sample_base64)
    assert "notice" not in answer
    assert "language_detected" not in json.dumps(answer)
