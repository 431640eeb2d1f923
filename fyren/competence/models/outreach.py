"""What is done to reach society with knowledge about violence, and how far it reaches."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import VersionedModel
from fyren.people.models import Body

MOST_REACHED = 999_999


class OutreachKind(models.TextChoices):
    """What was done. Values are stored."""

    EVENT = "event", _("Event or talk")
    TEACHING = "teaching", _("Teaching or programme")
    MATERIAL = "material", _("Material")
    CAMPAIGN = "campaign", _("Campaign")


class Audience(models.TextChoices):
    """Whom it was for. Values are stored."""

    ASSOCIATION = "association", _("Associations and their leaders")
    SCHOOL = "school", _("Children and young people in school")
    PARENTS = "parents", _("Parents")
    NEWCOMERS = "newcomers", _("People who are new in Sweden")
    OLDER = "older", _("Older people")
    DISABILITY = "disability", _("People with disabilities")
    LGBTQI = "lgbtqi", _("LGBTQI people")
    MEN = "men", _("Men and boys")
    PUBLIC = "public", _("Everyone")


class Outreach(VersionedModel):
    """Something that an authority did to spread knowledge, on a day. Whom it reached is a number, never a person."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="outreach", verbose_name=_("body"))
    title = FreeCharField(_("what it was"), max_length=160)
    kind = models.CharField(_("kind"), max_length=20, choices=OutreachKind.choices)
    audience = models.CharField(_("whom it was for"), max_length=20, choices=Audience.choices)
    with_whom = FreeCharField(_("association, school or other that it was done with"), max_length=160, blank=True)
    held_on = models.DateField(_("day"))
    reach = models.PositiveIntegerField(
        _("how many it reached"), null=True, blank=True, validators=[MaxValueValidator(MOST_REACHED)]
    )
    about = FreeTextField(_("what it was about"), blank=True)

    class Meta:
        ordering = ["-held_on", "title"]
        verbose_name = _("outreach")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """It has been done."""
        if self.held_on is not None and self.held_on > clock.today():
            raise ValidationError({"held_on": _("The day has not come yet. Choose today or an earlier day.")})
