"""Making PDF and Word files for tests, with invented wording."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
H1 = ParagraphStyle("h1", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceBefore=14, spaceAfter=8)
H2 = ParagraphStyle("h2", fontName="Helvetica-Bold", fontSize=14, leading=17, spaceBefore=10, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=26, leading=32, spaceAfter=20)
BULLET = ParagraphStyle("bullet", parent=BODY, leftIndent=14, bulletIndent=2)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=10, leading=12)

Draw = Callable[[canvas.Canvas, Any], None]


def header_and_footer(drawing: canvas.Canvas, template: Any) -> None:
    """A running header with the plan's name and a footer with the page's number."""
    drawing.setFont("Helvetica", 9)
    drawing.drawString(72, 812, "Exempel kommun")
    drawing.drawRightString(523, 812, "Plan mot våld 2025–2029")
    drawing.drawCentredString(297, 28, str(drawing.getPageNumber()))


def pdf(path: Path, story: Sequence[Any], *, columns: int = 1, draw: Draw | None = None) -> Path:
    """A PDF of paragraphs, in one column or two."""
    document = BaseDocTemplate(str(path), pagesize=A4)
    width = 451 / columns - (10 if columns > 1 else 0)
    frames = [
        Frame(72 + i * (width + 20), 60, width, 720, id=str(i), leftPadding=0, rightPadding=0) for i in range(columns)
    ]
    document.addPageTemplates([PageTemplate("page", frames, onPage=draw or (lambda drawing, template: None))])
    document.build(list(story))
    return path


def p(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph."""
    return Paragraph(text, style)


def bullet(text: str) -> Paragraph:
    """A point of a list with a drawn bullet."""
    return Paragraph(text, BULLET, bulletText="•")


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *, grid: bool = True) -> Table:
    """A table, with drawn lines or without."""
    cells = [[Paragraph(text, CELL) for text in row] for row in rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if grid else []
    return Table(cells, colWidths=list(widths), style=TableStyle([*style, ("VALIGN", (0, 0), (-1, -1), "TOP")]))


def drawn_pdf(path: Path, *pages: Callable[[canvas.Canvas], None]) -> Path:
    """A PDF that is drawn by hand, a function for each page."""
    drawing = canvas.Canvas(str(path), pagesize=A4)
    for draw in pages:
        drawing.setFont("Helvetica", 11)
        draw(drawing)
        drawing.showPage()
    drawing.save()
    return path


def word() -> Any:
    """An empty Word document."""
    return docx.Document()


def word_bytes(document: Any) -> bytes:
    """The document as a file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_numbering(document: Any, levels: Sequence[tuple[str, str]], num_id: int = 90) -> int:
    """A list with its own levels, each a format and a text such as ("decimal", "%1.%2"); returns its number."""
    root = document.part.numbering_part.element
    parts = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{num_id}">{parts}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num_id}"><w:abstractNumId w:val="{num_id}"/></w:num>'))
    return num_id


def number(paragraph: Any, num_id: int, level: int) -> Any:
    """Let the paragraph be numbered by the list."""
    properties = paragraph._p.get_or_add_pPr()
    numbered = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", num_id)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbered.append(element)
    properties.append(numbered)
    return paragraph


def add_part(document: Any, kind: str, xml: str) -> Part:
    """A part beside the document's own, such as its footnotes."""
    start = "application/vnd.openxmlformats-officedocument."
    package = document.part.package
    part = Part(PackURI(f"/word/{kind}.xml"), f"{start}wordprocessingml.{kind}+xml", xml.encode(), package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    return part


def run_of(text: str) -> str:
    """A paragraph with one run, as XML."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def footnotes(*notes: str, separator: str = "") -> str:
    """The part with footnotes, Word's own separator first."""
    drawn = f'<w:footnote w:type="separator" w:id="0">{run_of(separator)}</w:footnote>'
    own = "".join(f'<w:footnote w:id="{i}">{run_of(note)}</w:footnote>' for i, note in enumerate(notes, start=2))
    return f"<w:footnotes {nsdecls('w')}>{drawn}{own}</w:footnotes>"


def smart_art(*texts: str) -> str:
    """The part with the texts of a drawing of boxes and arrows."""
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in texts
    )
    spaces = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    spaces += ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    return f"<dgm:dataModel {spaces}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"


def put(parent: Any, xml: str) -> Any:
    """The element (w:, v: and mc: are known) last in a header or footer, or at the end of a body's text."""
    spaces = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    spaces += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    element = parse_xml(f"<w:wrap {spaces}>{xml}</w:wrap>")[0]
    end = parent.find(qn("w:sectPr"))
    parent.append(element) if end is None else end.addprevious(element)
    return element


def text_box(text: str, fallback: str | None = None) -> str:
    """A paragraph with a text box in it, told to new programs and to old ones."""
    box = f"<w:txbxContent>{run_of(text)}</w:txbxContent>" if text else ""
    older = f"<w:txbxContent>{run_of(text if fallback is None else fallback)}</w:txbxContent>"
    ways = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{older}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r></w:p>"


def word_art(text: str) -> str:
    """A paragraph with drawn letters, such as a watermark."""
    return f"<w:p><w:r><w:pict><v:shape><v:textpath string={quoteattr(text)}/></v:shape></w:pict></w:r></w:p>"
