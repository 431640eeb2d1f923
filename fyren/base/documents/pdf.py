"""PDF into lines."""

from __future__ import annotations

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.lines import SourceLine


def read_pdf(data: bytes) -> list[SourceLine]:
    """Not read yet.

    Raises:
        UnreadableDocument: always.
    """
    raise UnreadableDocument(Problem.UNKNOWN_TYPE)
