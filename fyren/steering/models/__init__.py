"""Budget years, stances, internal budgets, activities and what is asked of a body.

Nothing here is reached from the plan: an activity and a stance point at focus areas, never the other way.
"""

from fyren.steering.models.activities import Activity, ActivityQuerySet, Comment, Step
from fyren.steering.models.budgets import (
    BodySettings,
    BudgetEdition,
    EditionFile,
    EditionStage,
    FileKind,
    InternalBudget,
    InternalBudgetQuerySet,
    Stance,
)
from fyren.steering.models.choices import Financing, Knowledge, Origin, Perspective, TargetGroup
from fyren.steering.models.imports import ActivityImport, RememberedColumns, ReportImport
from fyren.steering.models.proposals import Proposal, ProposalOrigin, ProposalState
from fyren.steering.models.rounds import (
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    JudgementStep,
    PlanAnalysis,
    Round,
    RoundAnswer,
    RoundEdition,
    RoundQuestion,
    RoundSupplement,
)
from fyren.steering.models.years import BudgetYear, YearPhase

__all__ = [
    "Activity",
    "ActivityImport",
    "ActivityQuerySet",
    "ActivityReport",
    "BodyAnalysis",
    "BodyReport",
    "BodySettings",
    "BudgetEdition",
    "BudgetYear",
    "Comment",
    "EditionFile",
    "EditionStage",
    "FileKind",
    "Financing",
    "InternalBudget",
    "InternalBudgetQuerySet",
    "JudgementStep",
    "Knowledge",
    "Origin",
    "Perspective",
    "PlanAnalysis",
    "Proposal",
    "ProposalOrigin",
    "ProposalState",
    "RememberedColumns",
    "ReportImport",
    "Round",
    "RoundAnswer",
    "RoundEdition",
    "RoundQuestion",
    "RoundSupplement",
    "Stance",
    "Step",
    "TargetGroup",
    "YearPhase",
]
