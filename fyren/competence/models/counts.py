"""How many people there are and how many know what: numbers of groups, never a person."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.competence.models.courses import LEVELS, Course
from fyren.people.models import Unit

MOST_PEOPLE = 99_999  # in one unit at one level: more is a slip of the finger


class Headcount(models.Model):
    """How many people of a level a unit has, from a day until the next that is said. Given by HR."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="headcounts")
    level = models.CharField(max_length=20, choices=LEVELS)
    day = models.DateField()
    number = models.PositiveIntegerField(validators=[MaxValueValidator(MOST_PEOPLE)])

    class Meta:
        ordering = ["unit", "level", "day"]
        verbose_name = _("number of people")
        constraints = [models.UniqueConstraint(fields=["unit", "level", "day"], name="one_headcount_a_day")]

    def __str__(self) -> str:
        return f"{self.unit} {self.level} {self.day}: {self.number}"


FILE, XAPI, HASHED, LEFT = "file", "xapi", "hashed", "left"
EXACT = frozenset({HASHED, LEFT})  # persons counted by themselves: those who are there, and those who have left
_SOURCES = [(source, source) for source in (FILE, XAPI, HASHED, LEFT)]


class Completion(models.Model):
    """So many of a unit and level completed a course in a month, as a source says it.

    Args:
        month: its number, as `rules.month_number`.
        source: what tells it: a file, statements of a learning platform, or persons counted by their hashes.
        until: the month in which the same persons completed it anew or left; 0 where that is not known.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="completions")
    level = models.CharField(max_length=20, choices=LEVELS)
    course = models.ForeignKey(Course, models.PROTECT, related_name="completions")
    month = models.PositiveIntegerField()
    source = models.CharField(max_length=10, choices=_SOURCES, default=FILE)
    until = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("number of completions")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "course", "level", "month", "source", "until"], name="one_number_for_each_cell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.level} {self.course} {self.month}: {self.number}"


class Standing(models.Model):
    """What is valid of a course in a unit and level in a month: reckoned from its completions, never written."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    level = models.CharField(max_length=20, choices=LEVELS)
    course = models.ForeignKey(Course, models.CASCADE, related_name="+")
    month = models.PositiveIntegerField()
    now = models.PositiveIntegerField()
    year_ago = models.PositiveIntegerField()
    in_a_year = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("what is valid of a course")
        constraints = [models.UniqueConstraint(fields=["unit", "course", "level"], name="one_standing_each")]

    def __str__(self) -> str:
        return f"{self.unit} {self.level} {self.course}: {self.now}"
