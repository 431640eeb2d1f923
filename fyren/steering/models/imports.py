"""Files with activities on their way into an internal budget, and what a body's columns were taken for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.models import TableImport
from fyren.people.models import Body
from fyren.steering.models.budgets import InternalBudget
from fyren.steering.models.rounds import BodyReport


class ActivityImport(TableImport):
    """A body's file, kept until its rows are taken into the internal budget or it is discarded."""

    budget = models.ForeignKey(InternalBudget, models.CASCADE, related_name="imports")

    class Meta(TableImport.Meta):
        abstract = False
        verbose_name = _("import")

    @property
    def authority(self) -> Body:
        """The authority whose budget it is for."""
        return self.budget.authority


class ReportImport(TableImport):
    """A body's file, kept until its rows have filled in a report or it is discarded."""

    report = models.ForeignKey(BodyReport, models.CASCADE, related_name="imports")

    class Meta(TableImport.Meta):
        abstract = False
        verbose_name = _("file with a report")

    @property
    def authority(self) -> Body:
        """The authority whose report it is for."""
        return self.report.authority


class RememberedColumns(models.Model):
    """What a body has said that the headers of its own file are: header to field, "" for one that is left out."""

    authority = models.OneToOneField(Body, models.CASCADE, related_name="remembered_columns")
    names = models.JSONField(default=dict)
    report_names = models.JSONField(default=dict)  # the same, of files that fill in a report

    def __str__(self) -> str:
        return str(self.authority)
