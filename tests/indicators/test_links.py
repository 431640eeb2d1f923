"""Readings: dated, with a reason, by a coordinator; of a goal, a target picture or a process, and never of the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from fyren.indicators.actions.links import end_link, make_link
from fyren.indicators.models import Indicator, IndicatorLink
from fyren.plan.models import DevelopmentArea, FocusArea, Plan, PlanEdition
from tests.actions.world import World
from tests.indicators.measured import indicator

pytestmark = pytest.mark.django_db


def link(world: World, to: Any, **values: Any) -> IndicatorLink:
    chosen = {"rationale": "Den säger något om tryggheten.", "valid_from": world.day, "by": world.coordinator, **values}
    found = Indicator.objects.filter(code="N1").first() or indicator()
    return make_link(indicator=found, to=to, **chosen)


def test_a_coordinator_reads_an_indicator_as_saying_something(world: World) -> None:
    made = [link(world, to) for to in (world.direction_goal, world.target_picture, world.direction_goal.process)]
    assert [each.hangs_on for each in made] == [
        world.direction_goal, world.target_picture, world.direction_goal.process
    ]  # fmt: skip
    assert {each.made_by for each in made} == {world.coordinator.actor}


@pytest.mark.parametrize("who", ["contact", "decision_reader", "editor", "administrator", "auditor", "registrar"])
def test_nobody_else_does(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        link(world, world.direction_goal, by=getattr(world, who))


@pytest.mark.parametrize("part", ["plan", "edition", "area", "focus_area"])
def test_nothing_of_the_plan_can_be_chosen(world: World, part: str) -> None:
    with pytest.raises(KeyError):
        link(world, getattr(world, part))
    pointed = {field.related_model for model in (Indicator, IndicatorLink) for field in model._meta.local_fields}
    assert not pointed & {Plan, PlanEdition, DevelopmentArea, FocusArea}


def test_a_reading_needs_a_reason_and_holds_once(world: World) -> None:
    with pytest.raises(ValidationError):
        link(world, world.direction_goal, rationale="")
    made = link(world, world.direction_goal)
    with pytest.raises(ValidationError, match="gäller redan"):
        link(world, world.direction_goal)
    end_link(link=made, last_day=world.day, expected_version=1, by=world.coordinator)
    assert link(world, world.direction_goal, valid_from=world.day + dt.timedelta(days=1)).pk != made.pk
    with pytest.raises(ValidationError, match="redan avslutad"):
        end_link(link=made, last_day=world.day, expected_version=2, by=world.coordinator)


def test_the_database_refuses_a_reading_of_two_things(world: World) -> None:
    made, picture = link(world, world.direction_goal), world.target_picture
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorLink.objects.filter(pk=made.pk).update(target_picture=picture)
    assert IndicatorLink.objects.filter(pk=made.pk).update(direction_goal=None, target_picture=picture)
