"""Changing several activities of a budget at once: choose, see before and after, change all or none, undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.history import Conflict
from fyren.people.requests import ViewerRequest
from fyren.steering.access import can_write_budget
from fyren.steering.actions import activities as actions
from fyren.steering.actions.bulk import undo_activities_change
from fyren.steering.addresses import budget_address
from fyren.steering.exchange import names_for
from fyren.steering.forms.bulk import BULK_FIELDS, BulkForm, bulk_field, token
from fyren.steering.models import Activity, InternalBudget
from fyren.steering.queries.budgets import own_budget
from fyren.steering.queries.bulk import before_and_after, words

UNDO = "bulk_change"


def bulk_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Choose a field, then activities and a value; see what it leads to; change them.

    The same address shows the next step, by what has been given: nothing is changed before before-and-after was seen.
    """
    budget = _budget(request, public_id)
    name = request.GET.get("falt", "")
    context = _context(request, budget, name)
    if name not in BULK_FIELDS:
        return render(request, "steering/bulk_change.html", context)
    activities = list(budget.activities.kept().prefetch_related("focus_areas"))
    form = BulkForm(
        request.POST or None,
        name=name,
        activities=activities,
        areas=names_for(budget).areas.values(),
        initial={"rows": [token(each) for each in activities if each.public_id in request.GET.getlist("rad")]},
    )
    if not (form.is_bound and form.is_valid()):
        rows = [(token(each), each, words(name, _waiting(each, name))) for each in activities]
        return render(request, "steering/bulk_change.html", context | {"form": form, "rows": rows})
    previewed = before_and_after(budget, name, form.cleaned_data["value"], form.chosen)
    hindered = [each for each in previewed if each.hindrance]
    if "apply" in request.POST and not hindered:
        return _apply(request, budget, name, form)
    return render(request, "steering/bulk_preview.html", context | _preview(request, form, previewed))


def _preview(request: ViewerRequest, form: BulkForm, previewed: list[Any]) -> dict[str, Any]:
    return {
        "form": form,
        "previewed": previewed,
        "hindered": [each for each in previewed if each.hindrance],
        "waits": any(each.waits and not each.is_same for each in previewed),
        "count": sum(not each.is_same for each in previewed),
        "new": previewed[0].new,
        "posted": [
            (key, value)
            for key in request.POST
            if key not in ("csrfmiddlewaretoken", "apply")
            for value in request.POST.getlist(key)
        ],
    }


def _apply(request: ViewerRequest, budget: InternalBudget, name: str, form: BulkForm) -> HttpResponse:
    address = f"{reverse('bulk_change', args=[budget.public_id])}?falt={name}"
    seen = {each.public_id: each.row_version for each in form.chosen}
    rows = [(each, each.row_version) for each in form.chosen]
    try:
        count = actions.change_activities(
            budget=budget, rows=rows, values={name: form.cleaned_data["value"]}, by=request.viewer
        )
    except Conflict as conflict:
        messages.warning(
            request,
            _("“%(activity)s” was changed while you read. Nothing has been changed. Look once more.")
            % {"activity": conflict.current},
        )
        return redirect(address)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return redirect(address)
    now = dict(Activity.objects.filter(public_id__in=seen).values_list("public_id", "row_version"))
    changed = {key: version for key, version in now.items() if version != seen[key]}
    request.session[UNDO] = {"budget": budget.public_id, "field": name, "versions": changed}
    messages.success(request, ngettext("%(n)d activity changed.", "%(n)d activities changed.", count) % {"n": count})
    return redirect(reverse("bulk_change", args=[budget.public_id]))


def bulk_undo(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take the last change back."""
    budget = _budget(request, public_id)
    address = reverse("bulk_change", args=[budget.public_id])
    done = request.session.get(UNDO) or {}
    if request.method != "POST" or done.get("budget") != budget.public_id:
        return redirect(address)
    request.session.pop(UNDO)
    try:
        count = undo_activities_change(budget=budget, field=done["field"], versions=done["versions"], by=request.viewer)
    except Conflict as conflict:
        messages.warning(
            request,
            _("“%(activity)s” has been changed since. Nothing has been changed back.") % {"activity": conflict.current},
        )
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
    else:
        said = ngettext("%(n)d activity is as it was.", "%(n)d activities are as they were.", count)
        messages.success(request, said % {"n": count})
    return redirect(address)


def _budget(request: ViewerRequest, public_id: str) -> InternalBudget:
    """The budget, when its activities may be changed."""
    budget = own_budget(request.viewer, public_id)
    if not can_write_budget(request.viewer, budget):
        raise PermissionDenied("the budget is closed, or another's")
    return budget


def _context(request: ViewerRequest, budget: InternalBudget, name: str) -> dict[str, Any]:
    done = request.session.get(UNDO) or {}
    return {
        "budget": budget,
        "budget_url": budget_address(budget.public_id),
        "name": name,
        "fields": [(each, capfirst(str(bulk_field(each).verbose_name))) for each in BULK_FIELDS],
        "field_label": capfirst(str(bulk_field(name).verbose_name)) if name in BULK_FIELDS else "",
        "undo_url": reverse("bulk_undo", args=[budget.public_id]) if done.get("budget") == budget.public_id else "",
        "count_all": budget.activities.kept().count(),
    }


def _waiting(activity: Activity, name: str) -> Any:
    return activity.focus_areas.all() if name == "focus_areas" else activity.waiting(name)
