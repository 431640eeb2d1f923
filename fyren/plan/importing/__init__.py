"""Importing an adopted plan: lines are labelled, then folded into the plan's wording; see docs/adr/0005."""

from fyren.plan.importing.api import Import, parse, parse_document, parse_file, reparse
from fyren.plan.importing.labels import Correction, Corrections, Label, Mention
from fyren.plan.importing.result import (
    Doubt,
    ParsedPlan,
    Removed,
    Span,
    TableProposal,
    TitleSource,
    Unresolved,
    public_json,
)

__all__ = [
    "Correction",
    "Corrections",
    "Doubt",
    "Import",
    "Label",
    "Mention",
    "ParsedPlan",
    "Removed",
    "Span",
    "TableProposal",
    "TitleSource",
    "Unresolved",
    "parse",
    "parse_document",
    "parse_file",
    "public_json",
    "reparse",
]
