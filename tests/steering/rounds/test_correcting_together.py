"""Two coordinators correct one closed round: the second meets what the first said, and chooses; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.steering.actions.rounds import correct_round
from fyren.steering.models import Round
from tests.actions.world import World
from tests.steering.round_course import RoundCourse

ClientOf = Callable[[str | None], Client]
TEXTS = {"amira": "Planen når inte fram.", "hanna": "Planen når fram till hälften."}
NAMES = {"amira": "Amira", "hanna": "Hanna Berg"}
BOTH_ORDERS = pytest.mark.parametrize(("first", "second"), [("amira", "hanna"), ("hanna", "amira")])


@pytest.fixture
def closed(course: RoundCourse, world: World) -> RoundCourse:
    """A closed round with an analysis, and Hanna a coordinator beside Amira."""
    RoleAssignment.objects.create(user=world.people["hanna"], role=Role.COORDINATOR, body=world.executive)
    course.written()
    course.analysis("Planen når fram.")
    course.close()
    return course


def analysis_in(course: RoundCourse, number: int) -> str:
    (area,) = (area for plan in course.round.editions.get(number=number).read().plans for area in plan.areas)
    assert area.analysis is not None
    return area.analysis.text


@BOTH_ORDERS
def test_the_second_is_shown_both_and_chooses(
    closed: RoundCourse, client_of: ClientOf, first: str, second: str
) -> None:
    address, field = reverse("round_correct", args=[closed.round.public_id]), f"analysis_{closed.world.area.public_id}"
    seen = Round.objects.get().row_version
    page = client_of(second).get(address).content.decode()
    assert f'name="row_version" value="{seen}"' in page
    posted = {who: {field: TEXTS[who], "reason": f"Enligt {who}.", "row_version": seen} for who in (first, second)}
    assert client_of(first).post(address, posted[first]).status_code == 302
    met = client_of(second).post(address, posted[second])
    text = met.content.decode()
    assert met.status_code == 409
    assert "Två har ändrat samma sak" in text
    assert NAMES[first] in text
    for said in (TEXTS[first], TEXTS[second], f"Enligt {second}."):
        assert said in text
    assert closed.round.editions.count() == 2, "nothing of the second's is made yet"
    chosen = {**posted[second], "row_version": seen + 1, f"choose_{field}": "yours"}
    assert client_of(second).post(address, chosen).status_code == 302
    assert [analysis_in(closed, number) for number in (1, 2, 3)] == ["Planen når fram.", TEXTS[first], TEXTS[second]]
    assert closed.round.editions.get(number=3).reason == f"Enligt {second}."


def test_whoever_chooses_what_is_saved_makes_no_edition(closed: RoundCourse, client_of: ClientOf) -> None:
    address, field = reverse("round_correct", args=[closed.round.public_id]), f"analysis_{closed.world.area.public_id}"
    seen = closed.correct(TEXTS["amira"]).round.row_version
    chosen = {field: TEXTS["hanna"], "reason": "Enligt mig.", "row_version": seen, f"choose_{field}": "saved"}
    page = client_of("hanna").post(address, chosen).content.decode()
    assert "Inget skiljer sig från den senaste utgåvan" in page
    assert analysis_in(closed, 2) == TEXTS["amira"]
    assert closed.round.editions.count() == 2


@BOTH_ORDERS
def test_two_at_the_same_moment_hold_the_same_version(closed: RoundCourse, first: str, second: str) -> None:
    held = {who: Round.objects.get() for who in (first, second)}
    versions = {who: each.row_version for who, each in held.items()}

    def correct(who: str) -> None:
        correct_round(
            round=held[who],
            analyses={closed.world.area.public_id: TEXTS[who]},
            reason=f"Enligt {who}.",
            expected_version=versions[who],
            by=closed.world.viewer(who),
        )

    correct(first)
    with pytest.raises(Conflict):
        correct(second)
    assert [analysis_in(closed, number) for number in (1, 2)] == ["Planen når fram.", TEXTS[first]]
    assert closed.round.editions.count() == 2


def test_the_rounds_history_tells_of_each_edition(closed: RoundCourse, client_of: ClientOf) -> None:
    closed.correct()
    entry = ChangeEntry.objects.get(object_id=closed.round.public_id, field="edition")
    assert (entry.old, entry.new, entry.actor) == ("1", "2", closed.world.coordinator.actor)
    page = client_of("amira").get(reverse("round", args=[closed.round.public_id])).content.decode()
    assert "Utgåva" in page
