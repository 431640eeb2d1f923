"""Outreach to society: who enters it, its sums by audience, and what nobody knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.records import records_of
from fyren.competence.actions.outreach import save_outreach
from fyren.competence.models import Audience, Outreach, OutreachKind
from fyren.competence.queries import OutreachSum, outreach_of_year
from fyren.house.demo.cast import CAST
from fyren.people.viewer import Viewer
from fyren.plan.queries.blanking import texts_to_blank
from tests.actions.world import World

pytestmark = pytest.mark.django_db
EVERYBODY = (*(persona.key for persona in CAST), "nobody")
ClientOf = Callable[[str | None], Client]


def done(world: World, by: Viewer, **values: Any) -> Outreach:
    """Something that the board did today."""
    said = {
        "title": "Kväll",
        "kind": OutreachKind.EVENT,
        "audience": Audience.ASSOCIATION,
        "held_on": world.day,
        **values,
    }
    return save_outreach(outreach=Outreach(authority=world.board), values=said, expected_version=1, by=by)


@pytest.mark.parametrize("key", EVERYBODY)
def test_only_who_keeps_the_registers_enters_it(key: str, cast: dict[str, Viewer], world: World) -> None:
    if key == "bjorn":
        assert done(world, cast[key]).pk
        return
    with pytest.raises(PermissionDenied):
        done(world, cast[key])


def test_sums_tell_what_nobody_knows_and_whom_nothing_was_done_for(world: World) -> None:
    done(world, world.contact, reach=30, with_whom="Scoutkåren")
    done(world, world.contact, reach=None)
    done(world, world.contact, reach=400, audience=Audience.SCHOOL)
    done(world, world.contact, reach=9, held_on=dt.date(world.day.year - 1, 3, 1))
    page = outreach_of_year(world.day.year)
    assert page.sums == (
        OutreachSum("Föreningar och deras ledare", 2, 30, 1),
        OutreachSum("Barn och unga i skolan", 1, 400, 0),
    )
    assert page.partners == (OutreachSum("Scoutkåren", 1, 30, 0),)
    assert "Föräldrar" in page.nobody
    assert "Barn och unga i skolan" not in page.nobody


def test_what_has_not_been_done_is_not_entered(world: World) -> None:
    with pytest.raises(ValidationError):
        done(world, world.contact, held_on=world.day + dt.timedelta(days=1))


def test_the_page_is_entered_and_shown_by_year(client_of: ClientOf, world: World) -> None:
    address = reverse("outreach")
    assert "kommer det" in client_of("gun").get(address).content.decode().lower()
    posted = {"title": "Kväll för ledare", "kind": "event", "audience": "association", "held_on": world.day.isoformat()}
    client = client_of("bjorn")
    assert client.post(reverse("outreach_new", args=[world.board.public_id]), posted).status_code == 302
    earlier = world.day.year - 1
    done(world, world.contact, title="Förra årets kväll", held_on=dt.date(earlier, 3, 1))
    shown = client_of("gun").get(address).content.decode()
    assert "Kväll för ledare" in shown
    assert "inte känt" in shown
    assert "Förra årets kväll" not in shown
    assert "Förra årets kväll" in client_of("gun").get(f"{address}?ar={earlier}").content.decode()
    assert client_of("gun").get(f"{address}?ar=1999").status_code == 404


def test_it_is_a_document_and_its_texts_can_be_blanked(world: World, cast: dict[str, Viewer]) -> None:
    made = done(world, world.contact, about="Om normer.")
    found = {record.code: record for record in records_of(world.board.public_id)}
    assert found["competence.Outreach"].title == "Kväll"
    assert {each.field for each in texts_to_blank(cast["eva"], [made])} == {"title", "about"}
