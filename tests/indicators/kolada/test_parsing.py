"""Kolada's answers: what is right comes through whole, and what is not is refused, whatever it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.indicators.kolada.parsing import (
    Page,
    Value,
    WrongShape,
    groups_of,
    kpis_of,
    municipalities_of,
    next_of,
    page_of,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["values", "kpi", "municipality", "period", "gender", "value", "id", "title", "members"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)
CODES = st.from_regex(r"[NU][0-9]{5}", fullmatch=True)
PLACES = st.from_regex(r"[0-9]{4}|G[0-9]{5}", fullmatch=True)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9)
VALUES = st.builds(
    Value,
    indicator=CODES,
    place=PLACES,
    year=st.integers(1900, 2200),
    gender=st.sampled_from("TKM"),
    value=NUMBERS,
    status=st.text(max_size=10),
    is_removed=st.booleans(),
)


def as_answered(values: list[Value], *, deleted: str = "isdeleted", following: dict[str, Any] | None = None) -> Any:
    """The answer that holds the values, each in a row of its own, gone through JSON."""
    rows = [
        {
            "kpi": value.indicator,
            "municipality": value.place,
            "period": value.year,
            "values": [
                {"gender": value.gender, "count": 1, "status": value.status, "value": value.value}
                | ({deleted: True} if value.is_removed else {})
            ],
        }
        for value in values
    ]
    return json.loads(json.dumps({"count": len(rows), "values": rows, **(following or {})}))


@given(JSON)
def test_whatever_is_answered_is_read_or_refused(answer: object) -> None:
    for read in (page_of, next_of, municipalities_of, groups_of, kpis_of):
        try:
            read(answer)
        except WrongShape:
            continue


@given(st.lists(VALUES, max_size=5), st.sampled_from(["isdeleted", "is_deleted"]))
def test_values_come_through_whole(values: list[Value], deleted: str) -> None:
    read = page_of(as_answered(values, deleted=deleted)).values
    assert len(read) == len(values)
    for one, other in zip(read, values, strict=True):
        assert one.value == (None if other.is_removed else other.value)
        same = ("indicator", "place", "year", "gender", "status", "is_removed")
        assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]


def test_null_is_missing_and_nought_is_nought() -> None:
    rows = [Value("N00001", "0780", 2024, gender, value, "", False) for gender, value in (("K", None), ("M", 0))]
    assert [value.value for value in page_of(as_answered(rows)).values] == [None, 0.0]


@pytest.mark.parametrize("name", ["next_url", "next_page"])
def test_the_next_page_is_found_by_both_names(name: str) -> None:
    assert page_of(as_answered([], following={name: "http://x/2"})) == Page((), "http://x/2")
    assert page_of(as_answered([], following={name: None})) == Page((), "")


def test_one_row_has_a_value_for_each_gender() -> None:
    values = [{"gender": gender, "count": 1, "status": "", "value": 1.5} for gender in "TKM"]
    row = {"kpi": "N00001", "municipality": "0780", "period": 2024, "values": values}
    assert [value.gender for value in page_of({"values": [row]}).values] == ["T", "K", "M"]


@pytest.mark.parametrize(
    "change",
    [
        {"period": "i fjol"},
        {"period": 20240},
        {"period": True},
        {"kpi": None},
        {"municipality": ""},
        {"values": {}},
        {"values": [{"gender": "X", "value": 1}]},
        {"values": [{"gender": "T", "value": "12"}]},
        {"values": [{"gender": "T", "value": True}]},
        {"values": ["T"]},
    ],
)
def test_a_row_of_another_shape_is_refused(change: dict[str, Any]) -> None:
    row = {"kpi": "N00001", "municipality": "0780", "period": 2024, "values": [{"gender": "T", "value": 1}]}
    assert page_of({"values": [row]}).values[0].value == 1
    with pytest.raises(WrongShape):
        page_of({"values": [row | change]})


def test_what_is_said_of_places_groups_and_indicators() -> None:
    (place,) = municipalities_of({"values": [{"id": "0007", "title": "Region Kronoberg", "type": "L"}]})
    assert (place.code, place.name, place.kind) == ("0007", "Region Kronoberg", "L")
    members = [{"member_id": "0780", "member_title": "Växjö"}, {"id": "0760"}, "0761"]
    (group,) = groups_of({"values": [{"id": "G33617", "title": "Kronobergs läns kommuner", "members": members}]})
    assert group.members == ("0780", "0760", "0761")
    (kpi,) = kpis_of({"values": [{"id": "N07549", "title": "Anmäld misshandel", "is_divided_by_gender": False}]})
    assert (kpi.code, kpi.by_gender, kpi.description) == ("N07549", False, "")
