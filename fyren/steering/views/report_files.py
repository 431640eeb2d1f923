"""A body's report as a file: Word to paste from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyren.base.documents.writing import as_word
from fyren.people.requests import ViewerRequest
from fyren.steering.queries.body_reports import own_report, report_content
from fyren.steering.report_document import report_document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report_word(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Everything that the report says, as Word."""
    found = own_report(request.viewer, public_id)
    document = report_document(report_content(found), day=request.viewer.day, is_example=settings.DEMO)
    name = f"{found.authority.short_name} {found.round.title} {found.round.year}"
    return file_response(as_word(document), WORD, name, "docx")


def file_response(content: bytes, content_type: str, name: str, kind: str) -> HttpResponse:
    """A file to keep; of a demo its name says so."""
    marked = " ".join((_("Example data"), name)) if settings.DEMO else name
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{slugify(marked)}.{kind}"'
    return response
