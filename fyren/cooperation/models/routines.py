"""Routines of bodies and units: the text that is worked on, what management decided, and how many have read it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.frozen import checksum_of
from fyren.base.models import VersionedModel
from fyren.cooperation.models.days import not_ahead
from fyren.cooperation.routines.areas import RoutineArea, area_of
from fyren.people.models import Body, Unit

SCHEMA = 1


class Routine(VersionedModel):
    """An area's routine at a body, or at one of its units. `text` is what is worked on: what holds is the latest
    edition that management decided."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="routines", verbose_name=_("body"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="routines", verbose_name=_("unit")
    )
    area = models.CharField(_("area"), max_length=40, editable=False)
    title = FreeCharField(_("title"), max_length=160)
    text = FreeTextField(_("text"))
    reviewed_on = models.DateField(_("last reviewed by management"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("ceased to hold"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["authority__position", "authority__name", "area", "unit__name", "pk"]
        verbose_name = _("routine")

    def __str__(self) -> str:
        return self.title

    @property
    def of_area(self) -> RoutineArea | None:
        """The register's area; None where the register has it no more."""
        return area_of(self.area)

    def clean(self) -> None:
        """One routine for each area at a body or a unit, and the unit is the body's own."""
        for name in ("reviewed_on", "ended_on"):
            not_ahead(self, name)
        if self.unit is not None and self.unit.authority_id != self.authority_id:
            raise ValidationError({"unit": _("Choose one of the body's own units.")})
        others = Routine.objects.filter(authority=self.authority_id, unit=self.unit_id, area=self.area, ended_on=None)
        if self.ended_on is None and others.exclude(pk=self.pk).exists():
            raise ValidationError({"unit": _("There is a routine for the area there already. Change that one.")})


class RoutineEdition(VersionedModel):
    """A routine's text as management decided it. Never changed, but for a blanked text."""

    routine = models.ForeignKey(Routine, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    title = FreeCharField(max_length=160)
    text = FreeTextField(_("text"))
    decided_by = FreeCharField(_("decided by"), max_length=120)
    decided_on = models.DateField(_("day of the decision"))
    section = FreeCharField(_("section of the minutes"), max_length=40, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    schema = models.PositiveSmallIntegerField(default=SCHEMA, editable=False)
    checksum = models.CharField(max_length=64, editable=False)
    made_by = models.CharField(max_length=32, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("decided routine")
        constraints = [models.UniqueConstraint(fields=["routine", "number"], name="one_routine_edition_each")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def authority(self) -> Body:
        """The authority whose routine it is."""
        return self.routine.authority

    def clean(self) -> None:
        """It has been decided."""
        not_ahead(self, "decided_on")

    def sealed(self) -> RoutineEdition:
        """The edition with the checksum of what it says now."""
        said = {"title": self.title, "text": self.text, "number": self.number, "decided_on": str(self.decided_on)}
        self.checksum = checksum_of(said)
        return self


class RoutineScope(VersionedModel):
    """Whether an area concerns a body at all. Nothing is said until the body says it."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="routine_scopes")
    area = models.CharField(max_length=40, editable=False)
    applies = models.BooleanField(_("concerns the body"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("whether an area concerns a body")
        constraints = [models.UniqueConstraint(fields=["authority", "area"], name="one_scope_each")]

    def __str__(self) -> str:
        return f"{self.authority}: {self.area}"


class RoutineReading(models.Model):
    """How many have said in a month that they have read a decided routine. Nobody knows who."""

    edition = models.ForeignKey(RoutineEdition, models.PROTECT, related_name="readings")
    month = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["month"]
        constraints = [models.UniqueConstraint(fields=["edition", "month"], name="one_reading_a_month")]

    def __str__(self) -> str:
        return f"{self.edition} {self.month:%Y-%m}: {self.count}"
