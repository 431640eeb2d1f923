"""Learning platforms and what they have told: activities, groups and statements, never an actor."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField
from fyren.base.models import VersionedModel
from fyren.competence.models.courses import LEVELS, Course
from fyren.people.models import Body, Unit

LONGEST_SAID = 300


class LearningSource(VersionedModel):
    """A learning platform that posts statements to an authority, and the key that it does it with.

    The key itself is shown once and kept nowhere; here stands its hash. The platform logs in with the public id.
    """

    authority = models.ForeignKey(Body, models.PROTECT, related_name="learning_sources", verbose_name=_("body"))
    name = FreeCharField(_("name of the learning platform"), max_length=120)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit, where a statement says none"),
    )
    level = models.CharField(_("level, where a statement says none"), max_length=20, choices=LEVELS, blank=True)
    token_hash = models.CharField(max_length=64, editable=False)
    last_used_on = models.DateField(_("last used on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        ordering = ["authority__position", "name"]
        verbose_name = _("learning platform")

    def __str__(self) -> str:
        return self.name


class LearningActivity(VersionedModel):
    """What a platform calls a course: an address. Without a course its statements wait."""

    source = models.ForeignKey(LearningSource, models.CASCADE, related_name="activities")
    iri = FreeCharField(max_length=LONGEST_SAID)
    course = models.ForeignKey(
        Course, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("course")
    )

    class Meta:
        ordering = ["iri"]
        verbose_name = _("activity of a learning platform")
        constraints = [models.UniqueConstraint(fields=["source", "iri"], name="activity_of_source_once")]

    def __str__(self) -> str:
        return self.iri

    @property
    def authority(self) -> Body:
        """The authority that the platform posts to."""
        return self.source.authority


class LearningPlace(VersionedModel):
    """What a platform says of where somebody works. Without a unit and a level its statements wait."""

    source = models.ForeignKey(LearningSource, models.CASCADE, related_name="places")
    unit_said = FreeCharField(max_length=LONGEST_SAID, blank=True)
    level_said = FreeCharField(max_length=LONGEST_SAID, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    level = models.CharField(_("level"), max_length=20, choices=LEVELS, blank=True)

    class Meta:
        ordering = ["unit_said", "level_said"]
        verbose_name = _("group of a learning platform")
        constraints = [
            models.UniqueConstraint(fields=["source", "unit_said", "level_said"], name="place_of_source_once")
        ]

    def __str__(self) -> str:
        return ", ".join(said for said in (self.unit_said, self.level_said) if said) or str(_("nothing said"))

    @property
    def authority(self) -> Body:
        """The authority that the platform posts to."""
        return self.source.authority


class Statement(models.Model):
    """That a statement was received: which, and what it counts as. Nothing tells whom it is about.

    Args:
        digest: keyed hash of its content, under `key_id`: the same id with another content is a conflict.
        attempt: keyed hash of the registration and activity, so that completed and passed are one; "" without one.
        is_counted: it is part of the numbers.
    """

    source = models.ForeignKey(LearningSource, models.CASCADE, related_name="statements")
    statement_id = models.UUIDField()
    digest = models.CharField(max_length=32)
    attempt = models.CharField(max_length=32, blank=True)
    key_id = models.CharField(max_length=20)
    activity = models.ForeignKey(LearningActivity, models.CASCADE, related_name="statements")
    place = models.ForeignKey(LearningPlace, models.CASCADE, related_name="statements")
    month = models.PositiveIntegerField()
    is_voided = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=False)
    received_on = models.DateField(default=clock.today)

    class Meta:
        verbose_name = _("statement")
        constraints = [models.UniqueConstraint(fields=["source", "statement_id"], name="statement_once")]
        indexes = [
            models.Index(fields=["source", "attempt"], condition=~models.Q(attempt=""), name="statement_attempts"),
            models.Index(fields=["id"], condition=models.Q(is_counted=False), name="statements_that_wait"),
        ]

    def __str__(self) -> str:
        return str(self.statement_id)


class VoidedAhead(models.Model):
    """That a statement was taken back which has not arrived: it is taken back when it does, and this row goes."""

    source = models.ForeignKey(LearningSource, models.CASCADE, related_name="voided_ahead")
    statement_id = models.UUIDField()
    received_on = models.DateField(default=clock.today)

    class Meta:
        verbose_name = _("statement taken back before it arrived")
        constraints = [models.UniqueConstraint(fields=["source", "statement_id"], name="voided_ahead_once")]

    def __str__(self) -> str:
        return str(self.statement_id)
