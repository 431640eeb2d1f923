"""A document as Word: real headings, table heads that repeat, styles that the receiver can change."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document as new_word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import _Cell

from fyren.base.documents.writing.model import Document, Facts, Heading, Paragraph, Style, Table

_SANS, _SERIF = "Arial", "Georgia"  # what every reader of Word has
_INK = RGBColor(0x18, 0x2B, 0x33)
_STYLES = {Style.BODY: "Normal", Style.LEAD: "Fyren Lead", Style.ADOPTED: "Fyren Adopted", Style.SMALL: "Fyren Small"}
_SIZES = {Style.LEAD: Pt(11.5), Style.ADOPTED: Pt(10), Style.SMALL: Pt(8)}
_LINE = Cm(16.6)
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def as_word(document: Document) -> bytes:
    """The document as DOCX; the same document gives the same bytes."""
    word = new_word()
    _set_look(word, document)
    _set_properties(word, document)
    _set_edges(word, document)
    _add(word, document.title, "Title")
    _add(word, document.subtitle, "Subtitle")
    writers: dict[type, Callable[[Any, Any], None]] = {
        Heading: _heading,
        Paragraph: _paragraph,
        Facts: _facts,
        Table: _table,
    }
    for block in document.blocks:
        writers[type(block)](word, block)
    out = io.BytesIO()
    word.save(out)
    return _without_time(out.getvalue())


def _add(word: Any, text: str, style: str) -> None:
    _set_style(word.add_paragraph(text), style)


def _set_style(paragraph: Any, name: str) -> None:
    """Set the style by its id, which is its name without spaces. By name the library looks through every style."""
    paragraph._p.style = name.replace(" ", "")


def _set_look(word: Any, document: Document) -> None:
    styles = word.styles
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        _set_font(styles[name], _SANS)
    styles["Normal"].font.size = Pt(10)
    for name, size in (("Title", 20), ("Subtitle", 13), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 10.5)):
        styles[name].font.size = Pt(size)
        styles[name].font.italic = False
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Title", "Subtitle"):  # the template's rule and letter-spacing
        for found in list(styles[name].element.iter(qn("w:pBdr"), qn("w:spacing"))):
            found.getparent().remove(found)
    styles["Title"].font.bold = True
    styles["Subtitle"].paragraph_format.space_after = Pt(12)
    for style in (Style.LEAD, Style.ADOPTED, Style.SMALL):
        made = styles.add_style(_STYLES[style], WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        made.font.size = _SIZES[style]
        _set_font(made, _SERIF if style is Style.ADOPTED else _SANS)
    _set_language(styles, document.language)


def _set_font(style: Any, name: str) -> None:
    style.font.name = name
    style.font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(key), None)
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(key), name)


def _set_language(styles: Any, language: str) -> None:
    value = "sv-SE" if language == "sv" else language
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), value)


def _set_properties(word: Any, document: Document) -> None:
    at = dt.datetime.combine(document.day, dt.time(12), dt.UTC)
    properties = word.core_properties
    properties.title = f"{document.title} – {document.subtitle}"
    properties.author = properties.last_modified_by = document.author
    properties.created = properties.modified = at
    properties.language = document.language
    properties.comments = properties.keywords = ""


def _set_edges(word: Any, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    head = section.header.paragraphs[0]
    head.text = "   ".join(part for part in (document.mark, document.head) if part)
    foot = section.footer.paragraphs[0]
    foot.text = f"{document.foot}   {document.page_word} "
    _add_page_number(foot)
    for paragraph in (head, foot):
        _set_style(paragraph, _STYLES[Style.SMALL])


def _add_page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _heading(word: Any, block: Heading) -> None:
    _add(word, block.text, f"Heading {min(block.level, 3)}")


def _paragraph(word: Any, block: Paragraph) -> None:
    _add(word, block.text, _STYLES[block.style])


def _facts(word: Any, block: Facts) -> None:
    table = _new_table(word, (30, 70))
    for label, value in block.rows:
        cells = _cells(table, table.add_row())
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].paragraphs[0].add_run(value)
    _finish(word, table, (30, 70))


def _table(word: Any, block: Table) -> None:
    table = _new_table(word, block.widths)
    head = table.add_row()
    for cell, name in zip(_cells(table, head), block.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in block.rows:
        for place, (cell, value) in enumerate(zip(_cells(table, table.add_row()), row, strict=True)):
            paragraph = cell.paragraphs[0]
            if place in block.adopted:
                _set_style(paragraph, _STYLES[Style.ADOPTED])
            paragraph.add_run(value)
    _finish(word, table, block.widths)


def _new_table(word: Any, widths: tuple[int, ...]) -> Any:
    table = word.add_table(rows=0, cols=len(widths))
    table.style = word.styles["Table Grid"]
    table.autofit = False
    return table


def _cells(table: Any, row: Any) -> list[Any]:
    """The row's own cells. `row.cells` looks for merged ones too, all over the table, once for every row."""
    return [_Cell(found, table) for found in row._tr.tc_lst]


def _finish(word: Any, table: Any, widths: tuple[int, ...]) -> None:
    """Widths on every cell, as Word wants them; rows that do not break; a little air after the table."""
    for column, share in zip(table.columns, widths, strict=True):
        column.width = _share(share, widths)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, share in zip(_cells(table, row), widths, strict=True):
            cell.width = _share(share, widths)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    _add(word, "", _STYLES[Style.SMALL])


def _share(share: int, widths: tuple[int, ...]) -> Emu:
    return Emu(int(_LINE * share / sum(widths)))


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
