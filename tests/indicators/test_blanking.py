"""Blanking the texts of the library: by the executive board's registrar, out of the rounds that copied them too."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from fyren.base.history import save_changes
from fyren.indicators.actions.links import make_link
from fyren.indicators.blanking import INDICATOR_SORTS
from fyren.indicators.models import CouncilSet, CouncilSetMember, Indicator, Place, ValueImport
from fyren.indicators.records import indicator_records
from fyren.plan.actions.programme import make_interpretation
from fyren.plan.sorts import free_fields, removal_mark
from fyren.steering.actions.rounds import supplement_round
from fyren.steering.models import RoundEdition, RoundSupplement
from tests.actions.world import World
from tests.indicators.measured import indicator, write
from tests.plan.revision.everywhere import places_of
from tests.steering.blanking.erased import SECRET, WORD, registrar_of, take_away
from tests.steering.round_course import RoundCourse

pytestmark = pytest.mark.django_db

# Ids, where figures come from, and facts of a decision: changed where they are wrong, never blanked.
SHORT_FACTS = {
    ("Indicator", "code"),
    ("Indicator", "source"),
    ("CouncilSet", "section"),
    ("CouncilSet", "dnr"),
}


def test_every_free_text_of_the_room_has_a_sort() -> None:
    models = apps.get_app_config("indicators").get_models()
    free = {(model.__name__, name) for model in models for name in free_fields(model)}
    sorts = {(sort.model.__name__, name) for sort in INDICATOR_SORTS.values() for name in sort.fields}
    assert {("Indicator", "says"), ("IndicatorLink", "rationale")} <= free
    assert free - sorts - {("Place", "code"), ("Place", "name")} == SHORT_FACTS


@pytest.fixture
def measured(world: World, places: dict[str, Place]) -> Indicator:
    """An indicator that hangs on the world's direction goal, and stands in the council's budget."""
    made = indicator(says="Anmälda.", says_not="Inte alla.", rhythm="Varje år", licence="CC0")
    goal, by, day = world.direction_goal, world.coordinator, world.day
    make_interpretation(area=world.area, goal=goal, rationale="Handlar om stöd.", valid_from=day, by=by)
    make_link(indicator=made, to=goal, rationale="Den säger något.", valid_from=day, by=by)
    write(made, places["0780"], [11.0, 12.0], first=day.year - 2)
    chosen = CouncilSet.objects.create(owner="budget", year=world.day.year)
    CouncilSetMember.objects.create(council_set=chosen, indicator=made, aim="Färre.")
    return made


TEXTS = ["title", "says", "says_not", "unit", "rhythm", "licence", "rationale", "aim"]


@pytest.mark.parametrize("field", TEXTS)
def test_out_of_the_row_its_log_and_closed_rounds(measured: Indicator, world: World, field: str) -> None:
    rows: dict[str, Any] = {"rationale": measured.links.get(), "aim": measured.entries.get()}
    about = rows.get(field, measured)
    save_changes(about, changes={field: SECRET}, expected_version=about.row_version, by="a")
    course = RoundCourse(world)
    edition = course.close()
    (told,) = edition.read().indicators
    course.round.refresh_from_db()
    supplement_round(round=course.round, indicators=[told], reason="Senare värden.", by=world.coordinator)
    copies = {"steering.RoundEdition.content", "steering.RoundSupplement.content"}
    assert copies | {"base.ChangeEntry.new"} <= places_of(WORD)
    with pytest.raises(PermissionDenied):
        take_away(about, field, world.registrar)
    take_away(about, field, registrar_of(world, "KS"))
    assert not places_of(WORD)
    about.refresh_from_db()
    assert getattr(about, field) == removal_mark()
    (left,) = RoundEdition.objects.get().read().indicators
    assert (left.code, left.owner, left.series) == (told.code, told.owner, told.series)
    assert RoundSupplement.objects.get().read() == (left,)


def test_a_direction_goals_wording_goes_from_what_hangs_on_it(measured: Indicator, world: World) -> None:
    goal: Any = world.direction_goal
    type(goal).objects.filter(pk=goal.pk).update(wording=SECRET)
    RoundCourse(world).close()
    assert "steering.RoundEdition.content" in places_of(WORD)
    take_away(goal, "wording", registrar_of(world, "KS"))
    assert not places_of(WORD)


def test_the_name_of_a_file(world: World) -> None:
    file = ValueImport.objects.create(file_name=f"{SECRET}.xlsx", started_by="a")
    assert places_of(WORD) == {"indicators.ValueImport.file_name"}
    take_away(file, "file_name", registrar_of(world, "KS"))
    assert not places_of(WORD)


def test_what_is_handed_over_to_the_registrar(measured: Indicator, world: World) -> None:
    found = {record.code: record for record in indicator_records(world.executive.public_id)}
    assert found.keys() == {"indicators.CouncilSet", "indicators.IndicatorLink"}
    assert [part.text for part in found["indicators.IndicatorLink"].parts] == ["Den säger något."]
    assert [part.text for part in found["indicators.CouncilSet"].parts] == ["Färre."]
    assert found["indicators.CouncilSet"].is_draft
    assert not list(indicator_records(world.board.public_id))


@pytest.mark.parametrize("is_row_kept", [True, False])
def test_an_aim_in_a_round_whose_set_was_filled_anew(measured: Indicator, world: World, is_row_kept: bool) -> None:
    CouncilSetMember.objects.update(aim=SECRET)
    edition = RoundCourse(world).close()
    if not is_row_kept:
        CouncilSetMember.objects.all().delete()
    assert "steering.RoundEdition.content" in places_of(WORD)
    take_away(edition, f"indicators/{measured.public_id}/aim", registrar_of(world, "KS"))
    assert not places_of(WORD)
    (left,) = RoundEdition.objects.get().read().indicators
    assert (left.aim, left.says) == (removal_mark(), "Anmälda.")
