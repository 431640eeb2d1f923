"""The municipal group on any day, for everyone and without a trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.people import actions
from fyren.people.models import Body, BodyDecision, BodyKind, DecisionKind, PlanScope, Succession
from fyren.people.organisation import organisation_on, story_of
from fyren.people.viewer import Viewer

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_everyone_may_read_it_and_nothing_is_kept(client_of: ClientOf) -> None:
    response = client_of(None).get(reverse("body_list"))
    assert response.status_code == 200
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_a_log_in_does_set_a_cookie(client_of: ClientOf) -> None:
    """The positive control: the same probe finds the cookie where one is meant."""
    assert client_of(None).get(reverse("account_login")).cookies


def test_bodies_that_were_then_and_are_not_now(client_of: ClientOf) -> None:
    client = client_of(None)
    link = "Växjöbostäder</a>"
    assert link in text_of(client, f"{reverse('body_list')}?dag=2022-12-31")
    assert link not in text_of(client, f"{reverse('body_list')}?dag=2023-01-01")
    assert link not in text_of(client, reverse("body_list"))


def test_the_merger_is_told_on_both_sides(bodies: dict[str, Body]) -> None:
    told = "Växjöbostäder gick upp i Vidingehem den 1 januari 2023."
    assert story_of(bodies["Växjöbostäder"])[0].startswith(told)
    assert story_of(bodies["Vidingehem"])[0].startswith(told)
    assert story_of(bodies["Omsorg"]) == []


def _new(name: str, first_day: dt.date, council: Body) -> Body:
    return Body.objects.create(name=name, short_name=name, kind=BodyKind.BOARD, parent=council, valid_from=first_day)


def test_a_split_names_all_that_came_of_it(bodies: dict[str, Body]) -> None:
    day = dt.date(2027, 1, 1)
    for name in ("Barnnämnden", "Gymnasienämnden"):
        successor = _new(name, day, bodies["KF"])
        Succession.objects.create(predecessor=bodies["Utbildning"], successor=successor, on=day)
    told = ["Utbildningsnämnden delades i Barnnämnden och Gymnasienämnden den 1 januari 2027."]
    assert story_of(bodies["Utbildning"]) == told
    assert story_of(Body.objects.get(name="Barnnämnden")) == told


def test_a_merger_into_something_new_names_all_that_merged(bodies: dict[str, Body]) -> None:
    day = dt.date(2027, 1, 1)
    new = _new("Välfärdsnämnden", day, bodies["KF"])
    for name in ("Omsorg", "Arbete och välfärd"):
        Succession.objects.create(predecessor=bodies[name], successor=new, on=day)
    (told,) = story_of(bodies["Omsorg"])
    assert told.startswith("Omsorgsnämnden och Nämnden för arbete och välfärd gick samman i Välfärdsnämnden")


def test_a_new_name_is_told_as_such(bodies: dict[str, Body]) -> None:
    day = dt.date(2027, 1, 1)
    new = _new("Bildningsnämnden", day, bodies["KF"])
    Succession.objects.create(predecessor=bodies["Utbildning"], successor=new, on=day)
    assert story_of(new) == ["Utbildningsnämnden blev Bildningsnämnden den 1 januari 2027."]


def test_what_is_unconfirmed_is_marked(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    client = client_of(None)
    assert "Ej verifierad" in text_of(client, reverse("body", args=[bodies["Räddningstjänsten"].public_id]))
    assert "Ej verifierad" not in text_of(client, reverse("body", args=[bodies["Utbildning"].public_id]))


def test_what_nobody_entered_is_said_not_guessed(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    client, company = client_of(None), bodies["Vidingehem"]
    page = text_of(client, reverse("body", args=[company.public_id]))
    assert page.count('<p class="muted">ej inlagd</p>') == 2
    BodyDecision.objects.create(body=company, kind=DecisionKind.OWNER_DIRECTIVE, concerning="Ägardirektiv 2024")
    BodyDecision.objects.create(body=company, kind=DecisionKind.APPLIES_PLAN, concerning="Planen mot våld")
    page = text_of(client, reverse("body", args=[company.public_id]))
    assert "Ägardirektiv 2024" in page
    assert "Planen mot våld" in page


def test_bodies_outside_say_why(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    outside = [body for body in bodies.values() if body.plan_scope == PlanScope.OUTSIDE]
    assert {body.kind for body in outside} == {BodyKind.JOINT_BOARD, BodyKind.FEDERATION}
    page = text_of(client_of(None), reverse("body_list"))
    assert all(body.scope_reason in page for body in outside)


def test_companies_stand_under_the_one_that_owns_them(bodies: dict[str, Body]) -> None:
    rows = organisation_on(dt.date(2026, 11, 23)).companies.rows
    assert rows[0].body == bodies["VKAB"]
    assert [row.depth for row in rows] == [0] + [1] * (len(rows) - 1)


def test_a_day_that_cannot_be_read_is_said(client_of: ClientOf) -> None:
    page = text_of(client_of(None), f"{reverse('body_list')}?dag=igår")
    assert "Kommunstyrelsen" in page
    assert "field__errors" in page


def test_a_day_before_everything_is_empty_and_says_so(client_of: ClientOf) -> None:
    Body.objects.update(valid_from=dt.date(2020, 1, 1))
    page = text_of(client_of(None), f"{reverse('body_list')}?dag=1999-01-01")
    assert "Ingen organisation är inlagd för den dagen." in page


def test_an_unknown_body_is_not_there(client_of: ClientOf) -> None:
    assert client_of(None).get(reverse("body", args=["finnsinte"])).status_code == 404


def test_queries_do_not_grow_with_bodies(
    client_of: ClientOf, bodies: dict[str, Body], django_assert_num_queries: Callable[[int], object]
) -> None:
    client = client_of(None)
    for number in range(20):
        _new(f"Nämnd {number}", dt.date(2020, 1, 1), bodies["KF"])
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        client.get(reverse("body_list"))


def test_only_administrators_see_the_way_to_change(client_of: ClientOf) -> None:
    link = reverse("body_admin_list")
    assert link in text_of(client_of("farid"), reverse("body_list"))
    assert link not in text_of(client_of("amira"), reverse("body_list"))


@pytest.mark.parametrize("kind", [BodyKind.COMMITTEE, BodyKind.ADMINISTRATION])
def test_what_is_no_authority_belongs_to_one(cast: dict[str, Viewer], kind: BodyKind) -> None:
    values = {"name": "Utan hemvist", "short_name": "Utan", "kind": kind}
    with pytest.raises(Exception, match="nämnd eller ett bolag"):
        actions.add_body(values=values, by=cast["farid"])


def test_nothing_belongs_to_itself(cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
    top = bodies["VKAB"]
    with pytest.raises(Exception, match="till sig själv"):
        actions.change_body(
            body=top,
            changes={"parent": bodies["Vidingehem"]},
            expected_version=top.row_version,
            by=cast["farid"],
        )
