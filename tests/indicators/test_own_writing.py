"""What an own figure says follows the program's words, also after it was first written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from fyren.base.models import ChangeEntry
from fyren.base.search import search
from fyren.indicators.actions import own_writing
from fyren.indicators.actions.library import save_indicator
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.models import Indicator, Place
from fyren.indicators.ports import OwnFigure, OwnIndicator
from fyren.indicators.rules import Gender
from tests.actions.world import World

pytestmark = pytest.mark.django_db

OFFERED = OwnIndicator(
    code="prov.share",
    title="Andel prov",
    says="Hur stor andel som är prövad.",
    says_not="Hur bra det blev.",
    unit="procent",
    source="Fyren",
    figures=(OwnFigure(2025, Gender.TOTAL, 40.0),),
)


def test_a_definition_that_the_program_changes_is_written_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = [OFFERED]

    def adapter(day: dt.date) -> list[OwnIndicator]:
        return offered

    Place.objects.get_or_create(is_home=True, defaults={"code": "9999", "name": "Kommunen"})
    monkeypatch.setattr(own_writing, "OWN_INDICATORS", [adapter])
    take_own_figures(by=world.coordinator)
    take_own_figures(by=world.coordinator)
    found = Indicator.objects.get(code="prov.share")
    assert (found.says, found.row_version) == (OFFERED.says, 1), "the same words are no change"
    offered[0] = replace(OFFERED, says="Andelen omprövade.", says_not="Vem som prövade.")
    take_own_figures(by=world.coordinator)
    found.refresh_from_db()
    assert (found.says, found.says_not, found.row_version) == ("Andelen omprövade.", "Vem som prövade.", 2)
    assert {"says", "says_not"} <= set(
        ChangeEntry.objects.filter(object_id=found.public_id, row_version=2).values_list("field", flat=True)
    )
    assert [hit.url for hit in search("omprövade").hits] == [reverse("indicator", args=[found.public_id])]
    said = {"says_not": "Egna ord."}
    save_indicator(indicator=found, values=said, expected_version=2, by=world.coordinator)
    offered[0] = replace(OFFERED, says="En tredje lydelse.", says_not="Programmets ord.")
    take_own_figures(by=world.coordinator)
    found.refresh_from_db()
    assert (found.says, found.says_not) == ("En tredje lydelse.", "Egna ord."), "what somebody wrote stays"
