"""What a PDF needs, and what looks wrong though each value is valid."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cv_generator.cv.checks import REQUIRED, check
from cv_generator.cv.model import Cv

TODAY = dt.date(2026, 1, 21)


def test_a_complete_cv_is_ready(cv_data: dict[str, Any]) -> None:
    report = check(Cv.model_validate(cv_data), TODAY)
    assert report.ready
    assert report.missing == []


@pytest.mark.parametrize("field", REQUIRED)
def test_each_required_field_is_missed(cv_data: dict[str, Any], field: str) -> None:
    del cv_data[field]
    report = check(Cv.model_validate(cv_data), TODAY)
    assert report.missing == [field]
    assert [problem.message for problem in report.errors] == [f"{field} is required"]


def test_an_entry_without_any_name_is_an_error_and_a_break_with_a_text_is_none(cv_data: dict[str, Any]) -> None:
    cv_data["work_experience"] += [{"date_range": "2016"}, {"date_range": "2015", "bullets": ["Parental leave"]}]
    report = check(Cv.model_validate(cv_data), TODAY)
    assert [problem.path for problem in report.errors] == ["work_experience[2]"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"birth_date": "2027-01-01"}, "future_date"),
        ({"language": "de"}, "no_photo"),
        ({"language": "pl"}, "no_consent"),
        ({"education": [{"institution": "ETH"}]}, "undated_entry"),
        ({"education": [{"institution": "ETH", "date_range": "2027-05"}]}, "future_date"),
        ({"education": [{"institution": "ETH", "date_range": "2025 – 2032"}]}, "future_date"),
        ({"work_experience": [{"employer": "A", "date_range": "2019 – 2033"}]}, "future_date"),
        ({"further_experience": [{"organization": "A", "date_range": "2019 – 2033"}]}, "future_date"),
    ],
)
def test_what_looks_wrong_is_a_warning(cv_data: dict[str, Any], change: dict[str, Any], code: str) -> None:
    report = check(Cv.model_validate({**cv_data, **change}), TODAY)
    assert report.ready
    assert code in [problem.code for problem in report.warnings]


@pytest.mark.parametrize(
    ("section", "period"),
    [("work_experience", "2025 – 2027"), ("education", "2024 – 2029"), ("work_experience", "2020 – Present")],
)
def test_what_ends_soon_is_no_warning(cv_data: dict[str, Any], section: str, period: str) -> None:
    report = check(Cv.model_validate({**cv_data, section: [{"title": "T", "date_range": period}]}), TODAY)
    assert "future_date" not in [problem.code for problem in report.warnings]
