"""Opening hours, numbers and the readability figure, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.editing.hours import NotUnderstood, hours_text, other_days_text, read_hours, read_other_days
from fyren.editing.phones import NotANumber, read_number, shown_number
from fyren.editing.readability import Ease, readability

WEEK = [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("written", "days", "opens", "closes"),
    [
        ("mån–fre 8–16", [1, 2, 3, 4, 5], "08:00", "16:00"),
        ("Måndag - fredag kl. 8.30-16:15", [1, 2, 3, 4, 5], "08:30", "16:15"),
        ("vardagar 9–12", [1, 2, 3, 4, 5], "09:00", "12:00"),
        ("lör och sön 10–14", [6, 7], "10:00", "14:00"),
        ("fre–sön 22–6", [5, 6, 7], "22:00", "06:00"),
        ("lör-mån 10 till 14", [1, 6, 7], "10:00", "14:00"),
        ("dygnet runt", WEEK, "00:00", "24:00"),
        ("alla dagar 18–24", WEEK, "18:00", "24:00"),
    ],
)
def test_a_line_is_understood(written: str, days: list[int], opens: str, closes: str) -> None:
    rows = read_hours(written)
    assert rows is not None
    assert [(row["days"], row["opens"], row["closes"]) for row in rows] == [(days, opens, closes)]


def test_holidays_and_seasons_are_understood() -> None:
    rows = read_hours("mån–fre 8–16 ej helgdagar från 2026-06-01 till 2026-08-31")
    assert rows is not None
    assert (rows[0]["holidays"], rows[0]["valid_from"], rows[0]["valid_to"]) == (False, "2026-06-01", "2026-08-31")


def test_two_spans_of_a_day_become_two_rows() -> None:
    rows = read_hours("ons 9–12 13–15")
    assert rows is not None
    assert [row["opens"] for row in rows] == ["09:00", "13:00"]


def test_nothing_means_not_known() -> None:
    assert read_hours(" \n ") is None


@pytest.mark.parametrize("written", ["mån", "8–16 mandag", "mån 25–26", "hela veckan 8–16", "mån 8–16–18", "tjo 8–16"])
def test_what_is_not_understood_is_told_by_its_line(written: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        read_hours(f"tis 8–16\n{written}")
    assert told.value.line == 2


def test_other_days() -> None:
    rows = read_other_days("2026-12-24 stängt\n2026-12-31: 10–14")
    assert rows == [
        {"day": "2026-12-24", "opens": "", "closes": ""},
        {"day": "2026-12-31", "opens": "10:00", "closes": "14:00"},
    ]
    assert read_other_days(other_days_text(rows)) == rows
    with pytest.raises(NotUnderstood):
        read_other_days("2026-13-01 stängt")


TIMES = st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
ROWS = st.fixed_dictionaries(
    {
        "days": st.sets(st.integers(1, 7), min_size=1).map(sorted),
        "opens": TIMES,
        "closes": TIMES | st.just("24:00"),
        "holidays": st.booleans(),
        "valid_from": st.none() | st.dates().map(lambda day: day.isoformat()),
        "valid_to": st.none() | st.dates().map(lambda day: day.isoformat()),
    }
)


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_what_is_shown_is_read_back_as_it_was(rows: list[dict[str, object]]) -> None:
    assert read_hours(hours_text(rows)) == rows


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("020-50 50 50", "+4620505050", "020-50 50 50"),
        ("0470-410 00", "+4647041000", "0470-410 00"),
        ("+46 (0)470 410 00", "+4647041000", "0470-410 00"),
        ("114 14", "11414", "114 14"),
        ("112", "112", "112"),
        ("+358 800 167 112", "+358800167112", "+358 800 167112"),
    ],
)
def test_a_number_is_kept_in_one_form(typed: str, kept: str, shown: str) -> None:
    assert read_number(typed) == kept
    assert shown_number(kept) == shown


@pytest.mark.parametrize("typed", ["12", "113", "ring oss", "0470", "020-50 50 50 50 50 50"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        read_number(typed)


def test_the_readability_figure() -> None:
    easy = readability("Du får hjälp. Ring oss. Vi lyssnar på dig.")
    hard = readability(
        "Socialförvaltningens handläggningsrutiner förutsätter biståndsbedömningar enligt socialtjänstlagstiftningen."
    )
    assert easy is not None
    assert hard is not None
    assert easy.ease is Ease.VERY_EASY
    assert hard.ease is Ease.HARD
    assert readability("112") is None
