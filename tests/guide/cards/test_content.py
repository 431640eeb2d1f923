"""What stands on the sheets, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from fyren.guide.cards import CARD, POSTER, Sheet, content_of
from fyren.guide.pack_files import Kind, national_pack
from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import named
from tests.guide.cards.papers import ADDRESS, DAY, OFFICE, SOURCE, SWITCHBOARD, guide_with, language_of, own


def sheet_of(
    extra: Mapping[ItemName, Body] | None = None,
    *,
    sheet: Sheet = POSTER,
    code: str = "sv",
    day: dt.date = DAY,
    address: str = ADDRESS,
) -> dict[str, Any]:
    return content_of(sheet, guide_with(extra, address), language_of(code), day)


def line(content: Mapping[str, Any], number: str) -> dict[str, Any]:
    [found] = [row for row in content["lines"] if row["number"] == number]
    return dict(found)


def numbers(content: Mapping[str, Any]) -> list[str]:
    return [row["number"] for row in content["lines"]]


@pytest.mark.parametrize("sheet", [POSTER, CARD])
def test_ordinary_numbers_stand_first(sheet: Sheet) -> None:
    content = sheet_of(sheet=sheet)
    assert [row["number"] for row in content["first"]] == ["1177", "114 14", SWITCHBOARD]
    assert [row["word"] for row in content["first"]] == ["vård", "inte akut", "Kommunen"]
    assert {row["number"] for row in content["first"]}.isdisjoint(numbers(content))


def test_then_the_alarm_number_and_those_that_answer_longest() -> None:
    found = numbers(sheet_of())
    assert found[:4] == ["112", "116 111", "020-50 50 50", "020-57 70 70"]
    assert found[-1] == "020-555 666"  # whose hours nobody has stated


def test_what_nobody_has_checked_is_not_on_paper() -> None:
    assert "0470-11" in numbers(sheet_of(own("a", 11)))
    assert "0470-11" not in numbers(sheet_of(own("a", 11, is_verified=False)))


def test_what_has_no_plain_word_is_not_on_paper() -> None:
    assert "0470-11" not in numbers(sheet_of(own("a", 11, plain="")))


def test_what_is_nobody_to_talk_to_is_not_on_paper() -> None:
    assert "0470-11" not in numbers(sheet_of(own("a", 11, needs=["money"])))


@pytest.mark.parametrize("sheet", [POSTER, CARD])
def test_many_own_numbers_leave_room_for_the_national_ones(sheet: Sheet) -> None:
    extra = {name: body for place in range(20) for name, body in own(f"own-{place}", 10 + place).items()}
    found = numbers(sheet_of(extra, sheet=sheet))
    local = [number for number in found if number.startswith("0470-")]
    assert len(local) == sheet.own
    assert len(found) <= sheet.lines
    assert set(numbers(sheet_of(sheet=sheet))) <= set(found)


@pytest.mark.parametrize("sheet", [POSTER, CARD])
def test_nobody_is_left_out_for_a_word_that_stands_already(sheet: Sheet) -> None:
    always = {**OFFICE, "days": [1, 2, 3, 4, 5, 6, 7], "opens": "00:00", "closes": "24:00"}
    extra: dict[ItemName, Body] = {}
    for place in range(20):
        contact = {"channel": "voice", "number": f"+462077{place:02}", "shown": f"020-77{place:02}", "hours": [always]}
        extra |= own(f"wide-{place}", 10 + place, reach="national", contacts=[contact])
    content = sheet_of(extra, sheet=sheet)
    said = [row["word"] for row in content["lines"]]
    assert len(said) == sheet.lines
    assert said.count("råd") > 1, "where there is room, the word stands again"
    assert {"under 18", "kvinnor", "män", "trans", "alla åldrar", "vardagar"} <= set(said)


def test_a_number_stands_once() -> None:
    twice = {**own("a", 11), **own("b", 11)}
    assert numbers(sheet_of(twice)).count("0470-11") == 1


def test_the_switchboard_is_no_support_line_too() -> None:
    assert SWITCHBOARD not in numbers(sheet_of(own("a", 41000)))


def test_hours_are_said_as_the_language_says_them() -> None:
    extra = own("a", 11)
    assert line(sheet_of(extra), "0470-11")["hours"] == (("mån–fre", "08.00–16.30"),)
    assert line(sheet_of(extra, code="uk"), "0470-11")["hours"] == (("пн–пт", "08:00–16:30"),)
    assert line(sheet_of(), "112")["hours"] == (("Dygnet runt", ""),)
    assert line(sheet_of(), "020-80 80 80")["hours"] == (("Alla dagar", "07.00–21.00"),)
    assert line(sheet_of(), "020-555 666")["hours"] == ()


@pytest.mark.parametrize(
    ("days", "said"),
    [([1], "mån"), ([1, 4], "mån, tors"), ([6, 7], "lör, sön"), ([7, 1, 2, 3, 5], "mån–ons, fre, sön")],
)
def test_days_are_said_shortly(days: list[int], said: str) -> None:
    contact = {"channel": "voice", "number": "+4647011", "shown": "0470-11", "hours": [{**OFFICE, "days": days}]}
    assert line(sheet_of(own("a", 11, contacts=[contact])), "0470-11")["hours"][0][0] == said


def test_hours_of_another_season_are_not_said() -> None:
    hours = [
        {**OFFICE, "valid_to": "2026-08-31", "opens": "09:00"},
        {**OFFICE, "valid_from": "2026-09-01", "opens": "10:00"},
    ]
    contact = {"channel": "voice", "number": "+4647011", "shown": "0470-11", "hours": hours}
    extra = own("a", 11, contacts=[contact])
    assert line(sheet_of(extra), "0470-11")["hours"] == (("mån–fre", "10.00–16.30"),)
    assert line(sheet_of(extra, day=dt.date(2026, 8, 31)), "0470-11")["hours"] == (("mån–fre", "09.00–16.30"),)


def test_holidays_are_noted_where_hours_end() -> None:
    assert sheet_of()["note"] == "Helgdagar kan ha andra tider."


def test_a_number_that_nobody_has_checked_in_time_is_marked() -> None:
    extra = own("a", 11, source={**SOURCE, "review_by": "2026-11-23"})
    assert line(sheet_of(extra), "0470-11")["mark"] == "Kontrollera"
    assert line(sheet_of(extra, day=dt.date(2026, 11, 23)), "0470-11")["mark"] == ""
    late = sheet_of(day=dt.date(2027, 5, 24))
    assert [row["mark"] for row in late["first"]] == ["Kontrollera"] * 3


def test_a_word_that_nobody_has_translated_is_said_in_swedish_and_told_as_swedish() -> None:
    row = line(sheet_of(own("a", 11), code="ar"), "0470-11")
    assert (row["word"], row["language"]) == ("råd", "sv")
    assert line(sheet_of(code="ar"), "112")["language"] == "ar"


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/"])
def test_the_address_tells_the_language_and_no_more(address: str) -> None:
    content = sheet_of(address=address, code="sv-simple")
    assert content["address"] == "stod.exempel.se/sv-simple"
    assert content["code"].startswith("<?xml")


def test_without_an_address_there_is_no_code() -> None:
    content = sheet_of(address="")
    assert (content["address"], content["code"]) == ("", "")


def test_a_place_without_settings_still_has_the_national_numbers() -> None:
    guide = guide_with()
    bare = type(guide)({name: item for name, item in guide.items.items() if name.kind != Kind.SETTINGS})
    content = content_of(CARD, bare, language_of("sv"), DAY)
    assert [row["number"] for row in content["first"]] == ["1177", "114 14"]


def test_what_a_language_lacks_is_said_in_swedish() -> None:
    name = named(Kind.STRINGS, language="ti")
    strings = {key: value for key, value in national_pack()[name].items() if key != "print"}
    assert sheet_of({name: strings}, code="ti")["title"] == "Bra nummer"
