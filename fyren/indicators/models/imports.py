"""Files with values on their way in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.models import TableImport


class ImportKind(models.TextChoices):
    """What a file holds. Values are stored."""

    COUNCIL_SET = "council_set", _("The council's indicators of a year")
    FIGURES = "figures", _("Values")


class ValueImport(TableImport):
    """A file with values, or with the council's indicators of a year."""

    kind = models.CharField(max_length=12, choices=ImportKind.choices, default=ImportKind.FIGURES)

    class Meta(TableImport.Meta):
        abstract = False
        verbose_name = _("import of values")
