"""Hashes of those who have left are asked for, where an employer has decided to keep hashes."""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.competence.due import competence_due
from fyren.competence.models import HashedOptIn
from tests.actions.world import World
from tests.competence.known import unit_of

pytestmark = pytest.mark.django_db
WHAT = "Vilka som fortfarande är anställda"


def waiting(world: World) -> list[object]:
    return [item.what for item in competence_due(world.contact)]


def test_who_is_still_employed_is_asked_for_after_half_a_year(world: World) -> None:
    unit_of(world.board)
    assert WHAT not in waiting(world)
    decided = HashedOptIn.objects.create(
        authority=world.board, decided_by="Nämnden", decided_on=world.day, dnr="1/26", purge="När någon slutar."
    )
    assert WHAT not in waiting(world)
    HashedOptIn.objects.update(decided_on=world.day - dt.timedelta(days=200))
    assert WHAT in waiting(world)
    decided.refresh_from_db()
    HashedOptIn.objects.update(valid_to=world.day - dt.timedelta(days=1))
    assert WHAT not in waiting(world), "the decision has ended, and the hashes with it"
