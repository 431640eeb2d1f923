"""Courses, and of whom they are required."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, VersionedModel, dates_in_order
from fyren.competence.rules import Level
from fyren.people.models import Body, Unit
from fyren.plan.sorts import removal_mark

LONGEST = 120  # months
LEVELS = (
    (Level.ELECTED.value, _("Elected")),
    (Level.MANAGER.value, _("Managers")),
    (Level.OFFICIAL.value, _("Officials")),
    (Level.FRONT_LINE.value, _("Staff who meet people")),
)


class Gives(models.TextChoices):
    """What a course gives. Values are stored."""

    BASE = "base", pgettext_lazy("course", "Base")
    DEEPENING = "deepening", _("Deepening")
    INSTRUMENT = "instrument", _("Use of an instrument")
    LEADERSHIP = "leadership", _("Leadership")


class CourseForm(models.TextChoices):
    """How a course is held. Values are stored."""

    E_LEARNING = "e_learning", _("E-learning")
    CLASSROOM = "classroom", _("In a classroom")
    CONFERENCE = "conference", _("Conference")


class Course(VersionedModel, DatedModel):
    """A course that an authority keeps; as a rule the executive board, for all."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="courses", verbose_name=_("body"))
    name = FreeCharField(_("name of the course"), max_length=160)
    about = FreeTextField(_("what one learns"), blank=True)
    gives = models.CharField(_("what it gives"), max_length=20, choices=Gives.choices)
    form = models.CharField(_("how it is held"), max_length=20, choices=CourseForm.choices)
    valid_months = models.PositiveSmallIntegerField(
        _("months that it is valid"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
    )
    code = FreeCharField(_("code in the learning system"), max_length=80, blank=True)
    link = models.URLField(_("web address"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("course")
        constraints = [dates_in_order("course_dates_in_order")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Files name courses by name or code, so neither means two courses."""
        self.name = " ".join(self.name.split())
        if self.name == removal_mark():
            return
        others = Course.objects.exclude(pk=self.pk)
        if others.filter(name__iexact=self.name).exists():
            raise ValidationError({"name": _("There is a course with that name already. Add what tells them apart.")})
        if self.code and others.filter(code__iexact=self.code).exists():
            raise ValidationError({"code": _("Another course has that code.")})


class Requirement(VersionedModel, DatedModel):
    """A course is required of a level, in all bodies, in one, or in some of its units.

    Attributes:
        units: the body's units in which it is required; none: in all of them.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="requirements", verbose_name=_("course"))
    level = models.CharField(_("of whom"), max_length=20, choices=LEVELS)
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="course_requirements",
        verbose_name=_("in which body"),
    )
    units = models.ManyToManyField(
        Unit, blank=True, related_name="course_requirements", verbose_name=_("in which units")
    )

    class Meta:
        ordering = ["course__name", "level"]
        verbose_name = _("requirement of a course")
        constraints = [dates_in_order("requirement_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.course}: {self.get_level_display()}"

    @property
    def authority(self) -> Body:
        """The authority that keeps the course."""
        return self.course.authority

    def clean(self) -> None:
        """The same is not required twice at once."""
        same = Requirement.objects.filter(course=self.course_id, level=self.level, body=self.body_id)
        if any(self.overlaps(each) for each in same.exclude(pk=self.pk)):
            raise ValidationError(_("That is required already. Change the requirement that is there."))
