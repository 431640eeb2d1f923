"""Writes about a body's report in a round: filled in part by part, sent, released, taken back, decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import save_changes
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering import report_access as access
from fyren.steering.actions.report_writing import Answers, answered, fresh, write_part
from fyren.steering.actions.writing import write
from fyren.steering.decisions import Decision, check_decision
from fyren.steering.models import Activity, ActivityReport, BodyAnalysis, BodyReport
from fyren.steering.queries.body_reports import new_activity_report, new_analysis, report_content
from fyren.steering.round_rules import ReportState
from fyren.steering.rules import ActivityStatus, BudgetState
from fyren.steering.search import refresh_activities
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.REPORT_SAVED)
def save_activity_report(
    *,
    report: BodyReport,
    activity: Activity,
    values: Mapping[str, Any],
    answers: Answers,
    expected_version: int,
    by: Viewer,
    update_activity: bool = False,
) -> ActivityReport:
    """Say how an activity goes.

    Args:
        values: any of status, result, deviation, measure, next_step, is_done.
        expected_version: the version that was seen; 0 where nothing was written.
        update_activity: give the activity itself the status too. Status is execution, and bound by no decision.

    Raises:
        PermissionDenied: `by` does not write the report, or it is not being written.
        ValidationError: it is marked as done and lacks something, or the activity is none of the report's.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_write_report(by, report)
    _check_own(report, activity)
    row = report.activity_reports.filter(activity=activity).first()
    if row is None:
        row = new_activity_report(report, activity)
    said = answered(report, {"activity": activity}, answers)
    fields = write_part(row, values, said, expected_version, by)
    if update_activity:
        fields += _update(activity, row, by)
    record(Act.REPORT_SAVED, by=by.actor, about=row, fields=fields)
    return row


@action(Act.REPORT_SAVED)
def save_analysis(
    *,
    report: BodyReport,
    focus_area: FocusArea,
    values: Mapping[str, Any],
    answers: Answers,
    expected_version: int,
    by: Viewer,
) -> BodyAnalysis:
    """Analyse a focus area that the body does something for.

    Args:
        values: any of trend, judgement, text, is_done.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `save_activity_report`.
    """
    report = fresh(report)
    access.check_write_report(by, report)
    judgement = values.get("judgement")
    if judgement is not None and judgement.round_id != report.round_id:
        raise ValidationError({"judgement": _("Choose a judgement from the round's scale.")})
    row = report.analyses.filter(focus_area=focus_area).first() or new_analysis(report, focus_area)
    said = answered(report, {"focus_area": focus_area}, answers)
    fields = write_part(row, values, said, expected_version, by)
    record(Act.REPORT_SAVED, by=by.actor, about=row, fields=fields)
    return row


@action(Act.REPORT_SAVED)
def save_summary(
    *, report: BodyReport, values: Mapping[str, Any], answers: Answers, expected_version: int, by: Viewer
) -> BodyReport:
    """Say what the board should know, and answer what is asked of the body.

    Args:
        values: summary and is_summary_done, or one of them.

    Raises:
        PermissionDenied, ValidationError, Conflict: as `save_activity_report`.
    """
    report = fresh(report)
    access.check_write_report(by, report)
    if values.get("is_summary_done") and not values.get("summary", report.summary).strip():
        raise ValidationError({"summary": _("Write what the board should know before you mark it as done.")})
    fields = write_part(report, values, answered(report, {}, answers), expected_version, by)
    record(Act.REPORT_SAVED, by=by.actor, about=report, fields=fields)
    return report


def _check_own(report: BodyReport, activity: Activity) -> None:
    """Only what the body has decided to do in the round's year is reported."""
    budget = activity.budget
    if (budget.authority_id, budget.year_id) != (report.authority_id, report.round.year_id) or not activity.is_decided:
        raise ValidationError(_("The activity is not one of those that the report is about."))


def _update(activity: Activity, row: ActivityReport, by: Viewer) -> list[str]:
    """Give the activity the reported status. What ends before its time needs its reason: the deviation."""
    activity = Activity.objects.select_related("budget__authority", "budget__year").get(pk=activity.pk)
    if activity.budget.state == BudgetState.CLOSED:
        raise ValidationError(_("The year is closed, so the activity itself is not changed any more."))
    fields: dict[str, Any] = {"status": row.status}
    if row.status == ActivityStatus.CANCELLED and not activity.ended_because:
        if not row.deviation.strip():
            raise ValidationError({"deviation": _("Say why the activity ends.")})
        fields["ended_because"] = row.deviation
    changed = write(activity, fields, {}, activity.row_version, by=by)
    refresh_activities([activity])
    return [f"activity.{name}" for name in changed]


@action(Act.REPORT_DATED)
def date_report(*, report: BodyReport, board_on: dt.date | None, expected_version: int, by: Viewer) -> BodyReport:
    """Say when the body's own board meets: the body's days in the round are counted back from it.

    Raises:
        PermissionDenied: `by` does not write the report, or it is decided.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_date_report(by, report)
    fields = save_changes(report, changes={"board_on": board_on}, expected_version=expected_version, by=by.actor)
    record(Act.REPORT_DATED, by=by.actor, about=report, fields=fields)
    return report


@action(Act.REPORT_SENT)
def send_report(*, report: BodyReport, expected_version: int, by: Viewer) -> BodyReport:
    """Send the report to the head of administration or managing director. Nothing in it is then changed.

    Parts that are not marked as done may be left; the analyses and the answers that are asked for may not.

    Raises:
        PermissionDenied: `by` does not write the report, or it is not being written.
        ValidationError: an analysis or a required answer is missing.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_write_report(by, report)
    missing = report_content(report).missing
    if missing:
        parts = "; ".join(f"{part.short_title}: {', '.join(part.missing)}" for part in missing)
        raise ValidationError(_("The report lacks what must be there: %(parts)s") % {"parts": parts})
    changes = {"sent_at": clock.now(), "sent_by": by.actor, "returned_because": ""}
    return _step(Act.REPORT_SENT, report, ReportState.SENT, changes, expected_version, by)


@action(Act.REPORT_GIVEN_BACK)
def give_back_report(*, report: BodyReport, because: str, expected_version: int, by: Viewer) -> BodyReport:
    """Give a sent report back to its contact, with what is to be changed.

    Raises:
        PermissionDenied: `by` is not the body's head, or the report is not sent.
        ValidationError: there is no reason.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_release_report(by, report)
    if not because.strip():
        raise ValidationError({"because": _("Say what is to be changed.")})
    changes = {"returned_because": because.strip()}
    return _step(Act.REPORT_GIVEN_BACK, report, ReportState.WRITING, changes, expected_version, by)


@action(Act.REPORT_RELEASED)
def release_report(*, report: BodyReport, expected_version: int, by: Viewer) -> BodyReport:
    """Release a sent report to the body's own board and to the coordinator.

    Raises:
        PermissionDenied: `by` is not the body's head, or the report is not sent.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_release_report(by, report)
    changes = {"released_at": clock.now(), "released_by": by.actor, "completion_asked": ""}
    return _step(Act.REPORT_RELEASED, report, ReportState.RELEASED, changes, expected_version, by)


@action(Act.REPORT_TAKEN_BACK)
def take_back_report(*, report: BodyReport, expected_version: int, by: Viewer) -> BodyReport:
    """Take a sent or released report back, to go on writing.

    Raises:
        PermissionDenied: `by` is neither contact nor head of the body, or the report is decided or not yet sent.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_take_back_report(by, report)
    changes = {"received_at": None}
    return _step(Act.REPORT_TAKEN_BACK, report, ReportState.WRITING, changes, expected_version, by)


@action(Act.REPORT_DECIDED)
def decide_report(*, report: BodyReport, decision: Decision, expected_version: int, by: Viewer) -> BodyReport:
    """Enter the decision of the body's own board on its report.

    Raises:
        PermissionDenied: `by` is neither contact nor registrar of the body, or the report is not released.
        ValidationError: a fact of the decision is missing or not yet possible.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_decide_report(by, report)
    check_decision(report.authority, decision, by.day)
    changes = {
        "instance": decision.instance.value,
        "decided_on": decision.on,
        "section": decision.section,
        "dnr": decision.dnr,
        "reported_on": decision.reported_on,
    }
    return _step(Act.REPORT_DECIDED, report, ReportState.DECIDED, changes, expected_version, by)


@action(Act.REPORT_FACTS_CHANGED)
def change_report_facts(
    *, report: BodyReport, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> BodyReport:
    """Complete or correct what is known of the decision: section, registration number, reporting of a delegated one.

    Raises:
        PermissionDenied: `by` is neither contact nor registrar of the body, or the report is not decided.
        ValidationError: both section and number are gone, or a day lies before the decision.
        Conflict: someone else was first.
    """
    report = fresh(report)
    access.check_complete_decision(by, report)
    if not values.keys() <= {"section", "dnr", "reported_on"}:
        raise ValueError(f"Not to be changed here: {sorted(values)}")
    reported_on = values.get("reported_on")
    if reported_on is not None and (report.decided_on is None or not report.decided_on <= reported_on <= by.day):
        raise ValidationError({"reported_on": _("Choose a day from the decision up to today.")})
    fields = save_changes(report, changes=values, expected_version=expected_version, by=by.actor)
    record(Act.REPORT_FACTS_CHANGED, by=by.actor, about=report, fields=fields)
    return report


def _step(
    act: Act, report: BodyReport, to: ReportState, changes: Mapping[str, Any], expected_version: int, by: Viewer
) -> BodyReport:
    """Take the step; each act's check has said that it follows."""
    changes = {**changes, "state": to.value}
    fields = save_changes(report, changes=changes, expected_version=expected_version, by=by.actor)
    record(act, by=by.actor, about=report, fields=fields)
    return report
