"""The course as documents: one HTML file per audience and language, and one to choose from."""

from fyren.competence.course.document.page import Form, choice_of, document_of

__all__ = ["Form", "choice_of", "document_of"]
