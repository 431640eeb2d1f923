"""Values: one figure for an indicator, a place, a year and a gender, with where it came from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.indicators.models.library import Indicator
from fyren.indicators.rules import Gender, PlaceKind

PLACES = [
    (PlaceKind.MUNICIPALITY.value, _("Municipality")),
    (PlaceKind.REGION.value, _("Region")),
    (PlaceKind.NATION.value, _("The nation")),
    (PlaceKind.GROUP.value, _("Group of municipalities")),
]
GENDERS = [
    (Gender.TOTAL.value, _("All")),
    (Gender.WOMEN.value, _("Women")),
    (Gender.MEN.value, _("Men")),
]


class Place(models.Model):
    """A municipality, region, the nation or a group, by Kolada's own id."""

    code = models.CharField(_("id"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=PLACES)
    is_home = models.BooleanField(_("our own municipality"), default=False)
    is_compared = models.BooleanField(_("stands beside ours"), default=False)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["-is_home", "position", "name"]
        verbose_name = _("place")
        constraints = [
            models.UniqueConstraint(fields=["is_home"], condition=models.Q(is_home=True), name="one_home"),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceMember(models.Model):
    """A municipality in a group, as the group was when it was fetched: members change every year."""

    group = models.ForeignKey(Place, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Place, models.CASCADE, related_name="+")
    fetched_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "member"], name="once_in_a_group")]

    def __str__(self) -> str:
        return f"{self.member} / {self.group}"


class Figure(models.Model):
    """A value. None is a missing one, never nought. `year` is the year it describes.

    Args:
        status: what the source says of it, as it came.
        source: "kolada", "file", "example", or the key of the room that offers it.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="figures")
    place = models.ForeignKey(Place, models.PROTECT, related_name="figures")
    year = models.PositiveSmallIntegerField(_("year"))
    gender = models.CharField(_("gender"), max_length=1, choices=GENDERS, default=Gender.TOTAL)
    value = models.FloatField(_("value"), null=True, blank=True)
    status = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=20)
    fetched_at = models.DateTimeField(_("fetched"))

    class Meta:
        verbose_name = _("value")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "place", "year", "gender"], name="one_figure_for_place_year_and_gender"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}/{self.place_id}/{self.year}/{self.gender}"


class FigureVersion(models.Model):
    """What a value was before the source changed it."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="versions")
    value = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=20)
    fetched_at = models.DateTimeField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.figure} ({self.replaced_at})"
