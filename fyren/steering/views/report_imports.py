"""A report as an Excel file: taken out, filled in where one works, looked through and taken in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from fyren.base.downloads import download
from fyren.base.importing.desk import Crumbs
from fyren.base.importing.files import SpreadsheetForm, receive
from fyren.base.importing.models import TableImportState
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.plan.views.confirming import confirm_discard
from fyren.steering.access import check_write_for
from fyren.steering.actions import report_imports as actions
from fyren.steering.forms.imports import ReportColumnsForm
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import BodyReport, ReportImport
from fyren.steering.queries.body_reports import own_report, report_content
from fyren.steering.queries.report_imports import open_report_imports, own_report_import, report_preview
from fyren.steering.report_access import can_write_report
from fyren.steering.report_exchange import report_columns, report_workbook
from fyren.steering.round_rules import Scope
from fyren.steering.views.body_reports import about_report
from fyren.steering.views.exports import example_note
from fyren.steering.views.import_desk import ActivityDesk, look_through


def _way(draft: ReportImport) -> Crumbs:
    files = (_("The report as an Excel file"), reverse("report_file", args=[draft.report.public_id]))
    return [about_report(draft.report)["back"], files]


DESK = ActivityDesk(
    page="report_import",
    columns="report_import_columns",
    discard="report_import_discard",
    way=_way,
    preview=report_preview,
    decide=actions.decide_report_rows,
    take_in=actions.import_report,
    home=lambda draft: str(about_report(draft.report)["back"][1]),
    is_fixed=True,
)


def report_exchange(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Every activity of the report, to be filled in elsewhere and taken in again."""
    found = own_report(request.viewer, public_id)
    check_write_for(request.viewer, found.authority.public_id)
    content = report_workbook(report_content(found), note=example_note())
    return download(content, f"{found.authority.short_name} {found.round.title} {found.round.year}", "xlsx")


# The token is looked for in the body, so the check waits until the body is known to be small enough to be read.
@csrf_exempt
def report_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The report as a file: take one out, choose one to take in, go on with one that waits."""
    viewer = viewer_of(request)
    report = own_report(viewer, public_id)
    check_write_for(viewer, report.authority.public_id)
    if not can_write_report(viewer, report):
        return _not_now(request, report)

    def show(form: SpreadsheetForm, status: int) -> HttpResponse:
        waiting = open_report_imports(viewer, report)
        context = {**about_report(report), "form": form, "waiting": waiting}
        return render(request, "steering/report_file.html", context, status=status)

    def take(form: SpreadsheetForm) -> HttpResponse:
        draft = actions.start_report_import(
            report=report, tables=form.tables, file_name=form.file_name, by=viewer_of(request)
        )
        return DESK.first_page(draft)

    return receive(request, show, take)


def _not_now(request: HttpRequest, report: BodyReport) -> HttpResponse:
    messages.warning(request, _("The report is not being written now. This is where it stands."))
    return redirect("report", report.public_id)


def _stopped(request: ViewerRequest, draft: ReportImport) -> HttpResponse | None:
    """Why nothing can be done with an open file now; None when it can.

    Raises:
        PermissionDenied: the viewer does not write for the body.
    """
    check_write_for(request.viewer, draft.report.authority.public_id)
    is_open = draft.state == TableImportState.OPEN
    return _not_now(request, draft.report) if is_open and not can_write_report(request.viewer, draft.report) else None


def report_import_columns(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say which column of the file is which."""
    draft = own_report_import(request.viewer, public_id)
    stopped = _stopped(request, draft)
    if stopped is not None:
        return stopped

    def make_form(data: QueryDict | None) -> ReportColumnsForm:
        layouts = layouts_of(draft)
        return ReportColumnsForm(
            data,
            table=draft.read_tables()[layouts.sheet],
            layouts=layouts,
            columns=report_columns(tuple(draft.report.round.questions.filter(scope=Scope.ACTIVITY))),
            expected=draft.row_version,
        )

    def keep(form: ReportColumnsForm) -> None:
        actions.set_report_columns(
            draft=draft, layouts=form.said, names=form.names, expected_version=form.version, by=request.viewer
        )

    return DESK.choose_columns(request, draft, make_form, keep)


def report_import(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What each row of the file would do; choose, and take it in."""
    draft = own_report_import(request.viewer, public_id)
    return _stopped(request, draft) or DESK.elsewhere(request, draft) or look_through(request, DESK, draft)


def report_import_discard(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Throw a file away, once confirmed."""
    draft = own_report_import(request.viewer, public_id)
    stopped = _stopped(request, draft)
    return stopped or confirm_discard(request, DESK, draft, actions.discard_report_import)
