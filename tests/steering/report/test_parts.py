"""A report's parts: what they are, what lies beside them from the round before, and when they lack something."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.steering.actions import body_reports as actions
from fyren.steering.models import Activity, BodyReport
from fyren.steering.queries.body_reports import report_content
from fyren.steering.report_parts import Progress
from fyren.steering.round_rules import RoundState, Scope
from tests.steering.course import YearCourse
from tests.steering.report.rounds import ANALYSIS, RoundCourse

pytestmark = pytest.mark.django_db


def test_one_part_for_each_activity_and_focus_area_and_one_for_the_body(course: RoundCourse) -> None:
    assert course.activity
    content = course.content()
    assert [part.scope for part in content.parts] == [Scope.ACTIVITY, Scope.FOCUS_AREA, Scope.BODY]
    assert [part.progress for part in content.parts] == [Progress.NOTHING] * 3
    assert content.part("namnden").title == "Vad nämnden eller styrelsen bör veta"
    assert [part.key for part in content.missing] == [content.parts[1].key]


def test_an_activity_that_is_not_decided_is_no_part(begun: RoundCourse) -> None:
    begun.year.activity(title="Beslutad")
    begun.year.propose()
    begun.year.adopt()
    begun.year.amend()
    begun.year.activity(title="Väntar")
    assert [part.title for part in begun.content().of(Scope.ACTIVITY)] == ["Beslutad"]


def test_what_was_said_in_the_latest_round_before_lies_beside(course: RoundCourse) -> None:
    course.tell(result="Det nya.")
    march = course.another_round(-60)
    earlier = BodyReport.objects.create(round=march, authority=course.body, summary="Som i mars.")
    BodyReport.objects.create(round=course.another_round(-120, key="x", title="Äldre"), authority=course.body)
    earlier.activity_reports.create(activity=course.activity, status="not_started", result="Det gamla.")
    earlier.analyses.create(focus_area=course.world.focus_area, text="Förra analysen.", trend="worse")
    parts = course.content().parts
    assert [text for part in parts for _label, text in part.texts_before] == [
        "Det gamla.",
        "Förra analysen.",
        "Som i mars.",
    ]
    assert parts[0].said_before == [("Status", "Inte påbörjad")]
    assert course.content().earlier == earlier


def test_last_years_activity_lies_beside_the_one_copied_from_it(course: RoundCourse) -> None:
    source = YearCourse(course.world, year=course.world.day.year - 1).adopted()
    Activity.objects.filter(pk=course.activity.pk).update(copied_from=source)
    earlier = BodyReport.objects.create(round=course.another_round(-400), authority=course.body)
    earlier.activity_reports.create(activity=source, status="done", result="I fjol.")
    assert [text for _label, text in course.content().parts[0].texts_before] == ["I fjol."]


def test_a_part_is_written_once_and_then_changed(course: RoundCourse) -> None:
    row = course.tell()
    course.tell(1, result="Nu klart.", is_done=True)
    row.refresh_from_db()
    assert (row.row_version, row.result, row.is_done) == (2, "Nu klart.", True)
    changed = ChangeEntry.objects.filter(object_id=row.public_id).values_list("field", flat=True)
    assert sorted(changed) == ["is_done", "result"]
    assert course.content().done == 1


@pytest.mark.parametrize("version", [0, 1])
def test_who_comes_second_meets_what_was_first(course: RoundCourse, version: int) -> None:
    course.tell()
    course.tell(1, result="Först.")
    with pytest.raises(Conflict) as conflict:
        course.tell(version, result="Sedan.")
    assert conflict.value.current.result == "Först."  # type: ignore[attr-defined]


def test_the_version_of_a_part_counts_for_its_answers(course: RoundCourse) -> None:
    question = course.question(Scope.ACTIVITY)
    course.tell(answers={question: "Mer tid."})
    course.tell(1, answers={question: "Mer tid och pengar."})
    with pytest.raises(Conflict):
        course.tell(1, answers={question: "Inget."})
    assert course.content().parts[0].answer_to(question) == "Mer tid och pengar."


def test_a_deviation_needs_its_measure_once_the_part_is_done(course: RoundCourse) -> None:
    row = course.tell(deviation="Två skolor är sena.")
    with pytest.raises(ValidationError):
        course.tell(1, is_done=True)
    course.tell(1, is_done=True, measure="De får hjälp i höst.")
    row.refresh_from_db()
    assert row.is_done


def test_a_required_question_is_answered_before_the_part_is_done(course: RoundCourse) -> None:
    question = course.question(Scope.BODY, required=True)
    assert course.activity
    assert course.content().part("namnden").missing == [question.text]

    def save(answer: str) -> BodyReport:
        values = {"summary": "Bra.", "is_summary_done": True}
        return actions.save_summary(
            report=course.report,
            values=values,
            answers={question: answer},
            expected_version=course.fresh().row_version,
            by=course.by,
        )

    with pytest.raises(ValidationError, match=r"Vad behöver ni\?"):
        save(" ")
    assert save("Tid.").is_summary_done
    assert course.content().part("namnden").missing == []


def test_the_activity_gets_the_status_only_when_that_is_asked_for(course: RoundCourse) -> None:
    course.tell(status="done")
    course.activity.refresh_from_db()
    assert course.activity.status == "not_started"
    course.tell(1, status="done", update=True)
    course.activity.refresh_from_db()
    assert course.activity.status == "done"


def test_an_activity_that_ends_needs_its_reason(course: RoundCourse) -> None:
    with pytest.raises(ValidationError):
        course.tell(status="cancelled", update=True)
    course.tell(status="cancelled", deviation="Lokalen brann.", update=True)
    course.activity.refresh_from_db()
    assert (course.activity.status, course.activity.ended_because) == ("cancelled", "Lokalen brann.")


def test_another_bodys_activity_is_refused(course: RoundCourse) -> None:
    theirs = RoundCourse(course.world, "Vidingehem").activity
    with pytest.raises(ValidationError):
        actions.save_activity_report(
            report=course.report, activity=theirs, values={}, answers={}, expected_version=0, by=course.by
        )


def test_a_judgement_comes_from_the_rounds_own_scale(course: RoundCourse) -> None:
    other = course.another_round(-60).scale.create(label="Grön")
    with pytest.raises(ValidationError):
        course.analyse(judgement=other)
    course.analyse(judgement=course.round.scale.first(), trend="better")
    part = course.content().of(Scope.FOCUS_AREA)[0]
    assert part.said == [("Trend", "Förbättras"), ("Bedömning", "God")]
    assert part.texts == [("Analys", ANALYSIS)]


def test_a_closed_round_is_written_in_no_more(course: RoundCourse) -> None:
    course.tell()
    type(course.round).objects.update(state=RoundState.CLOSED)
    with pytest.raises(PermissionDenied):
        course.tell(1, result="För sent.")


def test_the_same_questions_to_the_database_however_many_activities(
    begun: RoundCourse, django_assert_num_queries
) -> None:
    for number in range(3):
        begun.year.activity(title=f"Aktivitet {number}")
    begun.year.stance()
    begun.year.propose()
    begun.year.adopt()
    report = begun.fresh()
    with django_assert_num_queries(9):
        content = report_content(report)
    assert len(content.parts) == 5
