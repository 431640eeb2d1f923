"""The guide as a document: one HTML file per language."""

from fyren.guide.document.page import Document, document_of
from fyren.guide.document.pieces import NoSettings

__all__ = ["Document", "NoSettings", "document_of"]
