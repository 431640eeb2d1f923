"""A document as Word: real headings, table heads that repeat, styles that the receiver can change."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Emu, Pt
from docx.table import _Cell

from fyren.base.documents.writing.model import (
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Style,
    Table,
)
from fyren.base.documents.writing.pictures import as_pictures, size_of
from fyren.base.documents.writing.word_contents import add_bookmark, add_contents
from fyren.base.documents.writing.word_look import STYLES, Look

_FIGURE = 0.8  # a drawing's share of the line
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def as_word(document: Document, *, template: bytes | None = None) -> bytes:
    """The document as DOCX; the same document gives the same bytes.

    Args:
        template: a municipality's own Word file (.docx or .dotx), whose styles, header and footer are used.

    Raises:
        UnusableTemplate: the template is no Word document.
    """
    look = Look(document, template)
    _front(look, document)
    pictures = iter(as_pictures([block.svg for block in document.blocks if isinstance(block, Figure)]))
    writers: dict[type, Callable[[Look, Any], None]] = {
        Paragraph: _paragraph,
        Facts: _facts,
        Table: _table,
        Bullets: _bullets,
        PageBreak: _page_break,
    }
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            _heading(look, block, place)
        elif isinstance(block, Figure):
            _figure(look, block, pictures, place)
        else:
            writers[type(block)](look, block)
    out = io.BytesIO()
    look.word.save(out)
    return _without_time(out.getvalue())


def _front(look: Look, document: Document) -> None:
    """Title, cover and contents."""
    title = look.add(document.title, "Title")
    if document.cover:
        title.paragraph_format.space_before = Pt(150)
    look.add(document.subtitle, "Subtitle")
    if document.cover:
        _facts(look, Facts(document.cover))
        _page_break(look, PageBreak())
    if document.contents:
        headings = [
            (place, block.text, block.level)
            for place, block in enumerate(document.blocks)
            if isinstance(block, Heading) and block.level <= 2
        ]
        add_contents(look, document.contents, headings)
        _page_break(look, PageBreak())


def _heading(look: Look, block: Heading, place: int) -> None:
    add_bookmark(look.add(block.text, f"Heading {min(block.level, 3)}"), place)


def _paragraph(look: Look, block: Paragraph) -> None:
    look.add(block.text, STYLES[block.style])


def _bullets(look: Look, block: Bullets) -> None:
    for item in block.items:
        look.add(item, "List Bullet")


def _page_break(look: Look, _block: PageBreak) -> None:
    look.is_new_page = True


def _figure(look: Look, block: Figure, pictures: Iterator[bytes], place: int) -> None:
    picture = next(pictures)
    width, height = size_of(picture)
    paragraph = look.add("", "Normal")
    paragraph.paragraph_format.keep_with_next = True
    wide = int(look.line * _FIGURE)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), Emu(wide), Emu(wide * height // width))
    said = shape._inline.docPr
    said.set("id", str(place + 1))
    said.set("name", f"Diagram {place + 1}")
    said.set("descr", block.alt)
    look.add(block.caption, "Caption")


def _facts(look: Look, block: Facts) -> None:
    table = _new_table(look, (30, 70))
    for label, value in block.rows:
        cells = _cells(table, table.add_row())
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].paragraphs[0].add_run(value)
    _finish(look, table, (30, 70))


def _table(look: Look, block: Table) -> None:
    if block.caption:
        look.add(block.caption, "Caption").paragraph_format.keep_with_next = True
    table = _new_table(look, block.widths)
    head = table.add_row()
    for cell, name in zip(_cells(table, head), block.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in block.rows:
        for place, (cell, value) in enumerate(zip(_cells(table, table.add_row()), row, strict=True)):
            paragraph = cell.paragraphs[0]
            if place in block.adopted:
                look.set_style(paragraph, STYLES[Style.ADOPTED])
            paragraph.add_run(value)
    _finish(look, table, block.widths)


def _new_table(look: Look, widths: tuple[int, ...]) -> Any:
    table = look.word.add_table(rows=0, cols=len(widths))
    table.style = look.word.styles["Table Grid"]
    table.autofit = False
    return table


def _cells(table: Any, row: Any) -> list[Any]:
    """The row's own cells. `row.cells` looks for merged ones too, all over the table, once for every row."""
    return [_Cell(found, table) for found in row._tr.tc_lst]


def _finish(look: Look, table: Any, widths: tuple[int, ...]) -> None:
    """Widths on every cell, as Word wants them; rows that do not break; a little air after the table."""
    for column, share in zip(table.columns, widths, strict=True):
        column.width = _share(look, share, widths)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, share in zip(_cells(table, row), widths, strict=True):
            cell.width = _share(look, share, widths)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    look.add("", STYLES[Style.SMALL])


def _share(look: Look, share: int, widths: tuple[int, ...]) -> Emu:
    return Emu(int(look.line * share / sum(widths)))


def _without_time(data: bytes) -> bytes:
    """The same zip file with one and the same time on each of its parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in given.infolist():
            made.writestr(zipfile.ZipInfo(part.filename, _FIRST_MOMENT), given.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
