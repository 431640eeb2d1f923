"""The guide as a document: one HTML file per language."""

from fyren.guide.document.page import document_of
from fyren.guide.document.pieces import NoSettings
from fyren.publishing.document.pieces import Document

__all__ = ["Document", "NoSettings", "document_of"]
