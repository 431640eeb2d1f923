"""The room's tables."""

from fyren.competence.models.counts import (
    EXACT,
    FILE,
    HASHED,
    LEFT,
    MOST_PEOPLE,
    XAPI,
    Completion,
    Headcount,
    Standing,
)
from fyren.competence.models.courses import LEVELS, Course, CourseForm, Gives, Requirement
from fyren.competence.models.hashed import HashedCompletion, HashedOptIn
from fyren.competence.models.imports import CompetenceImport, ImportKind, RememberedCompetenceColumns
from fyren.competence.models.outreach import Audience, Outreach, OutreachKind
from fyren.competence.models.sources import LearningActivity, LearningPlace, LearningSource, Statement, VoidedAhead

__all__ = [
    "EXACT",
    "FILE",
    "HASHED",
    "LEFT",
    "LEVELS",
    "MOST_PEOPLE",
    "XAPI",
    "Audience",
    "CompetenceImport",
    "Completion",
    "Course",
    "CourseForm",
    "Gives",
    "HashedCompletion",
    "HashedOptIn",
    "Headcount",
    "ImportKind",
    "LearningActivity",
    "LearningPlace",
    "LearningSource",
    "Outreach",
    "OutreachKind",
    "RememberedCompetenceColumns",
    "Requirement",
    "Standing",
    "Statement",
    "VoidedAhead",
]
