"""A closed round is one edition that nothing changes; corrections and later figures stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyren.indicators.actions.links import make_link
from fyren.indicators.content import IndicatorContent
from fyren.indicators.models import Place
from fyren.indicators.ports import OWN_INDICATORS
from fyren.plan.actions.programme import make_interpretation
from fyren.steering.actions import rounds as actions
from fyren.steering.actions.plan_analyses import save_plan_analysis
from fyren.steering.actions.round_reports import receive_report
from fyren.steering.models import Activity, ActivityReport, BodyReport, Round, RoundEdition
from fyren.steering.queries.round_content import round_content
from fyren.steering.queries.rounds import round_of
from fyren.steering.round_content import BodyReportContent, RoundContent
from fyren.steering.round_parts import public_part
from fyren.steering.round_rules import ReportState, RoundState
from tests.actions.examples_rounds import FIGURE
from tests.actions.world import World
from tests.indicators import measured
from tests.steering.round_course import RoundCourse

ClientOf = Callable[[str | None], Client]
SECRET = "Hälften har fått frågan."


def said(content: RoundContent, course: RoundCourse) -> BodyReportContent:
    """What the course's body says in the content."""
    (body,) = (each for each in content.bodies if each.public_id == course.body.public_id)
    return body


def test_an_edition_says_what_the_round_said_and_reads_back_the_same(course: RoundCourse) -> None:
    course.written(ReportState.DECIDED)
    course.analysis()
    edition = course.close()
    content = RoundEdition.objects.get(pk=edition.pk).read()
    assert (content.title, content.year) == (course.round.title, course.round.year.year)
    assert content.frozen_on == course.world.day.isoformat()
    body = said(content, course)
    assert body.is_decided
    assert body.decision.section == "31"
    (activity,) = body.activities
    assert (activity.title, activity.status, activity.result) == (course.activity.title, "ongoing", SECRET)
    assert activity.focus_areas == (course.world.focus_area.public_id,)
    assert [(area, each.text) for area, each in body.analyses] == [
        (course.world.focus_area.public_id, "Det går framåt.")
    ]
    (area,) = (each for plan in content.plans for each in plan.areas)
    assert area.analysis is not None
    assert area.analysis.text == "Planen når fram."
    assert content == replace(round_content(course.round), frozen_on=content.frozen_on)


@pytest.mark.parametrize("state", [ReportState.WRITING, ReportState.SENT])
def test_what_a_body_has_not_released_is_not_in_it(course: RoundCourse, state: ReportState) -> None:
    course.written(state)
    body = said(round_content(course.round), course)
    assert (body.state, body.summary, body.activities, body.analyses) == ("", "", (), ())
    course.written(ReportState.RELEASED)
    body = said(round_content(course.round), course)
    assert (body.state, body.summary) == ("released", "Läs det här.")
    assert body.activities


def test_the_status_of_the_round_before_stands_beside(course: RoundCourse, world: World) -> None:
    earlier = RoundCourse(world, key="interim_march")
    ActivityReport.objects.create(report=earlier.report, activity=course.activity, status="not_started")
    course.written()
    (activity,) = said(round_content(course.round), course).activities
    assert (activity.was, activity.status) == ("not_started", "ongoing")


def test_after_closing_nothing_of_the_round_can_be_changed(course: RoundCourse) -> None:
    report, analysis = course.written(), course.analysis()
    course.close()
    by, closed = course.world.coordinator, Round.objects.get()
    assert closed.state == RoundState.CLOSED
    with pytest.raises(ValidationError):
        actions.change_round(round=closed, values={"title": "X"}, expected_version=closed.row_version, by=by)
    with pytest.raises(ValidationError):
        actions.close_round(round=closed, expected_version=closed.row_version, by=by)
    analysis.refresh_from_db()
    with pytest.raises(PermissionDenied):
        save_plan_analysis(analysis=analysis, values={"text": "X"}, expected_version=1, by=by)
    report = BodyReport.objects.select_related("round", "authority").get(pk=report.pk)
    with pytest.raises(PermissionDenied):
        receive_report(report=report, expected_version=report.row_version, by=by)


@pytest.fixture
def nothing_of_their_own() -> Iterator[None]:
    """No room has anything to count of its own."""
    adapters = list(OWN_INDICATORS)
    for each in adapters:
        OWN_INDICATORS.unregister(each)
    yield
    for each in adapters:
        OWN_INDICATORS.register(each)


@pytest.mark.usefixtures("nothing_of_their_own")
def test_closing_asks_the_same_ten_queries_whatever_the_size(course: RoundCourse, world: World) -> None:
    """The red thread, the indicators, the change log and the audit included; where the transaction begins and ends, and
    what rooms ask to count figures of their own, is not counted."""
    course.written()
    hang(world, "N1")
    asked, _content = queries_of_closing(course.round, world)
    larger = RoundCourse(world, "Omsorg", key="interim_march")
    larger.written()
    RoundCourse(world, "Vidingehem", key=larger.key).written(ReportState.DECIDED)
    for code in ("N2", "N3", "N4"):
        hang(world, code)
    asked_of_more, content = queries_of_closing(larger.round, world)
    assert len(content.indicators) == 4
    assert len([body for body in content.bodies if body.activities]) == 2
    assert len(asked) == len(asked_of_more) == 10


def hang(world: World, code: str) -> None:
    """An indicator on the direction goal that the world's development area helps."""
    by, day, goal = world.coordinator, world.day, world.direction_goal
    if not Place.objects.exists():
        measured.places()
        make_interpretation(area=world.area, goal=goal, rationale="Handlar om stöd.", valid_from=day, by=by)
    made = measured.indicator(code)
    make_link(indicator=made, to=goal, rationale="Säger något.", valid_from=day, by=by)
    measured.write(made, Place.objects.get(is_home=True), [11.0], first=day.year - 1)


def queries_of_closing(round: Round, world: World) -> tuple[list[str], RoundContent]:
    """What is asked when the round is closed, and what became of it."""
    found, by = round_of(round.public_id), world.coordinator
    with CaptureQueriesContext(connection) as captured:
        edition = actions.close_round(round=found, expected_version=found.row_version, by=by)
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]], edition.read()


class TestCorrection:
    def test_a_correction_is_a_new_edition_with_its_reason(self, course: RoundCourse) -> None:
        course.written()
        course.analysis()
        first = course.close()
        second = actions.correct_round(
            round=course.round,
            analyses={course.world.area.public_id: "Planen når inte fram."},
            reason="Fel siffra.",
            expected_version=course.round.row_version,
            by=course.world.coordinator,
        )
        assert (second.number, second.reason) == (2, "Fel siffra.")
        texts = [
            area.analysis.text
            for edition in (RoundEdition.objects.get(pk=first.pk), second)
            for plan in edition.read().plans
            for area in plan.areas
            if area.analysis is not None
        ]
        assert texts == ["Planen når fram.", "Planen når inte fram."]
        assert second.read().bodies == first.read().bodies

    def test_a_decision_made_since_is_taken_up_and_no_text(self, course: RoundCourse) -> None:
        course.written()
        course.close()
        ActivityReport.objects.update(result="Ändrat efteråt.")
        course.written(ReportState.DECIDED)
        by, version = course.world.coordinator, course.round.row_version
        second = actions.correct_round(
            round=course.round, analyses={}, reason="Nämnden har beslutat.", expected_version=version, by=by
        )
        body = said(second.read(), course)
        assert body.is_decided
        assert body.activities[0].result == SECRET

    def test_a_board_that_meets_after_the_closing_decides_what_was_frozen(
        self, course: RoundCourse, client_of: ClientOf
    ) -> None:
        course.written()
        course.close()
        page, report = reverse("round", args=[course.round.public_id]), course.report
        told = "Beslutat sedan uppföljningen stängdes"
        assert told not in client_of("amira").get(page).content.decode()
        decision = {"instance": "board", "decided_on": course.world.day.isoformat(), "section": "88"}
        client_of("bjorn").post(
            reverse("report_decide", args=[report.public_id]), {**decision, "row_version": report.row_version}
        )
        assert course.report.is_decided
        assert told in client_of("amira").get(page).content.decode()
        assert said(course.correct().read(), course).decision.section == "88"
        assert told not in client_of("amira").get(page).content.decode()

    def test_without_a_reason_or_a_difference_there_is_none(self, course: RoundCourse) -> None:
        course.close()
        for reason in ("", "Inget har ändrats."):
            with pytest.raises(ValidationError):
                actions.correct_round(
                    round=course.round,
                    analyses={},
                    reason=reason,
                    expected_version=course.round.row_version,
                    by=course.world.coordinator,
                )

    def test_a_personal_identity_number_is_refused(self, course: RoundCourse) -> None:
        course.close()
        with pytest.raises(ValidationError):
            actions.correct_round(
                round=course.round,
                analyses={course.world.area.public_id: "19121212-1212"},
                reason="Fel.",
                expected_version=course.round.row_version,
                by=course.world.coordinator,
            )

    def test_an_open_round_is_neither_corrected_nor_supplemented(self, course: RoundCourse) -> None:
        with pytest.raises(ValidationError):
            actions.correct_round(
                round=course.round, analyses={}, reason="Fel.", expected_version=1, by=course.world.coordinator
            )
        with pytest.raises(ValidationError):
            actions.supplement_round(
                round=course.round, indicators=[FIGURE], reason="Sent.", by=course.world.coordinator
            )


def test_a_supplement_stands_beside_the_edition_which_stays(course: RoundCourse) -> None:
    edition = course.close()
    made = actions.supplement_round(
        round=course.round, indicators=[FIGURE], reason="Kom i oktober.", by=course.world.coordinator
    )
    made.refresh_from_db()
    (figure,) = made.read()
    assert isinstance(figure, IndicatorContent)
    assert figure == FIGURE
    assert RoundEdition.objects.get(pk=edition.pk).checksum == edition.checksum


class TestInTheOpen:
    @pytest.mark.parametrize(("state", "seen"), [(ReportState.RELEASED, False), (ReportState.DECIDED, True)])
    def test_only_what_is_decided_and_public_is_there(
        self, course: RoundCourse, client_of: ClientOf, state: ReportState, seen: bool
    ) -> None:
        course.written(state)
        course.year.release()
        course.close()
        page = client_of(None).get(reverse("round_public", args=[course.round.public_id]))
        text = page.content.decode()
        assert (SECRET in text, "Det går framåt." in text, "Läs det här." in text) == (seen, seen, seen)
        assert not page.cookies

    def test_an_activity_that_is_not_public_stays_out_of_a_decided_report(self, course: RoundCourse) -> None:
        course.written(ReportState.DECIDED)
        body = said(public_part(round_content(course.round)), course)
        assert not body.activities
        course.year.release()
        body = said(public_part(round_content(course.round)), course)
        assert [each.title for each in body.activities] == [course.activity.title]

    def test_an_open_round_is_not_there(self, course: RoundCourse, client_of: ClientOf) -> None:
        address = reverse("round_public", args=[course.round.public_id])
        assert client_of(None).get(address).status_code == 404
        course.close()
        assert client_of(None).get(address).status_code == 200
        assert course.round.title in client_of(None).get(reverse("rounds_public")).content.decode()


class TestPages:
    def test_a_round_is_closed_on_its_page_and_read_there(self, course: RoundCourse, client_of: ClientOf) -> None:
        course.written()
        address = reverse("round_close", args=[course.round.public_id])
        client = client_of("amira")
        assert "Utbildningsnämnden" in client.get(address).content.decode()
        page = client.post(address, {"row_version": course.round.row_version}, follow=True)
        assert SECRET in page.content.decode()
        assert "ej beslutad" in page.content.decode()
        assert client_of("gun").get(page.request["PATH_INFO"]).status_code == 200
        assert client_of("bjorn").get(page.request["PATH_INFO"]).status_code == 403

    def test_a_preview_shows_what_is_released_and_says_that_it_is_one(
        self, course: RoundCourse, client_of: ClientOf
    ) -> None:
        address = reverse("round_preview", args=[course.round.public_id])
        course.written(ReportState.SENT)
        assert SECRET not in client_of("amira").get(address).content.decode()
        course.written()
        page = client_of("amira").get(address).content.decode()
        assert SECRET in page
        assert "förhandsvisning" in page

    def test_a_closed_round_is_corrected_on_its_page(self, course: RoundCourse, client_of: ClientOf) -> None:
        course.analysis()
        course.close()
        address = reverse("round_correct", args=[course.round.public_id])
        field = f"analysis_{course.world.area.public_id}"
        posted = {"reason": "Fel siffra.", field: "Rättad.", "row_version": Round.objects.get().row_version}
        page = client_of("amira").post(address, posted, follow=True)
        assert "Rättad." in page.content.decode()
        assert course.round.editions.count() == 2


class TestPublicPart:
    def test_a_stance_is_public_once_its_budget_is(self, course: RoundCourse) -> None:
        course.written(ReportState.DECIDED)
        assert said(round_content(course.round), course).stances
        assert not said(public_part(round_content(course.round)), course).stances
        course.year.release()
        assert said(public_part(round_content(course.round)), course).stances

    def test_of_a_company_there_are_released_activities_and_no_other_text(self, world: World) -> None:
        course = RoundCourse(world, "Vidingehem")
        course.written(ReportState.DECIDED)
        course.year.release()
        body = said(public_part(round_content(course.round)), course)
        assert (body.summary, body.analyses, body.activities) == ("", (), ())
        Activity.objects.update(released_on=world.day)
        body = said(public_part(round_content(course.round)), course)
        assert [each.result for each in body.activities] == [SECRET]
