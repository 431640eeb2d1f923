"""The sorts of texts about cooperation, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.cooperation.models import (
    Agreement,
    Council,
    FollowUp,
    JointWork,
    Meeting,
    MeetingDecision,
    Offer,
    Partner,
    Routine,
    RoutineEdition,
)
from fyren.cooperation.search import is_found, refresh_found
from fyren.people.models import Unit
from fyren.people.viewer import Viewer
from fyren.plan.sorts import Sort, free_fields, same_words

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


class _OnRoutine(_Found):
    """Texts that are read on a routine's own page."""

    def address(self, about: Any) -> str:
        """That page."""
        routine = about.routine if isinstance(about, RoutineEdition) else about
        return reverse("routine_work", args=[routine.public_id])


class _Editions(_OnRoutine):
    """Texts of what management decided: the same words go from every version, each of which gets a new checksum."""

    def also_in(self, about: Any, field: str) -> str:
        """Other versions."""
        return _("The same words are removed from every version of the routine.")

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """In every edition that says the same, and in the text that is worked on."""
        said, routine = same_words(self.words(about, field)), Routine.objects.get(pk=about.routine_id)
        others = [each for each in routine.editions.exclude(pk=about.pk) if same_words(self.words(each, field)) == said]
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        for edition in others:
            super().blank(edition, field, reason=reason, expected_version=edition.row_version, by=by)
        for edition in (about, *others):
            edition.sealed().save(update_fields=["checksum"])
        if same_words(self.words(routine, field)) == said:
            super().blank(routine, field, reason=reason, expected_version=routine.row_version, by=by)
        refresh_found(routine)


class _Units(Sort):
    """Names of units, which are read where their authority's routines are."""

    def address(self, about: Any) -> str:
        """The authority's routines."""
        return reverse("routines_of", args=[about.authority.public_id])


ROUTINE_FIELDS = frozenset({"title", "text"})
COOPERATION_SORTS: dict[str, Sort] = {
    "avtal": _OnAgreement(Agreement, free_fields(Agreement) - SHORT_FACTS),
    "avtalsuppfoljning": _OnAgreement(FollowUp, free_fields(FollowUp)),
    "part": _Partners(Partner, free_fields(Partner)),
    "gemensamt": _OnJoint(JointWork, free_fields(JointWork)),
    "rad": _OnCouncil(Council, free_fields(Council)),
    "mote": _OnCouncil(Meeting, free_fields(Meeting) - SHORT_FACTS),
    "rutin": _OnRoutine(Routine, ROUTINE_FIELDS),
    "rutinutgava": _Editions(RoutineEdition, ROUTINE_FIELDS),
    "arbetsplats": _Units(Unit, free_fields(Unit)),
    "motesbeslut": _OnCouncil(MeetingDecision, free_fields(MeetingDecision)),
    "insats": _OnOffer(Offer, free_fields(Offer) - SHORT_FACTS),
}
