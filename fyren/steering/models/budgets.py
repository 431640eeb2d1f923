"""A body's internal budget for a year, its stances and its frozen editions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import ChoiceSetField, FreeCharField, FreeTextField
from fyren.base.frozen import checksum_of
from fyren.base.models import PublicModel, VersionedModel
from fyren.people.models import Body, BodyKind
from fyren.plan.models import FocusArea
from fyren.steering.content import BudgetContent
from fyren.steering.models.choices import INSTANCES, STANCES, STATES, SYSTEMS
from fyren.steering.models.years import BudgetYear
from fyren.steering.rules import DECIDABLE_FIELDS, DECIDED_BY_DEFAULT, DECIDED_STATES, BudgetState, LeadingSystem

_DECIDED = sorted(
    (state.value for state in DECIDED_STATES), reverse=True
)  # one order, so that no migration sees others


class BodySettings(VersionedModel):
    """How a body plans: which system leads, and which fields its decisions bind."""

    authority = models.OneToOneField(Body, models.CASCADE, related_name="steering_settings")
    leading_system = models.CharField(
        _("which system leads"), max_length=10, choices=SYSTEMS, default=LeadingSystem.FYREN
    )
    system_name = FreeCharField(_("the system's name"), max_length=80, blank=True)
    decided_fields = ChoiceSetField(
        _("what a decision binds"),
        choices=[(name, name) for name in DECIDABLE_FIELDS],
        default=DECIDED_BY_DEFAULT,
        max_length=300,
        blank=True,
    )

    reminder_days = models.PositiveSmallIntegerField(_("at most one reminder in so many days"), default=7)
    fallback_email = models.EmailField(_("where reminders go when there is no contact"), blank=True)

    class Meta:
        verbose_name = _("how a body plans")

    def __str__(self) -> str:
        return str(self.authority)


class InternalBudgetQuerySet(models.QuerySet["InternalBudget"]):
    """Selections of internal budgets."""

    def decided(self) -> InternalBudgetQuerySet:
        """Those that have been adopted."""
        return self.filter(decided_on__isnull=False)

    def public(self) -> InternalBudgetQuerySet:
        """Adopted, with approved minutes, and released by the body itself."""
        return self.decided().filter(minutes_approved_on__isnull=False, released_on__isnull=False)


class InternalBudget(VersionedModel):
    """One body's internal budget (a company's: business plan) for a year, as far as the plans are concerned.

    The facts of the decision are those of the latest one; earlier ones stand in the change log and on their editions.
    """

    year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="budgets")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="budgets", verbose_name=_("body"))
    state = models.CharField(_("state"), max_length=10, choices=STATES, default=BudgetState.DRAFT)
    handed_over_at = models.DateTimeField(null=True, blank=True, editable=False)
    handed_over_by = models.CharField(max_length=32, blank=True, editable=False)
    instance = models.CharField(_("decided by"), max_length=20, choices=INSTANCES, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section = FreeCharField(_("section"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    reported_on = models.DateField(_("delegated decision reported on"), null=True, blank=True)
    minutes_approved_on = models.DateField(_("minutes approved on"), null=True, blank=True)
    released_on = models.DateField(_("released to the public on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)

    objects = InternalBudgetQuerySet.as_manager()

    class Meta:
        ordering = ["year", "authority__position"]
        verbose_name = _("internal budget")
        constraints = [
            models.UniqueConstraint(fields=["year", "authority"], name="one_budget_per_body_and_year"),
            models.CheckConstraint(
                name="budget_decided_has_facts",
                condition=~models.Q(state__in=_DECIDED)
                | (models.Q(decided_on__isnull=False) & ~models.Q(instance="") & ~models.Q(section="", dnr="")),
            ),
            models.CheckConstraint(
                name="budget_released_is_decided",
                condition=models.Q(released_on__isnull=True)
                | models.Q(decided_on__isnull=False, minutes_approved_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.year}"

    @property
    def is_company(self) -> bool:
        """True for a business plan, which is not public by default: each activity is released by itself."""
        return self.authority.kind == BodyKind.COMPANY

    @property
    def is_decided(self) -> bool:
        """True when it has been adopted, also while a change to it is being prepared or proposed."""
        return self.decided_on is not None

    @property
    def is_public(self) -> bool:
        """True when everyone may know of it."""
        return self.is_decided and self.minutes_approved_on is not None and self.released_on is not None


class Stance(VersionedModel):
    """What a body says of a focus area in its internal budget. Decided with it; a change waits in `pending`."""

    budget = models.ForeignKey(InternalBudget, models.CASCADE, related_name="stances")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="stances")
    kind = models.CharField(_("stance"), max_length=20, choices=STANCES)
    reason = FreeTextField(_("reason"), blank=True)
    is_decided = models.BooleanField(default=False, editable=False)
    pending = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["focus_area__development_area__position", "focus_area__position"]
        verbose_name = _("stance")
        constraints = [
            models.UniqueConstraint(fields=["budget", "focus_area"], name="one_stance_per_focus_area"),
            models.CheckConstraint(
                name="no_needs_a_reason",
                condition=~models.Q(kind="not_this_year") | ~models.Q(reason=""),
                violation_error_message=_("Say why you abstain this year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget}: {self.focus_area.label} {self.get_kind_display()}"

    @property
    def authority(self) -> Body:
        """The authority whose budget it stands in."""
        return self.budget.authority


class EditionStage(models.TextChoices):
    """Why an edition was frozen."""

    HANDED_OVER = "handed_over", _("Handed over")
    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted")


class BudgetEdition(PublicModel):
    """An internal budget as it stood at a step, frozen: content with schema version and checksum.

    `fyren.steering.content` writes and reads `content`. The decision's facts are kept on the edition that it adopted.
    """

    budget = models.ForeignKey(InternalBudget, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edition"))
    stage = models.CharField(max_length=12, choices=EditionStage.choices)
    content = models.JSONField()
    schema_version = models.PositiveSmallIntegerField()
    checksum = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=clock.now)
    frozen_by = models.CharField(max_length=32)
    decided_on = models.DateField(null=True, blank=True)
    section = FreeCharField(max_length=20, blank=True)
    dnr = FreeCharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["budget", "number"], name="budget_edition_number_once")]

    def __str__(self) -> str:
        return f"{self.budget} ({self.number})"

    @property
    def authority(self) -> Body:
        """The authority whose budget it is an edition of."""
        return self.budget.authority

    def read(self) -> BudgetContent:
        """The content, through the one reader.

        Raises:
            ValueError: it no longer matches its checksum, or has an unknown schema.
        """
        if checksum_of(self.content) != self.checksum:
            raise ValueError(f"The content of edition {self.public_id} does not match its checksum")
        return BudgetContent.from_json(self.content)


class FileKind(models.TextChoices):
    """The forms that an appendix is frozen in."""

    WORD = "docx", "Word"
    PDF = "pdf", "PDF"


class EditionFile(models.Model):
    """A proposed appendix as a file for the meeting's papers: the very bytes, with their checksum."""

    edition = models.ForeignKey(BudgetEdition, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=4, choices=FileKind.choices)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "kind"], name="one_file_of_each_kind")]

    def __str__(self) -> str:
        return f"{self.edition} {self.kind}"
