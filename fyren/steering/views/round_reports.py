"""What the coordinator does with the bodies of a round: reminds, receives, asks for completion, proposes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.people.views.editing import Editing, add
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.queries.focus_areas import focus_areas_at_hand
from fyren.plan.queries.revision import bodies_to_ask
from fyren.plan.views.confirming import confirm
from fyren.steering.actions import round_reports as actions
from fyren.steering.actions.proposals import send_proposal
from fyren.steering.actions.reminders import Reminded, remind
from fyren.steering.forms.proposals import ProposalForm
from fyren.steering.forms.rounds import CompletionForm
from fyren.steering.models import BodyReport, BudgetYear, ProposalOrigin, Round
from fyren.steering.queries import rounds as queries
from fyren.steering.queries.inbox import receivers
from fyren.steering.queries.reminders import remindable
from fyren.steering.round_access import can_receive, check_run_rounds
from fyren.steering.round_rules import ReportState, RoundState, may_step


def round_remind(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Remind all who are late, or with `rapport` one body. Reading shows whom it would reach."""
    check_run_rounds(request.viewer)
    found = queries.round_of(public_id)
    if found.state != RoundState.OPEN:
        return redirect("round", public_id)
    if request.method == "POST":
        asked = request.POST.get("rapport", "")
        only = queries.report_in(found, asked) if asked else None
        _tell(request, remind(round=found, only=only, by=request.viewer))
        return redirect("round", public_id)
    everyone = remindable(found, request.viewer.day)
    context = {"round": found, "rows": everyone, "late": [each for each in everyone if each.late is not None]}
    return render(request, "steering/round_remind.html", context)


def _tell(request: ViewerRequest, done: Reminded) -> None:
    """What the reminder led to, body by body."""
    if done.sent:
        text = ngettext("%(count)s body is reminded.", "%(count)s bodies are reminded.", len(done.sent))
        messages.success(request, text % {"count": len(done.sent)})
    if done.too_soon:
        text = _("Not reminded, since they have had a reminder and have chosen how often: %(names)s.")
        messages.info(request, text % {"names": ", ".join(done.too_soon)})
    if done.unreachable:
        text = _("Not reached, since they have neither a contact nor another address: %(names)s.")
        messages.warning(request, text % {"names": ", ".join(done.unreachable)})
    if not (done.sent or done.too_soon or done.unreachable):
        messages.info(request, _("Nobody is late, so nobody is reminded."))


def _released(request: ViewerRequest, public_id: str, report_id: str) -> tuple[Round, BodyReport]:
    """A report that lies with the coordinator.

    Raises:
        Http404: it is not there, or what it says is still the body's own.
    """
    found = queries.round_of(public_id)
    report = queries.report_in(found, report_id)
    if not can_receive(request.viewer, report):
        raise Http404
    return found, report


def _back(found: Round) -> tuple[str, str]:
    return str(found), reverse("round", args=[found.public_id])


def report_receive(request: ViewerRequest, public_id: str, report_id: str) -> HttpResponse:
    """Receive a released report."""
    found, report = _released(request, public_id, report_id)
    editing = Editing(
        save=lambda form: actions.receive_report(report=report, expected_version=form.version, by=request.viewer),
        done=reverse("round", args=[public_id]),
        message=_("The report is received."),
        context={
            "title": _("Receive the report of %(body)s") % {"body": report.authority},
            "explanation": _("You receive what the body has released. You approve nothing and change nothing."),
            "button": _("Receive"),
            "back": _back(found),
        },
    )
    return confirm(request, report, VersionOnlyForm, editing)


def report_complete(request: ViewerRequest, public_id: str, report_id: str) -> HttpResponse:
    """Ask the body to complete a released report."""
    found, report = _released(request, public_id, report_id)
    if not may_step(ReportState(report.state), ReportState.WRITING):
        raise PermissionDenied
    editing = Editing(
        save=lambda form: actions.ask_completion(
            report=report, text=form.cleaned_data["text"], expected_version=form.version, by=request.viewer
        ),
        done=reverse("round", args=[public_id]),
        message=_("The report is back with the body, which sees what you ask."),
        context={
            "title": _("Ask %(body)s for completion") % {"body": report.authority},
            "explanation": _("The report goes back to the body, which writes and releases it anew."),
            "button": _("Ask for completion"),
            "back": _back(found),
        },
    )
    return confirm(request, report, CompletionForm, editing)


def round_propose(request: ViewerRequest, public_id: str) -> HttpResponse:
    """From the round to bodies' inboxes: what is proposed for next year."""
    viewer = request.viewer
    found = queries.round_of(public_id)
    year = BudgetYear.objects.filter(year=found.year.year + 1).first()
    if year is None:
        messages.warning(request, _("Open the budget year %(year)s first.") % {"year": found.year.year + 1})
        return redirect("round", public_id)
    form = ProposalForm(
        request.POST or None,
        areas=focus_areas_at_hand(viewer),
        bodies=receivers(bodies_to_ask(viewer.day)),
        senders=list(Body.objects.filter(public_id__in=viewer.authorities_as(Role.COORDINATOR))),
        initial={"year": year.pk},
    )
    editing = Editing(
        save=lambda valid: _send(valid, request),
        done=reverse("inbox"),
        message=_("The proposal is sent."),
        template="steering/proposal_send.html",
        context={
            "title": _("Propose for next year"),
            "button": _("Send the proposal"),
            "explanation": _("The proposal waits in each body's inbox. The body answers for itself."),
            "back": _back(found),
        },
    )
    return add(request, form, editing)


def _send(form: ProposalForm, request: ViewerRequest) -> None:
    values: dict[str, Any] = form.cleaned_data
    with transaction.atomic():
        for body in values["bodies"]:
            send_proposal(
                year=values["year"],
                to=body,
                sender=form.sender,
                title=values["title"],
                description=values["description"],
                focus_areas=values["focus_areas"],
                origin=ProposalOrigin.ROUND,
                by=request.viewer,
            )
