"""Reports that somebody has decided, with the very files that were decided, and packs for auditors."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField
from fyren.base.models import PublicModel, VersionedModel
from fyren.people.models import Body
from fyren.plan.models import FocusArea, Plan
from fyren.steering.models import RoundEdition


class ReportKind(models.TextChoices):
    """What a report can be had as. Values are stored, and name the file's ending."""

    WORD = "docx", _("Word")
    PDF = "pdf", _("PDF")
    EXCEL = "xlsx", _("Excel")
    HTML = "html", _("Web page")


class WordTemplate(VersionedModel):
    """A Word file that reports take their look from, emptied of its text. One at most is in use.

    Args:
        since: when it was last taken into use, or taken away.
        set_by: by whom.
    """

    file_name = FreeCharField(_("file"), max_length=255)
    data = models.BinaryField()
    is_in_use = models.BooleanField(_("in use"), default=True)
    since = models.DateTimeField(default=clock.now)
    set_by = models.CharField(max_length=32)

    class Meta:
        ordering = ["-is_in_use", "-since", "-pk"]
        verbose_name = _("Word template")
        constraints = [
            models.UniqueConstraint(
                fields=["is_in_use"], condition=models.Q(is_in_use=True), name="one_word_template_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class AdoptedReport(VersionedModel):
    """A report on a plan's round that has been decided, with the decision's facts.

    Args:
        authority: the plan's owner, whose document it is.
        decided_by: the council or the executive board.
        sections: the sections that it was decided with.
        template: what its Word files took their look from; None when coordinators had chosen none.
    """

    edition = models.ForeignKey(RoundEdition, models.PROTECT, related_name="adopted_reports")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="adopted_reports")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    decided_on = models.DateField(_("decided on"))
    section = FreeCharField(_("section"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    minutes_approved_on = models.DateField(_("minutes approved"), null=True, blank=True)
    sections = models.JSONField(default=list)
    template = models.ForeignKey(WordTemplate, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-pk"]
        verbose_name = _("decided report")
        constraints = [
            models.UniqueConstraint(fields=["edition", "plan"], name="one_decision_per_edition_and_plan"),
            models.CheckConstraint(
                name="report_decision_can_be_found",
                condition=~models.Q(section="", dnr=""),
                violation_error_message=_("Give the section of the minutes or the registration number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.edition.round}"

    @property
    def is_public(self) -> bool:
        """True once the minutes are approved: then everyone may read what the bodies have decided."""
        return self.minutes_approved_on is not None and self.minutes_approved_on <= clock.today()


class AdoptedFile(models.Model):
    """A decided report as a file: the very bytes, with their checksum.

    Args:
        is_public: the version for everyone, without what the bodies' own boards have not decided.
    """

    report = models.ForeignKey(AdoptedReport, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=4, choices=ReportKind.choices)
    is_public = models.BooleanField()
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["report", "-is_public", "kind"]
        constraints = [models.UniqueConstraint(fields=["report", "kind", "is_public"], name="one_file_of_a_version")]

    def __str__(self) -> str:
        return f"{self.report} {self.kind}"


class AuditPack(PublicModel):
    """A focus area's decisions, stances, activities and follow-up from a closed round, for auditors and for a time."""

    edition = models.ForeignKey(RoundEdition, models.PROTECT, related_name="audit_packs")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="audit_packs")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=32)
    made_at = models.DateTimeField(default=clock.now)
    expires_on = models.DateField(_("can be fetched until"))

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("pack for auditors")

    def __str__(self) -> str:
        return f"{self.focus_area}, {self.edition.round}"

    def is_open(self, day: dt.date) -> bool:
        """True up to and including its last day."""
        return day <= self.expires_on
