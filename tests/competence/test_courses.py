"""Who keeps courses, requirements and numbers of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.records import records_of
from fyren.base.search import EVERYONE_LOGGED_IN, search
from fyren.competence.access import can_require
from fyren.competence.actions.courses import save_course, save_requirement
from fyren.competence.actions.headcounts import say_headcount
from fyren.competence.due import competence_due
from fyren.competence.facts import known_shares
from fyren.competence.models import Course, Headcount, LearningSource, Requirement
from fyren.competence.occasions import competence_occasions
from fyren.competence.rules import Level, Share
from fyren.house.demo.cast import CAST
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import held_text, texts_to_blank
from tests.actions.world import World
from tests.competence.known import course_of, people_in, require, unit_of
from tests.competence.told import source_of

pytestmark = pytest.mark.django_db
EVERYBODY = (*(persona.key for persona in CAST), "nobody")
ClientOf = Callable[[str | None], Client]


@pytest.mark.parametrize("key", EVERYBODY)
def test_a_body_keeps_its_own_courses_and_people(key: str, cast: dict[str, Viewer], world: World) -> None:
    viewer, unit = cast[key], unit_of(world.board)
    course = course_of(world.board, world.contact)
    mine = {"name": "Fördjupning"}
    if key == "bjorn":
        save_course(course=course, values=mine, expected_version=1, by=viewer)
        say_headcount(unit=unit, day=world.day, numbers={Level.MANAGER: 2}, by=viewer)
        return
    with pytest.raises(PermissionDenied):
        save_course(course=course, values=mine, expected_version=1, by=viewer)
    with pytest.raises(PermissionDenied):
        say_headcount(unit=unit, day=world.day, numbers={Level.MANAGER: 2}, by=viewer)
    with pytest.raises(PermissionDenied):
        require(course, viewer, body=world.board)


@pytest.mark.parametrize("key", EVERYBODY)
def test_of_all_bodies_only_the_coordinator_requires(key: str, cast: dict[str, Viewer], world: World) -> None:
    common, own = course_of(world.executive, world.coordinator), course_of(world.board, world.contact, name="Egen")
    viewer = cast[key]
    for body in (None, world.board, world.executive):
        assert can_require(viewer, common, body) is (key == "amira")
    assert can_require(viewer, own, world.board) is (key == "bjorn")
    assert not can_require(viewer, own, None)


def test_a_requirement_of_all_is_not_turned_into_ones_own(world: World) -> None:
    course = course_of(world.board, world.contact)
    required = Requirement.objects.create(course=course, level=Level.MANAGER)
    with pytest.raises(PermissionDenied):
        save_requirement(requirement=required, values={"body": world.board}, expected_version=1, by=world.contact)


def test_the_same_is_not_required_twice(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    require(course, world.coordinator)
    with pytest.raises(ValidationError, match="krävs redan"):
        require(course, world.coordinator)
    require(course, world.coordinator, level=Level.MANAGER)


def test_a_name_means_one_course(world: World) -> None:
    course_of(world.executive, world.coordinator, code="K1")
    for values in ({"name": "GRUNDKURS"}, {"name": "En annan", "code": "k1"}):
        with pytest.raises(ValidationError):
            course_of(world.board, world.contact, **values)


def test_people_are_said_anew_and_never_ahead(world: World) -> None:
    unit = unit_of(world.board)
    people_in(unit, 10, world.contact)
    people_in(unit, 12, world.contact)
    assert Headcount.objects.get().number == 12
    with pytest.raises(ValidationError):
        people_in(unit, 12, world.contact, day=world.day + dt.timedelta(days=1))


def test_the_forms_add_a_course_require_it_and_say_how_many(client_of: ClientOf, world: World) -> None:
    client = client_of("amira")
    posted = {"name": "Grundkurs", "gives": "base", "form": "e_learning", "valid_months": "24"}
    answer = client.post(reverse("course_new", args=[world.executive.public_id]), posted, follow=True)
    course = Course.objects.get()
    assert answer.redirect_chain == [(reverse("course", args=[course.public_id]), 302)]
    client.post(reverse("requirement_new", args=[course.public_id]), {"level": "front_line", "body": ""})
    assert Requirement.objects.get().body is None
    unit = unit_of(world.executive)
    address = reverse("headcount", args=[unit.public_id])
    assert client.post(address, {"day": world.day.isoformat(), "front_line": "14"}).status_code == 302
    assert "14" in client.get(reverse("staff", args=[world.executive.public_id])).content.decode()
    assert "i alla nämnder och bolag" in client_of("gun").get(reverse("courses")).content.decode()


def test_numbers_that_grow_old_stand_in_the_calendar(world: World) -> None:
    unit, counted = unit_of(world.board), world.day - dt.timedelta(days=100)
    assert not list(competence_occasions(world.board.public_id))
    people_in(unit, 10, world.contact, day=counted)
    (found,) = competence_occasions(world.board.public_id)
    assert found.title == "Uppdatera hur många som finns i enheterna"
    assert found.first == counted + relativedelta(years=1)
    people_in(unit, 11, world.contact)
    (later,) = competence_occasions(world.board.public_id)
    assert (later.key, later.first) == (found.key, world.day + relativedelta(years=1))
    assert later.version > found.version
    assert not list(competence_occasions(world.company.public_id))


def test_units_are_chosen_of_the_body_that_it_is_required_in(client_of: ClientOf, world: World) -> None:
    own, others = unit_of(world.board), unit_of(world.company, "Bovärdarna")
    course = course_of(world.executive, world.coordinator)
    required, client = require(course, world.coordinator, body=world.board), client_of("amira")
    assert client.get(reverse("requirement_new", args=[course.public_id])).context["form"]["units"].is_hidden
    address = reverse("requirement_change", args=[required.public_id])
    assert list(client.get(address).context["form"].fields["units"].queryset) == [own]
    posted = {"level": "front_line", "body": world.board.pk, "units": [own.pk], "row_version": 1}
    client.post(address, posted)
    assert list(required.units.all()) == [own]
    page = client.get(reverse("course", args=[course.public_id])).content.decode()
    assert f"{world.board.name} ({own.name})" in page
    with pytest.raises(ValidationError, match="enheter"):
        save_requirement(
            requirement=Requirement.objects.get(), values={"units": [others]}, expected_version=2, by=world.coordinator
        )
    moved = {"level": "front_line", "body": world.company.pk, "units": [own.pk], "row_version": 2}
    assert "Välj enheter" in client.post(address, moved).content.decode()
    assert Requirement.objects.get().body == world.board
    (record,) = [each for each in records_of(world.executive.public_id) if each.code == "competence.Course"]
    assert own.name in str(record.facts)


def test_the_contact_requires_only_at_home(client_of: ClientOf, world: World) -> None:
    course = course_of(world.board, world.contact)
    address, client = reverse("requirement_new", args=[course.public_id]), client_of("bjorn")
    assert client.post(address, {"level": "manager", "body": ""}).status_code == 200
    assert client.post(address, {"level": "manager", "body": world.executive.pk}).status_code == 200
    assert not Requirement.objects.exists()
    assert client.post(address, {"level": "manager", "body": world.board.pk}).status_code == 302


def test_the_registrar_takes_them_out_and_blanks_their_texts(world: World, cast: dict[str, Viewer]) -> None:
    course = course_of(world.board, world.contact, about="Om våld.")
    found = {record.code: record for record in records_of(world.board.public_id)}
    assert found["competence.Course"].title == "Grundkurs"
    assert {each.field for each in texts_to_blank(cast["eva"], [course])} == {"name", "about"}
    assert not texts_to_blank(cast["bjorn"], [course])


def test_two_names_may_be_blanked(world: World, cast: dict[str, Viewer]) -> None:
    for name in ("Ett", "Ett annat"):
        course = course_of(world.board, world.contact, name=name, about="Om våld.")
        text = held_text("kurs", course.public_id, "name")
        blank(text=text, reason="Ett namn.", expected_version=1, by=cast["eva"])
    assert not search("annat", viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).total
    assert not Course.objects.filter(name__startswith="Ett").exists()


def test_a_course_is_found_by_those_who_are_logged_in(world: World) -> None:
    course = course_of(world.board, world.contact, name="Hedersförtryck")
    found = search("hedersförtryck", viewer_authorities=frozenset({EVERYONE_LOGGED_IN}))
    assert [hit.url for hit in found.hits] == [reverse("course", args=[course.public_id])]
    assert not search("hedersförtryck").total


def test_numbers_that_are_a_year_old_wait_for_their_keeper(world: World, cast: dict[str, Viewer]) -> None:
    assert not list(competence_due(cast["bjorn"]))
    unit = unit_of(world.board)
    assert [(item.verb, item.date) for item in competence_due(cast["bjorn"])] == [("Uppdatera", None)]
    people_in(unit, 10, world.contact, day=world.day - dt.timedelta(days=340))
    assert [item.verb for item in competence_due(cast["bjorn"])] == ["Uppdatera", "Läs in"]
    people_in(unit, 10, world.contact)
    (item,) = competence_due(cast["bjorn"])
    assert item.url == reverse("competence_import_new", args=["genomforda", world.board.public_id])
    source, _key = source_of(world.board, world.contact)
    LearningSource.objects.filter(pk=source.pk).update(last_used_on=world.day)
    assert [list(competence_due(cast[key])) for key in ("bjorn", "amira", "carin", "eva", "nobody")] == [[]] * 5


def test_other_rooms_know_only_what_may_be_shown(world: World) -> None:
    course = course_of(world.executive, world.coordinator)
    require(course, world.coordinator)
    small, large = unit_of(world.board), unit_of(world.executive)
    people_in(small, 3, world.contact)
    people_in(large, 12, world.coordinator)
    assert known_shares(world.day).by_body == {}
    assert known_shares(world.day).by_level == {Level.FRONT_LINE: Share(15, 15, 0, 0)}
    people_in(small, 5, world.contact)
    assert set(known_shares(world.day).by_body) == {world.board.pk, world.executive.pk}
