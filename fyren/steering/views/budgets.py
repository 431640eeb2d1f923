"""Internal budgets: the own ones, every body's for a year, one of them, and beginning one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.people.forms.versioned import refuse
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.plan.queries.blanking import texts_to_blank
from fyren.steering.access import can_plan_year, can_read_decided, can_read_draft, can_write_for
from fyren.steering.actions.budgets import open_budget
from fyren.steering.forms.budgets import OpenForm
from fyren.steering.models import InternalBudget
from fyren.steering.queries.budget_lists import asked_in, body_rows, own_budgets
from fyren.steering.queries.budget_page import BudgetPage, budget_page, texts_beside
from fyren.steering.queries.budget_steps import Step, steps_for
from fyren.steering.queries.budgets import (
    bodies_of,
    budget_of,
    budgets_by_body,
    editions_seen,
    writes_for,
    year_of,
    years,
)
from fyren.steering.queries.edition_page import handed_over_edition, lay_out
from fyren.steering.terms import several_of, term_of


def my_budgets(request: ViewerRequest) -> HttpResponse:
    """The own bodies' budgets, year by year, and what to do next in each."""
    rows = own_budgets(request.viewer)
    many = len({row.body.pk for row in rows}) > 1
    heading = several_of(row.body for row in rows)
    context = {"heading": heading, "rows": rows, "many": many, "years": years()}
    return render(request, "steering/budget_mine.html", context)


def budgets(request: ViewerRequest, number: int) -> HttpResponse:
    """How far every body has come with the year, as far as the viewer may know."""
    year = year_of(number)
    rows = body_rows(request.viewer, year)
    context = {
        "year": year,
        "years": years(),
        "rows": rows,
        "asked": asked_in(year),
        "decided": sum(1 for row in rows if row.budget is not None and row.budget.is_decided),
        "addressed": sum(1 for row in rows if not row.column.is_outside),
        "may_plan": can_plan_year(request.viewer),
    }
    return render(request, "steering/budget_all.html", context)


def open_(request: ViewerRequest, number: int) -> HttpResponse:
    """Begin a year's budget for a body that one writes for."""
    year = year_of(number)
    begun = budgets_by_body(request.viewer, year)
    exist = [column.body.pk for column in bodies_of(year)]
    bodies = writes_for(request.viewer).filter(pk__in=exist).exclude(pk__in=begun)
    only = bodies[0] if len(bodies) == 1 else None
    chosen = request.GET.get("namnd", only.public_id if only else "")
    form = OpenForm(request.POST or None, bodies=bodies, initial={"authority": chosen})
    if request.method == "POST" and form.is_valid():
        body = form.cleaned_data["authority"]
        try:
            budget = open_budget(year=year, authority=body, by=request.viewer)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Begun. Take a stance on each focus area, and add activities."))
            return redirect("budget", budget.public_id)
    heading = several_of(writes_for(request.viewer))
    context = {"heading": heading, "form": form, "year": year, "bodies": bodies, "only": only}
    return render(request, "steering/budget_open.html", context)


def budget(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One budget: live for its own people, what is decided for others, else what was handed over."""
    viewer = request.viewer
    found = budget_of(viewer, public_id)
    context = {
        "budget": found,
        "term": term_of(found.authority),
        "editions": list(editions_seen(viewer, found).prefetch_related("files")),
        "is_own": can_read_draft(viewer, found),
        "may_take_back_release": found.is_public and can_write_for(viewer, found.authority.public_id),
    }
    if not can_read_decided(viewer, found):
        edition = handed_over_edition(viewer, found)
        page = lay_out(edition) if edition is not None else None
        who = people_names({found.handed_over_by}).get(found.handed_over_by, "")
        return render(request, "steering/budget_handed_over.html", {**context, "page": page, "who": who})
    shown = budget_page(viewer, found)
    context["to_blank"] = texts_to_blank(viewer, texts_beside(found)) if context["is_own"] else []
    return render(request, "steering/budget.html", {**context, "page": shown, **_steps(request, found, shown)})


def _steps(request: ViewerRequest, found: InternalBudget, page: BudgetPage) -> dict[str, list[Step] | Step | None]:
    """The first step as the primary one, unless nothing asks to be done."""
    steps = []
    if page.may_write:
        unanswered = bool(page.unanswered)
        steps = steps_for(found, has_unanswered=unanswered, is_empty=page.is_empty, day=request.viewer.day)
    primary = steps[0] if steps and steps[0].name != "budget_amend" else None
    return {"primary": primary, "others": [step for step in steps if step is not primary]}
