"""Reading documents: text, PDF and Word become lines with what is known about each; knows no domain.

Native parsers crash and hang on hostile files, so a server reads through `sandbox.run_in_child` only.
"""

from fyren.base.documents.errors import Problem, UnreadableDocument
from fyren.base.documents.lines import LineFlag, SourceLine

__all__ = ["LineFlag", "Problem", "SourceLine", "UnreadableDocument"]
