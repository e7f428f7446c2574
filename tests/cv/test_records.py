"""A record in place of a text is printed as people print it, in the words of the CV's language."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv import records
from cv_generator.cv.editing import apply_edits
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, WrongKeys
from cv_generator.languages import codes, sections_in

CERTIFICATE = {"name": "PMP", "issuer": "PMI", "date": "2018-05", "credential_id": "123", "expires": "2027"}
PRINTED = {
    "en": "PMP, PMI, 2018-05, ID 123, valid until 2027",
    "de": "PMP, PMI, 2018-05, Nr. 123, gültig bis 2027",
    "pl": "PMP, PMI, 2018-05, nr 123, ważny do 2027",
}


def mended(edit: Edit, language: str = "en") -> Cv:
    cv = Cv(language=language)
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(cv, [edit])
    sent = refused.value.details["corrected_call"]["edits"]
    return apply_edits(cv, [Edit(**each, has_value="value" in each) for each in sent])


@pytest.mark.parametrize("language", PRINTED)
def test_a_certificate_is_printed_in_the_language_of_the_cv(language: str):
    expected = [PRINTED[language]]
    assert mended(Edit("certifications", CERTIFICATE, "append"), language).certifications == expected
    assert mended(Edit("certifications", [CERTIFICATE]), language).certifications == expected
    data = {"language": language, "certifications": [CERTIFICATE]}
    with pytest.raises(WrongKeys):
        understand(data)
    assert understand(data, repair=True).cv.certifications == expected


@pytest.mark.parametrize(
    ("path", "record", "expected"),
    [
        (
            "publications",
            {"title": "On dams", "authors": ["A. B", "C. D"], "journal": "J. Dams", "doi": "10.1/x", "pages": "3-9"},
            "On dams, A. B, C. D, J. Dams, DOI 10.1/x, pp. 3-9",
        ),
        ("certifications", {"issuer": "PMI", "name": "PMP", "number": 7}, "PMP, PMI, ID 7"),
        (
            "certifications",
            {"name": "PMP", "aussteller": "PMI", "jahr": 2018, "gültig_bis": 2027},
            "PMP, PMI, 2018, valid until 2027",
        ),
        ("trainings", {"kurs": "Excel", "anbieter": "VHS", "dauer": "3 Tage"}, "Excel, VHS, 3 Tage"),
        ("awards", {"nazwa": "Nagroda", "organizator": "X", "rok": 2018}, "Nagroda, X, 2018"),
        ("references", {"name": "Eva Berg", "position": "Head", "company": "X"}, "Eva Berg, Head, X"),
        (
            "certifications",
            {"name": "PMP", "issuer": "PMI", "exam_centre": "Leeds"},
            "PMP, PMI, Exam centre: Leeds",
        ),
        (
            "certifications",
            {"name": "PMP", "issuer": "PMI", "expires": "valid until 2027"},
            "PMP, PMI, valid until 2027",
        ),
    ],
)
def test_members_of_a_record_keep_what_tells_them(path: str, record: dict[str, Any], expected: str):
    assert getattr(mended(Edit(path, record, "append")), path) == [expected]


def test_names_that_are_content_are_no_members():
    assert records.as_text({"AWS Architect": "2019", "Scrum Master": "2017"}, "en") is None
    assert records.as_text({"name": "Chess", "keywords": ["blitz"]}, "en") is None


@pytest.mark.parametrize("code", codes())
def test_every_language_prints_what_it_names(code: str):
    own, english = sections_in("records", code), sections_in("records", "en")
    assert own.keys() <= english.keys()
    assert {"name", "plain", "id", "expires", "print id", "print expires", "print pages"} <= own.keys()
    printed = [phrase for name, phrases in own.items() if name.startswith("print ") for phrase in phrases]
    assert printed
    assert all("{}" in phrase for phrase in printed)
