"""Whom to call: the municipality's numbers stand on the page itself, before anything is opened."""

from __future__ import annotations

import re

import pytest

from fyren.detection.publisher import EMPLOYEES
from tests.detection.content import DAY, LANGUAGES, items_of

OUT_OF_HOURS = {
    "number": "+46470000000",
    "shown": "0470-000 00",
    "checked_on": "2026-11-01",
    "review_by": "2026-11-20",
}


def box_of(page: str) -> str:
    """The box with the numbers."""
    return page.partition("<section class=calling>")[2].partition("</section>")[0]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("place", ["forskola/", ""])
def test_the_numbers_are_in_view_before_anything_is_opened(code: str, place: str) -> None:
    files = EMPLOYEES.build(items_of(out_of_hours=OUT_OF_HOURS), DAY)
    page = files[f"{code}/{place}index.html"].decode()
    box = box_of(page)
    assert 'href="tel:+4610000000"' in box
    assert 'href="tel:+46470000000"' in box
    assert "112" in box
    assert len(re.findall(r"<small data-number-review=[\d-]+>", box)) == 1, "one number is not checked in time"
    assert len(re.findall(r"<small data-number-review=[\d-]+ hidden>", box)) == 1, "the other waits for its day"
    assert page.index("alarm") < page.index("<section class=calling>") < page.index("</main>")


def test_a_number_that_is_not_known_is_said_to_be_missing() -> None:
    box = box_of(EMPLOYEES.build(items_of(), DAY)["sv/forskola/index.html"].decode())
    assert "Socialjour, när det är stängt: Numret är inte inlagt." in box
    assert box.count("href=") == 1


def test_hurry_has_the_numbers_too() -> None:
    page = EMPLOYEES.build(items_of(), DAY)["sv/forskola/index.html"].decode()
    urgent = page.partition("<div class=urgent>")[2].partition("</div>")[0]
    assert 'href="tel:+4610000000"' in urgent
