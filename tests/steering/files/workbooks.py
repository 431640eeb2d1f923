"""Workbooks as people make and change them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from fyren.base.importing.reading import Table, in_child
from fyren.steering.actions import imports
from fyren.steering.models import ActivityImport, InternalBudget
from fyren.steering.queries.exchange import exchange_workbook
from fyren.steering.queries.imports import preview_of
from tests.steering.course import YearCourse


def tables_of(data: bytes, tmp_path: Any) -> list[Table]:
    """The file's tables, read here instead of in a child."""
    path = tmp_path / "fil.xlsx"
    path.write_bytes(data)
    return [Table(name, tuple(map(tuple, rows))) for name, rows in in_child(str(path))]


def own_file(*rows: tuple[object, ...], sheet: str = "Blad1") -> bytes:
    """A workbook with one sheet of rows, the headers first."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    return _saved(book)


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after somebody has changed it in a spreadsheet program."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    return _saved(book)


def column(sheet: Any, header: str) -> int:
    """The number of the column with the header."""
    return next(cell.column for row in sheet.iter_rows(max_row=2) for cell in row if cell.value == header)


def _saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_macros() -> bytes:
    """A workbook that says that it holds macros."""
    return _rewritten(
        own_file(("Rubrik",), ("x",)),
        lambda name, part: part.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )


def zip_bomb() -> bytes:
    """A workbook whose sheet unpacks to far more than it should."""
    return _rewritten(
        own_file(("Rubrik",), ("x",)),
        lambda name, part: part + b" " * 40_000_000 if name.startswith("xl/worksheets/") else part,
    )


def encrypted() -> bytes:
    """What a workbook with a password is on the outside."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(member.filename, change(member.filename, source.read(member.filename)))
    return buffer.getvalue()


def exported(course: YearCourse) -> bytes:
    """The budget's exchange file."""
    return exchange_workbook(course.fresh())


def started(course: YearCourse, data: bytes, tmp_path: Any) -> ActivityImport:
    """The file on its way in."""
    return imports.start_activity_import(
        budget=course.fresh(), tables=tables_of(data, tmp_path), file_name="fil.xlsx", by=course.by
    )


def taken_in(draft: ActivityImport, course: YearCourse) -> Any:
    """The file taken in as it now reads."""
    draft.refresh_from_db()
    seen = preview_of(draft).seen
    return imports.import_activities(draft=draft, seen=seen, expected_version=draft.row_version, by=course.by)


def send(client: Client, budget: InternalBudget, data: bytes, name: str = "plan.xlsx") -> Any:
    """The file chosen on the page."""
    document = SimpleUploadedFile(name, data, content_type="application/octet-stream")
    return client.post(reverse("exchange_import", args=[budget.public_id]), {"document": document})
