"""The guidance for employees as documents: one HTML file per profession and language, and one to choose from."""

from fyren.detection.document.page import choice_of, document_of

__all__ = ["choice_of", "document_of"]
