"""What several bodies do together: campaigns and joint activities, and the bodies' own activities that hang on them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, VersionedModel, dates_in_order
from fyren.cooperation.models.partners import Partner
from fyren.people.models import Body
from fyren.plan.models import FocusArea


class JointKind(models.TextChoices):
    """What sort of joint work it is. Values are stored."""

    CAMPAIGN = "campaign", _("Campaign")
    ACTIVITY = "activity", _("Joint activity")


class JointWork(VersionedModel, DatedModel):
    """Something that boards, companies and partners do together for a time. What each of them does is an activity in
    its own internal budget, which hangs on this."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="joint_works", verbose_name=_("body"))
    title = FreeCharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=JointKind.choices, default=JointKind.CAMPAIGN)
    purpose = FreeTextField(_("what it is and why"), blank=True)
    partners = models.ManyToManyField(Partner, blank=True, related_name="joint_works", verbose_name=_("partners"))
    asked = models.ManyToManyField(
        Body, blank=True, related_name="asked_to_join", verbose_name=_("boards and companies that are asked to join")
    )
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="joint_works", verbose_name=_("focus areas")
    )

    class Meta:
        ordering = ["valid_from", "title"]
        verbose_name = _("joint work")
        constraints = [dates_in_order("joint_work_dates_in_order")]

    def __str__(self) -> str:
        return self.title


class JointPart(VersionedModel):
    """A body's activity hangs on joint work. The activity is known by its public id only: it is another room's."""

    joint = models.ForeignKey(JointWork, models.PROTECT, related_name="parts")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    activity_id = models.CharField(max_length=14, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("part of joint work")
        constraints = [models.UniqueConstraint(fields=["joint", "activity_id"], name="activity_hangs_once")]

    def __str__(self) -> str:
        return f"{self.joint}: {self.activity_id}"
