"""A body's own file, in: choosing it, saying its columns, deciding its rows, taking it in or discarding it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from fyren.base.importing.desk import Crumbs
from fyren.base.importing.files import SpreadsheetForm, receive
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.plan.views.confirming import confirm_discard
from fyren.steering.access import can_write_budget, check_write_budget
from fyren.steering.actions import imports as actions
from fyren.steering.addresses import budget_address
from fyren.steering.exchange import activity_columns, names_for
from fyren.steering.forms.imports import ColumnsForm
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import ActivityImport, InternalBudget
from fyren.steering.queries.budgets import own_budget
from fyren.steering.queries.imports import open_imports, own_import, preview_of
from fyren.steering.views.import_desk import ActivityDesk, look_through


def _way(draft: ActivityImport) -> Crumbs:
    home = budget_address(draft.budget.public_id)
    files = (_("Activities as a file"), reverse("exchange_import", args=[draft.budget.public_id]))
    return [(str(draft.budget), home), files] if home else [files]


DESK = ActivityDesk(
    page="activity_import",
    columns="activity_import_columns",
    discard="activity_import_discard",
    way=_way,
    preview=preview_of,
    decide=actions.decide_import_rows,
    take_in=actions.import_activities,
    home=lambda draft: budget_address(draft.budget.public_id),
)


@csrf_exempt
def exchange_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """A budget's activities as a file: take one out, choose one to take in, go on with one that waits."""
    viewer = viewer_of(request)
    budget = own_budget(viewer, public_id)
    if not can_write_budget(viewer, budget):
        raise PermissionDenied("the budget is closed, or another's")

    return receive(
        request,
        lambda form, status: _exchange(request, budget, form, status),
        lambda form: _take(request, budget, form),
    )


def _take(request: HttpRequest, budget: InternalBudget, form: SpreadsheetForm) -> HttpResponse:
    draft = actions.start_activity_import(
        budget=budget, tables=form.tables, file_name=form.file_name, by=viewer_of(request)
    )
    return DESK.first_page(draft)


def _exchange(request: HttpRequest, budget: InternalBudget, form: SpreadsheetForm, status: int) -> HttpResponse:
    context = {
        "budget": budget,
        "budget_url": budget_address(budget.public_id),
        "form": form,
        "waiting": open_imports(viewer_of(request), budget),
        "count": budget.activities.kept().count(),
    }
    return render(request, "steering/exchange.html", context, status=status)


def activity_import_columns(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which column of the file is which."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)

    def make_form(data: QueryDict | None) -> ColumnsForm:
        names, layouts = names_for(draft.budget), layouts_of(draft)
        return ColumnsForm(
            data,
            table=draft.read_tables()[layouts.sheet],
            layouts=layouts,
            columns=activity_columns(names),
            areas={key: names.area_names[key] for key in names.areas},
            expected=draft.row_version,
        )

    def keep(form: ColumnsForm) -> None:
        actions.set_import_columns(
            draft=draft, layouts=form.said, names=form.names, expected_version=form.version, by=request.viewer
        )

    return DESK.choose_columns(request, draft, make_form, keep)


def activity_import(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What each row of the file would do; choose, and take it in."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    return DESK.elsewhere(request, draft) or look_through(request, DESK, draft)


def activity_import_discard(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Throw a file away, once confirmed."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    return confirm_discard(request, DESK, draft, actions.discard_activity_import)
