"""A document as Word: real headings, table heads that repeat, styles that the receiver can change."""

from __future__ import annotations

from fyren.base.documents.writing.model import Document


class UnusableTemplate(ValueError):
    """What was given as a template is no Word document."""


def as_word(document: Document, *, template: bytes | None = None) -> bytes:
    """The document as DOCX; the same document gives the same bytes.

    Args:
        template: a municipality's own Word file (.docx or .dotx), whose styles, header and footer are used.

    Raises:
        UnusableTemplate: the template is no Word document.
    """
    from fyren.base.documents.writing.word_blocks import written  # late: python-docx and lxml take 8 MB

    return written(document, template)
