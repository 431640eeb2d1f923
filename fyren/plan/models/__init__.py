"""The sustainability programme, the processes, the plans and their editions.

The plan gives direction only: nothing here is an activity, a goal with a target, an indicator or money, and nothing
here points upwards in the house.
"""

from fyren.plan.models.consultation import (
    AnswerStance,
    ConsultationAnswer,
    ConsultationRequest,
    FocusAreaMapping,
    MappingKind,
)
from fyren.plan.models.imports import ActivityProposalDraft, ImportState, PlanImport
from fyren.plan.models.notes import EditorialNote, InternalNote, Interpretation
from fyren.plan.models.plans import (
    DevelopmentArea,
    FocusArea,
    Plan,
    PlanEdition,
    PlanEditionQuerySet,
    PlanLink,
    Revision,
)
from fyren.plan.models.programme import (
    Challenge,
    DirectionGoal,
    Process,
    ProcessKind,
    Programme,
    TargetInterpretation,
    TargetPicture,
)

__all__ = [
    "ActivityProposalDraft",
    "AnswerStance",
    "Challenge",
    "ConsultationAnswer",
    "ConsultationRequest",
    "DevelopmentArea",
    "DirectionGoal",
    "EditorialNote",
    "FocusArea",
    "FocusAreaMapping",
    "ImportState",
    "InternalNote",
    "Interpretation",
    "MappingKind",
    "Plan",
    "PlanEdition",
    "PlanEditionQuerySet",
    "PlanImport",
    "PlanLink",
    "Process",
    "ProcessKind",
    "Programme",
    "Revision",
    "TargetInterpretation",
    "TargetPicture",
]
