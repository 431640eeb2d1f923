"""What is done to an activity without writing its text: ended, binned, copied, moved, released, its status said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.history import Conflict
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, change
from fyren.plan.forms.notes import VersionOnlyForm
from fyren.plan.views.confirming import confirm
from fyren.steering.access import can_write_budget
from fyren.steering.actions import activities as actions
from fyren.steering.forms.activities import EndForm, MoveForm, ReleaseForm
from fyren.steering.models import Activity
from fyren.steering.queries.activity_page import (
    activity_page,
    binned_in,
    can_take_back,
    own_activity,
    successors_of,
    written_activity,
    written_budget,
)
from fyren.steering.queries.budgets import own_budget
from fyren.steering.queries.copying import copyables, source_of
from fyren.steering.rules import EDITABLE_STATES, ActivityStatus, BudgetState
from fyren.steering.terms import term_of
from fyren.steering.views.activities import facts_on, see

BINNED = "angra"  # in the bin's address: what was just put there, to be undone
SAID = frozenset({ActivityStatus.NOT_STARTED.value, ActivityStatus.ONGOING.value, ActivityStatus.DONE.value})


def _about(activity: Activity, **more: Any) -> dict[str, Any]:
    """What every page that asks before an act needs."""
    return {
        "activity": activity,
        "budget": activity.budget,
        "back": (activity.title, reverse("activity", args=[activity.public_id])),
        **more,
    }


def _budget(activity: Activity) -> dict[str, Any]:
    """What a sentence calls the budget."""
    return {"budget": term_of(activity.budget.authority).definite}


def activity_status(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say with one press how far the activity has come."""
    activity = written_activity(request.viewer, public_id)
    if request.method != "POST":
        return see(activity)
    status, version = request.POST.get("status", ""), request.POST.get("row_version", "")
    if status in SAID and version.isdecimal():
        values = {"status": status, "ended_because": ""}
        try:
            actions.save_activity(
                budget=activity.budget,
                activity=activity,
                values=values,
                expected_version=int(version),
                by=request.viewer,
            )
        except Conflict:
            messages.warning(request, _("This was changed while you read it. Nothing has been done. Read it again."))
        else:
            messages.success(request, _("Saved."))
    return see(activity)


def activity_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """End an activity before its time, with the reason."""
    activity = written_activity(request.viewer, public_id)
    editing = Editing(
        save=lambda form: actions.end_activity(
            activity=activity,
            because=form.cleaned_data["ended_because"],
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reverse("activity", args=[activity.public_id]),
        message=_("The activity is ended."),
        template="steering/activity_ask.html",
        context=_about(activity, title=_("End the activity"), button=_("End the activity"), danger=True),
    )

    def make(data: Any, expected: int) -> EndForm:
        return EndForm(data, instance=Activity.objects.get(pk=activity.pk), expected=expected)

    return change(request, activity, make, editing)


def activity_bin(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Put an undecided activity in the bin, once confirmed."""
    activity = written_activity(request.viewer, public_id)
    bin_page = reverse("bin", args=[activity.budget.public_id])
    editing = Editing(
        save=lambda form: actions.bin_activity(activity=activity, expected_version=form.version, by=request.viewer),
        done=f"{bin_page}?{BINNED}={activity.public_id}",
        message="",  # the bin says which, beside the way back
        template="steering/activity_ask.html",
        context=_about(
            activity,
            title=_("Move the activity to the bin"),
            button=_("Move to the bin"),
            explanation=_("It can be taken out again for as long as %(budget)s can be changed.") % _budget(activity),
        ),
    )
    return confirm(request, activity, VersionOnlyForm, editing)


def bin_page(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What lies in an internal budget's bin."""
    budget = own_budget(request.viewer, public_id)
    rows = list(binned_in(budget))
    just = next((each for each in rows if each.public_id == request.GET.get(BINNED, "")), None)
    may_restore = can_write_budget(request.viewer, budget) and BudgetState(budget.state) in EDITABLE_STATES
    return render(
        request,
        "steering/bin.html",
        {"budget": budget, "rows": rows, "just_binned": just, "may_restore": may_restore},
    )


def activity_restore(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take an activity out of the bin with one press."""
    activity = written_activity(request.viewer, public_id, binned=True)
    if request.method != "POST":
        return redirect("bin", activity.budget.public_id)
    try:
        actions.restore_activity(activity=activity, expected_version=activity.row_version, by=request.viewer)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("bin", activity.budget.public_id)
    messages.success(request, _("The activity is back in %(budget)s.") % _budget(activity))
    return see(activity)


def activities_copy(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Copy from the body's latest earlier year: all of it, or what is chosen."""
    budget = written_budget(request.viewer, public_id)
    source = source_of(budget)
    rows = copyables(request.viewer, budget, source) if source is not None else []
    wrong = ""
    if request.method == "POST":
        chosen = set(request.POST.getlist("aktivitet"))
        wanted = [row.activity for row in rows if row.activity.public_id in chosen]
        try:
            made = actions.copy_activities(activities=wanted, to=budget, by=request.viewer)
        except ValidationError as error:
            wrong = error.messages[0]
        else:
            messages.success(request, _copied(len(made)))
            return redirect("activities_copy", budget.public_id)
    context = {
        "budget": budget,
        "source": source,
        "rows": rows,
        "remain": [row for row in rows if not row.is_there],
        "wrong": wrong,
    }
    return render(request, "steering/activities_copy.html", context)


def _copied(count: int) -> str:
    if not count:
        return _("Nothing was chosen, so nothing was copied.")
    said = ngettext("%(count)s activity is copied.", "%(count)s activities are copied.", count)
    return said % {"count": count}


def activity_move(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Move an activity to the body that has followed upon its own."""
    activity = written_activity(request.viewer, public_id)
    successors = successors_of(activity.budget.authority)
    editing = Editing(
        save=lambda form: actions.move_activity(
            activity=activity, to=form.cleaned_data["to"], expected_version=form.version, by=request.viewer
        ),
        done=_where_now(request, activity),
        message=_("The activity is moved. It is the other body's own now."),
        template="steering/activity_move.html",
        context=_about(
            activity,
            title=_("Move the activity to the body that follows"),
            button=_("Move the activity"),
            successors=successors,
        ),
    )

    def make(data: Any, expected: int) -> MoveForm:
        return MoveForm(data, expected=expected, successors=successors)

    return confirm(request, activity, make, editing)


def _where_now(request: ViewerRequest, activity: Activity) -> Any:
    """Who also writes for the successor follows along; for others the activity is the other body's draft."""

    def address(moved: Activity) -> str:
        if can_write_budget(request.viewer, moved.budget):
            return reverse("activity", args=[moved.public_id])
        return reverse("today")

    return address


def activity_release(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Release a company's activity, once its own secrecy check is stated."""
    activity = written_activity(request.viewer, public_id)
    is_open = activity.budget.is_company and activity.is_decided and activity.released_on is None
    if request.method == "POST" and not is_open:
        messages.warning(request, _("There is nothing to release."))
        return see(activity)
    editing = Editing(
        save=lambda form: actions.release_activity(activity=activity, expected_version=form.version, by=request.viewer),
        done=reverse("activity", args=[activity.public_id]),
        message=_("The activity is released. It is public when the business plan is."),
        template="steering/activity_release.html",
        context=_about(
            activity,
            title=_("Release the activity"),
            button=_("Release the activity"),
            explanation=_("A company's business plan is not public by itself. Each activity is released on its own."),
            is_open=is_open,
            page=activity_page(request.viewer, public_id),
            facts=facts_on(activity),
        ),
    )
    return confirm(request, activity, ReleaseForm, editing)


def activity_take_back(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take the release of a company's activity back, once confirmed."""
    activity = own_activity(request.viewer, public_id)
    if not can_take_back(activity):
        messages.warning(request, _("There is no release to take back."))
        return see(activity)
    editing = Editing(
        save=lambda form: actions.take_back_activity_release(
            activity=activity, expected_version=form.version, by=request.viewer
        ),
        done=reverse("activity", args=[activity.public_id]),
        message=_("The release is taken back. The activity is no longer public."),
        template="steering/activity_ask.html",
        context=_about(
            activity,
            title=_("Take the release back"),
            button=_("Take the release back"),
            explanation=_("The activity leaves the public pages at once. It can be released again later."),
            danger=True,
        ),
    )
    return confirm(request, activity, VersionOnlyForm, editing)
