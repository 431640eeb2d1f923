"""Reading a spreadsheet file (XLSX or CSV) into sheets of texts. Runs in a child process: see `read_file`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.office import SPREADSHEET, check_office_file
from fyren.base.documents.reading import check_length, check_size, is_encrypted_container, is_zip, refuse_other_kinds
from fyren.base.documents.sandbox import DEFAULT_LIMITS, ChildFailed, Failure, Limits, run_in_child, run_on_content

MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_SHEETS = 20
MAX_CHARACTERS = 5_000_000
DELIMITERS = ";\t,"
_IN_CHILD = "fyren.base.importing.reading:in_child"
_FORMULA_STARTS = "=+-@\t\r\n"
_PROBLEMS = {
    Failure.TIME: Problem.TOO_HEAVY,
    Failure.MEMORY: Problem.TOO_HEAVY,
    Failure.OUTPUT: Problem.TOO_HEAVY,
    Failure.CRASHED: Problem.BROKEN,
    Failure.RAISED: Problem.BROKEN,
}


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, and every row down to the last one with something in it; each cell is text, "" if empty."""

    name: str
    rows: tuple[tuple[str, ...], ...]


Source = str | os.PathLike[str] | bytes
"""A file's path, or its content where that is not to be on disk."""


def opened(source: Source) -> BinaryIO:
    """The content, to be read from its beginning."""
    return io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")


def read_file(source: Source, *, limits: Limits = DEFAULT_LIMITS) -> list[Table]:
    """Read a file in a child process. Days come as 2026-03-01, whole numbers without decimals.

    Raises:
        UnreadableDocument: it cannot be read; the code says why. Nothing is kept of it.
    """
    try:
        if isinstance(source, bytes):
            check_length(len(source))
            answer = run_on_content(_IN_CHILD, source, limits=limits)
        else:
            check_size(source)
            answer = run_in_child(_IN_CHILD, os.fspath(source), limits=limits)
    except ChildFailed as error:
        raise UnreadableDocument(_PROBLEMS[error.failure], error.detail) from error
    return [Table(name, tuple(map(tuple, rows))) for name, rows in answer]


def in_child(path: str) -> list[tuple[str, list[list[str]]]]:
    """What the child answers: names and rows.

    Raises:
        UnreadableDocument: as `read_file`.
    """
    data = Path(path).read_bytes()
    if is_encrypted_container(data):
        raise UnreadableDocument(Problem.ENCRYPTED)
    found = _workbook(data) if is_zip(data) else [("", _csv(data))]
    sheets = [(name, rows) for name, rows in found if rows]
    if not sheets:
        raise UnreadableDocument(Problem.EMPTY)
    if sum(len(cell) for _name, rows in sheets for row in rows for cell in row) > MAX_CHARACTERS:
        raise UnreadableDocument(Problem.TOO_LONG)
    return sheets


def _workbook(data: bytes) -> list[tuple[str, list[list[str]]]]:
    check_office_file(data, SPREADSHEET)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(sheets) > MAX_SHEETS:
        raise UnreadableDocument(Problem.TOO_LONG)
    return [(sheet.title, _cells(sheet)) for sheet in sheets]


def _cells(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    return _trimmed([_text(value) for value in row] for row in sheet.iter_rows(values_only=True))


def _trimmed(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows without empty ones at the end, each without empty cells at its end."""
    kept: list[list[str]] = []
    filled = 0
    for row in rows:
        while row and not row[-1].strip():
            row.pop()
        if len(row) > MAX_COLUMNS or len(kept) >= MAX_ROWS:
            raise UnreadableDocument(Problem.TOO_LONG)
        kept.append(row)
        filled = len(kept) if row else filled
    return kept[:filled]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _csv(data: bytes) -> list[list[str]]:
    refuse_other_kinds(data)
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        return _trimmed(unmarked(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error as error:
        raise UnreadableDocument(Problem.BROKEN) from error


def _decoded(data: bytes) -> str:
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableDocument(Problem.UNKNOWN_TYPE)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what Excel saves as plain CSV


def unmarked(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Cells without the apostrophe that our own CSV puts before what a spreadsheet would take for a formula."""
    for row in rows:
        yield [
            cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ")[:1] in tuple(_FORMULA_STARTS) else _text(cell)
            for cell in row
        ]
