"""From a reason to an activity: the page that asks in which budget, or for whom."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.plan.ports import Suggestion, suggestion_of
from fyren.steering.access import can_write_for
from fyren.steering.queries.budget_lists import own_budgets
from fyren.steering.rules import EDITABLE_STATES, BudgetState

REASON = "skal"  # in addresses: the key of the reason that something is taken up for


def reason_in(request: ViewerRequest) -> Suggestion | None:
    """What the address names a reason for, as the viewer may read it; None where it names none."""
    return suggestion_of(request.viewer, request.GET.get(REASON, ""))


def take_up(request: ViewerRequest) -> HttpResponse:
    """Where what there is reason to do can be taken up: own budgets of this year and coming ones, others' inboxes."""
    found = reason_in(request)
    if found is None:
        raise Http404
    viewer = request.viewer
    written = [row for row in own_budgets(viewer) if can_write_for(viewer, row.body.public_id)]
    rows = [row for row in written if row.year.year >= viewer.day.year]
    context = {
        "suggestion": found,
        "query": f"{REASON}={request.GET[REASON]}",
        "open_rows": [row for row in rows if row.budget and BudgetState(row.budget.state) in EDITABLE_STATES],
        "closed_rows": [row for row in rows if row.budget and BudgetState(row.budget.state) not in EDITABLE_STATES],
        "to_begin": [row for row in rows if row.may_begin],
        "may_propose": viewer.holds(Role.COORDINATOR),
    }
    return render(request, "steering/take_up.html", context)
