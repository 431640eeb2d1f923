"""The sustainability programme and the processes, with what they are interpreted to have to do with each other."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, FactStamped, VersionedModel, dates_in_order


class Programme(VersionedModel, FactStamped):
    """The municipality's sustainability programme, such as Hållbara Växjö 2030."""

    name = FreeCharField(_("name"), max_length=160)
    vision = FreeTextField(_("vision"), blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)

    class Meta:
        verbose_name = _("sustainability programme")

    def __str__(self) -> str:
        return self.name


class ProgrammePart(VersionedModel, FactStamped):
    """A named part of a programme, in order."""

    name = FreeCharField(_("name"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class TargetPicture(ProgrammePart):
    """A målbild. An empty name is one that the programme has but that nobody has entered yet."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="target_pictures")

    class Meta(ProgrammePart.Meta):
        verbose_name = _("target picture")


class Challenge(ProgrammePart):
    """An utmaning."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="challenges")

    class Meta(ProgrammePart.Meta):
        verbose_name = _("challenge")


class ProcessKind(models.TextChoices):
    """The three kinds of process in the municipality's steering model."""

    MAIN = "main", _("Main process")
    STEERING = "steering", _("Steering process")
    SUPPORT = "support", _("Support process")


class Process(VersionedModel, FactStamped):
    """A main, steering or support process."""

    kind = models.CharField(_("kind"), max_length=10, choices=ProcessKind.choices)
    name = FreeCharField(_("name"), max_length=200)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["kind", "position"]
        verbose_name = _("process")

    def __str__(self) -> str:
        return self.name


class DirectionGoal(VersionedModel, DatedModel, FactStamped):
    """A riktningsmål of a process. An empty wording shows as "ej inlagd", never as a guess."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="direction_goals")
    wording = FreeTextField(_("wording"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["process__kind", "process__position", "position"]
        verbose_name = _("direction goal")
        constraints = [dates_in_order("goal_dates_in_order")]

    def __str__(self) -> str:
        return self.wording or str(_("not entered"))


class TargetInterpretation(VersionedModel, DatedModel):
    """A coordinator's dated reading: this direction goal serves that target picture."""

    direction_goal = models.ForeignKey(DirectionGoal, models.PROTECT, related_name="target_interpretations")
    target_picture = models.ForeignKey(TargetPicture, models.PROTECT, related_name="target_interpretations")
    rationale = FreeTextField(_("rationale"))
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("interpretation")
        constraints = [dates_in_order("target_interpretation_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.direction_goal} → {self.target_picture}"
