"""Values of single fields."""

from __future__ import annotations

import pytest
from email_validator import EmailNotValidError, validate_email

from cv_generator.cv import forms
from cv_generator.cv.model import Cv

_LOCALS = (
    "a",
    "Anna.Muster",
    "x_y+z-1",
    "a" * 64,
    "a" * 65,
    "a..b",
    ".a",
    "a-",
    "a--b",
    "ä",
    "",
    "a b",
    '"a b"',
    "o'neil",
)
_DOMAINS = (
    "example.com", "mail.example.org", "Example.com", "a.de", "1.de", "-a.de", "a-.de", "a--b.de", "xn--a.de", "ab--c.de",
    f"{'a' * 41}.ch", f"{'a' * 64}.ch", "example", "a.example", "localhost", "a.local", "a.test", "a.onion", "bücher.de",
    "a..de", "a.d", "a.de.", "a_b.de", "[127.0.0.1]", "a.museum", "1.2.3.44", f"{'a.' * 70}de",
)  # fmt: skip


def _by_the_validator(address: str) -> str:
    try:
        return str(validate_email(address, check_deliverability=False, test_environment=True).normalized)
    except EmailNotValidError:
        return ""


@pytest.mark.parametrize("domain", _DOMAINS)
def test_what_is_taken_without_the_validator_the_validator_takes_as_it_is(domain: str) -> None:
    for local in _LOCALS:
        address = f"{local}@{domain}"
        if forms._USUAL_EMAIL.fullmatch(address):
            assert _by_the_validator(address) == address


@pytest.mark.parametrize("address", ["anna.muster@example.com", "x_y+z-1@mail.example.org", "a@uni-ort.example"])
def test_usual_addresses_need_no_validator(address: str) -> None:
    assert forms._USUAL_EMAIL.fullmatch(address)
    assert Cv(email=address).email == address


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2015-03-01/2019-11-30", "2015-03 – 2019-11"),
        ("2015-03/2019-11", "2015-03 – 2019-11"),
        ("2015-03/..", "2015-03 – Present"),
        ("2015-03-01T00:00:00Z – 2019-11-30T12:30:00.000+01:00", "2015-03 – 2019-11"),
    ],
)
def test_periods_as_programs_write_them_are_understood(sent: str, stored: str) -> None:
    assert forms.date_range(sent) == stored
    assert forms.birth_date("1986-09-23T00:00:00Z") == "1986-09-23"
