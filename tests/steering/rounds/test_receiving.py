"""The coordinator receives, asks and analyses; she never touches another body's text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.people.viewer import Viewer
from fyren.steering.actions.plan_analyses import save_plan_analysis
from fyren.steering.actions.round_reports import ask_completion, receive_report
from fyren.steering.models import ActivityReport, BodyAnalysis, Proposal, ProposalOrigin
from fyren.steering.queries.plan_analyses import analysis_of, beside
from fyren.steering.queries.rounds import report_rows
from fyren.steering.report_access import can_read_report
from fyren.steering.round_access import can_receive
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.steering.course import YearCourse
from tests.steering.round_course import RoundCourse

ClientOf = Callable[[str | None], Client]
WRITING, SENT, RELEASED, DECIDED = ReportState
# Who may read what is written, and who may receive it, by state.
READS = {
    WRITING: {"bjorn", "eva", "inger"},
    SENT: {"bjorn", "eva", "inger"},
    RELEASED: {"bjorn", "eva", "inger", "amira", "gun"},
    DECIDED: {"bjorn", "eva", "inger", "amira", "gun", "carin", "david", "farid", "hanna"},
}
RECEIVES = {WRITING: set(), SENT: set(), RELEASED: {"amira"}, DECIDED: {"amira"}}


@pytest.mark.parametrize("state", list(ReportState))
def test_who_reads_and_who_receives(course: RoundCourse, cast: dict[str, Viewer], state: ReportState) -> None:
    report = course.written(state)
    assert {key for key, viewer in cast.items() if can_read_report(viewer, report)} == READS[state]
    assert {key for key, viewer in cast.items() if can_receive(viewer, report)} == RECEIVES[state]


def test_a_report_is_received_once_and_its_text_stays(course: RoundCourse) -> None:
    before = course.written()
    receive_report(report=before, expected_version=before.row_version, by=course.world.coordinator)
    after = course.report
    assert after.received_at is not None
    assert (after.summary, after.state) == (before.summary, RELEASED)
    with pytest.raises(ValidationError):
        receive_report(report=after, expected_version=after.row_version, by=course.world.coordinator)


def test_asked_for_completion_a_report_is_the_bodys_again_and_says_why(course: RoundCourse) -> None:
    report = course.written()
    ask_completion(
        report=report, text="Analysen saknas.", expected_version=report.row_version, by=course.world.coordinator
    )
    after = course.report
    assert (after.state, after.completion_asked, after.released_at) == (WRITING, "Analysen saknas.", None)
    assert ActivityReport.objects.get(report=after).result == "Hälften har fått frågan."
    assert BodyAnalysis.objects.get(report=after).text == "Det går framåt."


def test_what_is_decided_is_not_sent_back(course: RoundCourse) -> None:
    report = course.written(DECIDED)
    with pytest.raises(ValidationError):
        ask_completion(report=report, text="Mer.", expected_version=report.row_version, by=course.world.coordinator)
    assert course.report.state == DECIDED


def test_the_plans_analysis_is_the_plans_own_coordinators(course: RoundCourse) -> None:
    saved = course.analysis()
    assert (saved.text, saved.row_version, saved.authority) == ("Planen når fram.", 1, course.world.executive)
    with pytest.raises(PermissionDenied):
        save_plan_analysis(analysis=saved, values={"text": "X"}, expected_version=1, by=course.world.contact)


def test_two_who_begin_at_once_meet(course: RoundCourse) -> None:
    by = course.world.coordinator
    first, second = (analysis_of(by, course.round.public_id, course.world.area.public_id) for _number in range(2))
    save_plan_analysis(analysis=first, values={"text": "Först."}, expected_version=0, by=by)
    with pytest.raises(Conflict):
        save_plan_analysis(analysis=second, values={"text": "Sedan."}, expected_version=0, by=by)


def test_beside_the_analysis_stands_what_is_released_and_nothing_else(course: RoundCourse) -> None:
    course.written(SENT)
    blank = analysis_of(course.world.coordinator, course.round.public_id, course.world.area.public_id)
    assert not any(analyses or reports for _area, analyses, reports in beside(blank).focus_areas)
    course.written(RELEASED)
    _area, analyses, reports = beside(blank).focus_areas[0]
    assert [each.text for each in analyses] == ["Det går framåt."]
    assert [each.result for each in reports] == ["Hälften har fått frågan."]


def test_the_overview_says_how_far_each_has_come_to_those_who_may_know(course: RoundCourse) -> None:
    course.written(SENT)
    (row,) = (each for each in report_rows(course.world.coordinator, course.round) if each.report == course.report)
    assert (row.state, row.done, row.total) == (SENT, 2, 3)
    assert row.url == ""
    (others,) = (each for each in report_rows(course.world.other_contact, course.round) if each.report == course.report)
    assert others.state is None


class TestPages:
    def test_the_round_shows_every_body_and_marks_what_is_not_decided(
        self, course: RoundCourse, client_of: ClientOf
    ) -> None:
        course.written()
        page = client_of("amira").get(reverse("round", args=[course.round.public_id]))
        assert "Utbildningsnämnden" in page.content.decode()
        assert "ej beslutad" in page.content.decode()
        waiting = client_of("amira").get(reverse("round", args=[course.round.public_id]) + "?visa=att-ta-emot")
        assert waiting.content.decode().count('<th scope="row">') < page.content.decode().count('<th scope="row">')

    def test_an_analysis_is_kept_as_a_draft_and_shown_again(self, course: RoundCourse, client_of: ClientOf) -> None:
        ids = [course.round.public_id, course.world.area.public_id]
        client = client_of("amira")
        kept = client.post(reverse("plan_analysis_draft", args=ids), {"text": "Inte sparad än."})
        assert kept.status_code == 200
        assert "Inte sparad än." in client.get(reverse("plan_analysis", args=ids)).content.decode()
        client.post(reverse("plan_analysis", args=ids), {"text": "Sparad.", "row_version": 0})
        assert client.get(reverse("plan_analysis_draft", args=ids)).json()["data"] == {}
        assert course.round.plan_analyses.get().text == "Sparad."

    def test_a_personal_identity_number_is_not_kept_in_a_draft(self, course: RoundCourse, client_of: ClientOf) -> None:
        ids = [course.round.public_id, course.world.area.public_id]
        refused = client_of("amira").post(reverse("plan_analysis_draft", args=ids), {"text": "19121212-1212"})
        assert refused.status_code == 422
        assert "personnummer" in refused.json()["error"]

    def test_a_proposal_goes_from_the_round_to_a_bodys_inbox(
        self, course: RoundCourse, world: World, client_of: ClientOf
    ) -> None:
        next_year = YearCourse(world, year=course.round.year.year + 1).year
        values = {
            "title": "Utbilda fler",
            "description": "",
            "focus_areas": [world.focus_area.pk],
            "year": next_year.pk,
            "bodies": [world.board.pk],
        }
        client_of("amira").post(reverse("round_propose", args=[course.round.public_id]), values)
        sent = Proposal.objects.get()
        assert (sent.origin, sent.to_authority, sent.year) == (ProposalOrigin.ROUND, world.board, next_year)
