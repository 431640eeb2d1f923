"""Statements that cannot be placed wait openly, and do not pass for numbers that are fresh."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from fyren.competence.due import competence_due
from fyren.competence.models import Statement
from fyren.competence.xapi.counting import count_waiting
from tests.actions.world import World
from tests.competence.known import course_of, people_in, unit_of
from tests.competence.told import COURSE_IRI, Platform, source_of, statement

pytestmark = pytest.mark.django_db


def test_what_cannot_be_placed_is_told_to_its_keeper_and_silences_no_reminder(
    world: World, django_assert_num_queries: Any
) -> None:
    keeper = world.contact
    course_of(world.executive, world.coordinator, code=COURSE_IRI)
    people_in(unit_of(world.board), 10, keeper)
    platform = Platform(*source_of(world.board, keeper))

    def waiting() -> list[str]:
        with django_assert_num_queries(1):
            return [item.verb for item in competence_due(keeper)]

    assert waiting() == ["Läs in"]
    sent = statement(unit="Ängen F-6")
    platform.post(sent)
    assert not count_waiting()
    assert waiting() == ["Läs in", "Placera"]
    (item,) = [each for each in competence_due(keeper) if each.verb == "Placera"]
    assert item.url == reverse("learning_sources", args=[world.board.public_id])
    platform.post(statement())
    assert count_waiting() == 1
    assert waiting() == ["Placera"], "what was counted is no year old"
    Statement.objects.update(received_on=world.day - dt.timedelta(days=400))
    assert waiting() == ["Läs in", "Placera"]
    Statement.objects.filter(statement_id=sent["id"]).update(is_voided=True)
    assert waiting() == []
