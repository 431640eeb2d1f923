"""Indicators, the council's sets of them year by year, and what they hang on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, FactStamped, VersionedModel, dates_in_order
from fyren.indicators.rules import Direction, Owner, named
from fyren.plan.models import DirectionGoal, Process, TargetPicture

OWNERS = [
    (Owner.BUDGET.value, _("The council's budget")),
    (Owner.PROGRAMME.value, _("The sustainability programme")),
    (Owner.OWN_DATA.value, _("Own figures")),
    (Owner.CONTEXT.value, _("Context")),
]
DIRECTIONS = [
    (Direction.UP.value, _("Higher is better")),
    (Direction.DOWN.value, _("Lower is better")),
    (Direction.CONTEXTUAL.value, _("Neither by itself")),
]


class Indicator(VersionedModel, FactStamped):
    """Something measured year by year. Its source, and when that was checked and must be again, are the fact stamp."""

    code = FreeCharField(_("id"), max_length=40, unique=True)  # Kolada's own for what comes from there
    title = FreeCharField(_("title"), max_length=300)
    says = FreeTextField(_("what it says"), blank=True)
    says_not = FreeTextField(_("what it does not say"), blank=True)
    owner = models.CharField(_("belongs to"), max_length=10, choices=OWNERS, default=Owner.CONTEXT)
    unit = FreeCharField(_("unit"), max_length=60, blank=True)
    by_gender = models.BooleanField(_("by gender"), default=False)
    direction = models.CharField(_("direction"), max_length=10, choices=DIRECTIONS, default=Direction.CONTEXTUAL)
    uncertainty = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="bounds", verbose_name=_("uncertainty indicator")
    )
    rhythm = FreeCharField(_("published"), max_length=120, blank=True)
    years_behind = models.PositiveSmallIntegerField(
        _("years between publication and the year it describes"), null=True, blank=True
    )
    licence = FreeCharField(_("licence"), max_length=120, blank=True)
    from_kolada = models.BooleanField(_("fetched from Kolada"), default=False)
    ended_on = models.DateField(_("no longer published since"), null=True, blank=True)
    is_example = models.BooleanField(_("example data"), default=False, editable=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("indicator")

    def __str__(self) -> str:
        return named(self.code, self.title)


class CouncilSet(VersionedModel):
    """The indicators of a year's budget, or of the sustainability programme, as the council decided them.

    A new decision makes a new set; until its members are given it shows "ej ifylld".
    """

    owner = models.CharField(max_length=10, choices=[each for each in OWNERS if each[0] in ("budget", "programme")])
    year = models.PositiveSmallIntegerField(_("year"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section = FreeCharField(_("section of the decision"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    members: models.ManyToManyField[Indicator, CouncilSetMember] = models.ManyToManyField(
        Indicator, through="CouncilSetMember", related_name="sets"
    )

    class Meta:
        ordering = ["-year", "owner"]
        verbose_name = _("the council's indicators")
        constraints = [models.UniqueConstraint(fields=["owner", "year"], name="one_council_set_per_owner_and_year")]

    def __str__(self) -> str:
        return f"{self.get_owner_display()} {self.year}"


class CouncilSetMember(VersionedModel):
    """An indicator in a set, with what the council wrote as its aim; "" shows as "ej ifylld"."""

    council_set = models.ForeignKey(CouncilSet, models.CASCADE, related_name="entries")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="entries")
    aim = FreeCharField(_("the council's aim"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("indicator in a set")
        constraints = [models.UniqueConstraint(fields=["council_set", "indicator"], name="once_in_a_council_set")]

    def __str__(self) -> str:
        return str(self.indicator)


class IndicatorLink(VersionedModel, DatedModel):
    """A coordinator's dated reading: this indicator says something of that goal, target picture or process."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="links")
    direction_goal = models.ForeignKey(
        DirectionGoal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("direction goal")
    )
    target_picture = models.ForeignKey(
        TargetPicture, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("target picture")
    )
    process = models.ForeignKey(
        Process, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("process")
    )
    rationale = FreeTextField(_("rationale"))
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("what an indicator hangs on")
        constraints = [
            dates_in_order("indicator_link_dates_in_order"),
            models.CheckConstraint(
                name="indicator_hangs_on_one_thing",
                condition=models.Q(direction_goal__isnull=False, target_picture__isnull=True, process__isnull=True)
                | models.Q(direction_goal__isnull=True, target_picture__isnull=False, process__isnull=True)
                | models.Q(direction_goal__isnull=True, target_picture__isnull=True, process__isnull=False),
                violation_error_message=_("Choose one direction goal, target picture or process."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} → {self.hangs_on}"

    @property
    def hangs_on(self) -> DirectionGoal | TargetPicture | Process | None:
        """The goal, target picture or process."""
        return self.direction_goal or self.target_picture or self.process
