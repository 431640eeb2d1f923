"""Blanking names of units and what is said of instruments: by the authority's registrar, out of released years too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from fyren.detection.actions.counts import release_counts
from fyren.detection.blanking import DETECTION_SORTS
from fyren.detection.counting import Month
from fyren.detection.models import CountingUnit, CountRelease, InstrumentUse
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import field_text
from fyren.plan.sorts import free_fields, removal_mark
from tests.detection.counting import hand_over, note, unit_of
from tests.plan.revision.everywhere import places_of

pytestmark = pytest.mark.django_db
WORD = "Rosenquist"


def take_away(about: CountingUnit | InstrumentUse, field: str, by: Viewer) -> None:
    blank(text=field_text(about, field), reason="Fel person.", expected_version=about.row_version, by=by)


@pytest.fixture
def named(bodies: dict[str, Body], people: dict[str, User], cast: dict[str, Viewer], day: dt.date) -> CountingUnit:
    """A unit called by a person's name, whose year is released."""
    last = day.year - 1
    unit = unit_of(bodies["Utbildning"], noted_by=people["inger"], name=f"Hos Maja {WORD}", day=day)
    note(unit, Month(last, 1), 12, by=cast["inger"])
    hand_over(bodies["Utbildning"], last, day)
    release_counts(year=last, by=cast["amira"])
    return unit


def test_every_free_text_of_the_room_has_a_sort() -> None:
    models = apps.get_app_config("detection").get_models()
    free = {(model.__name__, name) for model in models for name in free_fields(model)}
    assert {(sort.model.__name__, name) for sort in DETECTION_SORTS.values() for name in sort.fields} == free
    assert ("CountingUnit", "name") in free


def test_a_units_name_goes_from_released_years_and_the_numbers_stay(
    named: CountingUnit, cast: dict[str, Viewer]
) -> None:
    before = CountRelease.objects.get().read()
    assert places_of(WORD) == {"detection.CountingUnit.name", "detection.CountRelease.content"}
    take_away(named, "name", cast["eva"])
    assert places_of(WORD) == set()
    after = CountRelease.objects.get().read()  # which matches its checksum
    assert after.shown == before.shown
    assert after == before.renamed(named.public_id, removal_mark())


def test_what_is_said_of_an_instrument(bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    use = InstrumentUse.objects.create(authority=bodies["Utbildning"], instrument="freda", used_at="x", roles=WORD)
    assert places_of(WORD) == {"detection.InstrumentUse.roles"}
    take_away(use, "roles", cast["eva"])
    assert places_of(WORD) == set()
    assert InstrumentUse.objects.get().roles == removal_mark()


@pytest.mark.parametrize("key", ["amira", "bjorn", "carin", "hanna", "inger"])
def test_nobody_but_the_registrar(key: str, named: CountingUnit, cast: dict[str, Viewer]) -> None:
    with pytest.raises(PermissionDenied):
        take_away(named, "name", cast[key])


def test_the_registrars_way_there(named: CountingUnit, client_of: Callable[[str | None], Client]) -> None:
    way = reverse("text_blank", args=["raknande-enhet", named.public_id, "name"])
    assert way in client_of("eva").get(reverse("detection")).content.decode()
    assert way not in client_of("bjorn").get(reverse("detection")).content.decode()
    use = InstrumentUse.objects.create(authority=named.authority, instrument="freda", used_at="Elevhälsan")
    way = reverse("text_blank", args=["instrument", use.public_id, "used_at"])
    assert way in client_of("eva").get(reverse("instruments")).content.decode()
    assert way not in client_of("bjorn").get(reverse("instruments")).content.decode()
