"""Tables as Excel workbooks, in which nothing that somebody wrote is ever a formula, a link or a number in disguise."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST_CELL = 32_000  # Excel holds 32,767 characters
CUT = " […]"
_AS_WRITTEN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "in_memory": True,
}
_LISTS = "Val"
_LINE = 15  # points
_MOST_LINES = 27  # Excel's rows are at most 409 points
_LAST_ROW = 2_000  # how far down a list of choices is offered


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a header row that stands still, and rows under it.

    Args:
        note: a line above the header, such as that the figures are examples; "" for none.
        choices: for the columns (by place) whose cells are chosen from a list, the list.
        help: for the columns (by place) that need it, what to write there; shown when a cell is entered.
        still: how many of the first columns stay in sight.
        printed: made to be read and printed, not filled in: rows as high as their text, as wide as the paper.
    """

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[object]]
    note: str = ""
    widths: Sequence[int] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    help: Mapping[int, str] = field(default_factory=dict)
    still: int = 1
    printed: bool = False


def cut(text: str) -> str:
    """A text as a cell can hold it: a longer one is cut, with a mark."""
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + CUT


def workbook(*sheets: Sheet, title: str = "", made_on: dt.date | None = None) -> bytes:
    """The sheets as a file for Excel. Days are days, numbers numbers, and all the rest is text.

    Args:
        made_on: the day that the file says it was made, so that the same content gives the same bytes; None: now.
    """
    import xlsxwriter  # not before somebody asks for a file

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {**_AS_WRITTEN, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": title, "created": made_on and dt.datetime.combine(made_on, dt.time(12))})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F0EDE5"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "text": book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"}),
        "note": book.add_format({"bold": True}),
    }
    lists = [words for sheet in sheets for words in sheet.choices.values()]
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats, lists)
    if lists:
        _write_lists(book.add_worksheet(_LISTS), lists)
    book.close()
    return buffer.getvalue()


def _write(page: Any, sheet: Sheet, formats: Mapping[str, Any], lists: list[Sequence[str]]) -> None:
    first = 1 if sheet.note else 0
    for place, width in enumerate(sheet.widths):
        page.set_column(place, place, width)
    if sheet.note:
        page.write_string(0, 0, sheet.note, formats["note"])
    for place, name in enumerate(sheet.header):
        page.write_string(first, place, str(name), formats["head"])
    if sheet.printed:
        _lay_out(page, first)
    last = first
    for last, row in enumerate(sheet.rows, start=first + 1):
        if sheet.printed:
            page.set_row(last, _LINE * _lines(row, sheet.widths))
        for place, value in enumerate(row):
            _write_cell(page, last, place, value, formats)
    page.freeze_panes(first + 1, sheet.still)
    page.autofilter(first, 0, max(last, first + 1), max(len(sheet.header) - 1, 0))
    for place, words in sheet.choices.items():
        column = lists.index(words)
        source = f"={_LISTS}!${_letter(column)}$1:${_letter(column)}${max(len(words), 1)}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        page.data_validation(first + 1, place, max(last, _LAST_ROW), place, rule)
    for place, text in sheet.help.items():
        rule = {"validate": "any", "input_title": str(sheet.header[place])[:32], "input_message": text[:255]}
        page.data_validation(first + 1, place, max(last, _LAST_ROW), place, rule)


def _lay_out(page: Any, head: int) -> None:
    """On A4 lying down, all columns on a sheet of paper, the header row on each."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_footer("&C&A &P (&N)")


def _lines(row: Sequence[object], widths: Sequence[int]) -> int:
    """How many lines the row's longest text takes. Programs other than Excel do not work it out themselves."""
    needed = [
        sum(-(-max(len(line), 1) // max(width - 2, 1)) for line in str(value).split("\n"))
        for value, width in zip(row, widths, strict=False)
        if value is not None
    ]
    return min(max(needed, default=1), _MOST_LINES)


def _write_cell(page: Any, row: int, place: int, value: object, formats: Mapping[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        page.write_datetime(row, place, value, formats["day"])
    elif isinstance(value, int | float):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, cut(str(value)), formats["text"])


def _write_lists(page: Any, lists: Iterable[Sequence[str]]) -> None:
    columns = list(lists)
    for row in range(max((len(words) for words in columns), default=0)):
        for place, words in enumerate(columns):
            if row < len(words):
                page.write_string(row, place, str(words[row]))
    page.hide()


def _letter(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    name: str = xl_col_to_name(place)
    return name
