"""The audit as it is read, taken out and checked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fyren.base import clock
from fyren.people import actions
from fyren.people.log import PROBLEMS
from fyren.people.models import Body, LogCheck, LogCheckOutcome, User
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import record, row_mac
from fyren.vault.keys import ring_path
from fyren.vault.models import AuditRow
from fyren.vault.sealing import Problem, seal

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
LOG, CHECK = "audit_log", "log_check"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: Settings, data_directory: Path) -> None:
    """Sealing writes a file beside the keys: each test has its own."""
    path = tmp_path / "ring.json"
    shutil.copy(ring_path(), path)
    settings.FYREN_KEYS = str(path)


@pytest.fixture
def rows(people: dict[str, User], bodies: dict[str, Body]) -> list[AuditRow]:
    """Two acts of two people at two authorities."""
    return [
        record(Act.NOTE_SAVED, by=people["hanna"].public_id, about=bodies["KS"], fields=["text"]),
        record(Act.ANSWER_SAVED, by=people["bjorn"].public_id, about=bodies["Utbildning"], fields=["text"]),
    ]


def shown(client: Client, query: str = "") -> list[tuple[str, str]]:
    """Act and person of the rows on the page, latest first."""
    return [(row.act, row.who) for row in client.get(f"{reverse(LOG)}?{query}").context["rows"]]


def test_rows_are_told_in_words(client_of: ClientOf, rows: list[AuditRow]) -> None:
    page = client_of("gun").get(reverse(LOG)).content.decode()
    assert all(text in page for text in ("Remissvar sparades", "Björn Ek (exempel)", "Utbildningsnämnden"))


def test_the_log_filters(client_of: ClientOf, rows: list[AuditRow], people: dict[str, User]) -> None:
    client = client_of("gun")
    answer = ("Remissvar sparades", "Björn Ek (exempel)")
    utbildning = Body.objects.get(short_name="Utbildning").public_id
    assert shown(client, "handling=plan.answer.saved") == [answer]
    assert shown(client, f"person={people['bjorn'].public_id}") == [answer]
    assert answer in shown(client, f"myndighet={utbildning}")
    assert ("Redaktionell anmärkning sparades", "Hanna Berg (exempel)") not in shown(client, f"myndighet={utbildning}")


def test_the_log_filters_by_swedish_days(client_of: ClientOf, rows: list[AuditRow]) -> None:
    late = dt.datetime(2025, 6, 30, 22, 30, tzinfo=dt.UTC)  # half past midnight on 1 July in Sweden
    AuditRow.objects.filter(pk=rows[0].pk).update(at=late)
    client = client_of("gun")
    assert len(shown(client, "fran=2025-07-01&till=2025-07-01")) == 1
    assert shown(client, "fran=2025-06-30&till=2025-06-30") == []


def test_a_period_turned_round_is_said(client_of: ClientOf) -> None:
    page = client_of("gun").get(f"{reverse(LOG)}?fran=2026-02-01&till=2026-01-01").content.decode()
    assert "Slutdatum ligger före startdatum" in page


def test_an_empty_answer_says_what_to_do(client_of: ClientOf) -> None:
    page = client_of("gun").get(f"{reverse(LOG)}?fran=1999-01-01&till=1999-01-01").content.decode()
    assert "Ingen rad passar det du valde." in page


def test_queries_do_not_grow_with_rows(
    client_of: ClientOf, bodies: dict[str, Body], django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for _ in range(120):
        record(Act.BODY_CHANGED, by="actor", about=bodies["KS"])
    client = client_of("gun")
    with django_assert_max_num_queries(13):  # type: ignore[attr-defined]
        response = client.get(reverse(LOG))
    assert len(response.context["rows"]) == 50
    assert "Sida 1 av" in response.content.decode()


def test_the_log_shows_no_content(client_of: ClientOf, cast: dict[str, Viewer], people: dict[str, User]) -> None:
    """What became of the name is in the person's history, never in the log."""
    bjorn = people["bjorn"]
    changes = {"name": "Ett särskilt namn"}
    actions.change_person(user=bjorn, changes=changes, expected_version=bjorn.row_version, by=cast["farid"])
    actions.change_person(
        user=bjorn, changes={"name": "Björn Ek"}, expected_version=bjorn.row_version, by=cast["farid"]
    )
    assert "Ett särskilt namn" not in client_of("gun").get(reverse(LOG)).content.decode()
    history = client_of("farid").get(reverse("person", args=[bjorn.public_id])).content.decode()
    assert "Ett särskilt namn" in history


def test_sealed_or_not(client_of: ClientOf, rows: list[AuditRow]) -> None:
    client = client_of("gun")
    seal()
    record(Act.LOG_IN_FAILED, by="")
    told = client.get(reverse(LOG)).context["rows"]
    assert [row.is_sealed for row in told[:2]] == [False, True]
    assert told[0].who == "Någon som inte var inloggad"


def test_taking_the_log_out_is_itself_recorded(client_of: ClientOf, rows: list[AuditRow]) -> None:
    response = client_of("gun").post(f"{reverse(LOG)}?handling=plan.answer.saved")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert text.startswith("\ufeff")
    assert [row[1:3] for row in table[1:]] == [["Björn Ek (exempel)", "Remissvar sparades"]]
    assert "no-store" in response["Cache-Control"]
    assert AuditRow.objects.filter(act=Act.LOG_EXPORTED).count() == 1


def test_a_name_that_looks_like_a_formula_stays_text(
    client_of: ClientOf, rows: list[AuditRow], people: dict[str, User]
) -> None:
    User.objects.filter(pk=people["bjorn"].pk).update(name="=HYPERLINK(1)")
    response = client_of("gun").post(f"{reverse(LOG)}?handling=plan.answer.saved")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert ";'=HYPERLINK(1);" in text


class TestTheCheck:
    """Recurring checks of the log, noted."""

    def values(self, **changed: str) -> dict[str, str]:
        day = clock.today().isoformat()
        return {"first_day": day, "last_day": day, "outcome": "nothing", "note": ""} | changed

    def test_a_whole_log_is_said_to_be(self, client_of: ClientOf) -> None:
        seal()
        assert "Loggen är hel" in client_of("gun").get(reverse(CHECK)).content.decode()

    def test_a_log_that_is_not_is_said_in_words(self, client_of: ClientOf, rows: list[AuditRow]) -> None:
        seal()
        AuditRow.objects.filter(pk=rows[0].pk).update(actor="another")
        page = client_of("gun").get(reverse(CHECK)).content.decode()
        assert "Loggen är inte hel" in page
        assert "En rad är inte som den skrevs." in page
        assert f"vid nummer {rows[0].pk}" in page

    def test_late_sealing_is_told_apart(self, client_of: ClientOf, cast: dict[str, Viewer]) -> None:
        seal()
        row = record(Act.LOG_IN_FAILED, by="")
        row.at -= dt.timedelta(minutes=5)
        row.mac = row_mac(row)
        row.save()
        page = client_of("gun").get(reverse(CHECK)).content.decode()
        assert "Förseglingen står stilla" in page
        assert "Loggen är hel" in page
        day = clock.today()
        check = actions.note_log_check(first_day=day, last_day=day, outcome=LogCheckOutcome.NOTHING, by=cast["gun"])
        assert check.findings
        assert check.found_whole

    def test_every_problem_has_words(self) -> None:
        assert set(PROBLEMS) == set(Problem)
        assert all(str(words).endswith(".") for words in PROBLEMS.values())

    def test_without_keys_the_page_says_who_can_help(self, client_of: ClientOf, settings: Settings) -> None:
        client = client_of("gun")
        Path(settings.FYREN_KEYS).unlink()
        assert "Loggen kan inte kontrolleras" in client.get(reverse(CHECK)).content.decode()

    def test_noting_a_check(self, client_of: ClientOf, people: dict[str, User]) -> None:
        seal()
        client = client_of("gun")
        assert "inte än" in client.get(reverse(LOG)).content.decode()
        assert client.post(reverse(CHECK), self.values(note="Gick igenom rollerna.")).status_code == 302
        check = LogCheck.objects.get()
        assert (check.checked_by, check.findings) == (people["gun"].public_id, [])
        assert check.rows == AuditRow.objects.exclude(act=Act.LOG_CHECKED).count()
        page = client.get(reverse(CHECK)).content.decode()
        assert "Gick igenom rollerna." in page
        assert "Gun Holm (exempel)" in page
        assert "inget att anmärka på" in client.get(reverse(LOG)).content.decode()

    def test_what_was_wrong_stays_noted(self, cast: dict[str, Viewer], rows: list[AuditRow]) -> None:
        AuditRow.objects.filter(pk=rows[0].pk).update(actor="another")
        day = clock.today()
        check = actions.note_log_check(first_day=day, last_day=day, outcome=LogCheckOutcome.LOOK_INTO, by=cast["gun"])
        assert [Problem.ROW_ALTERED.value, rows[0].pk] in check.findings

    def test_the_next_check_begins_where_the_last_ended(self, client_of: ClientOf, cast: dict[str, Viewer]) -> None:
        last = clock.today() - dt.timedelta(days=9)
        actions.note_log_check(first_day=last, last_day=last, outcome=LogCheckOutcome.NOTHING, by=cast["gun"])
        form = client_of("gun").get(reverse(CHECK)).context["form"]
        assert form["first_day"].value() == last + dt.timedelta(days=1)

    @pytest.mark.parametrize(
        ("changed", "error"),
        [
            ({"last_day": "2020-01-01"}, "Slutdatum"),
            ({"outcome": ""}, "field__errors"),
            ({"note": "Gällde 811218-9876"}, "personnummer"),
        ],
    )
    def test_what_is_wrong_is_said(self, client_of: ClientOf, changed: dict[str, str], error: str) -> None:
        response = client_of("gun").post(reverse(CHECK), self.values(**changed))
        assert error in response.content.decode()
        assert not LogCheck.objects.exists()

    def test_administrators_see_it_and_do_not_note_it(self, client_of: ClientOf, cast: dict[str, Viewer]) -> None:
        page = client_of("farid").get(reverse(CHECK)).content.decode()
        assert "Anteckna kontrollen" not in page
        day = clock.today()
        with pytest.raises(PermissionDenied):
            actions.note_log_check(first_day=day, last_day=day, outcome=LogCheckOutcome.NOTHING, by=cast["farid"])
