"""The guide as a document: one HTML file per language."""

from fyren.guide.document.page import document_of
from fyren.publishing.document.pieces import Document, NoSettings

__all__ = ["Document", "NoSettings", "document_of"]
