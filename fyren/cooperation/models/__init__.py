"""What the room keeps."""

from fyren.cooperation.models.agreements import Agreement, AgreementKind, FollowUp
from fyren.cooperation.models.partners import Partner, PartnerKind

__all__ = ["Agreement", "AgreementKind", "FollowUp", "Partner", "PartnerKind"]
