"""Choosing a spreadsheet file, and reading it no further than it may be large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.forms import refuse_personal_numbers
from fyren.base.importing.reading import Table, read_file
from fyren.base.importing.words import PROBLEMS, UPLOAD_LIMIT, problem_error
from fyren.base.uploads import clean_name, declares_too_much, limit_upload


class SpreadsheetForm(forms.Form):
    """A spreadsheet file, read while the form is validated: what cannot be read is an error at its field."""

    document = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx) or CSV, at most 20 MB: one that you took out here, or your own."),
        error_messages={
            "required": _("Choose the file to read in."),
            "empty": PROBLEMS[Problem.EMPTY],
            "invalid": _("No file came along. Choose the file again."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "data-upload": True}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tables: list[Table] = []
        self.file_name = ""
        self.fields["document"].widget.attrs |= {
            "data-limit": UPLOAD_LIMIT,
            "data-too-large": str(PROBLEMS[Problem.TOO_LARGE]),
        }

    def clean_document(self) -> TemporaryUploadedFile:
        """Read the file in a child process."""
        document: TemporaryUploadedFile = self.cleaned_data["document"]
        self.file_name = clean_name(document.name or "")
        refuse_personal_numbers(self.file_name)
        try:
            self.tables = read_file(document.temporary_file_path())
        except UnreadableDocument as error:
            raise problem_error(error.code) from error
        return document

    def refuse_size(self) -> None:
        """Say that the file was too large to be taken in at all."""
        self.full_clean()
        self.errors.clear()
        self.add_error("document", problem_error(Problem.TOO_LARGE))


def receive(
    request: HttpRequest,
    show: Callable[[SpreadsheetForm, int], HttpResponse],
    take: Callable[[SpreadsheetForm], HttpResponse],
) -> HttpResponse:
    """Show the form; when a file is posted, read it and take it.

    The token against forgery is looked for in the body, so the view that calls this is exempt: it is checked here, when
    the body is known to be small enough to be read.

    Args:
        show: makes the page of a form, with the status of the answer.
        take: does what shall be done with a file that was read.
    """
    if request.method != "POST":
        return show(SpreadsheetForm(), 200)
    if declares_too_much(request, UPLOAD_LIMIT):
        return show(_too_large(), 413)
    guard = limit_upload(request, UPLOAD_LIMIT)

    @csrf_protect
    def read(request: HttpRequest) -> HttpResponse:
        form = SpreadsheetForm(request.POST, request.FILES)
        return take(form) if form.is_valid() else show(form, 200)

    answer: HttpResponse = read(request)
    return show(_too_large(), 413) if guard.is_exceeded else answer


def _too_large() -> SpreadsheetForm:
    form = SpreadsheetForm({})
    form.refuse_size()
    return form
