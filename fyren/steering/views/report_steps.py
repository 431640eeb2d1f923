"""The steps of a body's report: sent, given back, released, taken back, decided. Each is confirmed."""

from __future__ import annotations

from collections.abc import Callable
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


def _opened(request: ViewerRequest, public_id: str, check: Check, ask: Ask) -> BodyReport | HttpResponse:
    """The report where the step can be taken, or the way back to where it stands.

    Raises:
        Http404: the viewer may not know of it.
        PermissionDenied: the step is another's.
    """
    found = own_report(request.viewer, public_id)
    is_time = ask.is_after_closing or found.round.state == RoundState.OPEN
    if found.state not in ask.states or not is_time:
        messages.warning(request, _("That step does not follow here. This is where the report stands now."))
        return redirect("report", public_id)
    check(request.viewer, found)
    return found


def _take(
    request: ViewerRequest, found: BodyReport, ask: Ask, save: Callable[[Any], object], make: Callable[..., Any]
) -> HttpResponse:
    """Ask, then take the step."""
    about = about_report(found)
    editing = Editing(
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
    return confirm(request, found, make, editing)


def send(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Send the report to the head, once what is missing has been seen."""
    found = _opened(request, public_id, access.check_write_report, SEND)
    if isinstance(found, HttpResponse):
        return found
    report, seen = found, report_content(found).seen

    def save(form: Any) -> object:
        if form.cleaned_data["seen"] != seen:
            raise Conflict(report)
        return actions.send_report(report=report, expected_version=form.version, by=request.viewer)

    return _take(
        request,
        report,
        SEND,
        save,
        lambda data, expected: ReadForm(data, expected=expected, initial={"seen": seen}),
    )


def release(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The head releases what has been sent."""
    found = _opened(request, public_id, access.check_release_report, RELEASE)
    if isinstance(found, HttpResponse):
        return found
    report = found
    return _take(
        request,
        report,
        RELEASE,
        lambda form: actions.release_report(report=report, expected_version=form.version, by=request.viewer),
        ReadForm,
    )


def give_back(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The head gives what has been sent back, with the reason."""
    found = _opened(request, public_id, access.check_release_report, GIVE_BACK)
    if isinstance(found, HttpResponse):
        return found
    report = found
    return _take(
        request,
        report,
        GIVE_BACK,
        lambda form: actions.give_back_report(
            report=report, because=form.cleaned_data["because"], expected_version=form.version, by=request.viewer
        ),
        GiveBackForm,
    )


def take_back(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Contact or head takes it back before it is decided."""
    found = _opened(request, public_id, access.check_take_back_report, TAKE_BACK)
    if isinstance(found, HttpResponse):
        return found
    report = found
    return _take(
        request,
        report,
        TAKE_BACK,
        lambda form: actions.take_back_report(report=report, expected_version=form.version, by=request.viewer),
        ReadForm,
    )


def decide(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Enter the decision of the body's own board."""
    found = _opened(request, public_id, access.check_decide_report, DECIDE)
    if isinstance(found, HttpResponse):
        return found
    report = found

    def make(data: Any, expected: int) -> ReportDecisionForm:
        blank = BodyReport(authority=report.authority, round=report.round)
        return ReportDecisionForm(data, instance=blank, expected=expected)

    return _take(
        request,
        report,
        DECIDE,
        lambda form: actions.decide_report(
            report=report, decision=form.decision, expected_version=form.version, by=request.viewer
        ),
        make,
    )


def facts(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Complete what is known of the decision."""
    found = own_report(request.viewer, public_id)
    if found.state != ReportState.DECIDED:
        messages.warning(request, _("That step does not follow here. This is where the report stands now."))
        return redirect("report", public_id)
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
        messages.warning(request, _("That step does not follow here. This is where the report stands now."))
        return redirect("report", public_id)
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
