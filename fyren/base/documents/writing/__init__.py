"""Writing documents: one description, turned into Word or PDF; `base/document_page` makes it a page.

The same description gives the same bytes.
"""

from fyren.base.documents.writing.model import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    PartStart,
    Style,
    Table,
)
from fyren.base.documents.writing.pdf import as_pdf
from fyren.base.documents.writing.word import UnusableTemplate, as_word

__all__ = [
    "Block",
    "Bullets",
    "Document",
    "Facts",
    "Figure",
    "Heading",
    "Paragraph",
    "PartStart",
    "Style",
    "Table",
    "UnusableTemplate",
    "as_pdf",
    "as_word",
]
