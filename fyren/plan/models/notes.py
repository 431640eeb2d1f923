"""What people write beside a plan: editorial and internal notes, interpretations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, FactStamped, VersionedModel, dates_in_order
from fyren.people.models import Body
from fyren.plan.models.plans import DevelopmentArea, FocusArea, PlanEdition
from fyren.plan.models.programme import DirectionGoal


class EditorialNote(VersionedModel, FactStamped):
    """Our own words beside the adopted wording, for example that the law's duty is narrower than the plan's sentence.

    `path` names the place in the wording, as `PlanStructure.texts` does.
    """

    edition = models.ForeignKey(PlanEdition, models.CASCADE, related_name="notes")
    path = models.CharField(max_length=120)
    text = FreeTextField(_("note"))

    class Meta:
        ordering = ["path", "created_at"]
        verbose_name = _("editorial note")

    def __str__(self) -> str:
        return f"{self.path}: {self.text[:40]}"

    @property
    def authority(self) -> Body:
        """The authority that owns the plan."""
        return self.edition.plan.authority


class InternalNote(VersionedModel):
    """A body's own note about a focus area, readable only there until it hands the note over to the plan's owner."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="internal_notes")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="internal_notes")
    text = FreeTextField(_("internal note"))
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True, editable=False)
    handed_over_by = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("internal note")

    def __str__(self) -> str:
        return f"{self.authority}: {self.text[:40]}"


class Interpretation(VersionedModel, DatedModel):
    """A coordinator's dated reading: this area helps that direction goal. Kept outside the plan, which says no such
    thing."""

    development_area = models.ForeignKey(DevelopmentArea, models.PROTECT, related_name="interpretations")
    direction_goal = models.ForeignKey(DirectionGoal, models.PROTECT, related_name="interpretations")
    rationale = FreeTextField(_("rationale"))
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        ordering = ["development_area__position", "-valid_from"]
        verbose_name = _("interpretation")
        constraints = [dates_in_order("interpretation_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.development_area} → {self.direction_goal}"
