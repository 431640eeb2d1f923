"""What is agreed with partners, and how each agreement was followed up."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, VersionedModel, dates_in_order
from fyren.cooperation.models.days import not_ahead
from fyren.cooperation.models.partners import Partner
from fyren.cooperation.rules import PERMIT_MONTHS
from fyren.people.models import Body
from fyren.plan.models import FocusArea

LONGEST = 120  # months


class AgreementKind(models.TextChoices):
    """What sort of agreement it is. Values are stored."""

    IOP = "iop", _("Partnership with a non-profit organisation (IOP)")
    PROCUREMENT = "procurement", _("Procured contract")
    LOV = "lov", _("System of choice (LOV)")
    GRANT = "grant", _("Grant")
    AGREEMENT = "agreement", _("Agreement on cooperation")


class Agreement(VersionedModel, DatedModel):
    """What an authority has agreed with partners. Holds from `valid_from` up to and including `valid_to`."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="agreements", verbose_name=_("body"))
    title = FreeCharField(_("title"), max_length=200)
    kind = models.CharField(_("kind of agreement"), max_length=20, choices=AgreementKind.choices)
    partners = models.ManyToManyField(Partner, related_name="agreements", verbose_name=_("partners"))
    also_for = models.ManyToManyField(
        Body, blank=True, related_name="covered_by_agreements", verbose_name=_("other boards and companies it covers")
    )
    decided_by = FreeCharField(_("decided by"), max_length=120, blank=True)
    decided_on = models.DateField(_("day of the decision"), null=True, blank=True)
    section = FreeCharField(_("section of the minutes"), max_length=40, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    we_do = FreeTextField(_("what the municipality does"), blank=True)
    they_do = FreeTextField(_("what the partner does"), blank=True)
    notice_months = models.PositiveSmallIntegerField(
        _("months of notice"), default=0, validators=[MaxValueValidator(LONGEST)]
    )
    renewal_months = models.PositiveSmallIntegerField(
        _("months it takes to renew"), default=6, validators=[MaxValueValidator(LONGEST)]
    )
    needs_permit = models.BooleanField(_("what the partner does needs a permit"), default=False)
    permit_checked_on = models.DateField(_("permit checked on"), null=True, blank=True)
    permit_months = models.PositiveSmallIntegerField(
        _("months until the permit is checked again"),
        default=PERMIT_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
    )
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="agreements", verbose_name=_("focus areas")
    )
    renews = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="renewed_by"
    )

    class Meta:
        ordering = ["valid_to", "title"]
        verbose_name = _("agreement")
        constraints = [dates_in_order("agreement_dates_in_order")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A permit is checked only where one is needed, and what is said to have happened has its day behind it."""
        if self.permit_checked_on is not None and not self.needs_permit:
            raise ValidationError(
                {"needs_permit": _("Say that a permit is needed, or take away the day it was checked.")}
            )
        for name in ("permit_checked_on", "decided_on"):
            not_ahead(self, name)


class FollowUp(VersionedModel):
    """An agreement was followed up on a day."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="follow_ups")
    held_on = models.DateField(_("day"))
    found = FreeTextField(_("what it showed"))
    changes = FreeTextField(_("what is to change"), blank=True)

    class Meta:
        ordering = ["-held_on"]
        verbose_name = _("follow-up of an agreement")

    def __str__(self) -> str:
        return f"{self.agreement} {self.held_on}"

    @property
    def authority(self) -> Body:
        """The authority whose agreement it is."""
        return self.agreement.authority

    def clean(self) -> None:
        """It has been done."""
        not_ahead(self, "held_on")
