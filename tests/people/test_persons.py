"""Administrators add people, give and end roles, and close log-ins."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from fyren.base import clock
from fyren.base.history import Conflict
from fyren.people import actions
from fyren.people.models import Body, RoleAssignment, User
from fyren.people.queries import viewer_for
from fyren.people.roles import ROLES, Role
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]


def page_of(name: str, person: User) -> str:
    return reverse(name, args=[person.public_id])


def test_the_list_shows_who_has_which_role(client_of: ClientOf) -> None:
    page = client_of("farid").get(reverse("people_list")).content.decode()
    assert "Björn Ek (exempel)" in page
    assert "Kontaktperson, Utbildningsnämnden" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=björn", {"bjorn"}),
        ("q=CARIN@", {"carin"}),
        ("roll=contact", {"bjorn", "carin"}),
        ("inloggning=nej", set()),
        ("roll=contact&q=bj", {"bjorn"}),
        ("roll=finnsinte", {"amira", "bjorn", "carin", "david", "eva", "farid", "gun", "hanna", "inger"}),
    ],
)
def test_the_list_is_filtered(client_of: ClientOf, people: dict[str, User], query: str, found: set[str]) -> None:
    page = client_of("farid").get(f"{reverse('people_list')}?{query}").content.decode()
    assert {key for key, person in people.items() if page_of("person", person) in page} == found


def test_the_list_is_filtered_by_body(client_of: ClientOf, people: dict[str, User], bodies: dict[str, Body]) -> None:
    address = f"{reverse('people_list')}?organisation={bodies['Utbildning'].public_id}"
    page = client_of("farid").get(address).content.decode()
    assert {key for key, person in people.items() if page_of("person", person) in page} == {"bjorn", "eva", "inger"}


def test_queries_do_not_grow_with_people(
    client_of: ClientOf, bodies: dict[str, Body], django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(30):
        person = User.objects.create(email=f"p{number}@fyren.example", name=f"Person {number}")
        RoleAssignment.objects.create(user=person, role=Role.CONTACT, body=bodies["Utbildning"])
    client = client_of("farid")
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        client.get(reverse("people_list"))


def test_every_role_is_described(client_of: ClientOf) -> None:
    page = client_of("farid").get(reverse("role_list")).content.decode()
    assert all(str(definition.description) in page for definition in ROLES.values())


def test_adding_a_person(client_of: ClientOf) -> None:
    client = client_of("farid")
    response = client.post(reverse("person_add"), {"name": "Ny Person", "email": "Ny@Fyren.Example"})
    person = User.objects.get(email="ny@fyren.example")
    assert response["Location"] == page_of("person", person)
    assert not person.has_usable_password()
    assert "Har inget lösenord än" in client.get(page_of("person", person)).content.decode()


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"name": "Ny", "email": "BJORN@fyren.example"}, "Det finns redan en person"),
        ({"name": "Ny", "email": "inte en adress"}, "giltig e-postadress"),
        ({"name": "", "email": "ny@fyren.example"}, "field__errors"),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said(client_of: ClientOf, values: dict[str, str], error: str) -> None:
    before = User.objects.count()
    response = client_of("farid").post(reverse("person_add"), values)
    assert error in response.content.decode()
    assert User.objects.count() == before


def test_the_temporary_password_is_shown_once_and_serves_for_one_thing(
    client_of: ClientOf, people: dict[str, User]
) -> None:
    administrator, bjorn = client_of("farid"), people["bjorn"]
    shown = administrator.post(page_of("person_password", bjorn)).content.decode()
    (password,) = re.findall(r'<p class="password">([a-z0-9-]+)</p>', shown)
    assert password not in administrator.get(page_of("person_password", bjorn)).content.decode()
    assert password not in str(list(AuditRow.objects.values_list()))

    client = Client()
    assert client.login(email=bjorn.email, password=password)
    assert client.get(reverse("today"))["Location"] == reverse("account_change_password")
    assert client.get(reverse("account_change_password")).status_code == 200
    own = "en-helt-egen-fras-27"
    data = {"oldpassword": password, "password1": own, "password2": own}
    assert client.post(reverse("account_change_password"), data).status_code == 302
    assert client.get(reverse("today")).status_code == 200
    assert not Client().login(email=bjorn.email, password=password)


def test_a_temporary_password_ends_open_sessions(client_of: ClientOf, people: dict[str, User]) -> None:
    client = client_of("bjorn")
    assert client.get(reverse("today")).status_code == 200
    client_of("farid").post(page_of("person_password", people["bjorn"]))
    assert client.get(reverse("today")).status_code == 302


def test_every_temporary_password_is_another(cast: dict[str, Viewer], people: dict[str, User]) -> None:
    made = {actions.set_temporary_password(user=people["bjorn"], by=cast["farid"]) for _ in range(5)}
    assert len(made) == 5
    assert all(len(password) == 19 for password in made)


def test_closing_a_log_in_takes_effect_at_once(client_of: ClientOf, people: dict[str, User]) -> None:
    client, bjorn = client_of("bjorn"), people["bjorn"]
    assert client.get(reverse("today")).status_code == 200
    client_of("farid").post(page_of("person_state", bjorn), {"row_version": bjorn.row_version})
    bjorn.refresh_from_db()
    assert not bjorn.is_active
    response = client.get(reverse("body_list"))
    assert not response.wsgi_request.viewer.is_known
    assert client.get(reverse("today")).status_code == 302


def test_a_closed_log_in_does_not_open_with_the_password(cast: dict[str, Viewer], people: dict[str, User]) -> None:
    bjorn = people["bjorn"]
    password = actions.set_temporary_password(user=bjorn, by=cast["farid"])
    assert Client().login(email=bjorn.email, password=password)
    actions.change_person(
        user=bjorn, changes={"is_active": False}, expected_version=bjorn.row_version, by=cast["farid"]
    )
    assert not Client().login(email=bjorn.email, password=password)


def test_two_who_change_the_same_person_choose(client_of: ClientOf, people: dict[str, User]) -> None:
    client, bjorn = client_of("farid"), people["bjorn"]
    seen = bjorn.row_version
    first = {"name": "Björn Först", "email": bjorn.email, "row_version": seen}
    assert client.post(page_of("person_change", bjorn), first).status_code == 302
    second = {"name": "Björn Sedan", "email": bjorn.email, "row_version": seen}
    response = client.post(page_of("person_change", bjorn), second)
    page = response.content.decode()
    assert response.status_code == 409
    assert all(text in page for text in ("Björn Först", "Björn Sedan", "Farid Azizi (exempel)"))
    assert [row.name for row in response.context["rows"]] == ["name"]
    bjorn.refresh_from_db()
    assert bjorn.name == "Björn Först"

    kept = second | {"row_version": bjorn.row_version, "choose_name": "saved"}
    assert client.post(page_of("person_change", bjorn), kept).status_code == 302
    bjorn.refresh_from_db()
    assert bjorn.name == "Björn Först"
    mine = second | {"row_version": bjorn.row_version, "choose_name": "yours"}
    assert client.post(page_of("person_change", bjorn), mine).status_code == 302
    bjorn.refresh_from_db()
    assert bjorn.name == "Björn Sedan"


def test_history_says_who_changed_what(client_of: ClientOf, people: dict[str, User]) -> None:
    client, bjorn = client_of("farid"), people["bjorn"]
    client.post(page_of("person_state", bjorn), {"row_version": bjorn.row_version})
    page = client.get(page_of("person", bjorn)).content.decode()
    history = page[page.index("Historik") :]
    assert "Farid Azizi (exempel)" in history
    assert re.search(r"Ja.*Nej", history, re.S)


def test_a_role_for_a_period(client_of: ClientOf, people: dict[str, User], bodies: dict[str, Body]) -> None:
    day, hanna = clock.today(), people["hanna"]
    values = {
        "role": "contact",
        "body": bodies["Omsorg"].pk,
        "valid_from": day + dt.timedelta(days=2),
        "valid_to": day + dt.timedelta(days=4),
    }
    assert client_of("farid").post(page_of("role_give", hanna), values).status_code == 302
    held = [viewer_for(hanna, day + dt.timedelta(days=after)).holds(Role.CONTACT) for after in range(1, 6)]
    assert held == [False, True, True, True, False]


def test_what_a_former_authority_left_gets_a_keeper(
    client_of: ClientOf, people: dict[str, User], bodies: dict[str, Body]
) -> None:
    """After a reorganisation someone must still reach the old authority's documents."""
    former, hanna, client = bodies["Växjöbostäder"], people["hanna"], client_of("farid")
    page = client.get(page_of("role_give", hanna)).content.decode()
    marked = f"{former.name} (upphörd 2022-12-31)</option>"
    assert marked in page
    assert max(page.index(f'value="{body.pk}"') for body in bodies.values() if not body.valid_to) < page.index(marked)
    for role in ("registrar", "coordinator"):
        values = {"role": role, "body": former.pk, "valid_from": clock.today()}
        assert client.post(page_of("role_give", hanna), values).status_code == 302
    assert viewer_for(hanna).holds(Role.COORDINATOR, at=former.public_id)
    assert client_of("hanna").get(reverse("registrar_documents", args=[former.public_id])).status_code == 200


@pytest.mark.parametrize(
    ("first", "last", "error"),
    [(0, -3, "Slutdatum"), (None, None, "field__errors"), (0, None, "har redan")],
)
def test_what_is_wrong_with_a_role_is_said(
    client_of: ClientOf,
    people: dict[str, User],
    bodies: dict[str, Body],
    first: int | None,
    last: int | None,
    error: str,
) -> None:
    def day(after: int | None) -> str:
        return "" if after is None else (clock.today() + dt.timedelta(days=after)).isoformat()

    values = {"role": "contact", "body": bodies["Utbildning"].pk, "valid_from": day(first), "valid_to": day(last)}
    before = RoleAssignment.objects.count()
    response = client_of("farid").post(page_of("role_give", people["bjorn"]), values)
    assert error in response.content.decode()
    assert RoleAssignment.objects.count() == before


def test_ending_a_role_takes_the_rights_at_once(client_of: ClientOf, people: dict[str, User]) -> None:
    assignment = people["gun"].assignments.get()
    auditor = client_of("gun")
    assert auditor.get(reverse("audit_log")).status_code == 200
    address = reverse("role_end", args=[assignment.public_id])
    assert client_of("farid").post(address, {"row_version": 1, "last_day": ""}).status_code == 302
    assert auditor.get(reverse("audit_log")).status_code == 403


def test_a_role_can_end_on_a_later_day_but_not_come_back(cast: dict[str, Viewer], people: dict[str, User]) -> None:
    assignment, by = people["bjorn"].assignments.get(), cast["farid"]
    later = by.day + dt.timedelta(days=10)
    actions.end_role(assignment=assignment, last_day=later, expected_version=1, by=by)
    assert viewer_for(people["bjorn"], later).holds(Role.CONTACT)
    with pytest.raises(ValidationError, match="slutar redan"):
        actions.end_role(assignment=assignment, last_day=later + dt.timedelta(days=1), expected_version=2, by=by)


class TestTheLastAdministrator:
    """Nobody can lock everyone out."""

    def test_cannot_close_her_own_log_in(self, client_of: ClientOf, people: dict[str, User]) -> None:
        farid = people["farid"]
        response = client_of("farid").post(page_of("person_state", farid), {"row_version": farid.row_version})
        assert "sista administratören" in response.content.decode()
        farid.refresh_from_db()
        assert farid.is_active

    def test_cannot_end_the_role_now_or_later(self, cast: dict[str, Viewer], people: dict[str, User]) -> None:
        by = cast["farid"]
        for last_day in (None, by.day + dt.timedelta(days=30)):
            assignment = people["farid"].assignments.get()
            with pytest.raises(ValidationError, match="sista administratören"):
                actions.end_role(assignment=assignment, last_day=last_day, expected_version=1, by=by)
        assert viewer_for(people["farid"]).holds(Role.ADMINISTRATOR)

    def test_may_when_there_is_another(
        self, cast: dict[str, Viewer], people: dict[str, User], bodies: dict[str, Body]
    ) -> None:
        by = cast["farid"]
        actions.give_role(user=people["amira"], role=Role.ADMINISTRATOR, body=bodies["KS"], valid_from=by.day, by=by)
        actions.end_role(assignment=people["farid"].assignments.get(), expected_version=1, by=by)
        assert not viewer_for(people["farid"]).holds(Role.ADMINISTRATOR)

    def test_one_who_may_not_log_in_does_not_count(
        self, cast: dict[str, Viewer], people: dict[str, User], bodies: dict[str, Body]
    ) -> None:
        by, amira, farid = cast["farid"], people["amira"], people["farid"]
        actions.give_role(user=amira, role=Role.ADMINISTRATOR, body=bodies["KS"], valid_from=by.day, by=by)
        closed = {"is_active": False}
        actions.change_person(user=amira, changes=closed, expected_version=amira.row_version, by=by)
        with pytest.raises(ValidationError, match="sista administratören"):
            actions.change_person(user=farid, changes=closed, expected_version=farid.row_version, by=by)

    def test_does_not_keep_others_from_leaving(self, cast: dict[str, Viewer], people: dict[str, User]) -> None:
        """An administrator for a period can end what lasts longer, and what is no administration."""
        by, bjorn = cast["farid"], people["bjorn"]
        RoleAssignment.objects.filter(role=Role.ADMINISTRATOR).update(valid_to=by.day + dt.timedelta(days=10))
        later = by.day + dt.timedelta(days=30)
        actions.end_role(assignment=bjorn.assignments.get(), last_day=later, expected_version=1, by=by)
        assert bjorn.assignments.get().valid_to == later

    def test_does_not_keep_others_logged_in(self, cast: dict[str, Viewer], people: dict[str, User]) -> None:
        by, bjorn = cast["farid"], people["bjorn"]
        RoleAssignment.objects.filter(role=Role.ADMINISTRATOR).delete()
        actions.change_person(user=bjorn, changes={"is_active": False}, expected_version=bjorn.row_version, by=by)
        bjorn.refresh_from_db()
        assert not bjorn.is_active


def test_others_cannot_reach_past_the_page(cast: dict[str, Viewer], people: dict[str, User]) -> None:
    """The rule stands in the action too, for whatever calls it."""
    for key in set(cast) - {"farid"}:
        with pytest.raises(PermissionDenied):
            actions.set_temporary_password(user=people["bjorn"], by=cast[key])


def test_a_stale_form_does_not_end_a_role(cast: dict[str, Viewer], people: dict[str, User]) -> None:
    with pytest.raises(Conflict):
        actions.end_role(assignment=people["bjorn"].assignments.get(), expected_version=7, by=cast["farid"])


class TestTheFirstAdministrator:
    """The command that an empty installation begins with."""

    def test_in_an_empty_installation(self) -> None:
        RoleAssignment.objects.all().delete()
        out = io.StringIO()
        call_command("add_administrator", "Ny@fyren.example", "Ny Administratör", stdout=out)
        person = User.objects.get(email="ny@fyren.example")
        assert viewer_for(person).holds(Role.ADMINISTRATOR)
        assert person.check_password(out.getvalue().strip())
        assert person.password_is_temporary
        assert AuditRow.objects.filter(act=Act.PASSWORD_SET, object_id=person.public_id).count() == 1

    def test_opens_a_closed_log_in(self, people: dict[str, User]) -> None:
        User.objects.filter(pk=people["bjorn"].pk).update(is_active=False)
        call_command("add_administrator", people["bjorn"].email, "Björn", stdout=io.StringIO())
        people["bjorn"].refresh_from_db()
        assert people["bjorn"].is_active
        assert viewer_for(people["bjorn"]).holds(Role.ADMINISTRATOR, Role.CONTACT)

    def test_an_address_that_is_none(self) -> None:
        with pytest.raises(CommandError):
            call_command("add_administrator", "ingen adress", "Ny")
        assert not User.objects.filter(name="Ny").exists()
