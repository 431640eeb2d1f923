"""A body's own file, in: choosing it, saying its columns, deciding its rows, taking it in or discarding it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from fyren.base.history import Conflict
from fyren.base.importing.models import TableImportState
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.people.views.editing import Editing
from fyren.plan.views.confirming import confirm
from fyren.steering.access import can_write_budget, check_write_budget
from fyren.steering.actions import imports as actions
from fyren.steering.addresses import budget_address
from fyren.steering.exchange import activity_columns, names_for
from fyren.steering.forms.imports import ColumnsForm, DiscardForm, TableFileForm
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import InternalBudget
from fyren.steering.queries.budgets import own_budget
from fyren.steering.queries.imports import open_imports, own_import, preview_of
from fyren.steering.views.import_desk import Desk, changed_meanwhile, closed, look_through, receive

DESK = Desk(
    files="exchange_import",
    page="activity_import",
    columns="activity_import_columns",
    discard="activity_import_discard",
    files_label=gettext_lazy("Activities as a file"),
    owner=lambda draft: str(draft.budget.public_id),
    home=lambda draft: (str(draft.budget), budget_address(draft.budget.public_id)),
    preview=preview_of,
    decide=actions.decide_import_rows,
    take_in=actions.import_activities,
)


# The token is looked for in the body, so the check waits until the body is known to be small enough to be read.
@csrf_exempt
def exchange_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """A budget's activities as a file: take one out, choose one to take in, go on with one that waits."""
    viewer = viewer_of(request)
    budget = own_budget(viewer, public_id)
    if not can_write_budget(viewer, budget):
        raise PermissionDenied("the budget is closed, or another's")

    def show(form: TableFileForm, status: int) -> HttpResponse:
        return _exchange(request, budget, form, status)

    return (
        receive(request, show, lambda form: _take(request, budget, form))
        if request.method == "POST"
        else show(TableFileForm(), 200)
    )


def _take(request: HttpRequest, budget: InternalBudget, form: TableFileForm) -> HttpResponse:
    draft = actions.start_activity_import(
        budget=budget, tables=form.tables, file_name=form.file_name, by=viewer_of(request)
    )
    name = "activity_import" if layouts_of(draft).is_settled else "activity_import_columns"
    return redirect(name, draft.public_id)


def _exchange(request: HttpRequest, budget: InternalBudget, form: TableFileForm, status: int) -> HttpResponse:
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
    if draft.state != TableImportState.OPEN:
        return closed(request, DESK, draft)
    names, layouts = names_for(draft.budget), layouts_of(draft)
    columns = activity_columns(names)
    form = ColumnsForm(
        request.POST or None,
        table=draft.read_tables()[layouts.sheet],
        layouts=layouts,
        columns=columns,
        areas={key: names.area_names[key] for key in names.areas},
        expected=draft.row_version,
    )
    if form.is_bound and form.is_valid():
        try:
            actions.set_import_columns(
                draft=draft,
                layouts=form.said,
                names=form.names,
                expected_version=form.version,
                by=request.viewer,
            )
        except Conflict:
            return changed_meanwhile(request, DESK, draft)
        return redirect("activity_import", draft.public_id)
    return render(request, "steering/import_columns.html", DESK.about(draft) | {"form": form})


def activity_import(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What each row of the file would do; choose, and take it in."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    if draft.state != TableImportState.OPEN:
        return closed(request, DESK, draft)
    if not layouts_of(draft).is_settled:
        return redirect("activity_import_columns", draft.public_id)
    return look_through(request, DESK, draft)


def activity_import_discard(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Throw a file away, once confirmed."""
    draft = own_import(request.viewer, public_id)
    check_write_budget(request.viewer, draft.budget)
    if draft.state != TableImportState.OPEN:
        return closed(request, DESK, draft)
    back = reverse("exchange_import", args=[draft.budget.public_id])
    editing = Editing(
        save=lambda form: actions.discard_activity_import(
            draft=draft, expected_version=form.version, by=request.viewer
        ),
        done=back,
        message=_("The file is discarded. Nothing of it has been kept."),
        context={
            "title": _("Discard the file"),
            "explanation": _("%(file)s has not been taken in. What it says is removed and cannot be fetched back.")
            % {"file": draft.file_name},
            "button": _("Discard the file"),
            "danger": True,
            "back": (_("Activities as a file"), back),
        },
    )
    return confirm(request, draft, DiscardForm, editing)
