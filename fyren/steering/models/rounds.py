"""Rounds of follow-up: what is asked, what each body answers, and what the coordinator analyses."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.frozen import checksum_of
from fyren.base.models import VersionedModel
from fyren.indicators.content import IndicatorContent
from fyren.people.models import Body, BodyKind
from fyren.plan.models import DevelopmentArea, FocusArea
from fyren.steering.models.activities import Activity
from fyren.steering.models.choices import INSTANCES, STATUSES
from fyren.steering.models.years import BudgetYear
from fyren.steering.round_content import RoundContent, indicators_from_json
from fyren.steering.round_rules import ReportState, RoundState, Scope, Trend

ROUND_STATES = [
    (RoundState.OPEN.value, _("Open")),
    (RoundState.CLOSED.value, _("Closed")),
]
REPORT_STATES = [
    (ReportState.WRITING.value, _("Being written")),
    (ReportState.SENT.value, _("Sent to the head")),
    (ReportState.RELEASED.value, _("Released, not decided")),
    (ReportState.DECIDED.value, _("Decided")),
]
TRENDS = [
    (Trend.BETTER.value, _("Is improving")),
    (Trend.SAME.value, _("Unchanged")),
    (Trend.WORSE.value, _("Is getting worse")),
]
SCOPES = [
    (Scope.ACTIVITY.value, _("Each activity")),
    (Scope.FOCUS_AREA.value, _("Each focus area")),
    (Scope.BODY.value, _("The body")),
]


class Round(VersionedModel):
    """A round of follow-up in a budget year: an interim report or the year's end.

    Args:
        cut_off_on: the day that the figures and statuses describe.
        executive_on, council_on: when the executive board and the council are to have it.
        papers_before, sent_before: see `round_rules.deadlines`.
    """

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="rounds")
    key = models.CharField(max_length=40)  # which part of the year's template it belongs to, such as interim_august
    title = FreeCharField(_("title"), max_length=160)
    instructions = FreeTextField(_("instructions"), blank=True)
    cut_off_on = models.DateField(_("cut-off date"))
    executive_on = models.DateField(_("executive board's meeting"), null=True, blank=True)
    council_on = models.DateField(_("council's meeting"), null=True, blank=True)
    papers_before = models.PositiveSmallIntegerField(_("days from papers to meeting"), default=7)
    sent_before = models.PositiveSmallIntegerField(_("days from sending to papers"), default=7)
    state = models.CharField(max_length=10, choices=ROUND_STATES, default=RoundState.OPEN, editable=False)
    opened_by = models.CharField(max_length=32, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-cut_off_on"]
        verbose_name = _("round of follow-up")
        constraints = [models.UniqueConstraint(fields=["year", "key"], name="one_round_of_a_kind_in_a_year")]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"


class JudgementStep(VersionedModel):
    """A step of the round's scale of judgement, best first."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="scale")
    label = FreeCharField(_("judgement"), max_length=60)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        verbose_name = _("judgement")
        constraints = [models.UniqueConstraint(fields=["round", "label"], name="judgement_once_in_a_round")]

    def __str__(self) -> str:
        return self.label


class RoundQuestion(VersionedModel):
    """A question beside the fixed ones, asked of each activity, each focus area or the body."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="questions")
    scope = models.CharField(_("asked about"), max_length=12, choices=SCOPES)
    text = FreeCharField(_("question"), max_length=300)
    is_required = models.BooleanField(_("must be answered"), default=False)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["scope", "position", "pk"]
        verbose_name = _("question")

    def __str__(self) -> str:
        return self.text


class BodyReport(VersionedModel):
    """A body's report in a round: sent by the contact, released by the head, decided by the body's own board."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="reports", verbose_name=_("body"))
    state = models.CharField(max_length=10, choices=REPORT_STATES, default=ReportState.WRITING, editable=False)
    board_on = models.DateField(_("the body's own meeting"), null=True, blank=True)
    summary = FreeTextField(_("what the board should know"), blank=True)
    is_summary_done = models.BooleanField(_("done"), default=False)
    completion_asked = FreeTextField(_("what the coordinator asks to have completed"), blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_by = models.CharField(max_length=32, blank=True, editable=False)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    released_by = models.CharField(max_length=32, blank=True, editable=False)
    received_at = models.DateTimeField(null=True, blank=True, editable=False)
    instance = models.CharField(_("decided by"), max_length=20, choices=INSTANCES, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section = FreeCharField(_("section"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    reported_on = models.DateField(_("delegated decision reported on"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    returned_because = FreeTextField(_("why the head gave it back"), blank=True)

    class Meta:
        ordering = ["round", "authority__position"]
        verbose_name = _("report")
        constraints = [
            models.UniqueConstraint(fields=["round", "authority"], name="one_report_per_body_and_round"),
            models.CheckConstraint(
                name="report_decided_has_facts",
                condition=~models.Q(state="decided")
                | (models.Q(decided_on__isnull=False) & ~models.Q(instance="") & ~models.Q(section="", dnr="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.authority}"

    @property
    def is_company(self) -> bool:
        """True for a company, whose own board decides."""
        return self.authority.kind == BodyKind.COMPANY

    @property
    def is_decided(self) -> bool:
        """True when the body's own board has decided it. Until then it is marked "ej beslutad" wherever it is read."""
        return self.state == ReportState.DECIDED


class ActivityReport(VersionedModel):
    """What a body says of one of its activities in a round."""

    report = models.ForeignKey(BodyReport, models.CASCADE, related_name="activity_reports")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="reports")
    status = models.CharField(_("status"), max_length=12, choices=STATUSES)
    result = FreeTextField(_("what has been done, and with what result"), blank=True)
    deviation = FreeTextField(_("deviation"), blank=True)
    measure = FreeTextField(_("measure against the deviation"), blank=True)
    next_step = FreeTextField(_("next step"), blank=True)
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        ordering = ["report", "activity__title", "pk"]
        verbose_name = _("report on an activity")
        constraints = [
            models.UniqueConstraint(fields=["report", "activity"], name="one_activity_report_per_round"),
            models.CheckConstraint(
                name="deviation_has_a_measure",
                condition=models.Q(is_done=False) | models.Q(deviation="") | ~models.Q(measure=""),
                violation_error_message=_("Say what is done about the deviation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.activity}"

    @property
    def authority(self) -> Body:
        """The authority that reports."""
        return self.report.authority


class Analysis(VersionedModel):
    """What every analysis in a round has: trend, judgement by the round's scale, and the mandatory text."""

    trend = models.CharField(_("trend"), max_length=10, choices=TRENDS, blank=True)
    judgement = models.ForeignKey(JudgementStep, models.PROTECT, null=True, blank=True, related_name="+")
    text = FreeTextField(_("analysis"), blank=True)
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        abstract = True


def done_has_text(name: str) -> models.CheckConstraint:
    """A constraint for an `Analysis`'s Meta: what is marked as done has been written."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(is_done=False) | ~models.Q(text=""),
        violation_error_message=_("Write the analysis before you mark it as done."),
    )


class BodyAnalysis(Analysis):
    """A body's analysis of a focus area that it has activities for: trend, judgement and the mandatory text."""

    report = models.ForeignKey(BodyReport, models.CASCADE, related_name="analyses")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="body_analyses")

    class Meta:
        ordering = ["report", "focus_area__development_area__position", "focus_area__position"]
        verbose_name = _("the body's analysis")
        constraints = [
            models.UniqueConstraint(fields=["report", "focus_area"], name="one_analysis_per_report_and_focus_area"),
            done_has_text("analysis_done_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.focus_area.label}"

    @property
    def authority(self) -> Body:
        """The authority that analyses."""
        return self.report.authority


class RoundAnswer(VersionedModel):
    """An answer to one of the round's own questions; about an activity, a focus area, or neither: the body."""

    report = models.ForeignKey(BodyReport, models.CASCADE, related_name="answers")
    question = models.ForeignKey(RoundQuestion, models.PROTECT, related_name="answers")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="+")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="+")
    text = FreeTextField(_("answer"), blank=True)

    class Meta:
        ordering = ["question__scope", "question__position", "pk"]
        verbose_name = _("answer to a question")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "question", "activity"],
                condition=models.Q(activity__isnull=False),
                name="one_answer_about_an_activity",
            ),
            models.UniqueConstraint(
                fields=["report", "question", "focus_area"],
                condition=models.Q(focus_area__isnull=False),
                name="one_answer_about_a_focus_area",
            ),
            models.UniqueConstraint(
                fields=["report", "question"],
                condition=models.Q(activity__isnull=True, focus_area__isnull=True),
                name="one_answer_about_the_body",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def authority(self) -> Body:
        """The authority that answers."""
        return self.report.authority


class PlanAnalysis(Analysis):
    """The coordinator's analysis of a plan's development area, beside the figures and the bodies' own texts."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="plan_analyses")
    development_area = models.ForeignKey(DevelopmentArea, models.PROTECT, related_name="analyses")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["development_area__position"]
        verbose_name = _("the plan's analysis")
        constraints = [
            models.UniqueConstraint(fields=["round", "development_area"], name="one_plan_analysis_per_area"),
            done_has_text("plan_analysis_done_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.development_area}"


class RoundEdition(VersionedModel):
    """A closed round, frozen. A correction is a new edition with its reason. `round_content` writes and reads it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edition"))
    reason = FreeTextField(_("why it was made anew"), blank=True)
    content = models.JSONField()
    schema_version = models.PositiveSmallIntegerField()
    checksum = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=clock.now)
    frozen_by = models.CharField(max_length=32)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("edition of a closed round")
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="round_edition_number_once")]

    def __str__(self) -> str:
        return f"{self.round} ({self.number})"

    def read(self) -> RoundContent:
        """The content, through the one reader.

        Raises:
            ValueError: it no longer matches its checksum, or has an unknown schema.
        """
        if checksum_of(self.content) != self.checksum:
            raise ValueError(f"The content of round edition {self.public_id} does not match its checksum")
        return RoundContent.from_json(self.content)

    def later_figures(self) -> models.QuerySet[RoundSupplement]:
        """The supplements that hold beside it, in their order: its own, and those of the editions that it corrects."""
        return RoundSupplement.objects.filter(edition__round=self.round_id, edition__number__lte=self.number)


class RoundSupplement(VersionedModel):
    """Figures that came after the freeze: dated, beside the edition, whose texts stay as they were."""

    edition = models.ForeignKey(RoundEdition, models.PROTECT, related_name="supplements")
    reason = FreeTextField(_("what came, and why afterwards"))
    content = models.JSONField()  # a list of IndicatorContent
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.CharField(max_length=32)

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("supplement")

    def __str__(self) -> str:
        return f"{self.edition}: {self.made_at}"

    def read(self) -> tuple[IndicatorContent, ...]:
        """The figures, through the one reader."""
        return indicators_from_json(self.content)
