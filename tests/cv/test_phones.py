"""A telephone number is printed with the words that say which one it is, and with no others."""

from __future__ import annotations

import pytest

from cv_generator.cv import phones
from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit

ONE, OTHER = "0113 496 0457", "0113 496 0458"


def mended(text: str) -> Cv:
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(Cv(), [Edit("phone", text)])
    sent = refused.value.details["corrected_call"]["edits"]
    return apply_edits(Cv(), [Edit(**each, has_value="value" in each) for each in sent])


@pytest.mark.parametrize("word", ["or", "oder", "lub", "ou", "oppure", "of", "and", "und", "oraz", "/"])
def test_two_numbers_are_parted_at_the_joining_words_of_all_languages(word: str):
    cv = mended(f"{ONE} {word} {OTHER}")
    assert (cv.phone, [each.value for each in cv.personal_details]) == (ONE, [OTHER])


@pytest.mark.parametrize("before", ["call me: ", "reach me by phone: ", "telefonisch erreichbar unter Telefon: "])
def test_words_before_a_number_are_not_printed_as_a_part_of_it(before: str):
    cv = mended(f"{before}{ONE} (mobile) or {OTHER} (after 6pm)")
    assert cv.phone == f"{ONE} (mobile)"
    assert [each.value for each in cv.personal_details] == [OTHER, "after 6pm"]


@pytest.mark.parametrize("note", ["please call after 6pm", "nur abends nach 18 Uhr", "proszę dzwonić po 18"])
def test_words_beside_a_number_are_told_and_kept_elsewhere(note: str):
    done = edited(Cv(), [Edit("phone", f"{ONE} ({note})")])
    assert [problem.code for problem in done.besides.warnings] == ["words_beside"]
    after = edited(done.cv, done.besides.moves).cv
    assert (after.phone, after.personal_details[0].value) == (ONE, note)
    told = understand({"phone": f"{ONE} ({note})"})
    assert [problem.code for problem in told.told] == ["words_beside"]


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        f"{ONE} (mobile)",
        f"Tel.: {ONE}",
        f"Handy {ONE}",
        f"tel. kom. {ONE}",
        f"{ONE} ext. 12",
        f"{ONE} Durchwahl 12",
        f"{ONE} (wew. 12)",
        "+44 (0)113 496 0457",
        "(0113) 496-0457",
        "+1 (212) 555-0100 x 33",
        f"WhatsApp {ONE}",
    ],
)
def test_a_number_with_what_says_which_it_is_stays_as_it_came(text: str):
    assert phones.told(text) is None
    assert phones.parted(text) == phones.Number(text)


def test_a_text_with_two_numbers_is_none():
    assert phones.parted(f"{ONE} and {OTHER}") is None


@pytest.mark.parametrize("text", ["privat {} oder dienstl. {}", "{} (privat) oder {} (dienstl.)", "Tel. {}, Handy {}"])
def test_two_numbers_short_enough_for_one_are_told_with_their_words(text: str):
    one, other = "030 1234567", "030 7654321"
    done = edited(Cv(), [Edit("phone", text.format(one, other))])
    assert [problem.code for problem in done.besides.warnings] == ["one_item"]
    after = apply_edits(done.cv, done.besides.moves)
    said = [after.phone, *(each.value for each in after.personal_details)]
    assert (one in said[0], other in said[1], len(said)) == (True, True, 2)
    assert ("dienstl." in text) == ("dienstl." in said[1])
