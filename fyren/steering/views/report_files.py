"""A body's report as a file: Word to paste from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from fyren.base.documents.writing import as_word
from fyren.base.downloads import download
from fyren.people.requests import ViewerRequest
from fyren.steering.queries.body_reports import own_report, report_content
from fyren.steering.report_document import report_document


def report_word(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Everything that the report says, as Word."""
    found = own_report(request.viewer, public_id)
    document = report_document(report_content(found), day=request.viewer.day, is_example=settings.DEMO)
    name = f"{found.authority.short_name} {found.round.title} {found.round.year}"
    return download(as_word(document), name, "docx")
