"""Councils: meetings, what they decided, and who is to do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.cooperation.actions.councils import save_meeting_decision, settle_meeting_decision
from fyren.cooperation.due import cooperation_due
from fyren.cooperation.models import Meeting, MeetingDecision
from fyren.cooperation.occasions import cooperation_occasions
from fyren.cooperation.queries.councils import council_rows
from fyren.cooperation.records import cooperation_records
from fyren.people.viewer import Viewer
from tests.actions.world import World
from tests.cooperation.agreed import agreement_of, council_of, joint_of, meeting_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]


def decision_of(world: World, meeting: Meeting, **values: object) -> MeetingDecision:
    """A decision of the meeting's, for the company."""
    said = {"text": "Se över rutinen.", "body": world.company, **values}
    return save_meeting_decision(
        decision=MeetingDecision(meeting=meeting), values=said, expected_version=1, by=world.contact
    )


def test_what_is_decided_waits_for_who_is_to_do_it(world: World, cast: dict[str, Viewer]) -> None:
    meeting = meeting_of(world, world.contact, agenda="1. Läget", held_on=world.day - dt.timedelta(days=9))
    decision = decision_of(world, meeting, due_on=world.day)
    assert not list(cooperation_due(cast["bjorn"]))
    decision = save_meeting_decision(
        decision=decision, values={"due_on": world.day - dt.timedelta(days=1)}, expected_version=1, by=world.contact
    )
    items = {key: list(cooperation_due(cast[key])) for key in ("bjorn", "carin", "amira")}
    assert [(item.verb, item.is_watched) for item in items["carin"]] == [("Gör", False)]
    assert [(item.verb, item.is_watched) for item in items["bjorn"]] == [("Se", True)]
    assert not items["amira"]
    settle_meeting_decision(decision=decision, done_on=world.day, expected_version=2, by=cast["carin"])
    assert not list(cooperation_due(cast["carin"]))


def test_only_who_does_it_and_who_keeps_the_council_say_that_it_is_done(world: World, cast: dict[str, Viewer]) -> None:
    decision = decision_of(world, meeting_of(world, world.contact))
    for key in ("amira", "david", "nobody"):
        with pytest.raises(PermissionDenied):
            settle_meeting_decision(decision=decision, done_on=world.day, expected_version=1, by=cast[key])
    settle_meeting_decision(decision=decision, done_on=world.day, expected_version=1, by=cast["bjorn"])
    settle_meeting_decision(decision=decision, done_on=None, expected_version=2, by=cast["carin"])
    assert MeetingDecision.objects.get().done_on is None


def test_nothing_is_due_before_the_meeting_or_done_ahead(world: World) -> None:
    meeting = meeting_of(world, world.contact)
    with pytest.raises(ValidationError, match="due_on"):
        decision_of(world, meeting, due_on=world.day - dt.timedelta(days=1))
    decision = decision_of(world, meeting)
    with pytest.raises(ValidationError, match="done_on"):
        settle_meeting_decision(
            decision=decision, done_on=world.day + dt.timedelta(days=1), expected_version=1, by=world.contact
        )


def test_a_near_meeting_without_an_agenda_waits_for_its_keeper(world: World, cast: dict[str, Viewer]) -> None:
    meeting_of(world, world.contact, held_on=world.day + dt.timedelta(days=60))
    assert not list(cooperation_due(cast["bjorn"]))
    Meeting.objects.update(held_on=world.day + dt.timedelta(days=5))
    assert [item.verb for item in cooperation_due(cast["bjorn"])] == ["Skriv dagordningen"]
    assert not list(cooperation_due(cast["carin"]))


def test_the_list_tells_next_and_last_meeting_in_two_queries(
    world: World, django_assert_num_queries: Callable[[int], object]
) -> None:
    council = council_of(world, world.contact)
    for days in (-30, -3, 4, 40):
        meeting = Meeting.objects.create(council=council, held_on=world.day + dt.timedelta(days=days))
    MeetingDecision.objects.create(meeting=meeting, text="Se över rutinen.")
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        (row,) = council_rows(world.day)
    assert row.next is not None
    assert row.last is not None
    assert (row.next.held_on, row.last.held_on) == (
        world.day + dt.timedelta(days=4),
        world.day - dt.timedelta(days=3),
    )
    assert row.open_decisions == 1


def test_one_press_says_that_it_is_done_and_another_that_it_is_not(world: World, client_of: ClientOf) -> None:
    decision = decision_of(world, meeting_of(world, world.contact))
    address = reverse("meeting_decision_done", args=[decision.public_id])
    client_of("carin").post(address, {"row_version": 1})
    assert MeetingDecision.objects.get().done_on == world.day
    client_of("carin").post(address, {"row_version": 1})
    assert MeetingDecision.objects.get().done_on == world.day, "an older page changes nothing"
    client_of("carin").post(address, {"row_version": 2})
    assert MeetingDecision.objects.get().done_on is None


def test_the_own_calendar_holds_the_days(world: World) -> None:
    ends = world.day + dt.timedelta(days=400)
    agreement_of(world, world.contact, valid_from=world.day, valid_to=ends)
    meeting = meeting_of(world, world.contact)
    decision_of(world, meeting, due_on=ends)
    joint_of(world, world.contact, valid_from=ends, valid_to=ends)
    titles = [each.title for each in cooperation_occasions(world.board.public_id)]
    assert titles == [
        "Börja förnya: Avtal om skyddat boende",
        "Sista dag att välja: Avtal om skyddat boende",
        "Tar slut: Avtal om skyddat boende",
        "Följ upp senast: Avtal om skyddat boende",
        "En vecka fri från våld",
        "Strategiskt råd",
        "Ska vara gjort: Se över rutinen.",
    ]
    company = [each.title for each in cooperation_occasions(world.company.public_id)]
    assert company == titles[-3:]


def test_the_registrar_takes_meetings_out(world: World) -> None:
    decision_of(world, meeting_of(world, world.contact, agenda="1. Läget"))
    joint_of(world, world.contact)
    records = {each.code: each for each in cooperation_records(world.board.public_id)}
    texts = [part.text for part in records["cooperation.Meeting"].parts]
    assert texts[0] == "1. Läget"
    assert "Se över rutinen." in texts[2]
    assert {"cooperation.Council", "cooperation.JointWork"} <= set(records)
