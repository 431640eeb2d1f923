"""What the room tells others of offers, and how the guide's editors are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fyren.cooperation.actions.offers import save_offer
from fyren.cooperation.facts import Freshness, offers_by_group, offers_checked, public_offers
from fyren.cooperation.models import ForWhom, Referrer, TargetGroup
from fyren.cooperation.offer_rules import ALL
from fyren.guide.content import Audience, Need
from fyren.house.offered_services import offered_services
from tests.actions.world import World
from tests.cooperation.agreed import offer_of, partner_of

pytestmark = pytest.mark.django_db


def test_offers_are_counted_by_whom_and_group_on_the_day(world: World, django_assert_num_queries: Any) -> None:
    offer_of(world, world.contact)
    offer_of(world, world.contact, fits=(TargetGroup.MEN, TargetGroup.OLDER))
    ended = world.day - dt.timedelta(days=10)
    offer_of(world, world.contact, fits=(TargetGroup.MEN,), valid_to=ended)
    with django_assert_num_queries(1):
        found = offers_by_group(world.day)
    assert (found[ForWhom.EXPOSED, ALL], found[ForWhom.EXPOSED, TargetGroup.MEN]) == (1, 1)
    assert found[ForWhom.USING, TargetGroup.MEN] == 0
    assert offers_by_group(ended)[ForWhom.EXPOSED, TargetGroup.MEN] == 2


def test_the_share_that_is_checked_in_time_is_of_what_is_given(world: World) -> None:
    assert offers_checked(world.day) == Freshness(0, 0)
    assert offers_checked(world.day).share is None
    review = world.day + dt.timedelta(days=30)
    said = {"source": "Enheten", "checked_on": world.day - dt.timedelta(days=30), "review_by": review}
    offer_of(world, world.contact, **said)
    offer_of(world, world.contact)
    assert offers_checked(world.day).share == 0.5
    assert offers_checked(review + dt.timedelta(days=1)).share == 0


def test_only_what_may_be_public_is_told_and_as_long_as_it_is_given(world: World) -> None:
    offer = offer_of(world, world.contact)
    assert public_offers(world.day) == []
    save_offer(offer=offer, values={"is_public": True}, expected_version=1, by=world.contact)
    (told,) = public_offers(world.day)
    assert (told.public_id, told.organisation, told.is_checked) == (offer.public_id, world.board.name, False)
    ended = {"valid_to": world.day - dt.timedelta(days=1)}
    save_offer(offer=offer, values=ended, expected_version=2, by=world.contact)
    assert public_offers(world.day) == []


@pytest.mark.parametrize(
    ("values", "audiences", "needs"),
    [
        ({}, (Audience.ADULT,), (Need.TALK,)),
        ({"fits": (TargetGroup.MEN,)}, (Audience.ADULT, Audience.MAN), (Need.TALK,)),
        ({"for_whom": (ForWhom.USING,), "fits": (TargetGroup.MEN,)}, (Audience.STOP,), (Need.TALK, Need.STOP)),
        (
            {"for_whom": (ForWhom.CHILDREN,), "parenthood": True},
            (Audience.CHILD,),
            (Need.TALK, Need.CHILDREN, Need.PARENTING),
        ),
        ({"is_secret": True}, (Audience.ADULT,), (Need.TALK, Need.SHELTER)),
    ],
)
def test_the_editors_are_told_in_the_guides_own_words(
    world: World, values: dict[str, Any], audiences: tuple[Audience, ...], needs: tuple[Need, ...]
) -> None:
    offer_of(world, world.contact, is_public=True, **values)
    (told,) = offered_services(world.day)
    assert (told.audiences, told.needs) == (audiences, needs)
    assert told.is_protected is bool(values.get("is_secret"))


def test_what_is_for_employees_only_is_not_told(world: World) -> None:
    values = {"waiting_weeks": 17, "waiting_said_on": world.day, "referrers": (Referrer.PROBATION,)}
    partner = partner_of(world, world.contact)
    offer_of(world, world.contact, is_public=True, partner=partner, **values)
    (told,) = offered_services(world.day)
    assert told.organisation == partner.name
    assert "17" not in str(told).replace(told.key, "")
    assert "probation" not in str(told)
