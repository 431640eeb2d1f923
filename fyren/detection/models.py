"""Units that count, what they have counted, and which instruments are in use.

Of a count there is a kind, a unit and a month: no text, no day, nothing of anybody.
"""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.frozen import checksum_of
from fyren.base.models import DatedModel, PublicModel, VersionedModel, dates_in_order
from fyren.detection.counting import MONTHS, SCHEMA, Released
from fyren.detection.instruments import instrument_of
from fyren.people.models import Body, User

MOST = 9_999  # of one thing in one month: more is a slip of the finger


class CountKind(models.TextChoices):
    """What is counted. Values are stored, and are part of the indicators' codes."""

    ASKED = "asked", _("Asked about violence")
    SAID_YES = "said_yes", _("Someone said yes")
    REPORTED = "reported", _("A report of concern was made")
    ACCEPTED_CHANGE = "accepted_change", _("An offer to stop using violence was accepted")

    @property
    def short(self) -> str:
        """What it is called where there is little room."""
        return str(_SHORT[self])


_SHORT = {
    CountKind.ASKED: pgettext_lazy("counted", "Asked"),
    CountKind.SAID_YES: pgettext_lazy("counted", "Said yes"),
    CountKind.REPORTED: pgettext_lazy("counted", "Reported"),
    CountKind.ACCEPTED_CHANGE: pgettext_lazy("counted", "Offer accepted"),
}


class CountingUnit(VersionedModel, DatedModel):
    """A part of an authority that counts, for as long as it does."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="counting_units", verbose_name=_("body"))
    name = FreeCharField(_("name of the unit"), max_length=120)

    class Meta:
        ordering = ["authority__position", "name"]
        verbose_name = _("unit that counts")
        constraints = [dates_in_order("counting_unit_dates_in_order")]

    def __str__(self) -> str:
        return self.name


class UnitMember(VersionedModel, DatedModel):
    """Somebody notes for a unit, and sees its numbers, for a period."""

    unit = models.ForeignKey(CountingUnit, models.PROTECT, related_name="members", verbose_name=_("unit"))
    user = models.ForeignKey(User, models.PROTECT, related_name="counting_units", verbose_name=_("person"))

    class Meta:
        ordering = ["user__name"]
        verbose_name = _("who notes")

    def __str__(self) -> str:
        return f"{self.user}: {self.unit}"

    @property
    def authority(self) -> Body:
        """The authority that the unit belongs to."""
        return self.unit.authority

    def clean(self) -> None:
        """The last day is not before the first. The day before it means: ended on the day it was given."""
        if self.valid_from and self.valid_to and (self.valid_from - self.valid_to).days > 1:
            raise ValidationError({"valid_to": _("The end date is before the start date. Choose a later one.")})


class MonthCount(VersionedModel):
    """How many of a kind a unit had in a month. A month that is noted has all kinds, noughts too, so that to know
    that it is noted is to know nothing of the numbers."""

    unit = models.ForeignKey(CountingUnit, models.PROTECT, related_name="counts")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=CountKind.choices)
    count = models.PositiveSmallIntegerField(validators=[MaxValueValidator(MOST)])

    class Meta:
        ordering = ["year", "month"]
        verbose_name = _("count of a month")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "month", "kind"], name="one_count_of_a_kind_in_a_month"),
            models.CheckConstraint(name="month_count_in_a_month", condition=models.Q(month__gte=1, month__lte=MONTHS)),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}-{self.month:02} {self.kind}"

    @property
    def authority(self) -> Body:
        """The authority that the unit belongs to."""
        return self.unit.authority


class CountHandover(PublicModel):
    """An authority has handed over a year's counts. Nothing of that year is noted after it."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="count_handovers")
    year = models.PositiveSmallIntegerField()
    handed_over_at = models.DateTimeField(default=clock.now)
    handed_over_by = models.CharField(max_length=32)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("counts handed over")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year"],
                name="one_handover_of_a_year",
                violation_error_message=_("The year is handed over already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.year}"


class CountRelease(PublicModel):
    """What is shown of a year, frozen. There is one for a year and never another: two would tell more than each."""

    year = models.PositiveSmallIntegerField(
        unique=True, error_messages={"unique": _("The year is released already, and is never released again.")}
    )
    content = models.JSONField()
    schema_version = models.PositiveSmallIntegerField(default=SCHEMA)
    checksum = models.CharField(max_length=64)
    released_at = models.DateTimeField(default=clock.now)
    released_by = models.CharField(max_length=32)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("counts released")

    def __str__(self) -> str:
        return str(self.year)

    def read(self) -> Released:
        """What is shown, through the one reader.

        Raises:
            ValueError: it no longer matches its checksum, or has an unknown schema.
        """
        if checksum_of(self.content) != self.checksum:
            raise ValueError(f"The content of release {self.public_id} does not match its checksum")
        if self.schema_version != SCHEMA:
            raise ValueError(f"Release {self.public_id} has the unknown schema {self.schema_version}")
        return Released.from_json(self.content)


class InstrumentUse(VersionedModel, DatedModel):
    """An authority uses an instrument. That it is used, by which roles: never an answer or a score."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="instrument_uses", verbose_name=_("body"))
    instrument = models.CharField(_("instrument"), max_length=40)  # its key in the pack
    version = FreeCharField(_("version"), max_length=60, blank=True)
    used_at = FreeCharField(_("used where"), max_length=160)
    roles = FreeCharField(_("trained roles"), max_length=200, blank=True)
    note = FreeTextField(_("licence and training"), blank=True)

    class Meta:
        ordering = ["instrument", "authority__position"]
        verbose_name = _("instrument in use")
        constraints = [dates_in_order("instrument_use_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.instrument_name}, {self.used_at}"

    @property
    def instrument_name(self) -> str:
        """What the instrument is called; its key where the pack has it no longer."""
        known = instrument_of(self.instrument)
        return known.name if known is not None else self.instrument

    def clean(self) -> None:
        """The instrument is one of the register's."""
        if instrument_of(self.instrument) is None:
            raise ValidationError({"instrument": _("Choose an instrument from the list.")})


def existing_in(year: int) -> models.Q:
    """The condition that a `DatedModel` held at some time in the year."""
    begun = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=dt.date(year, 12, 31))
    return begun & (models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=dt.date(year, 1, 1)))
