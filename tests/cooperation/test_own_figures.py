"""Own figures: how routines and agreements stood on a day, and frozen as they were on a round's date."""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.cooperation.actions.agreements import save_follow_up
from fyren.cooperation.actions.routines import say_scope
from fyren.cooperation.facts import agreements_on, routines_on
from fyren.cooperation.models import FollowUp, PartnerKind
from fyren.cooperation.own_figures import cooperation_indicators
from fyren.indicators.models import Figure, Indicator
from fyren.steering.models import Round
from tests.actions.world import World
from tests.cooperation.agreed import agreement_of, decided_routine
from tests.indicators.measured import places
from tests.steering.round_course import RoundCourse

pytestmark = pytest.mark.django_db
YEARS = dt.timedelta(days=800)


def shares(day: dt.date) -> dict[str, float | None]:
    return {each.code: each.figures[0].value for each in cooperation_indicators(day)}


def test_nothing_is_offered_before_there_is_something_to_count(world: World) -> None:
    assert shares(world.day) == {}


def test_the_shares_of_a_day(world: World) -> None:
    decided_routine(world, world.contact, world.day - dt.timedelta(days=30))
    say_scope(authority=world.board, area="asking", applies=True, by=world.contact)
    say_scope(authority=world.board, area="risk", applies=False, by=world.contact)
    agreement = agreement_of(world, world.contact, valid_from=world.day - YEARS)
    assert shares(world.day) == {"cooperation.routines_current": 50.0, "cooperation.agreements_followed_up": 0.0}
    told = {"held_on": world.day, "found": "Det fungerar."}
    save_follow_up(follow_up=FollowUp(agreement=agreement), values=told, expected_version=1, by=world.contact)
    assert shares(world.day)["cooperation.agreements_followed_up"] == 100.0


def test_a_day_that_has_been_knows_nothing_of_what_came_after(world: World) -> None:
    before = world.day - dt.timedelta(days=60)
    decided_routine(world, world.contact, world.day - dt.timedelta(days=30))
    agreement = agreement_of(world, world.contact, valid_from=world.day - YEARS)
    told = {"held_on": world.day, "found": "Det fungerar."}
    save_follow_up(follow_up=FollowUp(agreement=agreement), values=told, expected_version=1, by=world.contact)
    assert (routines_on(before).current, routines_on(world.day).current) == (0, 1)
    assert (agreements_on(before).followed_up, agreements_on(world.day).followed_up) == (0, 1)
    assert agreements_on(world.day).with_kinds == {PartnerKind.SHELTER}
    assert agreements_on(before).with_kinds == set()


def test_closing_a_round_takes_them_in_as_they_were_on_its_date(world: World) -> None:
    places()
    course = RoundCourse(world)
    decided_routine(world, world.contact, world.day - dt.timedelta(days=30))
    Round.objects.filter(pk=course.round.pk).update(cut_off_on=world.day - dt.timedelta(days=60))
    course.close()
    indicator = Indicator.objects.get(code="cooperation.routines_current")
    figure = Figure.objects.get(indicator=indicator)
    assert (figure.value, figure.year) == (0.0, (world.day - dt.timedelta(days=60)).year)
