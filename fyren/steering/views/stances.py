"""The stances of a body for a year, all on one page, saved all or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.forms import WARNING
from fyren.base.history import Conflict
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import last_change
from fyren.steering.access import check_write_budget
from fyren.steering.actions.budgets import take_stances
from fyren.steering.forms.budgets import StanceForm, stance_forms
from fyren.steering.models import InternalBudget, Stance
from fyren.steering.queries.areas import areas_for
from fyren.steering.queries.budgets import own_budget
from fyren.steering.rules import EDITABLE_STATES
from fyren.steering.terms import term_of


def stances(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a stance on every focus area, or change some of them."""
    budget = own_budget(request.viewer, public_id)
    check_write_budget(request.viewer, budget)
    if budget.state not in EDITABLE_STATES:
        messages.warning(request, _("The stances stand still now. The page shows where the budget stands."))
        return redirect("budget", public_id)
    forms = _forms(budget, request.POST or None)
    error = None
    wrong = [
        form for form in forms.values() if not form.is_valid()
    ]  # every one is looked at, to show all that is wrong
    if request.method == "POST" and not wrong:
        try:
            return _save(request, budget, forms)
        except ValidationError as refused:
            error = refused
        except Conflict:
            return _both(request, budget, forms)
    return _page(request, budget, forms, {"error": error}, status=200)


def _save(request: ViewerRequest, budget: InternalBudget, forms: dict[int, StanceForm]) -> HttpResponse:
    answers = [form.answer for form in forms.values() if form.is_changed]
    if answers:
        take_stances(budget=budget, answers=answers, by=request.viewer)
        number = len(answers)
        saved = ngettext("%(number)s stance is saved.", "%(number)s stances are saved.", number) % {"number": number}
        messages.success(request, saved)
    else:
        messages.info(request, _("Nothing was changed."))
    return redirect("budget", budget.public_id)


def _forms(budget: InternalBudget, data: Any) -> dict[int, StanceForm]:
    focus_areas = [area for plan in areas_for(budget) for area in plan.focus_areas]
    present = {stance.focus_area_id: stance for stance in budget.stances.select_related("budget__authority")}
    return stance_forms(data, focus_areas, present)


def _page(
    request: ViewerRequest, budget: InternalBudget, forms: dict[int, StanceForm], more: dict[str, Any], status: int
) -> HttpResponse:
    plans = [
        (group.plan, [(area, [forms[one.pk] for one in focus_areas]) for area, focus_areas in group.areas])
        for group in areas_for(budget)
    ]
    context = {
        "budget": budget,
        "term": term_of(budget.authority),
        "plans": plans,
        "forms": list(forms.values()),
        "has_errors": any(form.is_bound and form.errors for form in forms.values()),
        "warning": WARNING,
        "answered": sum(1 for form in forms.values() if form.stance is not None),
        **more,
    }
    return render(request, "steering/budget_stances.html", context, status=status)


def _both(request: ViewerRequest, budget: InternalBudget, posted: dict[int, StanceForm]) -> HttpResponse:
    """Nothing was saved: beside each of my changes that somebody else was first with stands what is saved now.

    Saving again lets mine hold, or what I then choose. What I had not touched is shown as it is now.
    """
    data = request.POST.copy()
    theirs: dict[int, dict[str, Any]] = {}
    for stance in budget.stances.select_related("budget__authority", "focus_area"):
        form = posted.get(stance.focus_area_id)
        if form is None or form.cleaned_data.get("version") == stance.row_version:
            continue
        if form.is_changed:
            who, at = last_change(stance)
            who = who or people_names({stance.taken_by}).get(stance.taken_by, "")  # the first answer is in no log
            theirs[stance.focus_area_id] = {"who": who, "at": at, **_said(stance)}
        else:
            _show(data, form, stance)
        data[form.add_prefix("version")] = str(stance.row_version)
    forms = _forms(budget, data)
    for key, form in forms.items():
        form.is_valid()
        form.theirs = theirs.get(key)  # type: ignore[attr-defined]
    return _page(request, budget, forms, {"is_conflict": True}, status=409)


def _show(data: QueryDict, form: StanceForm, stance: Stance) -> None:
    """Put what is saved where the page posted what it showed."""
    for name, value in _said(stance).items():
        data[form.add_prefix(name)] = data[form[name].html_initial_name] = value


def _said(stance: Stance) -> dict[str, str]:
    """What the body says now: what waits for a new decision, else what stands."""
    return {name: stance.pending.get(name, getattr(stance, name)) for name in ("kind", "reason")}
