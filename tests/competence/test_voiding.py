"""Statements that another takes back, before they arrive too."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from fyren.base import clock
from fyren.competence.models import Course, LearningSource, Statement, VoidedAhead
from fyren.competence.xapi.counting import count_waiting
from fyren.competence.xapi.reading import VOIDED
from fyren.people.models import Unit
from tests.actions.world import World
from tests.competence.told import ONE, Platform, counted, source_of, statement

pytestmark = pytest.mark.django_db


def test_what_is_voided_counts_no_more(platform: Platform, course: Course, unit: Unit) -> None:
    sent = statement()
    platform.post([sent, statement()])
    assert counted() == [("Förskolan Ängen", "front_line", "2026-10", 2)]
    about = {"objectType": "StatementRef", "id": sent["id"]}
    assert platform.post(statement(verb=VOIDED, object=about)).status_code == 200
    assert counted() == ONE
    assert platform.post(sent).status_code == 200
    assert counted() == ONE


def voiding(number: str) -> dict[str, Any]:
    """The statement that voids another."""
    return statement(verb=VOIDED, object={"objectType": "StatementRef", "id": number})


def test_what_is_voided_before_it_arrives_counts_nothing(platform: Platform, course: Course, unit: Unit) -> None:
    late = statement()
    assert platform.post([voiding(late["id"]), statement()]).status_code == 200
    assert platform.post(voiding(late["id"])).status_code == 200  # told twice
    assert counted() == ONE
    assert platform.post(late).status_code == 200
    assert counted() == ONE
    assert Statement.objects.get(statement_id=late["id"]).is_voided
    assert not VoidedAhead.objects.exists()
    assert platform.post(late).status_code == 200
    assert counted() == ONE


def test_two_that_did_not_know_of_each_other_are_put_right(
    platform: Platform, source: tuple[LearningSource, str], course: Course, unit: Unit
) -> None:
    sent = statement()
    platform.post(sent)
    assert counted() == ONE
    VoidedAhead.objects.create(source=source[0], statement_id=sent["id"])  # received at the same moment
    assert counted() == []


def test_what_never_comes_is_not_waited_for_longer_than_it_may_be_late(source: tuple[LearningSource, str]) -> None:
    for days in (89, 91):
        VoidedAhead.objects.create(
            source=source[0], statement_id=uuid.uuid4(), received_on=clock.today() - dt.timedelta(days=days)
        )
    count_waiting()
    assert [(clock.today() - each.received_on).days for each in VoidedAhead.objects.all()] == [89]


def test_a_platform_voids_only_its_own_beforehand(platform: Platform, world: World, course: Course, unit: Unit) -> None:
    other = Platform(*source_of(world.board, world.contact, name="Den andra"))
    late = statement()
    other.post(voiding(late["id"]))
    platform.post(late)
    assert counted() == ONE
    assert VoidedAhead.objects.count() == 1
