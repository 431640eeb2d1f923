"""An activity's page, and the form it is written in."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fyren.base.display import Event
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.queries.focus_areas import focus_areas_at_hand
from fyren.steering.actions.activities import save_activity
from fyren.steering.actions.pending import bound_fields, check_editable
from fyren.steering.forms.activities import FROM_THE_FILE, ActivityChangeForm, ActivityForm, CommentForm
from fyren.steering.models import Activity, BodySettings, BudgetEdition, InternalBudget
from fyren.steering.ports import ACTIVITY_ASIDES
from fyren.steering.queries.activity_page import (
    ActivityPage,
    activity_page,
    decisions_on,
    texts_on,
    written_activity,
    written_budget,
)
from fyren.steering.queries.budgets import writes_for
from fyren.steering.queries.words import label_of, words_of
from fyren.steering.rules import EDITABLE_STATES, BudgetState, Instance, LeadingSystem
from fyren.steering.views.taking_up import reason_in

FACTS = ("target_groups", "perspectives", "knowledge", "origin", "origin_section", "financing", "amount")
STEP_DONE = "klar"  # in the page's address: the step that was just marked, to be undone


def activity(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One activity, as its viewer may know it."""
    page = activity_page(request.viewer, public_id)
    history = _history(page) if page.rights.read_draft else None
    # Who reads the history reads the comments: their writers are named in the same query.
    names = history["names"] if history else people_names({each.written_by for each in page.comments})
    undone = request.GET.get(STEP_DONE, "")
    context = {
        "page": page,
        "activity": page.activity,
        "budget": page.budget,
        "may": page.rights,
        "comment_form": CommentForm(authorities=list(writes_for(request.viewer))) if page.rights.comment else None,
        "facts": facts_on(page.activity),
        "asides": [aside for tell in ACTIVITY_ASIDES for aside in tell(public_id)] if request.viewer.is_known else [],
        "history": history,
        "comments": [(each, names.get(each.written_by, "")) for each in page.comments],
        "to_blank": texts_to_blank(request.viewer, texts_on(page)),
        "just_done": next((row.step for row in page.steps if row.step.public_id == undone and row.step.done_on), None),
    }
    return render(request, "steering/activity.html", context)


def facts_on(activity: Activity) -> list[tuple[str, list[str]]]:
    """For whom, from where and for what money: label and words of each."""
    return [(label_of(name), words_of(name, getattr(activity, name))) for name in FACTS]


def _history(page: ActivityPage) -> dict[str, Any]:
    """The activity's and its steps' history. How it was first written is no change, and what only
    the machine keeps is left out; what waited is put in words."""
    decisions = decisions_on(page.activity)
    others = [*(each.frozen_by for each in decisions), *(each.written_by for each in page.comments)]
    found = history_of(page.activity, *(row.step for row in page.steps), actors=others)
    entries = [each for each in found["entries"] if each.row_version > 1 and each.field not in ("said_at", "binned_at")]
    for entry in entries:
        if entry.object_id != page.activity.public_id:
            entry.field = f"step.{entry.field}"
        elif entry.field == "pending":
            entry.old, entry.new = _waiting(entry.old), _waiting(entry.new)
    steps = {
        "step.title": _("Step"),
        "step.due_on": _("The step's day"),
        "step.done_on": _("The step was done"),
        "pending": _("Waits for a decision"),
    }
    labels = {name: capfirst(str(label)) for name, label in found["labels"].items()}
    events = [Event(each.frozen_at, each.frozen_by, _decided(each)) for each in decisions]
    labels |= {"title": _("Title"), **steps}
    return {**found, "entries": entries, "labels": labels, "events": events}


def _decided(edition: BudgetEdition) -> str:
    """A decision in a sentence: by whom, when, section and registration number."""
    said = {
        Instance.BOARD: _("Decided by the board on %(day)s"),
        Instance.COMMITTEE: _("Decided by a committee of the board on %(day)s"),
        Instance.COMPANY_BOARD: _("Decided by the company's board on %(day)s"),
        Instance.DELEGATION: _("Decided on delegation on %(day)s"),
    }
    plain = _("Decided on %(day)s")  # of an edition from before the instance was kept on it
    text = said[Instance(edition.instance)] if edition.instance else plain
    text %= {"day": date_format(edition.decided_on) if edition.decided_on else ""}
    section = f"§ {edition.section}" if edition.section else ""
    dnr = _("registration number %(dnr)s") % {"dnr": edition.dnr} if edition.dnr else ""
    return ", ".join(part for part in (text, section, dnr) if part) + "."


def _waiting(text: str) -> str:
    """What waited, a field on each line; of focus areas only that they change, since only their ids are kept."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return text
    said = {name: _("changed") if isinstance(value, list) else value for name, value in kept.items()}
    return "\n".join(f"{label_of(name)}: {value}" for name, value in said.items())


def activity_new(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Add an activity to an internal budget; `?omrade=` chooses a focus area beforehand, `?skal=` fills in what
    something elsewhere gives reason to do."""
    budget = written_budget(request.viewer, public_id)
    stopped = _why_not(budget)
    if stopped:
        return render(request, "steering/activity_stopped.html", {"budget": budget, "why": stopped}, status=200)
    areas = list(focus_areas_at_hand(request.viewer))
    reason = reason_in(request)
    chosen = [area for area in areas if area.public_id == request.GET.get("omrade", "")]
    initial: dict[str, Any] = {"focus_areas": chosen}
    if reason is not None:
        serves = [area for area in areas if area.pk in reason.focus_areas]
        initial = {"title": reason.title, "description": reason.description, "focus_areas": serves}
    editing = Editing(
        save=lambda form: save_activity(budget=budget, values=form.values(), by=request.viewer),
        done=lambda made: reverse("activity", args=[made.public_id]),
        message=_("The activity is added."),
        template="steering/activity_form.html",
        context={"title": _("Add an activity"), "button": _("Add the activity"), "budget": budget},
    )
    return add(request, ActivityForm(request.POST or None, areas=areas, initial=initial), editing)


def _why_not(budget: InternalBudget) -> str:
    """Why no activity can be added by hand; "" when it can."""
    if system_of(budget) is not None:
        return _("The activities come from the file of the body's own system. Add it there, and read the file in here.")
    try:
        check_editable(budget)
    except ValidationError as error:
        return str(error.messages[0])
    return ""


def system_of(budget: InternalBudget) -> BodySettings | None:
    """How the body plans, when its own system leads."""
    return BodySettings.objects.filter(authority=budget.authority, leading_system=LeadingSystem.OWN).first()


def activity_edit(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change an activity. What a decision binds waits for the next one, or is locked."""
    found = written_activity(request.viewer, public_id)
    budget, here = found.budget, reverse("activity", args=[found.public_id])
    is_locked = BudgetState(budget.state) not in EDITABLE_STATES
    by_decision = bound_fields(budget) if is_locked else frozenset()
    own = system_of(budget)
    by_file = FROM_THE_FILE - by_decision if own is not None else frozenset()
    areas = list(focus_areas_at_hand(request.viewer))

    def make(data: Any, expected: int) -> ActivityChangeForm:
        instance = Activity.objects.select_related("budget__authority", "budget__year").get(pk=found.pk)
        locks = {"by_decision": by_decision, "by_file": by_file}
        return ActivityChangeForm(data, instance=instance, expected=expected, areas=areas, **locks)

    editing = Editing(
        save=lambda form: save_activity(
            budget=budget,
            activity=found,
            values=form.values(),
            expected_version=form.version,
            by=request.viewer,
        ),
        done=here,
        message=_("The activity is saved."),
        template="steering/activity_form.html",
        context={
            "title": _("Change the activity"),
            "button": _("Save"),
            "budget": budget,
            "activity": found,
            "back": (found.title, here),
            "is_locked": is_locked,
            "waits": found.is_decided and not is_locked,
            "own_system": own,
        },
    )
    return change(request, found, make, editing)


def see(activity: Activity) -> HttpResponse:
    """On to the activity's page."""
    return redirect("activity", activity.public_id)
