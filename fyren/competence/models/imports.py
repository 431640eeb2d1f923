"""Files about knowledge on their way in."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.importing.models import TableImport
from fyren.base.importing.streaming import unpacked
from fyren.people.models import Body


class ImportKind(models.TextChoices):
    """What a file holds. Values are stored."""

    COMPLETIONS = "completions", _("Completed courses")
    HEADCOUNTS = "headcounts", _("Numbers of people")
    HASHED = "hashed", _("Completed courses by hashed identities")
    PEOPLE = "people", _("Those who are still employed, by hashed identities")


class CompetenceImport(TableImport):
    """A file with numbers of people or of completed courses, for the units of one authority.

    `tables` holds its first rows only, for the choice of columns; all of them stand in `content`, packed.
    """

    authority = models.ForeignKey(Body, models.CASCADE, related_name="competence_imports")
    kind = models.CharField(max_length=12, choices=ImportKind.choices)
    content = models.BinaryField(default=b"")

    class Meta(TableImport.Meta):
        abstract = False
        verbose_name = _("import about knowledge")

    def read_rows(self) -> Iterator[list[str]]:
        """Every row of the file, one by one."""
        return unpacked(bytes(self.content))


class RememberedCompetenceColumns(models.Model):
    """What has been said that the headers of an authority's files are: header to field, "" for one left out."""

    authority = models.ForeignKey(Body, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=ImportKind.choices)
    names = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "kind"], name="columns_remembered_once")]

    def __str__(self) -> str:
        return self.get_kind_display()
