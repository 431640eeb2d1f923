"""Budget years and their phases."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField
from fyren.base.models import FactStamped, VersionedModel
from fyren.steering.models.choices import PHASE_KINDS
from fyren.steering.year_template import PhaseKind


class BudgetYear(VersionedModel):
    """A calendar year that internal budgets and business plans are made for."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    after_election = models.BooleanField(_("the first year after an election"), default=False)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("budget year")

    def __str__(self) -> str:
        return str(self.year)


class YearPhase(VersionedModel, FactStamped):
    """A phase of the year, or an outside duty on the same wheel. Without days nobody has said when it is."""

    year = models.ForeignKey(BudgetYear, models.CASCADE, related_name="phases")
    key = models.CharField(max_length=40, blank=True)  # which part of the template it came from; "" for an own one
    kind = models.CharField(_("kind"), max_length=10, choices=PHASE_KINDS, default=PhaseKind.STEERING)
    title = FreeCharField(_("title"), max_length=160)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("phase")
        constraints = [
            models.CheckConstraint(
                name="phase_dates_in_order",
                condition=models.Q(starts_on__isnull=True, ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The end date is before the start date. Choose a later one."),
            )
        ]

    def __str__(self) -> str:
        return self.title
