"""The log-in: slow to guess at, silent on who exists, and nowhere to be sent astray."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.urls import reverse

from fyren.house import settings as installed
from fyren.people import actions
from fyren.people.models import User
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow

pytestmark = pytest.mark.django_db

PASSWORD = "en-lång-fras-att-minnas-27"
LOG_IN = "/logga-in/"


@pytest.fixture
def bjorn(people: dict[str, User]) -> User:
    person = people["bjorn"]
    person.set_password(PASSWORD)
    person.save()
    return person


def attempt(client: Client, email: str, password: str, **data: str) -> str:
    """Try to log in; returns where it leads, or "" when the form comes back."""
    response = client.post(LOG_IN, {"login": email, "password": password, **data})
    return str(response["Location"]) if response.status_code == 302 else ""


def test_the_right_password_opens(bjorn: User) -> None:
    client = Client()
    assert attempt(client, bjorn.email, PASSWORD) == reverse("today")
    assert client.get(reverse("today")).status_code == 200


def test_the_address_may_be_in_capitals(bjorn: User) -> None:
    assert attempt(Client(), bjorn.email.upper(), PASSWORD) == reverse("today")


def test_passwords_are_kept_by_argon2(bjorn: User) -> None:
    assert identify_hasher(bjorn.password).algorithm == "argon2"
    assert bjorn.password.startswith("argon2$argon2id$")
    assert installed.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_guessing_is_stopped(bjorn: User) -> None:
    """After five wrong ones even the right one does not open; without them it does (the control above)."""
    client = Client()
    for _ in range(5):
        assert attempt(client, bjorn.email, "fel") == ""
    assert attempt(Client(), bjorn.email, PASSWORD) == ""


def test_one_address_cannot_guess_at_many(people: dict[str, User], bjorn: User) -> None:
    client = Client()
    for number in range(12):
        attempt(client, f"nagon{number}@fyren.example", "fel")
    assert attempt(client, bjorn.email, PASSWORD) == ""


def test_the_answer_does_not_say_who_exists(bjorn: User) -> None:
    client = Client()
    pages = []
    for email in (bjorn.email, "finns-inte@fyren.example"):
        page = client.post(LOG_IN, {"login": email, "password": "fel"}).content.decode()
        assert email in page  # what was typed comes back, in both cases
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(email, "")))
    assert pages[0] == pages[1]


def test_a_closed_log_in_answers_as_a_wrong_password(bjorn: User) -> None:
    User.objects.filter(pk=bjorn.pk).update(is_active=False)
    pages = []
    for password in ("fel", PASSWORD):
        page = Client().post(LOG_IN, {"login": bjorn.email, "password": password}).content.decode()
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert pages[0] == pages[1]
    assert "field__errors" in pages[0] or "error-summary" in pages[0]


def test_what_was_typed_is_kept_nowhere(bjorn: User) -> None:
    attempt(Client(), "mitt-losenord-av-misstag@fyren.example", "annat")
    row = AuditRow.objects.get(act=Act.LOG_IN_FAILED)
    kept = {field.name: getattr(row, field.name) for field in AuditRow._meta.concrete_fields}
    assert "misstag" not in str(kept)
    assert row.actor == ""


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://exempel.se/",
        "//exempel.se/",
        "/\\exempel.se/",
        "javascript:alert(1)",
        "https:exempel.se",
        "\thttps://exempel.se",
    ],
)
def test_next_leads_nowhere_else(bjorn: User, elsewhere: str) -> None:
    assert attempt(Client(), bjorn.email, PASSWORD, next=elsewhere) == reverse("today")


def test_next_leads_back_within_the_site(bjorn: User) -> None:
    """The positive control: a place of our own is gone to."""
    assert attempt(Client(), bjorn.email, PASSWORD, next="/organisation/") == "/organisation/"


@pytest.mark.parametrize("elsewhere", ["https://exempel.se/", "//exempel.se/"])
def test_logging_out_leads_nowhere_else(bjorn: User, elsewhere: str) -> None:
    client = Client()
    client.force_login(bjorn)
    assert client.post("/logga-ut/", {"next": elsewhere})["Location"] == reverse("home")


def test_logging_out_takes_a_post(bjorn: User) -> None:
    client = Client()
    client.force_login(bjorn)
    client.get("/logga-ut/")
    assert client.get(reverse("today")).status_code == 200
    client.post("/logga-ut/")
    assert client.get(reverse("today")).status_code == 302


def test_nobody_signs_up_or_asks_for_a_new_password(client: Client) -> None:
    for name in ("account_signup", "account_reset_password", "account_email", "account_reauthenticate"):
        assert client.get(reverse(name)).status_code == 404
        assert client.post(reverse(name), {"email": "ny@fyren.example"}).status_code == 404


@pytest.mark.parametrize("weak", ["kort", "bjorn@fyren.example", "q1w2e3r4t5y6", "739154826035"])
def test_weak_passwords_are_refused(bjorn: User, weak: str) -> None:
    client = Client()
    client.force_login(bjorn)
    values = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    response = client.post(reverse("account_change_password"), values)
    bjorn.refresh_from_db()
    assert response.status_code == 200
    assert bjorn.check_password(PASSWORD)


def test_changing_the_password_ends_other_sessions(bjorn: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(bjorn)
    own = "en-helt-annan-fras-31"
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": own, "password2": own})
    assert here.get(reverse("today")).status_code == 200
    assert there.get(reverse("today")).status_code == 302


def test_log_in_gives_the_session_a_new_name(bjorn: User) -> None:
    """A session that somebody planted beforehand is not the one that is logged in."""
    client = Client()
    client.get(LOG_IN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    attempt(client, bjorn.email, PASSWORD)
    assert client.session.session_key != before


def test_every_log_in_and_out_is_recorded(bjorn: User, cast: dict[str, Viewer]) -> None:
    client = Client()
    attempt(client, bjorn.email, PASSWORD)
    client.post("/logga-ut/")
    acts = list(AuditRow.objects.filter(actor=bjorn.public_id).values_list("act", flat=True))
    assert acts == [Act.LOGGED_OUT, Act.LOGGED_IN]


def test_without_audit_there_is_no_log_in(bjorn: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the audit is out of order")

    monkeypatch.setattr(AuditRow, "save", refuse)
    client = Client(raise_request_exception=False)
    assert client.post(LOG_IN, {"login": bjorn.email, "password": PASSWORD}).status_code == 500
    monkeypatch.undo()
    assert client.get(reverse("today")).status_code == 302


def test_the_temporary_password_meets_the_same_rules(cast: dict[str, Viewer], bjorn: User) -> None:
    password = actions.set_temporary_password(user=bjorn, by=cast["farid"])
    from django.contrib.auth.password_validation import validate_password

    validate_password(password, bjorn)
