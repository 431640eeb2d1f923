"""Keys: what each role may read with one, when one stops, and who makes and ends them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.people import actions
from fyren.people.models import ApiToken
from fyren.people.roles import Role
from fyren.steering.models import RoundEdition
from tests.actions.world import World
from tests.api.rounds import decide_report
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
Ask = Callable[..., Any]
KeyOf = Callable[[str], str]

# Which of a draft, a handed-over budget and a decided, not released one at the board (Utbildning) each reads.
READS = {
    "amira": (False, True, True),  # coordinator
    "bjorn": (True, True, True),  # the board's own contact
    "carin": (False, False, True),  # another body's contact
    "david": (False, False, True),  # elected elsewhere
    "eva": (True, True, True),  # the board's own registrar
    "farid": (False, False, True),  # administrator: reads no drafts
    "gun": (False, True, True),  # auditor
    "hanna": (False, False, True),  # editor
}


@pytest.mark.parametrize("who", READS)
def test_a_key_reads_what_its_role_may(ask: Ask, key_of: KeyOf, course: YearCourse, who: str) -> None:
    key = key_of(who)
    course.stance()
    course.activity()
    seen = [ask("activities", key)["total"] == 1]
    course.hand_over()
    seen.append(ask("activities", key)["total"] == 1)
    course.propose()
    course.adopt()
    seen.append(ask("activities", key)["total"] == 1)
    assert tuple(seen) == READS[who]
    assert ask("activities")["total"] == 0


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("amira", {"Utbildning", "Vidingehem", "Arbete och välfärd"}),
        ("gun", {"Utbildning", "Vidingehem", "Arbete och välfärd"}),
        ("david", {"Utbildning", "Vidingehem", "Arbete och välfärd"}),
        ("bjorn", {"Utbildning", "Vidingehem"}),
        ("farid", {"Utbildning", "Vidingehem"}),
    ],
)
def test_undecided_follow_up(
    ask: Ask, key_of: KeyOf, world: World, closed_round: RoundEdition, who: str, names: set[str]
) -> None:
    reports = ask("follow-up", key_of(who))["items"]
    assert {each["body"]["id"] for each in reports} == {world.bodies[name].public_id for name in names}
    undecided = [each for each in reports if not each["isDecided"]]
    assert all(each["decision"] is None for each in undecided)


@pytest.mark.parametrize(("who", "reads"), [("amira", True), ("gun", True), ("david", False), ("bjorn", False)])
def test_the_plans_analyses_that_are_not_decided(
    ask: Ask, key_of: KeyOf, world: World, closed_round: RoundEdition, who: str, reads: bool
) -> None:
    key = key_of(who)
    assert [each["isDecided"] for each in ask("plan-analyses", key)["items"]] == [False] * reads
    decide_report(closed_round, world, are_minutes_approved=False)
    assert [each["isDecided"] for each in ask("plan-analyses", key)["items"]] == [True]
    assert ask("plan-analyses")["items"] == [], "the minutes are not approved"


def test_an_answer_by_key_stays_out_of_caches(client: Client, key_of: KeyOf) -> None:
    headers = {"Authorization": f"Bearer {key_of('bjorn')}"}
    response = client.get("/api/v1/activities", headers=headers)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("given", ["Bearer fyren_finns-inte", "Bearer ", "Basic abc", "x"])
def test_what_is_no_key_is_refused(client: Client, given: str) -> None:
    response = client.get("/api/v1/bodies", headers={"Authorization": given})
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
    assert response.json()["status"] == 401


def test_a_key_stops(ask: Ask, key_of: KeyOf, world: World) -> None:
    def code(key: str) -> int:
        return int(ask("bodies", key)["code"])

    past, ended, roleless, closed = (key_of("bjorn") for _number in range(4))
    assert [code(key) for key in (past, ended, roleless, closed)] == [200] * 4
    with time_machine.travel(dt.datetime.combine(world.day + dt.timedelta(days=31), dt.time(12), dt.UTC)):
        assert code(past) == 401
    token = ApiToken.objects.order_by("pk")[1]
    actions.end_token(token=token, expected_version=token.row_version, by=world.contact)
    assert (code(past), code(ended)) == (200, 401)
    assignment = world.people["bjorn"].assignments.get()
    actions.end_role(assignment=assignment, expected_version=assignment.row_version, by=world.administrator)
    assert code(roleless) == 401


def test_a_key_of_a_closed_log_in_stops(ask: Ask, key_of: KeyOf, world: World) -> None:
    key, user = key_of("bjorn"), world.people["bjorn"]
    changes = {"is_active": False}
    actions.change_person(user=user, changes=changes, expected_version=user.row_version, by=world.administrator)
    assert ask("bodies", key)["code"] == 401


def test_the_key_itself_is_kept_nowhere_and_its_day_of_use_is(ask: Ask, key_of: KeyOf, world: World) -> None:
    key = key_of("bjorn")
    kept = ApiToken.objects.values().get()
    assert key not in str(kept)
    assert kept["last_used_on"] is None
    ask("bodies", key)
    assert ApiToken.objects.get().last_used_on == world.day


def test_who_makes_and_ends(world: World) -> None:
    def make(by: str, role: Role = Role.CONTACT, days: int = 30) -> ApiToken:
        last = world.day + dt.timedelta(days=days)
        chosen: dict[str, Any] = {"name": "X", "role": role, "body": world.board, "expires_on": last}
        return actions.make_token(user=world.people["bjorn"], **chosen, by=world.viewer(by))[0]

    assert make("farid").user == make("bjorn").user == world.people["bjorn"]
    with pytest.raises(PermissionDenied):
        make("carin")
    for wrong in ({"role": Role.COORDINATOR}, {"days": -1}, {"days": 400}):
        with pytest.raises(ValidationError):
            make("bjorn", **wrong)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        actions.end_token(token=ApiToken.objects.latest("pk"), expected_version=1, by=world.other_contact)


def test_pages(client_of: Callable[[str | None], Client], world: World) -> None:
    client = client_of("bjorn")
    assert "Du har ingen." in client.get("/nycklar/").content.decode()
    held = world.people["bjorn"].assignments.get()
    last = (world.day + dt.timedelta(days=10)).isoformat()
    given = {"name": "Beslutsstödet", "assignment": held.public_id, "expires_on": last}
    made = client.post("/nycklar/ny/", given).content.decode()
    assert "fyren_" in made
    assert "fyren_" not in client.get("/nycklar/").content.decode()
    token = ApiToken.objects.get()
    assert "Beslutsstödet" in client_of("farid").get("/nycklar/").content.decode()
    assert client_of("carin").get(f"/nycklar/{token.public_id}/avsluta/").status_code == 404
    ended = client.post(f"/nycklar/{token.public_id}/avsluta/", {"row_version": token.row_version}, follow=True)
    assert "Nyckeln är avslutad." in ended.content.decode()
    assert not ApiToken.objects.get().holds_on(world.day)
