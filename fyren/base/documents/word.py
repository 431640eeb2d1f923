"""Word documents (.docx) into lines: headers, paragraphs and cells in order, SmartArt, notes, footers.

Deleted text of tracked changes and reviewers' comments are left out, inserted text is in. Automatic numbers are counted
out where that is possible (`SourceLine.auto_number`). Pages are not known: Word decides them anew each time it opens
the file. Charts are pictures here, as photographs are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.lines import MARGINS, LineFlag, SourceLine
from fyren.base.documents.office import WORD, check_office_file
from fyren.base.documents.word_numbering import Numbering, W, value_of

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = _COMPATIBILITY + "AlternateContent"
_TEXTBOX = W + "txbxContent"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADING = re.compile(r"heading ([1-9])$")
_CONTENTS = re.compile(r"toc(?: [1-9]| heading)$")
_DEEPEST_STYLE = 20  # styles built on styles; a loop must end
_TEXTS = frozenset({W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_SEEN_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    outline: str | None
    num_id: str | None
    depth: str | None


@dataclass(slots=True)
class _Reader:
    styles: dict[str, _Style]
    numbering: Numbering
    lines: list[SourceLine] = field(default_factory=list)
    tables: int = 0

    def add(self, text: str, **hints: Any) -> None:
        self.lines.append(SourceLine(number=len(self.lines) + 1, text=text, **hints))


def read_word(data: bytes) -> list[SourceLine]:
    """Every paragraph of the document as a line, a manual line break ending one.

    Raises:
        UnreadableDocument: ZIP_BOMB, ENCRYPTED, BROKEN, UNKNOWN_TYPE, SCANNED (pictures only) or EMPTY; what stands
            in the margins only does not count as text.
    """
    check_office_file(data, WORD)
    import docx  # late: it takes longer to load than a text file takes to read

    try:
        part = docx.Document(io.BytesIO(data)).part
        lines = _read_document(part)
    except Exception as error:
        # Whatever python-docx and lxml trip over in a damaged package: their errors have no common parent.
        raise UnreadableDocument(Problem.BROKEN, type(error).__name__) from error
    if not any(line.text.strip() for line in lines if line.flag not in MARGINS):
        has_pictures = any("/media/" in str(other.partname) for other in part.package.iter_parts())
        raise UnreadableDocument(Problem.SCANNED if has_pictures else Problem.EMPTY)
    return lines


def _read_document(part: Any) -> list[SourceLine]:
    reader = _Reader(_read_styles(part.styles.element), Numbering.read(_related(part, "numbering")))
    body = part.element.body
    _read_margins(part, body, "header", reader)
    _read_block(body, reader, {})
    _read_drawings(part, reader)
    for kind in ("footnotes", "endnotes"):
        _read_notes(_related(part, kind), reader)
    _read_margins(part, body, "footer", reader)
    return reader.lines


def _related(part: Any, kind: str) -> Any | None:
    """The root element of a related part, or None."""
    try:
        return _root(part.part_related_by(f"{_RELATIONS}/{kind}"))
    except KeyError:
        return None


def _root(part: Any) -> Any:
    if hasattr(part, "element"):
        return part.element
    from docx.oxml.parser import parse_xml  # resolves no entities

    return parse_xml(part.blob)


def _read_styles(root: Any) -> dict[str, _Style]:
    styles: dict[str, _Style] = {}
    for element in root.iter(W + "style"):
        styles[element.get(W + "styleId") or ""] = _Style(
            name=(value_of(element, "name") or "").lower(),
            based_on=value_of(element, "basedOn"),
            outline=value_of(element, "pPr", "outlineLvl"),
            num_id=value_of(element, "pPr", "numPr", "numId"),
            depth=value_of(element, "pPr", "numPr", "ilvl"),
        )
    return styles


def _read_block(parent: Any, reader: _Reader, hints: dict[str, Any]) -> None:
    """All paragraphs and tables of the parent; content controls are looked through."""
    for child in parent:
        if child.tag == W + "p":
            _read_paragraph(child, reader, hints)
        elif child.tag == W + "tbl":
            _read_table(child, reader, hints)
        elif child.tag in _SEEN_THROUGH:
            _read_block(child, reader, hints)
        elif child.tag == _ALTERNATIVES:
            _read_block(_chosen(child), reader, hints)
        elif child.tag == W + "altChunk":
            reader.add("", **{"flag": LineFlag.EMBEDDED, **hints})
        elif child.tag not in _DELETED and _has_text(child):  # a formula, or a run outside any paragraph
            _read_paragraph(child, reader, hints)


def _has_text(element: Any) -> bool:
    found = element.iter(*_TEXTS, W + "sym", _WORD_ART)
    return any(one.tag == W + "sym" or (one.text or one.get("string") or "").strip() for one in found)


def _chosen(alternatives: Any) -> Any:
    """The first way of saying the same thing that has text; an older program's way stands last."""
    ways = list(alternatives)
    return next((way for way in ways if _has_text(way)), alternatives[:0])


def _read_paragraph(paragraph: Any, reader: _Reader, hints: dict[str, Any]) -> None:
    pieces: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, pieces, boxes)
    text = "".join(pieces)
    style, number = _style_of(paragraph, reader, has_text=bool(text.strip()))
    bold = _is_bold(paragraph)
    own = {"style": style, "bold": bold, **hints}
    # A heading over two lines is one heading; elsewhere a manual line break is meant to be seen.
    parts = [text] if style.startswith(("heading", "title")) else text.split("\n")
    for position, part in enumerate(parts):
        if position == 0 and number and part.strip():
            reader.add(f"{number} {part}", auto_number=number, **own)
        else:
            reader.add(part, **own)
    for box in boxes:
        if box.tag == _WORD_ART:
            reader.add(box.get("string"), **{"flag": LineFlag.FLOATING, **hints})
        else:
            _read_block(box, reader, {"flag": LineFlag.FLOATING, **hints})


def _collect(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Text below the element in order; boxes apart, and no text twice where an older drawing stands as fallback."""
    for child in element:
        tag = child.tag
        if tag in _TEXTS:
            pieces.append(child.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == W + "sym":
            pieces.append(_symbol(child.get(W + "char")))
        elif tag == _TEXTBOX or (tag == _WORD_ART and child.get("string")):
            boxes.append(child)
        elif tag == _ALTERNATIVES:
            _collect(_chosen(child), pieces, boxes)
        elif tag not in _DELETED and tag not in (W + "pPr", W + "rPr"):
            _collect(child, pieces, boxes)


def _symbol(code: str | None) -> str:
    """A character that is named by its place in a font, such as Wingdings' bullets."""
    try:
        char = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return char if char.isprintable() or "\ue000" <= char <= "\uf8ff" else "\ufffd"


def _style_of(paragraph: Any, reader: _Reader, *, has_text: bool) -> tuple[str, str]:
    """The line's style, and the number that is drawn before it or ""."""
    properties = paragraph.find(W + "pPr")
    style_id = value_of(properties, "pStyle") or ""
    chain = list(_chain(style_id, reader.styles))
    style = _style_name(chain, value_of(properties, "outlineLvl"))
    num_id, depth = _list_of(properties, chain, style_id, reader)
    if num_id in (None, "0") or not has_text:  # an empty paragraph counts in Word, but shows no number
        return style, ""
    counted = reader.numbering.count(num_id or "", depth)
    if style == "paragraph":
        style = "list"
    return style, counted.number if counted else ""


def _chain(style_id: str, styles: dict[str, _Style]) -> Iterator[_Style]:
    for _ in range(_DEEPEST_STYLE):
        style = styles.get(style_id)
        if style is None:
            return
        yield style
        style_id = style.based_on or ""


def _style_name(chain: list[_Style], outline: str | None) -> str:
    for style in chain:
        heading = _HEADING.match(style.name)
        if heading:
            return f"heading-{heading[1]}"
        if style.name == "title":
            return "title"
        if _CONTENTS.match(style.name):
            return "contents"
        if style.name.startswith("list") and style.name != "list paragraph":
            return "list"
    levels = [outline, *(style.outline for style in chain)]
    level = next((value for value in levels if value is not None), None)
    return f"heading-{int(level) + 1}" if level is not None and level in set("012345678") else "paragraph"


def _list_of(properties: Any, chain: list[_Style], style_id: str, reader: _Reader) -> tuple[str | None, int]:
    """The list that the paragraph is in, by itself or by its style, and the level in it."""
    num_id = value_of(properties, "numPr", "numId")
    depth = value_of(properties, "numPr", "ilvl")
    if num_id is None:
        style = next((style for style in chain if style.num_id is not None), None)
        if style is None:
            return None, 0
        num_id, depth = style.num_id, depth or style.depth
    if depth is None or not depth.isdecimal():
        return num_id, reader.numbering.level_of_style(num_id or "", style_id)
    return num_id, int(depth)


def _is_bold(paragraph: Any) -> bool:
    """Whether every run with text is bold by itself."""
    runs = [run for run in paragraph.iter(W + "r") if any((text.text or "").strip() for text in run.iter(W + "t"))]
    marks = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(W + "val") not in ("0", "false") for mark in marks)


def _read_table(table: Any, reader: _Reader, hints: dict[str, Any]) -> None:
    """Cells row by row. A table with one column is a frame round ordinary text; one in a cell is part of the cell."""
    rows = [row for row in table.iter(W + "tr") if _owner(row) is table]
    grid = [[cell for cell in row.iter(W + "tc") if _owner(cell, "tr") is row] for row in rows]
    if "table" in hints or all(len(cells) <= 1 for cells in grid):
        for cells in grid:
            for cell in cells:
                _read_block(cell, reader, hints)
        return
    reader.tables += 1
    for row_number, cells in enumerate(grid, start=1):
        column = 1
        for cell in cells:
            _read_block(cell, reader, {**hints, "table": reader.tables, "row": row_number, "column": column})
            span = value_of(cell, "tcPr", "gridSpan")
            column += int(span) if span is not None and span.isdecimal() and int(span) < 100 else 1


def _owner(element: Any, kind: str = "tbl") -> Any:
    """The nearest table or row round the element."""
    parent = element.getparent()
    while parent is not None and parent.tag != W + kind:
        parent = parent.getparent()
    return parent


def _read_margins(part: Any, body: Any, kind: str, reader: _Reader) -> None:
    """Every running header (or footer) that a section names: of first, of even and of all pages; each part once.

    They count their lists for themselves, so that the text's own numbers are not moved.
    """
    numbering, reader.numbering = reader.numbering, Numbering.read(_related(part, "numbering"))
    flag = LineFlag.RUNNING_HEADER if kind == "header" else LineFlag.FOOTER
    ids = (reference.get(f"{{{_RELATIONS}}}id") for reference in body.iter(f"{W}{kind}Reference"))
    for margin in dict.fromkeys(part.related_parts[key] for key in ids if key in part.related_parts):
        _read_block(_root(margin), reader, {"flag": flag})
        _read_drawings(margin, reader, flag)
    reader.numbering = numbering


def _read_drawings(part: Any, reader: _Reader, flag: LineFlag = LineFlag.FLOATING) -> None:
    """What stands in drawings of boxes and arrows, which Word keeps in files of their own."""
    for relation in part.rels.values():
        if relation.reltype == f"{_RELATIONS}/diagramData" and not relation.is_external:
            for paragraph in _root(relation.target_part).iter(_DRAWN + "p"):
                text = "".join(piece.text or "" for piece in paragraph.iter(_DRAWN + "t"))
                if text.strip():
                    reader.add(text, flag=flag)


def _read_notes(root: Any | None, reader: _Reader) -> None:
    """The notes; and the lines that Word draws between text and notes, when somebody has written in them."""
    for note in root if root is not None else ():
        if note.get(W + "type") in (None, "normal"):
            _read_block(note, reader, {"flag": LineFlag.NOTE})
        elif _has_text(note):
            _read_block(note, reader, {"flag": LineFlag.FOOTER})
