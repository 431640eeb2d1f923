"""The administrator's page of background work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fyren.base import clock
from fyren.base.jobs import JOBS
from fyren.base.jobs.models import Job
from fyren.base.jobs.running import due_jobs, enrol
from fyren.house.actions import ask_for_job
from fyren.house.background import interval, job_rows, run_rows, stands_still
from fyren.indicators.models import KoladaRun, KoladaSegment, RunState
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
PAGE = "background_work"


@pytest.fixture
def shown(client_of: ClientOf) -> Callable[[], str]:
    """The page as the administrator reads it."""
    return lambda: " ".join(client_of("farid").get(reverse(PAGE)).content.decode().split())


def test_the_jobs_are_wired(client_of: ClientOf) -> None:
    assert {"seal_audit", "sync_kolada"} <= {spec.name for spec in JOBS}


def test_before_the_first_run(shown: Callable[[], str]) -> None:
    page = shown()
    assert "Bakgrundsarbetet står still" in page
    assert "Inte kört än" in page
    assert "Här visas hämtningarna från Kolada" in page
    assert not Job.objects.exists()  # reading writes nothing


def test_a_run_that_went_well_and_one_that_did_not(shown: Callable[[], str], settings: Settings) -> None:
    settings.KOLADA_URL = "http://127.0.0.1:9/v3"
    now = clock.now()
    Job.objects.create(name="seal_audit", last_started=now, last_ended=now)
    Job.objects.create(name="sync_kolada", last_started=now, last_problem="Servern gick inte att nå.", failures=3)
    page = shown()
    assert "Bakgrundsarbetet står still" not in page
    assert all(text in page for text in ("Gick bra", "Misslyckades", "Servern gick inte att nå.", "3 gånger i rad"))


def test_what_is_not_run_here_says_why_and_has_no_button(shown: Callable[[], str]) -> None:
    page = shown()
    assert "Ingen adress till Kolada är angiven" in page
    assert page.count("Kör nu") == len(JOBS) - 1


def test_one_under_way_cannot_be_pressed(shown: Callable[[], str]) -> None:
    Job.objects.create(name="seal_audit", last_started=clock.now(), held_until=clock.now() + dt.timedelta(minutes=1))
    page = shown()
    assert "Pågår" in page
    assert page.count("Kör nu") == len(JOBS) - 2  # nor is Kolada fetched from here


def test_to_press_is_an_act_and_makes_the_job_due(client_of: ClientOf) -> None:
    enrol()
    Job.objects.update(next_run=clock.now() + dt.timedelta(days=1))
    assert due_jobs() == []
    response = client_of("farid").post(reverse(PAGE), {"jobb": "seal_audit"}, follow=True)
    assert "Arbetet börjar inom några sekunder" in response.content.decode()
    assert [spec.name for spec in due_jobs()] == ["seal_audit"]
    row = AuditRow.objects.get(act=Act.JOB_ASKED_FOR)
    assert (row.object_type, row.object_id) == ("base.Job", "seal_audit")


@pytest.mark.parametrize(
    ("name", "words"), [("", "Det arbetet finns inte"), ("sync_kolada", "Ingen adress till Kolada")]
)
def test_what_cannot_be_pressed(client_of: ClientOf, name: str, words: str) -> None:
    response = client_of("farid").post(reverse(PAGE), {"jobb": name}, follow=True)
    assert words in response.content.decode()
    assert not AuditRow.objects.filter(act=Act.JOB_ASKED_FOR).exists()


def test_only_administrators(cast: dict[str, Viewer]) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_job(name="seal_audit", by=cast["amira"])
    with pytest.raises(ValidationError):
        ask_for_job(name="no such", by=cast["farid"])


def test_fetchings_with_counts_and_how_far_they_have_come(shown: Callable[[], str]) -> None:
    done = KoladaRun.objects.create(state=RunState.DONE, read=12, added=7, changed=3, removed=2)
    going = KoladaRun.objects.create(since=dt.date(2026, 11, 1))
    for number in range(4):
        KoladaSegment.objects.create(run=going, path=f"del/{number}", is_done=number < 3)
    assert [(row.run, row.done, row.segments) for row in run_rows()] == [(going, 3, 4), (done, 0, 0)]
    page = shown()
    assert "3 av 4 delar" in page
    assert "sedan 1 november 2026" in page


def test_a_fetching_that_was_killed_is_not_told_as_under_way() -> None:
    KoladaRun.objects.create()
    job = Job.objects.create(name="sync_kolada", held_until=clock.now() + dt.timedelta(minutes=1))
    assert [row.run.state for row in run_rows()] == [RunState.RUNNING]
    Job.objects.filter(pk=job.pk).update(held_until=None)
    assert [row.run.state for row in run_rows()] == [RunState.STOPPED]


def test_standing_still() -> None:
    Job.objects.create(name="seal_audit", last_started=clock.now() - dt.timedelta(minutes=6))
    assert stands_still(job_rows())
    Job.objects.update(last_started=clock.now() - dt.timedelta(minutes=1))
    assert not stands_still(job_rows())


@pytest.mark.parametrize(
    ("every", "words"),
    [
        (dt.timedelta(seconds=20), "Med 20 sekunders mellanrum"),
        (dt.timedelta(minutes=1), "En gång i minuten"),
        (dt.timedelta(hours=6), "Med 6 timmars mellanrum"),
        (dt.timedelta(days=1), "En gång om dagen"),
        (dt.timedelta(days=7), "En gång i veckan"),
    ],
)
def test_how_often_in_words(every: dt.timedelta, words: str) -> None:
    assert interval(every) == words
