"""The order of the doors and of the topics behind one: moved by buttons alone, saved, and published like all else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from fyren.editing import actions
from fyren.editing.ordering import DOWN, UP, moved
from fyren.editing.queries.desk import Desk
from fyren.guide.content import Audience
from fyren.guide.document import document_of
from fyren.guide.pack_files import DOORS, Kind
from fyren.guide.reading import Guide
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

DOORS_PAGE, TOPICS_PAGE = "/guiden/ordning/", "/guiden/ordning/adult/"


def keys(page: str) -> list[str]:
    """The order that a page would send."""
    return re.findall(r'name="order" value="([^"]+)"', page)


@pytest.mark.parametrize(
    ("key", "way", "expected"),
    [
        ("c", UP, "cbad"),  # b stands with d, so that c passes it
        ("a", DOWN, "cbad"),
        ("a", UP, "abcd"),
        ("d", DOWN, "abcd"),
        ("x", UP, "abcd"),
    ],
)
def test_one_moves_among_those_that_it_stands_with(key: str, way: str, expected: str) -> None:
    groups = {"a": "1", "b": "2", "c": "1", "d": "2"}
    assert "".join(moved("abcd", key, way, groups)) == expected


def test_doors_are_moved_without_a_script_and_saved_as_a_draft(hanna: Client, cast: dict[str, Viewer]) -> None:
    order = keys(hanna.get(DOORS_PAGE).content.decode())
    assert order == [door.value for door in Audience]
    page = hanna.post(DOORS_PAGE, {"order": order, "move": f"up.{order[1]}"}).content.decode()
    changed = keys(page)
    assert changed == [order[1], order[0], *order[2:]]
    assert "Inte sparat än" in page
    assert 'value="down.child" autofocus' in page, "first now, so that only the other way is open"
    assert Desk().entry(named(Kind.ORDER, DOORS)) is None
    assert hanna.post(DOORS_PAGE, {"order": changed}).status_code == 302
    assert list(Desk().guide.doors)[:2] == ["child", "adult"]
    assert list(Guide(Desk().published).doors)[:2] == ["adult", "child"], "a draft"
    entry = Desk().entry(named(Kind.ORDER, DOORS))
    assert entry is not None
    actions.publish_items(versions={entry.public_id: entry.row_version}, by=cast["hanna"])
    assert list(Guide(Desk().published).doors)[:2] == ["child", "adult"]


def test_topics_move_within_their_need(hanna: Client) -> None:
    before = Desk().guide.topics(Audience.ADULT)
    groups: dict[str, list[str]] = {}
    for plan in before:
        groups.setdefault(plan.need, []).append(plan.key)
    several = next(found for found in groups.values() if len(found) > 1)
    order = keys(hanna.get(TOPICS_PAGE).content.decode())
    page = hanna.post(TOPICS_PAGE, {"order": order, "move": f"down.{several[0]}"}).content.decode()
    assert hanna.post(TOPICS_PAGE, {"order": keys(page)}).status_code == 302
    after = [plan.key for plan in Desk().guide.topics(Audience.ADULT) if plan.key in several]
    assert after == [several[1], several[0], *several[2:]]
    assert sorted(plan.key for plan in before) == sorted(plan.key for plan in Desk().guide.topics(Audience.ADULT))


def test_the_guides_page_follows(guide: StandIn, cast: dict[str, Viewer]) -> None:
    def shown() -> list[str]:
        desk = Desk()
        language = desk.language("sv")
        assert language is not None
        html = document_of(desk.guide, language, desk.day).html.decode()
        return re.findall(r'data-door=["\']?([a-z]+)', html)

    usual = [door.value for door in Audience]
    assert shown() == usual
    turned = usual[::-1]
    actions.save_item(name=named(Kind.ORDER, DOORS), body={"order": turned}, expected_version=None, by=cast["hanna"])
    assert shown() == turned


def test_what_the_order_does_not_name_comes_after(guide: StandIn, cast: dict[str, Viewer]) -> None:
    """Such as a topic that the national pack has added since."""
    plans = [plan.key for plan in Desk().guide.topics(Audience.ADULT)]
    body = {"order": [plans[-1], "har.funnits", plans[0]]}
    actions.save_item(name=named(Kind.ORDER, "adult"), body=body, expected_version=None, by=cast["hanna"])
    after = [plan.key for plan in Desk().guide.topics(Audience.ADULT)]
    assert after == [plans[-1], plans[0], *plans[1:-1]]


@pytest.mark.parametrize("order", [[], ["adult"], ["adult", "adult"], ["adult", "okänd"]])
def test_what_is_not_all_of_them_once_is_refused(hanna: Client, order: list[str]) -> None:
    response = hanna.post(DOORS_PAGE, {"order": order})
    assert response.status_code == 200
    assert "har ändrats" in response.content.decode()
    assert Desk().entry(named(Kind.ORDER, DOORS)) is None


def test_somebody_who_was_first_is_told_of(hanna: Client, cast: dict[str, Viewer]) -> None:
    order: list[Any] = keys(hanna.get(DOORS_PAGE).content.decode())
    body = {"order": order[::-1]}
    actions.save_item(name=named(Kind.ORDER, DOORS), body=body, expected_version=None, by=cast["hanna"])
    assert hanna.post(DOORS_PAGE, {"order": order}).status_code == 409
    assert list(Desk().guide.doors) == order[::-1]


def test_its_history_is_read(hanna: Client, cast: dict[str, Viewer]) -> None:
    order = [door.value for door in Audience][::-1]
    actions.save_item(name=named(Kind.ORDER, DOORS), body={"order": order}, expected_version=None, by=cast["hanna"])
    page = hanna.get("/guiden/historik/order/-/doors/").content.decode()
    assert "Dörrarna" in page
    assert "I den här ordningen" in page
    assert DOORS_PAGE in hanna.get("/guiden/").content.decode(), "the draft leads to its page"


def test_a_door_that_is_none_has_no_page(hanna: Client) -> None:
    assert hanna.get("/guiden/ordning/grannen/").status_code == 404
