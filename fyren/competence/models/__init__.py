"""The room's tables."""

from fyren.competence.models.counts import FILE, HASHED, MOST_PEOPLE, XAPI, Completion, Headcount, Standing
from fyren.competence.models.courses import LEVELS, Course, CourseForm, Gives, Requirement
from fyren.competence.models.imports import CompetenceImport, ImportKind, RememberedCompetenceColumns

__all__ = [
    "FILE",
    "HASHED",
    "LEVELS",
    "MOST_PEOPLE",
    "XAPI",
    "CompetenceImport",
    "Completion",
    "Course",
    "CourseForm",
    "Gives",
    "Headcount",
    "ImportKind",
    "RememberedCompetenceColumns",
    "Requirement",
    "Standing",
]
