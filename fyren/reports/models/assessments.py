"""A year's answers to the national questions: those given by hand, and all of them once they are frozen."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeTextField
from fyren.base.frozen import checksum_of
from fyren.base.models import VersionedModel
from fyren.people.models import Body
from fyren.plan.models import Plan
from fyren.reports.assessment.answers import Answer, Said
from fyren.reports.assessment.content import SCHEMA_VERSION, AssessmentContent
from fyren.reports.assessment.questions import ALL, Kind, Question, catalogue

SAID = [(Said.YES.value, _("Yes")), (Said.PARTLY.value, _("Partly")), (Said.NO.value, _("No"))]
FIRST_YEAR = 2015


class Assessment(VersionedModel):
    """The municipality's answers of a year. There is one a year, kept where the coordinator's role is held.

    Attributes:
        plan: whose focus areas the questions' numbers are about; None leads what is lacking to no focus area.
    """

    authority = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(FIRST_YEAR)], unique=True)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("plan"))
    closed_on = models.DateField(_("closed"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("self-assessment")

    def __str__(self) -> str:
        return str(self.year)

    @property
    def is_open(self) -> bool:
        """Its answers can still be changed."""
        return self.closed_on is None

    def clean(self) -> None:
        """The year has come."""
        if self.year and self.year > clock.today().year:
            raise ValidationError({"year": _("The year has not come. Choose an earlier one.")})


class HandAnswer(VersionedModel):
    """An answer that no data gives: a word or a number, by the question's kind, what shows it and on which day."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    question = models.CharField(_("question"), max_length=40, editable=False)
    said = models.CharField(_("answer"), max_length=10, choices=SAID, blank=True)
    number = models.DecimalField(_("number"), max_digits=7, decimal_places=1, null=True, blank=True)
    evidence = FreeTextField(_("what shows it"))
    answered_on = models.DateField(_("day"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer by hand")
        constraints = [models.UniqueConstraint(fields=["assessment", "question"], name="one_answer_by_hand_each")]

    def __str__(self) -> str:
        asked = self.asked
        return asked.text if asked else self.question

    @property
    def authority(self) -> Body:
        """The authority whose answer it is."""
        return self.assessment.authority

    @property
    def asked(self) -> Question | None:
        """The question; None where it is asked no more."""
        return catalogue().find(self.question)

    @property
    def as_answer(self) -> Answer:
        """The answer as it is read beside those from data."""
        number = None if self.number is None else float(self.number)
        return Answer(Said(self.said) if self.said else None, number, self.evidence, self.answered_on, by_hand=True)

    def clean(self) -> None:
        """A word or a number as the question asks, and a day that has come."""
        asked = self.asked
        if asked is not None and asked.kind is Kind.SAID and not self.said:
            raise ValidationError({"said": _("Choose an answer.")})
        if asked is not None and asked.kind is Kind.SHARE:
            self._check_share()
        if self.answered_on is not None and self.answered_on > clock.today():
            raise ValidationError({"answered_on": _("The day has not come. Choose an earlier one.")})

    def _check_share(self) -> None:
        if self.number is None:
            raise ValidationError({"number": _("Write a number.")})
        if not 0 <= self.number <= ALL:
            raise ValidationError({"number": _("Write a number from 0 to %(most)d.") % {"most": ALL}})


class AssessmentEdition(VersionedModel):
    """A closed assessment, frozen: all its answers. `AssessmentContent` writes and reads it."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="edition")
    content = models.JSONField()
    schema_version = models.PositiveSmallIntegerField(default=SCHEMA_VERSION)
    checksum = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=clock.now)
    frozen_by = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("closed self-assessment")

    def __str__(self) -> str:
        return str(self.assessment)

    @property
    def authority(self) -> Body:
        """The authority whose it is."""
        return self.assessment.authority

    def holding(self, content: AssessmentContent) -> AssessmentEdition:
        """The edition with a content and its checksum."""
        self.content = content.to_json()
        self.checksum = checksum_of(self.content)
        return self

    def read(self) -> AssessmentContent:
        """The content, through the one reader.

        Raises:
            ValueError: it no longer matches its checksum, or has an unknown schema.
        """
        if checksum_of(self.content) != self.checksum:
            raise ValueError(f"The content of assessment {self.public_id} does not match its checksum")
        return AssessmentContent.from_json(self.content)
