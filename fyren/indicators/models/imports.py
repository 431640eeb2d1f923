"""Files with values on their way in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.models import TableImport
from fyren.indicators.models.library import CouncilSet


class ImportKind(models.TextChoices):
    """What a file holds. Values are stored."""

    COUNCIL_SET = "council_set", _("The council's indicators of a year")
    FIGURES = "figures", _("Values")


class ValueImport(TableImport):
    """A file with values, or with the council's indicators of a year: those of `council_set`."""

    kind = models.CharField(max_length=12, choices=ImportKind.choices, default=ImportKind.FIGURES)
    council_set = models.ForeignKey(CouncilSet, models.CASCADE, null=True, blank=True, related_name="imports")

    class Meta(TableImport.Meta):
        abstract = False
        verbose_name = _("import of values")


class RememberedValueColumns(models.Model):
    """What has been said that the headers of a file are: header to field, "" for one that is left out."""

    kind = models.CharField(max_length=12, choices=ImportKind.choices, unique=True)
    names = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.get_kind_display()
