"""The inbox: what others propose to a body, and what a coordinator has proposed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.people.views.editing import Editing, add
from fyren.plan.ports import Suggestion
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.queries.focus_areas import focus_areas_at_hand, grouped
from fyren.plan.queries.revision import bodies_to_ask
from fyren.plan.views.confirming import confirm
from fyren.steering.access import can_propose, can_write_for
from fyren.steering.actions.pending import check_editable
from fyren.steering.actions.proposals import accept_proposal, decline_proposal, send_proposal
from fyren.steering.forms.proposals import AcceptForm, DeclineForm, ProposalForm
from fyren.steering.models import InternalBudget, Proposal, ProposalOrigin, ProposalState
from fyren.steering.queries.budgets import year_at_hand
from fyren.steering.queries.inbox import KeptRow, budget_for, inbox_of, kept_by_key, proposal_of, receivers
from fyren.steering.terms import term_of
from fyren.steering.views.taking_up import reason_in


def inbox(request: ViewerRequest) -> HttpResponse:
    """What has come to the viewer's bodies, and what they have sent."""
    context = {"inbox": inbox_of(request.viewer), "may_propose": can_propose(request.viewer)}
    return render(request, "steering/inbox.html", context)


def proposal(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One proposal with its answer, or the ways to answer it."""
    found = proposal_of(request.viewer, public_id)
    may_answer = _may_answer(request, found)
    areas = found.focus_areas.select_related("development_area__edition__plan")
    context = {
        "proposal": found,
        "groups": grouped(areas),
        "may_answer": may_answer,
        "why_not": _why_not(budget_for(found), found.to_authority) if may_answer else "",
        "to_blank": texts_to_blank(request.viewer, [found]),
        "is_receiver": found.to_authority.public_id in request.viewer.draft_authorities,
    }
    return render(request, "steering/proposal.html", context)


def _may_answer(request: ViewerRequest, found: Proposal) -> bool:
    is_open = found.state == ProposalState.OPEN
    return is_open and can_write_for(request.viewer, found.to_authority.public_id)


def _why_not(budget: InternalBudget | None, to: Body) -> str:
    """Why a proposal cannot be taken into the budget now; "" when it can."""
    if budget is None:
        said = _("The year's %(budget)s has not been begun. Begin it, then take the proposal in.")
        return said % {"budget": term_of(to).indefinite}
    try:
        check_editable(budget)
    except ValidationError as error:
        return str(error.messages[0])
    return ""


def _received(request: ViewerRequest, public_id: str) -> Proposal:
    """A proposal to a body that the viewer writes for; 404 for any other."""
    found = proposal_of(request.viewer, public_id)
    if not can_write_for(request.viewer, found.to_authority.public_id):
        raise Http404
    return found


def proposal_accept(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a proposal into the body's own budget, as it is or changed."""
    found = _received(request, public_id)
    budget = budget_for(found)
    if found.state != ProposalState.OPEN or budget is None or _why_not(budget, found.to_authority):
        return proposal(request, public_id)
    said = {"title": found.title, "description": found.description}

    def make(data: Any, expected: int) -> AcceptForm:
        return AcceptForm(data, expected=expected, initial=said)

    editing = Editing(
        save=lambda form: accept_proposal(
            proposal=found,
            budget=budget,
            title=form.cleaned_data["title"],
            description=form.cleaned_data["description"],
            answer=form.cleaned_data["answer"],
            expected_version=form.version,
            by=request.viewer,
        ),
        done=lambda made: reverse("activity", args=[made.public_id]),
        message=_("The proposal is one of your own activities now. Fill in what is missing."),
        template="steering/proposal_form.html",
        context={"title": _("Take the proposal in"), "button": _("Take in"), **_back(found)},
    )
    return confirm(request, found, make, editing)


def proposal_decline(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Decline a proposal, with the reason."""
    found = _received(request, public_id)
    if found.state != ProposalState.OPEN:
        return proposal(request, public_id)
    editing = Editing(
        save=lambda form: decline_proposal(
            proposal=found,
            because=form.cleaned_data["answer"],
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reverse("inbox"),
        message=_("The answer is sent."),
        template="steering/proposal_form.html",
        context={"title": _("Decline the proposal"), "button": _("Decline"), **_back(found)},
    )
    return confirm(request, found, DeclineForm, editing)


def _back(found: Proposal) -> dict[str, Any]:
    return {"proposal": found, "back": (found.title, reverse("proposal", args=[found.public_id]))}


def proposal_new(request: ViewerRequest) -> HttpResponse:
    """Send a proposal to one or more bodies; `?rad=` names a row kept aside from a document, `?skal=` a reason
    found elsewhere."""
    viewer = request.viewer
    year = year_at_hand(viewer.day)
    if year is None:
        return render(request, "steering/proposal_no_year.html")
    kept = kept_by_key(viewer, request.GET.get("rad", ""))
    senders = list(Body.objects.filter(public_id__in=viewer.authorities_as(Role.COORDINATOR)))
    asked = receivers(bodies_to_ask(viewer.day))
    initial: dict[str, Any] = {"year": year.pk}
    if kept is not None:
        initial |= {"title": kept.title, "description": kept.description}
    reason = reason_in(request)
    if reason is not None:
        initial |= {"title": reason.title, "description": reason.description, "focus_areas": reason.focus_areas}
        initial |= {"bodies": list(asked.filter(public_id__in=reason.bodies))}
    origin = _origin_of(kept, reason)
    form = ProposalForm(
        request.POST or None,
        areas=focus_areas_at_hand(viewer),
        bodies=asked,
        senders=senders,
        initial=initial,
    )
    editing = Editing(
        save=lambda form: _send(form, kept, origin, request),
        done=reverse("inbox"),
        message=_Sent(form),
        template="steering/proposal_send.html",
        context={
            "title": _("Propose an activity"),
            "button": _("Send the proposal"),
            "explanation": _("The proposal waits in each body's inbox. The body answers for itself."),
            "back": (_("Inbox"), reverse("inbox")),
        },
    )
    return add(request, form, editing)


class _Sent:
    """How many bodies got it, known once the form is valid."""

    def __init__(self, form: ProposalForm) -> None:
        self.form = form

    def __str__(self) -> str:
        count = len(self.form.cleaned_data["bodies"])
        return ngettext("Sent to %(count)s body.", "Sent to %(count)s bodies.", count) % {"count": count}


def _origin_of(kept: KeptRow | None, reason: Suggestion | None) -> ProposalOrigin:
    if kept is not None:
        return ProposalOrigin.DOCUMENT
    return ProposalOrigin.COORDINATOR if reason is None else ProposalOrigin.ROOM


def _send(form: ProposalForm, kept: KeptRow | None, origin: ProposalOrigin, request: ViewerRequest) -> None:
    """One proposal for each body, all or none."""
    values = form.cleaned_data
    with transaction.atomic():
        for body in values["bodies"]:
            send_proposal(
                year=values["year"],
                to=body,
                sender=form.sender,
                title=values["title"],
                description=values["description"],
                focus_areas=values["focus_areas"],
                origin=origin,
                row=kept.draft if kept is not None else None,
                by=request.viewer,
            )
