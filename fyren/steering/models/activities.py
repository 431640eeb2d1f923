"""Activities with their steps and comments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import ChoiceSetField, FreeCharField, FreeTextField
from fyren.base.models import VersionedModel
from fyren.people.models import Body
from fyren.plan.models import DirectionGoal, FocusArea, TargetPicture
from fyren.steering.models.budgets import InternalBudget
from fyren.steering.models.choices import STATUSES, Financing, Knowledge, Origin, Perspective, TargetGroup
from fyren.steering.rules import ActivityStatus


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Selections of activities."""

    def kept(self) -> ActivityQuerySet:
        """Those that are not in the bin."""
        return self.filter(binned_at__isnull=True)

    def decided(self) -> ActivityQuerySet:
        """Those that a decision has put into an internal budget."""
        return self.kept().filter(is_decided=True)


class Activity(VersionedModel):
    """Something that a body does in a year, in its internal budget, for one or more focus areas of one or more plans.

    Decided fields are changed by a new decision only: a change waits in `pending` (field name to new value, focus areas
    by public id) until it is adopted. Roles, never persons, stand in what may become public.
    """

    budget = models.ForeignKey(InternalBudget, models.PROTECT, related_name="activities")
    title = FreeCharField(_("title"), max_length=200)
    description = FreeTextField(_("what and why"), blank=True)
    focus_areas = models.ManyToManyField(FocusArea, related_name="activities", verbose_name=_("focus areas"))
    direction_goals = models.ManyToManyField(
        DirectionGoal, related_name="activities", verbose_name=_("direction goals"), blank=True
    )
    target_pictures = models.ManyToManyField(
        TargetPicture, related_name="activities", verbose_name=_("target pictures"), blank=True
    )
    origin = models.CharField(_("origin"), max_length=20, choices=Origin.choices, default=Origin.OWN)
    origin_section = FreeCharField(_("section of the assignment"), max_length=60, blank=True)
    financing = models.CharField(_("financing"), max_length=20, choices=Financing.choices, default=Financing.UNDECIDED)
    amount = models.PositiveIntegerField(_("amount, kronor"), null=True, blank=True)
    perspectives = ChoiceSetField(_("perspectives"), choices=Perspective.choices, blank=True, max_length=120)
    knowledge = models.CharField(_("builds on"), max_length=10, choices=Knowledge.choices, blank=True)
    unit = FreeCharField(_("responsible unit"), max_length=120, blank=True)
    role = FreeCharField(_("responsible role"), max_length=120, blank=True)
    partners = FreeCharField(_("partners"), max_length=300, blank=True)
    target_groups = ChoiceSetField(_("target groups"), choices=TargetGroup.choices, blank=True, max_length=200)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    expected_result = FreeTextField(_("expected result"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=STATUSES, default=ActivityStatus.NOT_STARTED)
    ended_because = FreeTextField(_("why it ended"), blank=True)
    public_message = FreeTextField(_("message to the public"), blank=True)
    external_id = FreeCharField(_("id in the body's own system"), max_length=80, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies", editable=False
    )
    is_decided = models.BooleanField(default=False, editable=False)
    # Decided anew, or added, by a decision that is not released while an earlier one is: the public reads the earlier.
    awaits_release = models.BooleanField(default=False, editable=False)
    pending = models.JSONField(_("waits for a decision"), default=dict, blank=True, editable=False)
    released_on = models.DateField(_("released on, after its own secrecy check"), null=True, blank=True)
    said_at = models.DateTimeField(default=clock.now, editable=False)
    binned_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["budget__authority__position", "title", "pk"]
        verbose_name = _("activity")
        constraints = [
            models.CheckConstraint(
                name="activity_dates_in_order",
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The end date is before the start date. Choose a later one."),
            ),
            models.CheckConstraint(
                name="cancelled_needs_a_reason",
                condition=~models.Q(status="cancelled") | ~models.Q(ended_because=""),
                violation_error_message=_("Say why the activity ends."),
            ),
            models.UniqueConstraint(
                fields=["budget", "external_id"],
                condition=~models.Q(external_id=""),
                name="external_id_once_in_a_budget",
                violation_error_message=_("Another activity in the budget has this id."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def authority(self) -> Body:
        """The authority whose budget it stands in."""
        return self.budget.authority

    def waiting(self, name: str) -> Any:
        """A field's value once the change being prepared is decided: the pending one, else the present one."""
        return self.pending.get(name, getattr(self, name))

    def as_edited(self, name: str) -> Any:
        """As a form shows it: what waits for a decision goes before what is decided."""
        if name not in self.pending:
            return super().as_edited(name)
        value = self.pending[name]
        if name == "focus_areas":
            return list(FocusArea.objects.filter(public_id__in=value))
        return dt.date.fromisoformat(value) if name in ("starts_on", "ends_on") and value else value


class Step(VersionedModel):
    """A dated step of an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="steps")
    title = FreeCharField(_("step"), max_length=200)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "position", "pk"]
        verbose_name = _("step")

    def __str__(self) -> str:
        return self.title

    @property
    def authority(self) -> Body:
        """The authority whose activity it is part of."""
        return self.activity.authority


class Comment(VersionedModel):
    """What coordinator and contact say to one another about an activity.

    What is sent to another authority may be a public document: the page says so beside the field.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="comments")
    from_authority = models.ForeignKey(Body, models.PROTECT, related_name="+")
    written_by = models.CharField(max_length=32, editable=False)
    text = FreeTextField(_("comment"))

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("comment")

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def authority(self) -> Body:
        """The authority that wrote it."""
        return self.from_authority
