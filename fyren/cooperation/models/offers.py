"""What the municipality and its partners offer those exposed to violence, children, and those who use it.

An offer is told so that somebody who meets a person knows in seconds where to refer. It never tells where a place is.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import ChoiceSetField, FreeCharField, FreeTextField
from fyren.base.models import DatedModel, FactStamped, VersionedModel, dates_in_order
from fyren.cooperation.models.days import not_ahead
from fyren.cooperation.models.partners import Partner
from fyren.people.models import Body

LONGEST_WAIT = 104  # weeks


class ForWhom(models.TextChoices):
    """Whose situation an offer is for. Values are stored."""

    EXPOSED = "exposed", _("Adults who are exposed to violence")
    CHILDREN = "children", _("Children who are exposed to violence or see it")
    USING = "using", _("Persons who use violence")


class TargetGroup(models.TextChoices):
    """Whom an offer fits specially. Values are stored."""

    HONOUR = "honour", _("Honour-related violence and oppression")
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    YOUNG = "young", _("Young people")
    HBTQI = "hbtqi", _("Hbtqi persons")
    DISABILITY = "disability", _("Persons with disabilities")
    OLDER = "older", _("Older persons")
    ADDICTION = "addiction", _("Persons with addiction")
    LANGUAGES = "languages", _("Persons who need another language than Swedish")


class Referrer(models.TextChoices):
    """Who may make the first contact. Values are stored."""

    SELF = "self", _("The person herself or himself")
    SOCIAL = "social", _("Social services")
    SCHOOL = "school", _("School and preschool")
    HEALTH = "health", _("Health care")
    POLICE = "police", _("Police and prosecutor")
    PROBATION = "probation", _("Prison and probation service")
    HOUSING = "housing", _("Landlords")
    OTHERS = "others", _("Others who meet the person")


class NeedsDecision(models.TextChoices):
    """Whether an individual decision comes before the offer. Values are stored.

    Social services may give some offers without individual assessment of needs: 11 kap. 5 § socialtjänstlagen
    (2025:400).
    """

    WITHOUT = "without", _("Without an individual decision")
    WITH = "with", _("By an individual decision")
    EITHER = "either", _("Either way")


class OfferLanguage(models.TextChoices):
    """Languages that an offer is given in without an interpreter. Values are BCP 47 and stored."""

    SV = "sv", _("Swedish")
    EN = "en", _("English")
    AR = "ar", _("Arabic")
    CKB = "ckb", _("Sorani")
    FA = "fa", _("Persian")
    FI = "fi", _("Finnish")
    PL = "pl", _("Polish")
    PRS = "prs", _("Dari")
    SO = "so", _("Somali")
    TI = "ti", _("Tigrinya")
    UK = "uk", _("Ukrainian")


class Offer(VersionedModel, DatedModel, FactStamped):
    """Something that a person can be offered. Holds from `valid_from` up to and including `valid_to`.

    Attributes:
        partner: who gives it; None where the authority does itself.
        fits: whom it fits specially; none where it is for all alike.
        contact_role, contact_way: for employees: a function and its own number, never a person's.
        waiting_weeks: as it was on `waiting_said_on`; None where nobody has said.
        is_public: told to the editors of the guide, who decide what the public reads.
    """

    authority = models.ForeignKey(Body, models.PROTECT, related_name="offers", verbose_name=_("body"))
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("partner who gives it")
    )
    name = FreeCharField(_("name of the offer"), max_length=120)
    does = FreeTextField(_("what one gets"))
    for_whom = ChoiceSetField(_("for whom"), choices=ForWhom.choices)
    fits = ChoiceSetField(_("fits specially"), choices=TargetGroup.choices, blank=True)
    parenthood = models.BooleanField(_("has a part about being a parent"), default=False)
    contact_role = FreeCharField(_("whom to call"), max_length=120, blank=True)
    contact_way = FreeCharField(_("how to reach them"), max_length=200, blank=True)
    referrers = ChoiceSetField(_("who may make the first contact"), choices=Referrer.choices)
    decision = models.CharField(_("individual decision"), max_length=10, choices=NeedsDecision.choices)
    languages = ChoiceSetField(_("languages"), choices=OfferLanguage.choices, default=(OfferLanguage.SV.value,))
    interpreter = models.BooleanField(_("an interpreter can be asked for"), default=False)
    waiting_weeks = models.PositiveSmallIntegerField(
        _("weeks of waiting"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_WAIT)]
    )
    waiting_said_on = models.DateField(_("waiting time said on"), null=True, blank=True)
    is_programme = models.BooleanField(_("is a qualified programme"), default=False)
    programme = FreeCharField(_("which programme"), max_length=120, blank=True)
    price = FreeCharField(_("price"), max_length=120, blank=True)
    is_secret = models.BooleanField(_("the place is secret"), default=False)
    is_public = models.BooleanField(_("may stand in the public guide"), default=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("offer")
        constraints = [dates_in_order("offer_dates_in_order")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A waiting time has its day, a named programme is one, and what is checked shall be checked again."""
        if self.waiting_weeks is not None and self.waiting_said_on is None:
            raise ValidationError({"waiting_said_on": _("Say on which day the waiting time was so long.")})
        if self.waiting_weeks is None and self.waiting_said_on is not None:
            raise ValidationError({"waiting_weeks": _("Say how many weeks, or take away the day. No waiting is 0.")})
        if self.programme and not self.is_programme:
            raise ValidationError({"is_programme": _("Say that it is a qualified programme, or take away which.")})
        if self.checked_on is not None and self.review_by is None:
            raise ValidationError({"review_by": _("Say when it is to be checked again.")})
        if self.checked_on is not None and self.review_by is not None and self.review_by <= self.checked_on:
            raise ValidationError({"review_by": _("The day lies before the check. Choose a later one.")})
        for name in ("waiting_said_on", "checked_on"):
            not_ahead(self, name)
