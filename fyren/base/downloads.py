"""Files that are given out to be kept: one way, so that each is named and marked alike."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_LONGEST = 100


def download(content: bytes, name: str, kind: str, *, is_example: bool | None = None) -> HttpResponse:
    """A file to keep.

    Args:
        kind: its ending, one of `CONTENT_TYPES`.
        is_example: whether its name says that it holds example data; None: in a demo it does.
    """
    marked = " ".join((_("Example data"), name)) if (settings.DEMO if is_example is None else is_example) else name
    response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(marked)[:_LONGEST]}.{kind}"'
    return response
