"""Whom the municipality works together with.

A partner is an organisation, reached by a role: never by a person's name.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, VersionedModel, dates_in_order
from fyren.people.models import Body


class PartnerKind(models.TextChoices):
    """What sort of organisation a partner is. Values are stored."""

    SHELTER = "shelter", _("Women's shelter or other shelter organisation")
    ASSOCIATION = "association", _("Association")
    REGION = "region", _("Region")
    YOUTH_CLINIC = "youth_clinic", _("Youth clinic")
    PRIMARY_CARE = "primary_care", _("Primary care")
    PSYCHIATRY = "psychiatry", _("Adult psychiatry")
    EMERGENCY = "emergency", _("Emergency department")
    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    PROBATION = "probation", _("Prison and probation service")
    MUNICIPALITY = "municipality", _("Another municipality")
    SHARED = "shared", _("Joint unit of several principals")
    RESOURCE_CENTRE = "resource_centre", _("Resource centre")
    COMPANY = "company", _("Private provider")
    OTHER = "other", _("Other")


class Partner(VersionedModel, DatedModel):
    """An organisation that the authority works together with."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="partners", verbose_name=_("body"))
    name = FreeCharField(_("name of the organisation"), max_length=160)
    kind = models.CharField(_("kind of organisation"), max_length=20, choices=PartnerKind.choices)
    contact_role = FreeCharField(_("whom to ask for"), max_length=120, blank=True)
    contact_way = FreeCharField(_("how to reach them"), max_length=200, blank=True)
    does = FreeTextField(_("what they do"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("partner")
        constraints = [dates_in_order("partner_dates_in_order")]

    def __str__(self) -> str:
        return self.name
