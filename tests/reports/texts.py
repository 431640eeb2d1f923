"""The text of a document, whatever it becomes."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
from docx import Document as read_word

from fyren.base.document_page import as_html
from fyren.base.documents.writing import Document


def text_of(document: Document) -> str:
    """Everything that a document says, on one line."""
    return squeezed(re.sub(r"<[^>]+>", " ", as_html(document).decode()))


def pdf_text(data: bytes) -> str:
    """The text of a PDF."""
    return squeezed(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)))


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(data))


def word_text(data: bytes) -> str:
    """The text of a Word file, with its tables and edges."""
    word = read_word(io.BytesIO(data))
    parts = [paragraph.text for paragraph in word.paragraphs]
    parts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    parts += [
        paragraph.text for part in (word.sections[0].header, word.sections[0].footer) for paragraph in part.paragraphs
    ]
    return squeezed(" ".join(parts))


def zipped(data: bytes) -> dict[str, bytes]:
    """A ZIP file's files by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        return {name: given.read(name) for name in given.namelist()}


def squeezed(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())
