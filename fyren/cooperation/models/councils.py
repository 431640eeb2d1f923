"""Councils and networks that meet, what they are to talk about, and what they decided."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, VersionedModel, dates_in_order
from fyren.cooperation.models.days import not_ahead
from fyren.cooperation.models.partners import Partner
from fyren.people.models import Body


class Council(VersionedModel, DatedModel):
    """A council, steering group or network that meets."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="councils", verbose_name=_("body"))
    name = FreeCharField(_("name"), max_length=160)
    purpose = FreeTextField(_("what it is for"), blank=True)
    bodies = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("boards and companies in it"))
    partners = models.ManyToManyField(Partner, blank=True, related_name="councils", verbose_name=_("partners in it"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("council or network")
        constraints = [dates_in_order("council_dates_in_order")]

    def __str__(self) -> str:
        return self.name


class Meeting(VersionedModel):
    """A council meets on a day."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("day"))
    begins_at = models.TimeField(_("time"), null=True, blank=True)
    agenda = FreeTextField(_("agenda"), blank=True)
    notes = FreeTextField(_("what was said"), blank=True)
    dnr = FreeCharField(_("registration number of the minutes"), max_length=60, blank=True)

    class Meta:
        ordering = ["-held_on"]
        verbose_name = _("meeting")

    def __str__(self) -> str:
        return f"{self.council}, {date_format(self.held_on, 'DATE_FORMAT')}"

    @property
    def authority(self) -> Body:
        """The authority that keeps the council."""
        return self.council.authority


class MeetingDecision(VersionedModel):
    """Something that a meeting decided that somebody is to do, by when, and whether it is done."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    text = FreeTextField(_("what was decided"))
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board or company that does it")
    )
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision of a meeting")

    def __str__(self) -> str:
        return self.text.splitlines()[0][:120] if self.text else str(self.pk)

    @property
    def authority(self) -> Body:
        """The authority that keeps the council."""
        return self.meeting.council.authority

    def clean(self) -> None:
        """It is done when it is done, and not before the meeting decided it."""
        not_ahead(self, "done_on")
        if self.due_on is not None and self.due_on < self.meeting.held_on:
            raise ValidationError({"due_on": _("The day is before the meeting. Choose a later one.")})
