"""What the room keeps."""

from fyren.cooperation.models.agreements import Agreement, AgreementKind, FollowUp
from fyren.cooperation.models.councils import Council, Meeting, MeetingDecision
from fyren.cooperation.models.joint import JointKind, JointPart, JointWork
from fyren.cooperation.models.offers import ForWhom, NeedsDecision, Offer, OfferLanguage, Referrer, TargetGroup
from fyren.cooperation.models.partners import Partner, PartnerKind
from fyren.cooperation.models.routines import Routine, RoutineEdition, RoutineReading, RoutineScope

__all__ = [
    "Agreement",
    "AgreementKind",
    "Council",
    "FollowUp",
    "ForWhom",
    "JointKind",
    "JointPart",
    "JointWork",
    "Meeting",
    "MeetingDecision",
    "NeedsDecision",
    "Offer",
    "OfferLanguage",
    "Partner",
    "PartnerKind",
    "Referrer",
    "Routine",
    "RoutineEdition",
    "RoutineReading",
    "RoutineScope",
    "TargetGroup",
]
