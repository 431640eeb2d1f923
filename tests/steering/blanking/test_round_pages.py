"""The registrar's way to the texts of follow-up, and what the pages say afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.plan.sorts import removal_mark
from fyren.steering.models import RoundEdition
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.api.rounds import decide_report
from tests.indicators.measured import indicator
from tests.plan.revision.everywhere import places_of
from tests.steering.round_course import RoundCourse

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]
SUMMARY = "Läs det här."


@pytest.fixture
def course_of_round(world: World) -> RoundCourse:
    """A round in which the board has decided its report, and the coordinator has written."""
    course = RoundCourse(world)
    course.written(ReportState.DECIDED)
    course.analysis()
    return course


@pytest.fixture
def central(world: World, client_of: Clients) -> Client:
    """Eva, as registrar of the executive board."""
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    return client_of("eva")


def way(kind: str, about: Any, field: str) -> str:
    return reverse("text_blank", args=[kind, about.public_id, field])


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("bjorn", False), ("amira", False)])
def test_the_ways_in_from_a_report(client_of: Clients, course_of_round: RoundCourse, key: str, may: bool) -> None:
    report = course_of_round.report
    shown = page(client_of(key), "report", report.public_id)
    assert SUMMARY in shown
    assert (way("rapport", report, "summary") in shown) is may
    assert (way("aktivitetsrapport", report.activity_reports.get(), "result") in shown) is may
    assert (way("namndanalys", report.analyses.get(), "text") in shown) is may
    assert way("rapport", report, "completion_asked") not in shown  # says nothing


def test_another_bodys_registrar_is_offered_nothing(
    client_of: Clients, course_of_round: RoundCourse, world: World
) -> None:
    RoleAssignment.objects.filter(user=world.people["eva"]).delete()
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.company)
    report = course_of_round.report
    assert way("rapport", report, "summary") not in page(client_of("eva"), "report", report.public_id)
    answer = client_of("eva").post(way("rapport", report, "summary"), {"reason": "Fel.", "row_version": 1})
    assert answer.status_code == 404
    assert SUMMARY in page(client_of("eva"), "report", report.public_id)


def test_the_ways_in_from_a_round(client_of: Clients, course_of_round: RoundCourse, world: World) -> None:
    found, step = course_of_round.round, course_of_round.round.scale.first()
    assert way("runda", found, "title") not in page(client_of("eva"), "round", found.public_id)
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    analysis = found.plan_analyses.get()
    shown = page(client_of("eva"), "round", found.public_id)
    assert way("runda", found, "title") in shown
    assert way("bedomningssteg", step, "label") in shown
    assert way("plananalys", analysis, "text") in shown
    edition = course_of_round.close()
    shown = page(client_of("eva"), "round", found.public_id)
    path = f"plans/{world.plan.public_id}/areas/{world.area.public_id}/analysis/text"
    assert way("rundutgava", edition, path) in shown
    assert way("plananalys", analysis, "text") not in shown


def test_from_the_page_to_the_edition_that_says_so(
    central: Client, client_of: Clients, course_of_round: RoundCourse, world: World
) -> None:
    edition = course_of_round.close()
    path = f"plans/{world.plan.public_id}/areas/{world.area.public_id}/analysis/text"
    assert "ur alla utgåvor av den stängda uppföljningen" in page(
        central, "text_blank", "rundutgava", edition.public_id, path
    )
    facts = {"reason": "Namngav någon.", "row_version": edition.row_version}
    after = central.post(way("rundutgava", edition, path), facts, follow=True)
    assert after.redirect_chain[-1][0] == reverse("round", args=[edition.round.public_id])
    assert not places_of("Planen når fram.")
    shown = page(client_of("amira"), "round_edition", edition.round.public_id, 1)
    assert "En text är borttagen" in shown
    assert removal_mark() in shown
    decide_report(edition, world)
    assert removal_mark() in page(client_of(None), "round_public", edition.round.public_id)
    assert f"{edition.round}, utgåva 1" in page(central, "removed_texts")
    assert RoundEdition.objects.get().read().bodies


def test_the_ways_in_from_an_indicator(central: Client, client_of: Clients) -> None:
    made = indicator(says="Anmälda brott.")
    address = way("nyckeltal", made, "says")
    assert address in page(central, "indicator", made.public_id)
    for key in (None, "amira"):
        assert address not in page(client_of(key), "indicator", made.public_id)
    after = central.post(address, {"reason": "Fel.", "row_version": 1}, follow=True)
    assert after.redirect_chain[-1][0] == reverse("indicator", args=[made.public_id])
    assert removal_mark() in after.content.decode()
