"""Where each field stands on the pages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cv_generator.cv.model import Cv
from cv_generator.rendering.document import TEMPLATES, page_image, places
from cv_generator.rendering.places import Place
from tests.rendering.people import DAY, full, long, portrait


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_filled_field_has_a_place_inside_of_its_page(template: str) -> None:
    found = places(full(), template=template, photo=portrait(), today=DAY)
    paths = {place.path for place in found.places}
    assert {
        "full_name", "headline", "email", "phone", "address_lines[1]", "links[0]", "personal_details[0]", "birth_date",
        "summary", "work_experience", "work_experience[0].date_range", "work_experience[0].title",
        "work_experience[0].employer", "work_experience[0].location", "work_experience[0].bullets[1]",
        "education[0].details[0]", "further_experience[0].organization", "skills[0]", "skills[1].group",
        "skills[1].items[1]", "languages[1].level", "certifications[0]", "trainings[1]", "publications[0]", "interests[1]",
        "custom_sections[0].items[0]", "data_privacy",
    } <= paths  # fmt: skip
    for place in found.places:
        assert 0 < place.x < place.x + place.width < found.page_width, place
        assert 0 < place.y < place.y + place.height < found.page_height, place
        assert 1 <= place.page <= found.page_count


def test_a_text_of_several_lines_has_a_place_for_each_and_none_overlaps() -> None:
    cv = Cv.model_validate({"full_name": "Ada", "summary": "With 38 MW and a dash – " * 20})
    lines = [place for place in places(cv, today=DAY).places if place.path == "summary"]
    assert len(lines) > 3
    assert len({place.y for place in lines}) == len(lines)
    assert all(upper.y + 2 < lower.y for upper, lower in pairwise(lines))


def test_places_tell_the_page() -> None:
    found = places(long(6, 4), today=DAY)
    assert found.page_count == 2
    pages: dict[str, set[int]] = {}
    for place in found.places:
        pages.setdefault(place.path, set()).add(place.page)
    assert pages["full_name"] == {1}
    assert 2 in pages["work_experience[5].title"]


def test_a_hidden_field_has_no_place() -> None:
    cv = Cv.model_validate({**full().model_dump(exclude={"photo_url"}), "design": {"hidden": ["phone", "skills"]}})
    paths = {place.path for place in places(cv, today=DAY).places}
    assert "email" in paths
    assert not [path for path in paths if path.startswith(("phone", "skills"))]


def test_the_picture_bears_the_same_paths() -> None:
    svg = page_image(full(), today=DAY).data.decode()
    assert 'data-path="work_experience[0].title"' in svg
    assert "cv:" not in svg
    assert isinstance(places(full(), today=DAY).places[0], Place)
