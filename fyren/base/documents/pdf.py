"""PDF into lines, by character boxes and type sizes."""

from __future__ import annotations

from typing import Any

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.lines import LineFlag, SourceLine
from fyren.base.documents.pdf_glyphs import Display, make_segments, read_glyphs
from fyren.base.documents.pdf_layout import Placed, lay_out
from fyren.base.documents.pdf_tables import Rule

MAX_PAGES = 500
MAX_CHARACTERS = 2_000_000
_THIN = 3.0  # points; a thinner box is a line
_MOST_RULES = 2_000  # on a page; more is a drawing
_PICTURE = 0.5  # of the page; a larger picture without text is a scanned page


def read_pdf(data: bytes) -> list[SourceLine]:
    """Lines in the order of reading, with page, box, type size and weight; see `pdf_layout` for columns and tables.

    A page that is only a picture gives one empty line that is flagged so.

    Raises:
        UnreadableDocument: ENCRYPTED, BROKEN, TOO_LONG (over 500 pages or 2,000,000 characters), SCANNED or EMPTY.
    """
    import pypdfium2 as pdfium  # late: a native library, which a text file does not need
    import pypdfium2.raw as raw

    try:
        document = pdfium.PdfDocument(data)
        if len(document) > MAX_PAGES:
            raise UnreadableDocument(Problem.TOO_LONG, "too many pages")
        return _read_pages(raw, document)
    except pdfium.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        raise UnreadableDocument(Problem.ENCRYPTED if encrypted else Problem.BROKEN) from error


def _read_pages(raw: Any, document: Any) -> list[SourceLine]:
    lines: list[SourceLine] = []
    characters = tables = 0
    has_pictures = False
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        width, height = page.get_size()
        textpage = page.get_textpage()
        count = textpage.count_chars()
        characters += count
        if characters > MAX_CHARACTERS:
            raise UnreadableDocument(Problem.TOO_LONG, "too much text")
        segments = make_segments(read_glyphs(raw, page, textpage, count))
        placed = lay_out(segments, _rules(raw, page), width, tables)
        for item in placed:
            lines.append(_line(item, len(lines) + 1, number, width, height))
            tables = max(tables, item.table or 0)
        if not placed and _is_picture(raw, page, width, height):
            has_pictures = True
            lines.append(SourceLine(len(lines) + 1, "", page=number, flag=LineFlag.IMAGE_PAGE))
        textpage.close()
        page.close()
    if not any(line.text for line in lines):
        raise UnreadableDocument(Problem.SCANNED if has_pictures else Problem.EMPTY)
    return lines


def _line(placed: Placed, number: int, page: int, width: float, height: float) -> SourceLine:
    segment = placed.segment
    return SourceLine(
        number=number,
        text=segment.text,
        page=page,
        x0=round(segment.x0, 1),
        x1=round(segment.x1, 1),
        top=round(segment.top, 1),
        bottom=round(segment.bottom, 1),
        font_size=round(segment.size, 1),
        bold=segment.bold,
        table=placed.table,
        row=placed.row,
        column=placed.column,
        page_width=round(width, 1),
        page_height=round(height, 1),
        flag=placed.flag,
    )


def _rules(raw: Any, page: Any) -> list[Rule]:
    """The page's drawn lines, and the edges of its drawn boxes."""
    display = Display.of(raw, page)
    rules: list[Rule] = []
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        x0, top, x1, bottom = display.box(*found.get_bounds())
        if bottom - top <= _THIN or x1 - x0 <= _THIN:
            rules.append(Rule(x0, x1, top, bottom))
        else:
            rules += [Rule(x0, x1, top, top), Rule(x0, x1, bottom, bottom)]
        if len(rules) > _MOST_RULES:
            return []
    return rules


def _is_picture(raw: Any, page: Any, width: float, height: float) -> bool:
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) >= _PICTURE * width * height:
            return True
    return False
