"""Choosing a spreadsheet file, and reading it no further than it may be large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.forms import refuse_personal_numbers
from fyren.base.importing.reading import Table, read_file
from fyren.base.importing.words import PROBLEMS, UPLOAD_LIMIT, problem_error
from fyren.base.uploads import clean_name, receive_upload


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
    """Show the form; when a file is posted, read it and take it. See `receive_upload`."""
    return receive_upload(request, SpreadsheetForm, UPLOAD_LIMIT, show, take)
