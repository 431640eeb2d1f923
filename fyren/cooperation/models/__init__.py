"""What the room keeps."""

from fyren.cooperation.models.agreements import Agreement, AgreementKind, FollowUp
from fyren.cooperation.models.councils import Council, Meeting, MeetingDecision
from fyren.cooperation.models.joint import JointKind, JointPart, JointWork
from fyren.cooperation.models.partners import Partner, PartnerKind
from fyren.cooperation.models.routines import Routine, RoutineEdition, RoutineReading, RoutineScope

__all__ = [
    "Agreement",
    "AgreementKind",
    "Council",
    "FollowUp",
    "JointKind",
    "JointPart",
    "JointWork",
    "Meeting",
    "MeetingDecision",
    "Partner",
    "PartnerKind",
    "Routine",
    "RoutineEdition",
    "RoutineReading",
    "RoutineScope",
]
