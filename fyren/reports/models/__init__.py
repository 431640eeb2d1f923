"""The room's tables."""

from fyren.reports.models.adopted import AdoptedFile, AdoptedReport, AuditPack, ReportKind, WordTemplate
from fyren.reports.models.assessments import SAID, Assessment, AssessmentEdition, HandAnswer

__all__ = [
    "SAID",
    "AdoptedFile",
    "AdoptedReport",
    "Assessment",
    "AssessmentEdition",
    "AuditPack",
    "HandAnswer",
    "ReportKind",
    "WordTemplate",
]
