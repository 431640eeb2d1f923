"""Persons as keyed hashes, where an employer has decided so: personal data, from which only totals are read."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, VersionedModel, dates_in_order
from fyren.competence.models.courses import LEVELS, Course
from fyren.people.models import Body, Unit


class HashedOptIn(VersionedModel, DatedModel):
    """An employer has decided to take completions in by hashed identities, from a day to a day."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="hashed_opt_ins", verbose_name=_("body"))
    decided_by = FreeCharField(_("decided by"), max_length=120)
    decided_on = models.DateField(_("day of the decision"))
    dnr = FreeCharField(_("registration number"), max_length=60)
    purge = FreeTextField(_("when hashes are removed"))
    key_id = models.CharField(max_length=20, editable=False)

    class Meta:
        ordering = ["-decided_on"]
        verbose_name = _("decision on hashed import")
        constraints = [dates_in_order("hashed_opt_in_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.authority} {self.decided_on}"

    def clean(self) -> None:
        """One decision holds at a time."""
        others = HashedOptIn.objects.filter(authority=self.authority_id).exclude(pk=self.pk)
        if any(self.overlaps(each) for each in others):
            raise ValidationError(_("A decision holds already. Say when it ends first."))


class HashedCompletion(models.Model):
    """A person, as a keyed hash, completed a course on a day. Read by `competence.hashed` and nowhere else."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="+")
    person = models.CharField(max_length=32)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    level = models.CharField(max_length=20, choices=LEVELS)
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    completed_on = models.DateField()

    class Meta:
        verbose_name = _("completion by a hashed identity")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "person", "course", "completed_on"], name="hashed_completion_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.course} {self.completed_on}"
