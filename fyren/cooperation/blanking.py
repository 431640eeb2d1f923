"""The sorts of texts about cooperation, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fyren.cooperation.models import Agreement, Council, FollowUp, JointWork, Meeting, MeetingDecision, Offer, Partner
from fyren.cooperation.search import is_found, refresh_found
from fyren.people.viewer import Viewer
from fyren.plan.sorts import Sort, free_fields

SHORT_FACTS = frozenset({"dnr", "section", "decided_by", "source"})


class _Found(Sort):
    """Texts of what the search finds."""

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """In the object and its log, and in the search."""
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        if is_found(about):
            refresh_found(about)


class _OnAgreement(_Found):
    """Texts that are read on an agreement's page."""

    def address(self, about: Any) -> str:
        """That page."""
        agreement = about if isinstance(about, Agreement) else about.agreement
        return reverse("agreement", args=[agreement.public_id])


class _Partners(_Found):
    """Texts of the register of partners."""

    def address(self, about: Any) -> str:
        """The register."""
        return reverse("partners")


class _OnJoint(_Found):
    """Texts that are read on joint work's own page."""

    def address(self, about: Any) -> str:
        """That page."""
        return reverse("joint", args=[about.public_id])


class _OnCouncil(_Found):
    """Texts that are read on a council's page."""

    def address(self, about: Any) -> str:
        """That page."""
        meeting = about.meeting if isinstance(about, MeetingDecision) else about
        council = meeting.council if isinstance(meeting, Meeting) else meeting
        return reverse("council", args=[council.public_id])


class _OnOffer(_Found):
    """Texts that are read on an offer's own page."""

    def address(self, about: Any) -> str:
        """That page."""
        return reverse("offer", args=[about.public_id])


COOPERATION_SORTS: dict[str, Sort] = {
    "avtal": _OnAgreement(Agreement, free_fields(Agreement) - SHORT_FACTS),
    "avtalsuppfoljning": _OnAgreement(FollowUp, free_fields(FollowUp)),
    "part": _Partners(Partner, free_fields(Partner)),
    "gemensamt": _OnJoint(JointWork, free_fields(JointWork)),
    "rad": _OnCouncil(Council, free_fields(Council)),
    "mote": _OnCouncil(Meeting, free_fields(Meeting) - SHORT_FACTS),
    "motesbeslut": _OnCouncil(MeetingDecision, free_fields(MeetingDecision)),
    "insats": _OnOffer(Offer, free_fields(Offer) - SHORT_FACTS),
}
