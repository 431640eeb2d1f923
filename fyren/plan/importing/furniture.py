"""Text that belongs to the pages and not to the plan: running headers, footers, page numbers, the list of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fyren.plan.importing.labels import Label
from fyren.plan.importing.marks import leading_number
from fyren.plan.importing.rows import Row

_ZONE = 3  # rows from the top and the bottom of a page
_LONGEST = 150
_SHARE = 0.4  # of the pages; headers often differ on left and right pages
_FEWEST_PAGES = 3
_MARGIN = 0.1  # of the page's height: there, two pages are enough

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:sida|sidan|sid\.?|s\.)\s{0,3})?[-–]?\s?[0-9]{1,4}\s?[-–]?\s{0,3}(?:(?:/|av|\()\s{0,3}[0-9]{1,4}\)?)?",
    re.IGNORECASE,
)
_SURE_PAGE_NUMBER = re.compile(
    r"(?:sida|sidan|sid\.?|s\.)\s{0,3}[0-9]{1,4}\s{0,3}(?:(?:/|av|\()\s{0,3}[0-9]{1,4}\)?)?|[0-9]{1,4}\s?\([0-9]{1,4}\)",
    re.IGNORECASE,
)
_CONTENTS_HEADING = re.compile(r"(?:innehåll|innehållsförteckning|innehållsöversikt)\s?:?", re.IGNORECASE)
_LEADERS = ".…·_"


def mark_furniture(rows: Sequence[Row]) -> None:
    """Label running headers, footers and page numbers."""
    pages: dict[int, list[Row]] = {}
    for row in rows:
        if row.line.page is not None and row.label is None:
            pages.setdefault(row.line.page, []).append(row)
    if len(pages) > 1:
        _mark_repeated(pages, top=True)
        _mark_repeated(pages, top=False)
        _mark_page_numbers(pages)
    _mark_sure_page_numbers(rows)


def _mark_repeated(pages: dict[int, list[Row]], *, top: bool) -> None:
    found: dict[str, list[Row]] = {}
    for page_rows in pages.values():
        by_place = sorted(page_rows, key=lambda row: row.line.top or 0.0)  # columns are not read from top to bottom
        zone = by_place[:_ZONE] if top else by_place[-_ZONE:]
        seen: set[str] = set()
        for row in zone:
            key = _key(row)
            if key and key not in seen:
                seen.add(key)
                found.setdefault(key, []).append(row)
    needed = max(_FEWEST_PAGES, _SHARE * len(pages))
    for same in found.values():
        if len(same) >= needed or (len(same) > 1 and all(_is_in_margin(row, top) for row in same)):
            for row in same:
                if row.label is None:
                    row.label = Label.RUNNING_HEADER if top else Label.FOOTER


def _key(row: Row) -> str:
    if len(row.text) > _LONGEST or row.text.endswith(":"):
        return ""
    mark = leading_number(row.line.text)
    if mark is not None and mark.end < len(row.line.text.rstrip()) and len(mark.parts) > 1:
        return ""  # "3.1 …" on one page and "3.2 …" on the next are headings
    return _DIGITS.sub("#", " ".join(row.text.split()).casefold())


def _is_in_margin(row: Row, top: bool) -> bool:
    line = row.line
    if line.top is None or line.bottom is None or not line.page_height:
        return False
    if top:
        return line.bottom <= line.page_height * _MARGIN
    return line.top >= line.page_height * (1 - _MARGIN)


def _mark_page_numbers(pages: dict[int, list[Row]]) -> None:
    """Lone numbers at the edge of the pages, when they count as the pages do."""
    candidates: dict[int, list[Row]] = {}
    for page, page_rows in pages.items():
        left = sorted((row for row in page_rows if row.label is None), key=lambda row: row.line.top or 0.0)
        for row in dict.fromkeys((*left[:1], *left[-1:])):
            if len(row.text) <= 20 and _PAGE_NUMBER.fullmatch(row.text):
                first = _DIGITS.search(row.text)
                if first is not None:
                    candidates.setdefault(int(first[0]) - page, []).append(row)
    for same in candidates.values():
        if len(same) >= max(2, _SHARE * len(pages)):
            for row in same:
                row.label = Label.FOOTER


def _mark_sure_page_numbers(rows: Sequence[Row]) -> None:
    """ "Sida 2 (8)" is a footer wherever it stands; a line beside it that comes back each time is one too."""
    beside: dict[str, dict[int, Row]] = {}
    count = 0
    for i, row in enumerate(rows):
        if row.label is not None or len(row.text) > 30 or not _SURE_PAGE_NUMBER.fullmatch(row.text):
            continue
        row.label = Label.FOOTER
        count += 1
        for other in rows[max(i - 1, 0) : i + 2]:
            if other.label is None and _key(other):
                beside.setdefault(_key(other), {})[other.line.number] = other
    for same in beside.values():
        if count >= 2 and len(same) >= max(2, count // 2):
            for row in same.values():
                row.label = Label.RUNNING_HEADER


def mark_contents(rows: Sequence[Row]) -> None:
    """Label the list of contents: rows with page numbers after leaders, or under "Innehåll" and found again below.

    What is known to stand in the margins is no company, and nothing that a list of contents could name.
    """
    rows = [row for row in rows if row.label not in (Label.RUNNING_HEADER, Label.FOOTER)]
    texts: dict[str, int] = {}
    for i, row in enumerate(rows):
        texts[_plain(row)] = i
    inside = False
    for i, row in enumerate(rows):
        if row.label is not None:
            continue
        if len(row.text) <= 40 and _CONTENTS_HEADING.fullmatch(row.text):
            inside = True
            row.label = Label.CONTENTS
        elif inside:
            comes_again = texts.get(_plain(row), i) > i and len(row.text) <= _LONGEST
            inside = comes_again or _is_contents_row(row) or _continues_contents(rows, i)
            row.label = Label.CONTENTS if inside else None
        elif _is_contents_row(row) and _has_company(rows, i):
            row.label = Label.CONTENTS


def _is_contents_row(row: Row) -> bool:
    """Whether the row ends in a page number after leaders or wide space; by hand, since a pattern would backtrack."""
    if len(row.text) > 2 * _LONGEST:
        return False
    before = row.text.rstrip("0123456789")
    if not 1 <= len(row.text) - len(before) <= 4:
        return False
    spaceless = before.rstrip()
    if len(before) - len(spaceless) >= 2 or before.endswith("\t"):
        return bool(spaceless)
    return len("".join(before.split())) - len("".join(before.split()).rstrip(_LEADERS)) >= 3


def _has_company(rows: Sequence[Row], i: int) -> bool:
    """Three rows with page numbers in a line are a list of contents, whatever stands above it."""
    first = i
    while first > 0 and i - first < 2 and _is_contents_row(rows[first - 1]):
        first -= 1
    last = i
    while last + 1 < len(rows) and last - i < 2 and _is_contents_row(rows[last + 1]):
        last += 1
    return last - first >= 2


def _continues_contents(rows: Sequence[Row], i: int) -> bool:
    """An entry over two lines: its page number is on the next one."""
    return (
        i + 1 < len(rows)
        and len(rows[i].text) <= _LONGEST
        and _is_contents_row(rows[i + 1])
        and not rows[i].text.endswith(".")
    )


def _plain(row: Row) -> str:
    text = row.text[: 2 * _LONGEST].rstrip("0123456789").rstrip(_LEADERS + " \t")
    return " ".join(text.casefold().split())
