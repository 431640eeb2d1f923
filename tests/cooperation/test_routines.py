"""Routines: decided, current, found where one works, and counted when they are read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.search import EVERYONE_LOGGED_IN, search
from fyren.cooperation.actions.routines import decide_routine, end_routine, review_routine, save_routine, say_scope
from fyren.cooperation.blanking import COOPERATION_SORTS
from fyren.cooperation.due import cooperation_due
from fyren.cooperation.models import Routine, RoutineReading
from fyren.cooperation.queries.routines import body_rows, holding_at, places, routine_rows
from fyren.cooperation.records import cooperation_records
from fyren.cooperation.routines.areas import RoutineArea, register
from fyren.cooperation.rules import RoutineState, is_area_current, review_by, routine_state
from fyren.cooperation.suggestions import cooperation_suggests
from fyren.people.models import Body, Unit
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.plan.sorts import removal_mark
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.cooperation.agreed import decided_routine, routine_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
DAY = dt.date(2026, 3, 1)
INSIDE, OUTSIDE = {"REMOTE_ADDR": "192.0.2.7"}, {"REMOTE_ADDR": "203.0.113.9"}
YEAR_AGO = dt.timedelta(days=366)
WHO = {"decided_by": "Förvaltningschefen"}


@pytest.mark.parametrize(
    ("decided", "reviewed", "ended", "state"),
    [
        (None, None, None, RoutineState.DRAFT),
        (DAY, None, None, RoutineState.CURRENT),
        (dt.date(2025, 3, 1), None, None, RoutineState.CURRENT),  # the last day that it counts
        (dt.date(2025, 2, 28), None, None, RoutineState.REVIEW),
        (dt.date(2020, 1, 1), dt.date(2025, 6, 1), None, RoutineState.CURRENT),
        (dt.date(2025, 6, 1), dt.date(2020, 1, 1), None, RoutineState.CURRENT),
        (DAY, None, DAY, RoutineState.ENDED),
        (None, None, DAY, RoutineState.ENDED),
    ],
)
def test_when_a_routine_is_current(
    decided: dt.date | None, reviewed: dt.date | None, ended: dt.date | None, state: RoutineState
) -> None:
    assert routine_state(decided, reviewed, ended, DAY) is state


CURRENT, REVIEW, DRAFT = RoutineState.CURRENT, RoutineState.REVIEW, RoutineState.DRAFT


@pytest.mark.parametrize(
    ("whole", "of_units", "units", "current"),
    [
        (None, [], 0, False),
        (CURRENT, [], 9, True),
        (CURRENT, [CURRENT], 9, True),
        (CURRENT, [REVIEW], 9, False),  # a unit's own stands in place of the body's, and is old
        (CURRENT, [DRAFT], 9, True),
        (REVIEW, [], 9, False),
        (REVIEW, [CURRENT, CURRENT], 2, True),
        (None, [CURRENT], 9, False),  # one unit's routine is not the body's
        (None, [CURRENT, CURRENT], 2, True),
        (None, [CURRENT, DRAFT], 2, False),
    ],
)
def test_when_everybody_has_a_current_one(
    whole: RoutineState | None, of_units: list[RoutineState], units: int, current: bool
) -> None:
    assert is_area_current(whole, of_units, units) is current


def test_one_unit_s_routine_does_not_make_the_board_current(world: World) -> None:
    unit = Unit.objects.create(authority=world.board, name="Tallskolan")
    Unit.objects.create(authority=world.board, name="Björkens förskola")
    decided_routine(world, world.contact, unit=unit)
    (row,) = body_rows(world.day, [world.board])
    assert (row.concerned, row.current) == (1, 0)
    decided_routine(world, world.contact)
    (row,) = body_rows(world.day, [world.board])
    assert row.current == 1


def test_the_routine_of_a_unit_that_is_closed_makes_nothing_current(world: World) -> None:
    open_unit, closed = (Unit.objects.create(authority=world.board, name=name) for name in ("Norra", "Södra"))
    decided_routine(world, world.contact, unit=closed)

    def is_current() -> tuple[bool, int]:
        (row,) = body_rows(world.day, [world.board])
        area = next(each for each in row.areas if each.area.key == "indication-preschool")
        return area.is_current, len(area.rows)

    assert is_current() == (False, 1)
    Unit.objects.filter(pk=closed.pk).update(valid_to=world.day - dt.timedelta(days=1))
    assert is_current() == (False, 0)
    Unit.objects.filter(pk=closed.pk).update(valid_to=None)
    Unit.objects.filter(pk=open_unit.pk).update(valid_to=world.day - dt.timedelta(days=1))
    assert is_current() == (True, 1)


def test_only_bodies_of_the_day_are_places_to_look_at(world: World) -> None:
    decided_routine(world, world.contact)
    assert [place.body for place in places(world.day)] == [world.board]
    Body.objects.filter(pk=world.board.pk).update(valid_to=world.day - dt.timedelta(days=1))
    assert not places(world.day)


def test_a_later_review_does_not_count_backwards(world: World) -> None:
    routine = decided_routine(world, world.contact, world.day - YEAR_AGO).routine
    review_routine(routine=routine, reviewed_on=world.day, expected_version=2, by=world.contact)
    assert routine_rows(world.day)[0].state is RoutineState.CURRENT
    before = world.day - dt.timedelta(days=1)
    assert routine_rows(before)[0].review_by == review_by(world.day - YEAR_AGO, None)


def test_it_counts_for_twelve_months() -> None:
    assert review_by(dt.date(2024, 2, 29), None) == dt.date(2025, 2, 28)
    assert review_by(None, dt.date(2024, 2, 29)) is None


def test_only_the_own_keepers_write_and_decide(world: World, cast: dict[str, Viewer]) -> None:
    routine = routine_of(world, world.contact)
    for key in ("amira", "carin", "inger", "nobody"):
        by = cast[key]
        with pytest.raises(PermissionDenied):
            save_routine(routine=routine, values={"title": "Annat"}, expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            decide_routine(routine=routine, values={**WHO, "decided_on": world.day}, expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            review_routine(routine=routine, reviewed_on=world.day, expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            end_routine(routine=routine, expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            say_scope(authority=world.board, area="asking", applies=True, by=by)


def test_nothing_is_decided_with_something_left_to_fill_in(world: World) -> None:
    routine = routine_of(world, world.contact, text="Ring [telefon].")
    values = {**WHO, "decided_on": world.day}
    with pytest.raises(ValidationError, match="telefon"):
        decide_routine(routine=routine, values=values, expected_version=1, by=world.contact)
    save_routine(routine=routine, values={"text": "Ring 112."}, expected_version=1, by=world.contact)
    assert decide_routine(routine=routine, values=values, expected_version=2, by=world.contact).number == 1


def test_what_is_decided_stays_while_the_text_is_worked_on(world: World) -> None:
    first = decided_routine(world, world.contact)
    routine = Routine.objects.get()
    save_routine(routine=routine, values={"text": "Ny text."}, expected_version=2, by=world.contact)
    assert routine.editions.get().text == first.text
    with pytest.raises(Conflict):
        decide_routine(routine=routine, values={**WHO, "decided_on": world.day}, expected_version=2, by=world.contact)
    second = decide_routine(
        routine=Routine.objects.get(), values={**WHO, "decided_on": world.day}, expected_version=3, by=world.contact
    )
    assert (second.number, second.text) == (2, "Ny text.")
    assert second.checksum != first.checksum


def test_one_routine_for_an_area_at_a_place(world: World) -> None:
    routine_of(world, world.contact)
    with pytest.raises(ValidationError, match="unit"):
        routine_of(world, world.contact)
    unit = Unit.objects.create(authority=world.board, name="Björkens förskola")
    routine_of(world, world.contact, unit=unit)
    elsewhere = Unit.objects.create(authority=world.company, name="Område norr")
    with pytest.raises(ValidationError, match="egna enheter"):
        routine_of(world, world.contact, unit=elsewhere)


def test_an_old_one_waits_until_it_is_reviewed(world: World, cast: dict[str, Viewer]) -> None:
    routine = decided_routine(world, world.contact, world.day - YEAR_AGO).routine
    (item,) = cooperation_due(cast["bjorn"])
    assert (item.verb, item.is_late(world.day)) == ("Se över", True)
    assert not list(cooperation_due(cast["carin"]))
    review_routine(routine=routine, reviewed_on=world.day, expected_version=2, by=world.contact)
    assert not list(cooperation_due(cast["bjorn"]))
    (row,) = routine_rows(world.day)
    assert row.state is RoutineState.CURRENT


def test_a_draft_is_not_reviewed(world: World) -> None:
    with pytest.raises(ValidationError, match="inte beslutad"):
        review_routine(
            routine=routine_of(world, world.contact), reviewed_on=world.day, expected_version=1, by=world.contact
        )


def test_a_unit_follows_its_own_and_of_other_areas_the_body_s(world: World) -> None:
    unit = Unit.objects.create(authority=world.board, name="Björkens förskola")
    whole = decided_routine(world, world.contact).routine
    other = save_routine(
        routine=Routine(authority=world.board, area="asking"),
        values={"title": "Att fråga", "text": "Fråga alla."},
        expected_version=1,
        by=world.contact,
    )
    decide_routine(routine=other, values={**WHO, "decided_on": world.day}, expected_version=1, by=world.contact)
    assert [row.routine for row in holding_at(world.board, unit, world.day)] == [other, whole]
    own = decided_routine(world, world.contact, unit=unit).routine
    assert {row.routine for row in holding_at(world.board, unit, world.day)} == {other, own}
    assert {row.routine for row in holding_at(world.board, None, world.day)} == {other, whole}


def test_what_a_body_has_and_lacks_in_few_queries(
    world: World, django_assert_num_queries: Callable[[int], object]
) -> None:
    decided_routine(world, world.contact)
    for area, applies in (("asking", True), ("risk", False)):
        say_scope(authority=world.board, area=area, applies=applies, by=world.contact)
    with django_assert_num_queries(4):  # type: ignore[attr-defined]
        rows = {row.body: row for row in body_rows(world.day)}
    row = rows[world.board]
    assert (row.concerned, row.current) == (2, 1)
    assert [each.area.key for each in row.areas if each.is_lacking] == ["asking"]
    assert [each.area.key for each in row.areas if each.applies is False] == ["risk"]
    assert rows[world.company].concerned == 0
    assert world.council not in rows


def test_two_presses_from_the_own_network_and_none_from_outside(world: World, client: Client) -> None:
    unit = Unit.objects.create(authority=world.board, name="Björkens förskola")
    edition = decided_routine(world, world.contact, unit=unit)
    first = client.get(reverse("routines_here"), **INSIDE)
    at_unit = reverse("routines_at_unit", args=[unit.public_id])
    assert at_unit in first.content.decode()
    address = reverse("routine", args=[edition.routine.public_id])
    assert address in client.get(at_unit, **INSIDE).content.decode()
    shown = client.get(address, **INSIDE)
    assert "Fråga i enrum." in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    for page in (reverse("routines_here"), at_unit, address):
        assert client.get(page, **OUTSIDE).status_code == 302


@pytest.mark.parametrize("key", ["protected-data", "schooling", "indication-preschool"])
def test_a_draft_and_an_ended_one_are_shown_to_nobody_there(world: World, client: Client, key: str) -> None:
    edition = decided_routine(world, world.contact)
    routine = edition.routine
    Routine.objects.filter(pk=routine.pk).update(area=key)
    address = reverse("routine", args=[routine.public_id])
    assert client.get(address, **INSIDE).status_code == 200
    end_routine(routine=Routine.objects.get(), expected_version=2, by=world.contact)
    assert client.get(address, **INSIDE).status_code == 404
    draft = routine_of(world, world.contact)
    assert client.get(reverse("routine", args=[draft.public_id]), **INSIDE).status_code == 404


def test_a_draft_is_read_at_its_own_authority_only(world: World, client_of: ClientOf) -> None:
    draft = routine_of(world, world.contact)
    address = reverse("routine_work", args=[draft.public_id])
    assert {key: client_of(key).get(address).status_code for key in ("bjorn", "eva", "amira", "carin")} == {
        "bjorn": 200,
        "eva": 200,
        "amira": 404,
        "carin": 404,
    }


def test_reading_is_counted_and_nothing_else_is_kept(world: World, client: Client) -> None:
    edition = decided_routine(world, world.contact)
    acts = AuditRow.objects.count()
    address = reverse("routine_read", args=[edition.routine.public_id])
    for _time in range(3):
        response = client.post(address, **INSIDE)
        assert "Det är räknat" in response.content.decode()
        assert not response.cookies
    assert RoutineReading.objects.get().count == 3
    assert AuditRow.objects.count() == acts
    assert client.post(address, **OUTSIDE).status_code == 302
    assert RoutineReading.objects.get().count == 3


def test_keepers_see_how_many_have_read_the_latest(world: World, client_of: ClientOf, client: Client) -> None:
    edition = decided_routine(world, world.contact)
    client.post(reverse("routine_read", args=[edition.routine.public_id]), **INSIDE)
    page = client_of("bjorn").get(reverse("routine_work", args=[edition.routine.public_id])).content.decode()
    assert "1 har sagt" in page


def test_from_template_to_decision_by_the_pages(world: World, client_of: ClientOf) -> None:
    bjorn = client_of("bjorn")
    address = reverse("routine_new", args=[world.board.public_id, "asking"])
    form = bjorn.get(address).context["form"]
    assert "[" in form["text"].value()
    said = {"title": "Att fråga om våld", "unit": "", "text": "Vi frågar alla."}
    made = bjorn.post(address, said)
    routine = Routine.objects.get()
    assert made["Location"] == reverse("routine_work", args=[routine.public_id])
    decide = reverse("routine_decide", args=[routine.public_id])
    decision = {**WHO, "decided_on": str(world.day), "section": "12", "dnr": "UBN 2026/3", "row_version": "1"}
    bjorn.post(decide, decision)
    assert routine.editions.get().dnr == "UBN 2026/3"
    wrong = bjorn.post(reverse("routine_review", args=[routine.public_id]), {"reviewed_on": "inte", "row_version": "2"})
    assert wrong.context["form"].errors
    assert bjorn.get(reverse("routine_new", args=[world.board.public_id, "finns-inte"])).status_code == 404


def test_the_search_finds_what_holds(world: World) -> None:
    asked = {"viewer_authorities": frozenset({EVERYONE_LOGGED_IN})}
    routine = routine_of(world, world.contact, text="Ring trygghetsnumret.")
    assert not search("trygghetsnumret", **asked).total
    decide_routine(routine=routine, values={**WHO, "decided_on": world.day}, expected_version=1, by=world.contact)
    assert search("trygghetsnumret", **asked).total == 1
    assert not search("trygghetsnumret").total
    end_routine(routine=Routine.objects.get(), expected_version=2, by=world.contact)
    assert not search("trygghetsnumret", **asked).total


def test_a_text_is_blanked_in_every_version_that_says_it(world: World) -> None:
    first = decided_routine(world, world.contact)
    values = {**WHO, "decided_on": world.day}
    second = decide_routine(routine=Routine.objects.get(), values=values, expected_version=2, by=world.contact)
    save_routine(routine=Routine.objects.get(), values={"text": "Nytt."}, expected_version=2, by=world.contact)
    before = first.checksum
    sort = COOPERATION_SORTS["rutinutgava"]
    sort.blank(first, "text", reason="Sekretess", expected_version=1, by=world.registrar)
    assert {each.text for each in Routine.objects.get().editions.all()} == {removal_mark()}
    assert first.checksum != before
    assert Routine.objects.get().text == "Nytt."
    assert second.number == 2


def test_the_registrar_takes_versions_out(world: World) -> None:
    decided_routine(world, world.contact)
    (record,) = [each for each in cooperation_records(world.board.public_id) if each.code == "cooperation.Routine"]
    assert not record.is_draft
    assert "Fråga i enrum." in record.parts[0].text


def test_what_is_lacking_becomes_an_activity(world: World, client_of: ClientOf) -> None:
    say_scope(authority=world.board, area="asking", applies=True, by=world.contact)
    shown = client_of("bjorn").get(reverse("take_up"), {"skal": f"rutiner-{world.board.public_id}"})
    assert "Att fråga om våld" in shown.content.decode()


def test_elected_members_are_no_place_to_look_for_a_routine_at(world: World, client_of: ClientOf) -> None:
    decided_routine(world, world.contact)
    Unit.objects.create(authority=world.board, name="Förskolan Ängen")
    elected = Unit.objects.create(authority=world.board, name="Nämndens ledamöter")
    assert elected.name in client_of("bjorn").get(reverse("routines_here")).content.decode()
    Unit.objects.filter(pk=elected.pk).update(is_workplace=False)
    shown = client_of("bjorn").get(reverse("routines_here")).content.decode()
    assert "Förskolan Ängen" in shown
    assert elected.name not in shown


def test_what_is_lacking_chooses_the_focus_areas_that_it_serves(world: World) -> None:
    say_scope(authority=world.board, area="asking", applies=True, by=world.contact)

    def chosen() -> tuple[int, ...]:
        found = cooperation_suggests(world.contact, f"rutiner-{world.board.public_id}")
        assert found is not None
        return found.focus_areas

    assert chosen() == ()
    FocusArea.objects.filter(pk=world.focus_area.pk).update(number="3.3.1")
    assert chosen() == (world.focus_area.pk,)
    say_scope(authority=world.board, area="asking", applies=False, by=world.contact)
    assert chosen() == ()


@pytest.mark.parametrize("area", register().areas, ids=lambda each: each.key)
def test_every_area_serves_some_focus_area(area: RoutineArea) -> None:
    assert area.focus_areas
    assert all(re.fullmatch(r"3\.[1-4]\.[1-5]", number) for number in area.focus_areas)
