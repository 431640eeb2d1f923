"""Units: each authority keeps its own, and two never share a name at the same time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.people.actions import save_unit
from fyren.people.models import Unit
from fyren.people.records import people_records
from tests.actions.world import World

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 1)


def unit_of(world: World, **values: object) -> Unit:
    """A unit of the board's, saved by its contact."""
    said = {"name": "Björkens förskola", **values}
    return save_unit(unit=Unit(authority=world.board), values=said, expected_version=1, by=world.contact)


def test_a_contact_adds_a_unit_and_everyone_logged_in_reads_it(world: World, client: Client) -> None:
    client.force_login(world.people["bjorn"])
    page = client.get(reverse("unit_new", args=[world.board.public_id]))
    assert "Björkens" not in page.content.decode()
    said = {"name": "Björkens förskola", "run_by": "private", "valid_from": "", "valid_to": ""}
    response = client.post(reverse("unit_new", args=[world.board.public_id]), said)
    assert response["Location"] == reverse("units")
    assert "Björkens förskola" in client.get(reverse("units")).content.decode()


def test_another_authority_s_contact_adds_none(world: World) -> None:
    with pytest.raises(PermissionDenied):
        save_unit(unit=Unit(authority=world.company), values={"name": "Lager"}, expected_version=1, by=world.contact)


def test_a_name_is_taken_only_as_long_as_the_unit_exists(world: World) -> None:
    unit_of(world, valid_to=DAY)
    with pytest.raises(ValidationError, match="name"):
        unit_of(world, name="  björkens   förskola")
    unit_of(world, valid_from=DAY + dt.timedelta(days=1))


def test_only_a_unit_with_a_last_day_is_followed(world: World) -> None:
    earlier, later = unit_of(world), unit_of(world, name="Björkbackens förskola")
    with pytest.raises(ValidationError, match="succeeded_by"):
        save_unit(unit=earlier, values={"succeeded_by": later}, expected_version=1, by=world.contact)
    save_unit(
        unit=Unit.objects.get(pk=earlier.pk),
        values={"valid_to": DAY, "succeeded_by": later},
        expected_version=1,
        by=world.contact,
    )
    assert list(later.before.all()) == [earlier]


def test_the_registrar_takes_units_out(world: World) -> None:
    unit_of(world)
    assert "Björkens förskola" in {each.title for each in people_records(world.board.public_id)}
    assert "Björkens förskola" not in {each.title for each in people_records(world.company.public_id)}
