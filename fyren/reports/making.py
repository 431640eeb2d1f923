"""A composed report as the bytes of a file."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.document_page import as_html
from fyren.base.documents.writing import Document, UnusableTemplate, as_pdf, as_word
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.plan_report import plan_report
from fyren.reports.composing.workbook import excel_appendix
from fyren.reports.models import ReportKind
from fyren.reports.word_templates import template_in_use

OWN_LOOK = b""  # in place of a template


def report_file(frame: Frame, kind: ReportKind, *, template: bytes | None = None) -> bytes:
    """The plan's report as a file; the same frame gives the same bytes.

    Args:
        template: a Word file to take the look from, or `OWN_LOOK`; None takes the one in use, where there is one.

    Raises:
        ValidationError: the template cannot be used.
    """
    if kind is ReportKind.EXCEL:
        return excel_appendix(frame)
    return document_file(plan_report(frame), kind, template=template)


def document_file(document: Document, kind: ReportKind, *, template: bytes | None = None) -> bytes:
    """A document as Word, PDF or a page of its own.

    Raises:
        ValidationError: the template cannot be used.
    """
    if kind is ReportKind.PDF:
        return as_pdf(document)
    if kind is ReportKind.HTML:
        return as_html(document)
    chosen = template if template is not None else installed_template()
    try:
        return as_word(document, template=chosen or None)
    except UnusableTemplate as error:
        raise ValidationError(
            _("The Word template cannot be used: it is not a Word document (.docx or .dotx). Choose another file.")
        ) from error


def installed_template() -> bytes | None:
    """The Word file that reports take their look from: the coordinators', or else the installation's own; None where
    there is neither.

    Raises:
        ValidationError: the setting names a file that cannot be read.
    """
    chosen = template_in_use()
    return bytes(chosen.data) if chosen is not None else set_up_template()


def set_up_template() -> bytes | None:
    """The Word file that the installation was set up with; None where there is none.

    Raises:
        ValidationError: the setting names a file that cannot be read.
    """
    if not settings.WORD_TEMPLATE:
        return None
    return read_template(Path(settings.WORD_TEMPLATE))


def read_template(path: Path) -> bytes:
    """A template's bytes.

    Raises:
        ValidationError: the file cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ValidationError(
            _("%(file)s: the Word template cannot be read. Check the path and who may read the file."),
            params={"file": path},
        ) from error
