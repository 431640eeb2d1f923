"""A file with values or with the council's indicators, in: choosing it, saying its columns, taking it in or not."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from fyren.base.importing.desk import Crumbs, Desk
from fyren.base.importing.files import SpreadsheetForm, receive
from fyren.indicators.actions import imports as actions
from fyren.indicators.actions.sets import fill_council_set
from fyren.indicators.exchange import columns_for
from fyren.indicators.forms.imports import ValueColumnsForm
from fyren.indicators.import_layout import layout_of
from fyren.indicators.models import CouncilSet, ImportKind, Indicator, ValueImport
from fyren.indicators.queries.imports import figures_preview, open_imports, own_import, set_preview
from fyren.indicators.queries.pages import council_set as open_set
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.plan.views.confirming import confirm_discard


def _way(draft: ValueImport) -> Crumbs:
    indicators = (_("Indicators"), reverse("indicator_list"))
    if draft.council_set is not None:
        return [indicators, (str(draft.council_set), reverse("council_set", args=[draft.council_set.public_id]))]
    return [indicators, (_("Read in values"), reverse("value_import_new"))]


DESK = Desk(page="value_import", columns="value_import_columns", discard="value_import_discard", way=_way)


@csrf_exempt
def value_import_new(request: HttpRequest) -> HttpResponse:
    """Choose a file with values, or go on with one that waits."""
    return _choose(request, None)


@csrf_exempt
def council_set_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose the file with the council's indicators of a year."""
    return _choose(request, open_set(public_id))


def _choose(request: HttpRequest, council_set: CouncilSet | None) -> HttpResponse:
    kind = ImportKind.FIGURES if council_set is None else ImportKind.COUNCIL_SET

    def show(form: SpreadsheetForm, status: int) -> HttpResponse:
        waiting = open_imports(kind) if council_set is None else open_imports(kind).filter(council_set=council_set)
        context = {
            "form": form,
            "set": council_set,
            "waiting": waiting,
            "file_page": DESK.page,
            "columns": [column.label for column in columns_for(kind)],
        }
        return render(request, "indicators/import_choose.html", context, status=status)

    def take(form: SpreadsheetForm) -> HttpResponse:
        draft = actions.start_value_import(
            tables=form.tables, file_name=form.file_name, by=viewer_of(request), council_set=council_set
        )
        return DESK.first_page(draft)

    return receive(request, show, take)


def value_import_columns(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which column of the file is which."""
    draft = own_import(public_id)

    def make_form(data: QueryDict | None) -> ValueColumnsForm:
        layout, kind = layout_of(draft), ImportKind(draft.kind)
        return ValueColumnsForm(
            data,
            table=draft.read_tables()[layout.sheet],
            layout=layout,
            kind=kind,
            columns=columns_for(kind),
            indicators=list(Indicator.objects.values_list("code", "title")),
            expected=draft.row_version,
        )

    def keep(form: ValueColumnsForm) -> None:
        actions.set_value_columns(
            draft=draft, layout=form.said, names=form.names, expected_version=form.version, by=request.viewer
        )

    return DESK.choose_columns(request, draft, make_form, keep)


def value_import(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What taking the file in would do; and take it in."""
    draft = own_import(public_id)
    if (elsewhere := DESK.elsewhere(request, draft)) is not None:
        return elsewhere
    if request.method == "POST":
        return DESK.attempt(request, draft, partial(_take_in, request, draft))
    is_set = draft.kind == ImportKind.COUNCIL_SET
    template = "indicators/import_set.html" if is_set else "indicators/import_figures.html"
    preview = set_preview(draft) if is_set else figures_preview(draft)
    return render(request, template, DESK.about(draft) | {"preview": preview})


def _take_in(request: ViewerRequest, draft: ValueImport) -> HttpResponse:
    shared: dict[str, Any] = {
        "draft": draft,
        "seen": request.POST.get("seen", ""),
        "expected_version": draft.row_version,
        "by": request.viewer,
        "is_example": settings.DEMO,
    }
    if draft.council_set is not None:
        filled = fill_council_set(**shared)
        messages.success(request, _("The council's indicators are taken in."))
        return redirect("council_set", filled.public_id)
    written = actions.import_figures(**shared)
    count = written.added + written.changed
    messages.success(request, ngettext("%(n)d value taken in.", "%(n)d values taken in.", count) % {"n": count})
    return redirect("indicator_list")


def value_import_discard(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Throw a file away, once confirmed."""
    return confirm_discard(request, DESK, own_import(public_id), actions.discard_value_import)
