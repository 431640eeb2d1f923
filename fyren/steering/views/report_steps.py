"""The steps of a body's report: sent, given back, released, taken back, decided. Each is confirmed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.history import Conflict
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import Editing, change
from fyren.plan.views.confirming import confirm
from fyren.steering import report_access as access
from fyren.steering.actions import body_reports as actions
from fyren.steering.forms.body_reports import GiveBackForm, MeetingForm, ReportDecisionForm, ReportFactsForm
from fyren.steering.forms.budgets import ReadForm
from fyren.steering.models import BodyReport
from fyren.steering.queries.body_reports import own_report, report_content
from fyren.steering.round_rules import ReportState, RoundState
from fyren.steering.views.body_reports import about_report
from fyren.steering.views.budget_steps import Ask

Check = Callable[..., None]
Taking = tuple[Callable[[Any], object], Callable[..., Any]]  # what takes the step with the valid form, and the form
Step = Callable[[Viewer, BodyReport], Taking]
View = Callable[[ViewerRequest, str], HttpResponse]

SEND = Ask(
    gettext_lazy("Send to the head"),
    gettext_lazy(
        "The head of administration or managing director reads the report and releases it, or gives it back. You can "
        "take it back until it is decided."
    ),
    gettext_lazy("Send"),
    gettext_lazy("Sent. The head can release it now."),
    (ReportState.WRITING,),
    template="steering/report_send.html",
)
RELEASE = Ask(
    gettext_lazy("Release the report"),
    gettext_lazy(
        "Your own board and the coordinator can then read it. It is marked as not decided until the board has decided."
    ),
    gettext_lazy("Release"),
    gettext_lazy("Released. Your board and the coordinator can read it now."),
    (ReportState.SENT,),
    template="steering/report_release.html",
)
GIVE_BACK = Ask(
    gettext_lazy("Give the report back"),
    gettext_lazy("The contact sees what you write, changes the report and sends it again."),
    gettext_lazy("Give back"),
    gettext_lazy("Given back. The contact can go on writing."),
    (ReportState.SENT,),
    template="steering/report_confirm.html",
)
TAKE_BACK = Ask(
    gettext_lazy("Take the report back"),
    gettext_lazy("It can then be changed, and is sent and released anew."),
    gettext_lazy("Take back"),
    gettext_lazy("Taken back. The report can be changed again."),
    (ReportState.SENT, ReportState.RELEASED),
    template="steering/report_confirm.html",
)
DECIDE = Ask(
    gettext_lazy("Enter the board's decision"),
    gettext_lazy("Enter what the minutes say. The report is then no longer marked as not decided."),
    gettext_lazy("Enter the decision"),
    gettext_lazy("The decision is entered."),
    (ReportState.RELEASED,),
    template="steering/report_confirm.html",
    is_after_closing=True,
)


def _step(ask: Ask, check: Check) -> Callable[[Step], View]:
    """A step as a view: the report is opened where the step can be taken by the viewer, and what is asked first is
    asked. Where it does not follow, that is said where the report stands.

    Raises:
        Http404: the viewer may not know of the report.
        PermissionDenied: the step is another's.
    """

    def decorate(step: Step) -> View:
        @wraps(step)
        def view(request: ViewerRequest, public_id: str) -> HttpResponse:
            found = own_report(request.viewer, public_id)
            is_time = ask.is_after_closing or found.round.state == RoundState.OPEN
            if found.state not in ask.states or not is_time:
                return _does_not_follow(request, public_id)
            check(request.viewer, found)
            save, make = step(request.viewer, found)
            return confirm(request, found, make, _asking(ask, found, save))

        return view

    return decorate


def _does_not_follow(request: ViewerRequest, public_id: str) -> HttpResponse:
    messages.warning(request, _("That step does not follow here. This is where the report stands now."))
    return redirect("report", public_id)


def _asking(ask: Ask, found: BodyReport, save: Callable[[Any], object]) -> Editing:
    about = about_report(found)
    return Editing(
        save=save,
        done=about["back"][1],
        message=ask.done,
        template=ask.template,
        context={
            **about,
            "title": ask.title,
            "explanation": ask.explanation,
            "button": ask.button,
            "danger": ask.danger,
            "content": report_content(found),
        },
    )


@_step(SEND, access.check_write_report)
def send(viewer: Viewer, report: BodyReport) -> Taking:
    """Send the report to the head, once what is missing has been seen."""
    seen = report_content(report).seen

    def save(form: Any) -> object:
        if form.cleaned_data["seen"] != seen:
            raise Conflict(report)
        return actions.send_report(report=report, expected_version=form.version, by=viewer)

    return save, lambda data, expected: ReadForm(data, expected=expected, initial={"seen": seen})


@_step(RELEASE, access.check_release_report)
def release(viewer: Viewer, report: BodyReport) -> Taking:
    """The head releases what has been sent."""
    return lambda form: actions.release_report(report=report, expected_version=form.version, by=viewer), ReadForm


@_step(GIVE_BACK, access.check_release_report)
def give_back(viewer: Viewer, report: BodyReport) -> Taking:
    """The head gives what has been sent back, with the reason."""

    def save(form: Any) -> object:
        because = form.cleaned_data["because"]
        return actions.give_back_report(report=report, because=because, expected_version=form.version, by=viewer)

    return save, GiveBackForm


@_step(TAKE_BACK, access.check_take_back_report)
def take_back(viewer: Viewer, report: BodyReport) -> Taking:
    """Contact or head takes it back before it is decided."""
    return lambda form: actions.take_back_report(report=report, expected_version=form.version, by=viewer), ReadForm


@_step(DECIDE, access.check_decide_report)
def decide(viewer: Viewer, report: BodyReport) -> Taking:
    """Enter the decision of the body's own board."""

    def save(form: Any) -> object:
        return actions.decide_report(report=report, decision=form.decision, expected_version=form.version, by=viewer)

    def make(data: Any, expected: int) -> ReportDecisionForm:
        blank = BodyReport(authority=report.authority, round=report.round)
        return ReportDecisionForm(data, instance=blank, expected=expected)

    return save, make


def facts(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Complete what is known of the decision."""
    found = own_report(request.viewer, public_id)
    if found.state != ReportState.DECIDED:
        return _does_not_follow(request, public_id)
    access.check_complete_decision(request.viewer, found)
    about = about_report(found)

    def make(data: Any, expected: int) -> ReportFactsForm:
        return ReportFactsForm(data, instance=BodyReport.objects.get(pk=found.pk), expected=expected)

    def save(form: Any) -> object:
        values = {name: form.cleaned_data[name] for name in ReportFactsForm.Meta.fields if name in form.fields}
        return actions.change_report_facts(
            report=found, values=values, expected_version=form.version, by=request.viewer
        )

    editing = Editing(
        save=save,
        done=about["back"][1],
        message=_("Saved."),
        template="steering/report_confirm.html",
        context={
            **about,
            "title": _("The decision's facts"),
            "explanation": _("What was decided is not changed here, only what is known of the decision."),
            "button": _("Save"),
        },
    )
    return change(request, found, make, editing)


def meeting(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say when the own board meets."""
    found = own_report(request.viewer, public_id)
    if found.is_decided or found.round.state != RoundState.OPEN:
        return _does_not_follow(request, public_id)
    access.check_date_report(request.viewer, found)
    about = about_report(found)

    def make(data: Any, expected: int) -> MeetingForm:
        return MeetingForm(data, instance=BodyReport.objects.get(pk=found.pk), expected=expected)

    editing = Editing(
        save=lambda form: actions.date_report(
            report=found, **values_of(form), expected_version=form.version, by=request.viewer
        ),
        done=reverse("report", args=[public_id]),
        message=_("Saved."),
        template="steering/report_confirm.html",
        context={
            **about,
            "title": _("When does your board meet?"),
            "explanation": _("The days of the round are counted back from the meeting."),
            "button": _("Save"),
        },
    )
    return change(request, found, make, editing)
