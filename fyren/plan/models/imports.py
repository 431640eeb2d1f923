"""Plan documents on their way to become plans."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField
from fyren.base.models import VersionedModel
from fyren.people.models import Body
from fyren.plan.models.plans import PlanEdition


class ImportState(models.TextChoices):
    """Where an import stands."""

    REVIEW = "review", _("Under review")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")


class PlanImport(VersionedModel):
    """An uploaded plan document on its way to become a plan: source lines, what was found, the reviewer's
    corrections."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="plan_imports")
    file_name = FreeCharField(_("file"), max_length=255)
    file_sha256 = models.CharField(max_length=64)
    title = FreeCharField(_("title"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.REVIEW)
    lines = models.JSONField()
    corrections = models.JSONField(default=dict)
    parsed = models.JSONField()
    decided = models.JSONField(default=list)
    started_by = models.CharField(max_length=32, editable=False)
    edition = models.ForeignKey(
        PlanEdition, models.PROTECT, null=True, blank=True, related_name="imports", editable=False
    )

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return self.title or self.file_name


class ActivityProposalDraft(models.Model):
    """A row of an activity table found in a document: a proposal to some body, never a part of the plan."""

    plan_import = models.ForeignKey(PlanImport, models.CASCADE, related_name="activity_proposals")
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)

    class Meta:
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.plan_import} line {self.line}"
