"""What others propose to a body: its inbox."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import VersionedModel
from fyren.people.models import Body
from fyren.plan.models import ActivityProposalDraft, FocusArea
from fyren.steering.models.activities import Activity
from fyren.steering.models.years import BudgetYear


class ProposalOrigin(models.TextChoices):
    """Where a proposal comes from. Values are stored."""

    COORDINATOR = "coordinator", _("The coordinator")
    DOCUMENT = "document", _("A table in a plan's document")
    ROUND = "round", _("A round of follow-up")
    ROOM = "room", _("Another part of Fyren")


class ProposalState(models.TextChoices):
    """What the body has said of it."""

    OPEN = "open", _("Waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    CHANGED = "changed", _("Accepted with changes")
    DECLINED = "declined", _("Declined")


class Proposal(VersionedModel):
    """An activity that somebody proposes to a body for a year. Nobody writes in another authority's budget."""

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="proposals")
    to_authority = models.ForeignKey(Body, models.PROTECT, related_name="proposals")
    from_authority = models.ForeignKey(Body, models.PROTECT, related_name="+")
    sent_by = models.CharField(max_length=32, editable=False)
    origin = models.CharField(max_length=12, choices=ProposalOrigin.choices, default=ProposalOrigin.COORDINATOR)
    title = FreeCharField(_("title"), max_length=200)
    description = FreeTextField(_("what and why"), blank=True)
    focus_areas = models.ManyToManyField(FocusArea, related_name="proposals", verbose_name=_("focus areas"))
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    answer = FreeTextField(_("answer"), blank=True)
    answered_on = models.DateField(null=True, blank=True, editable=False)
    activity = models.ForeignKey(Activity, models.SET_NULL, null=True, blank=True, related_name="proposals")
    row = models.ForeignKey(ActivityProposalDraft, models.SET_NULL, null=True, blank=True, related_name="proposals")

    class Meta:
        ordering = ["state", "-created_at"]
        verbose_name = _("proposal")
        constraints = [
            models.CheckConstraint(
                name="declined_needs_a_reason",
                condition=~models.Q(state="declined") | ~models.Q(answer=""),
                violation_error_message=_("Say why the proposal is declined."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def authority(self) -> Body:
        """The authority that sent it: it is that authority's document, and the receiver's once received."""
        return self.from_authority
