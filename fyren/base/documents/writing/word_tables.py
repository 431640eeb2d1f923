"""Tables in Word, written as the XML that they are: a report's thousands of cells take seconds one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from fyren.base.documents.writing.model import Facts, Style, Table
from fyren.base.documents.writing.word_look import STYLES, Look

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMU_PER_TWIP = 635
_FACTS = (30, 70)


def add_facts(look: Look, block: Facts) -> None:
    """Labels with what is known under each."""
    last = len(block.rows) - 1
    rows = (
        _row([label, value], _FACTS, look, bold=(0,), is_kept=block.is_whole and place < last)
        for place, (label, value) in enumerate(block.rows)
    )
    _add(look, _FACTS, rows)


def add_table(look: Look, block: Table) -> None:
    """A table with its caption above, and a head that repeats."""
    if block.caption:
        look.add(block.caption, "Caption").paragraph_format.keep_with_next = True
    every = tuple(range(len(block.columns)))
    last = len(block.rows) - 1
    rows = [_row(block.columns, block.widths, look, bold=every, is_head=True, is_kept=True)]
    rows += [
        _row(row, block.widths, look, adopted=block.adopted, is_kept=block.is_whole and place < last)
        for place, row in enumerate(block.rows)
    ]
    _add(look, block.widths, rows)


def _add(look: Look, widths: Sequence[int], rows: Iterable[str]) -> None:
    """The table, and a little air after it."""
    grid = "".join(f'<w:gridCol w:w="{twips}"/>' for twips in _twips(look, widths))
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{look.style_id("Table Grid")}"/>'
        f'<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    look.add_element(table)
    look.add("", STYLES[Style.SMALL])


def _row(
    values: Sequence[str],
    widths: Sequence[int],
    look: Look,
    *,
    bold: Sequence[int] = (),
    adopted: Sequence[int] = (),
    is_head: bool = False,
    is_kept: bool = False,
) -> str:
    """A row that does not break over pages; kept, it stands on the same page as the next one."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f"{_style(look) if place in adopted else ''}{'<w:keepNext/>' if is_kept else ''}"
        f'<w:spacing w:after="40"/></w:pPr>{_run(value, is_bold=place in bold)}</w:p></w:tc>'
        for place, (value, twips) in enumerate(zip(values, _twips(look, widths), strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"


def _style(look: Look) -> str:
    return f'<w:pStyle w:val="{look.style_id(STYLES[Style.ADOPTED])}"/>'


def _run(text: str, *, is_bold: bool) -> str:
    """What is written, as text: nothing in it is markup. Line ends stay."""
    lines = _NOT_XML.sub("", text).split("\n")
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if is_bold else ''}{told}</w:r>"


def _twips(look: Look, widths: Sequence[int]) -> list[int]:
    return [int(look.line * share / sum(widths)) // _EMU_PER_TWIP for share in widths]
