"""Writing documents: one description, turned into Word or PDF. The same description gives the same bytes."""

from fyren.base.documents.writing.model import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Style,
    Table,
)
from fyren.base.documents.writing.pdf import as_pdf
from fyren.base.documents.writing.word import as_word

__all__ = ["Block", "Document", "Facts", "Heading", "Paragraph", "Style", "Table", "as_pdf", "as_word"]
