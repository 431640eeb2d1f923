"""Reminders: to whom, how often, and with nothing of what is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from fyren.base import clock
from fyren.people.models import RoleAssignment
from fyren.people.viewer import Viewer
from fyren.steering.actions.reminders import Reminded, remind, remind_late
from fyren.steering.models import Activity, BodyReport, BodySettings
from fyren.steering.round_rules import ReportState
from fyren.steering.rules import SILENT_AFTER
from fyren.vault.actions import OPERATOR
from tests.actions.world import World
from tests.steering.round_course import RoundCourse

ClientOf = Callable[[str | None], Client]
Capture = Callable[..., object]
BOARD = "Utbildningsnämnden"


def _remind(course: RoundCourse, capture: Capture, only: BodyReport | None = None) -> Reminded:
    with capture(execute=True):  # type: ignore[attr-defined]
        return remind(round=course.round, only=only, by=course.world.coordinator)


def test_a_late_body_gets_a_link_and_nothing_of_what_is_written(
    course: RoundCourse, django_capture_on_commit_callbacks: Capture
) -> None:
    course.written(ReportState.WRITING)
    course.late()
    done = _remind(course, django_capture_on_commit_callbacks)
    assert done.sent == (BOARD,)
    (letter,) = mail.outbox
    assert letter.to == ["bjorn@fyren.example"]
    assert reverse("today") in letter.body
    for text in (course.activity.title, "Hälften har fått frågan.", "Det går framåt.", course.round.title):
        assert text not in letter.subject + letter.body
    assert course.report.reminded_at is not None


def test_nobody_is_reminded_who_is_not_late_or_has_decided(
    course: RoundCourse, django_capture_on_commit_callbacks: Capture
) -> None:
    assert _remind(course, django_capture_on_commit_callbacks) == Reminded()
    course.late()
    course.written(ReportState.DECIDED)
    assert _remind(course, django_capture_on_commit_callbacks) == Reminded()
    assert not mail.outbox


def test_never_more_often_than_the_body_has_chosen(
    course: RoundCourse, world: World, django_capture_on_commit_callbacks: Capture
) -> None:
    BodySettings.objects.create(authority=course.body, reminder_days=3)
    course.late()
    other = RoundCourse(world, key="interim_march")
    other.late()
    _remind(course, django_capture_on_commit_callbacks)
    assert _remind(course, django_capture_on_commit_callbacks).too_soon == (BOARD,)
    assert _remind(other, django_capture_on_commit_callbacks).too_soon == (BOARD,), "of any round"
    assert len(mail.outbox) == 1
    BodyReport.objects.filter(pk=course.report.pk).update(reminded_at=clock.now() - dt.timedelta(days=3, minutes=1))
    assert _remind(course, django_capture_on_commit_callbacks).sent == (BOARD,)


def test_without_a_contact_the_bodys_other_address_is_used_and_without_that_nobody_is_reached(
    world: World, django_capture_on_commit_callbacks: Capture
) -> None:
    course = RoundCourse(world, "Omsorg")
    course.late()
    assert _remind(course, django_capture_on_commit_callbacks).unreachable == ("Omsorgsnämnden",)
    assert course.report.reminded_at is None
    BodySettings.objects.create(authority=course.body, fallback_email="omsorg@kommun.example")
    assert _remind(course, django_capture_on_commit_callbacks).sent == ("Omsorgsnämnden",)
    assert mail.outbox[0].to == ["omsorg@kommun.example"]


def test_a_contact_at_the_administration_is_reached_for_its_board(
    course: RoundCourse, world: World, django_capture_on_commit_callbacks: Capture
) -> None:
    RoleAssignment.objects.filter(user=world.people["bjorn"]).update(body=world.administration)
    course.late()
    assert _remind(course, django_capture_on_commit_callbacks).sent == (BOARD,)
    assert mail.outbox[0].to == ["bjorn@fyren.example"]


def test_what_lies_with_the_head_reminds_the_head_too(
    course: RoundCourse, django_capture_on_commit_callbacks: Capture
) -> None:
    course.written(ReportState.SENT)
    course.late()
    _remind(course, django_capture_on_commit_callbacks)
    assert mail.outbox[0].to == ["inger@fyren.example", "bjorn@fyren.example"]


def test_one_body_can_be_reminded_before_it_is_late(
    course: RoundCourse, django_capture_on_commit_callbacks: Capture
) -> None:
    done = _remind(course, django_capture_on_commit_callbacks, only=course.report)
    assert done.sent == (BOARD,)


def test_the_job_reminds_of_silent_activities_in_the_same_letter(
    course: RoundCourse, world: World, django_capture_on_commit_callbacks: Capture
) -> None:
    course.late()
    Activity.objects.filter(pk=course.activity.pk).update(said_at=clock.now() - SILENT_AFTER - dt.timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        done = remind_late(by=Viewer(actor=OPERATOR, day=world.day))
    assert done.sent == (BOARD,)
    (letter,) = mail.outbox
    assert "sex månader" in letter.body


def test_silent_activities_are_reminded_of_when_no_round_is_open_too(
    course: RoundCourse, world: World, django_capture_on_commit_callbacks: Capture
) -> None:
    course.written(ReportState.DECIDED)
    course.close()
    job = Viewer(actor=OPERATOR, day=world.day)
    assert remind_late(by=job).sent == (), "nothing is silent"
    Activity.objects.filter(pk=course.activity.pk).update(said_at=clock.now() - SILENT_AFTER - dt.timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        done = remind_late(by=job)
    assert done.sent == (BOARD,)
    (letter,) = mail.outbox
    assert "sex månader" in letter.body
    assert "rapport" not in letter.body.casefold(), "no report is asked for"
    assert remind_late(by=job).too_soon == (BOARD,)


def test_only_a_coordinator_or_the_installation_reminds(course: RoundCourse) -> None:
    course.late()
    for by in (course.world.contact, course.world.auditor):
        with pytest.raises(PermissionDenied):
            remind(round=course.round, by=by)
        with pytest.raises(PermissionDenied):
            remind_late(by=by)


def test_the_page_says_whom_it_would_reach_and_one_press_reminds(course: RoundCourse, client_of: ClientOf) -> None:
    course.late()
    address = reverse("round_remind", args=[course.round.public_id])
    assert "bjorn@fyren.example" in client_of("amira").get(address).content.decode()
    client_of("amira").post(address)
    assert course.report.reminded_at is not None
