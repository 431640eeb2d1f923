"""The sustainability programme, the processes, the plans and their editions.

The plan gives direction only: nothing here is an activity, a goal with a target, an indicator or money, and nothing here
points upwards in the house.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, FactStamped, PublicModel, VersionedModel, dates_in_order
from fyren.people.models import Body
from fyren.plan.rules import Stage
from fyren.plan.structure import SCHEMA_VERSION, PlanStructure


class Programme(VersionedModel, FactStamped):
    """The municipality's sustainability programme, such as Hållbara Växjö 2030."""

    name = models.CharField(_("name"), max_length=160)
    vision = FreeTextField(_("vision"), blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)

    class Meta:
        verbose_name = _("sustainability programme")

    def __str__(self) -> str:
        return self.name


class ProgrammePart(VersionedModel, FactStamped):
    """A named part of a programme, in order."""

    name = FreeCharField(_("name"), max_length=200)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class TargetPicture(ProgrammePart):
    """A målbild. An empty name is one that the programme has but that nobody has entered yet."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="target_pictures")


class Challenge(ProgrammePart):
    """An utmaning."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="challenges")


class ProcessKind(models.TextChoices):
    """The three kinds of process in the municipality's steering model."""

    MAIN = "main", _("Main process")
    STEERING = "steering", _("Steering process")
    SUPPORT = "support", _("Support process")


class Process(VersionedModel, FactStamped):
    """A main, steering or support process."""

    kind = models.CharField(_("kind"), max_length=10, choices=ProcessKind.choices)
    name = FreeCharField(_("name"), max_length=200)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["kind", "position"]
        verbose_name = _("process")

    def __str__(self) -> str:
        return self.name


class DirectionGoal(VersionedModel, DatedModel, FactStamped):
    """A riktningsmål of a process. An empty wording shows as "ej inlagd", never as a guess."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="direction_goals")
    wording = FreeTextField(_("wording"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["process__kind", "process__position", "position"]
        verbose_name = _("direction goal")
        constraints = [dates_in_order("goal_dates_in_order")]

    def __str__(self) -> str:
        return self.wording or str(_("not entered"))


class Plan(VersionedModel):
    """A plan of the municipality, through all its editions."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    authority = models.ForeignKey(Body, models.PROTECT, related_name="plans", verbose_name=_("authority"))

    class Meta:
        ordering = ["title"]
        verbose_name = _("plan")

    def __str__(self) -> str:
        return self.title


class PlanLink(models.Model):
    """A plan that another plan names. `to_plan` is set when that plan is here too."""

    from_plan = models.ForeignKey(Plan, models.CASCADE, related_name="links")
    named = models.CharField(_("as named in the plan"), max_length=200)
    to_plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="linked_from")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["from_plan", "named"], name="link_once")]

    def __str__(self) -> str:
        return f"{self.from_plan} → {self.to_plan or self.named}"


class Revision(VersionedModel):
    """One round of changing a plan: draft, consultation, compilation, proposal, decision."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="revisions")
    reason = FreeTextField(_("why the plan is revised"), blank=True)
    answers_due = models.DateField(_("answers due"), null=True, blank=True)
    is_open = models.BooleanField(default=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(is_open=True), name="one_open_revision_per_plan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.created_at:%Y-%m-%d}"

    @property
    def authority(self) -> Body:
        """The authority that owns the plan owns its drafts."""
        return self.plan.authority


class PlanEdition(VersionedModel):
    """One dated wording of a plan. A draft may be changed; every other stage is frozen with its checksum.

    `structure` is the wording itself (see `fyren.plan.structure`); development and focus areas below are its anchors, made
    once when the edition is frozen, for others to choose and link to.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edition"))
    stage = models.CharField(_("stage"), max_length=20, choices=[(s.value, s.value) for s in Stage])
    structure = models.JSONField()
    schema_version = models.PositiveSmallIntegerField(default=SCHEMA_VERSION)
    checksum = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    # Facts of the decision: empty until given.
    adopted_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("adopted by")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    section = models.CharField(_("section"), max_length=20, blank=True)
    dnr = models.CharField(_("registration number"), max_length=60, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    document_owner = models.CharField(_("document owner (role)"), max_length=160, blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)

    class Meta:
        ordering = ["plan", "-number"]
        verbose_name = _("edition")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="edition_number_once"),
            models.CheckConstraint(
                name="only_drafts_are_unfrozen",
                condition=models.Q(stage=Stage.DRAFT) | (models.Q(frozen_at__isnull=False) & ~models.Q(checksum="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ({self.number})"

    @property
    def authority(self) -> Body:
        """The authority that owns the plan."""
        return self.plan.authority

    def read(self) -> PlanStructure:
        """The wording, through the one reader for drafts and frozen editions.

        Raises:
            ValueError: a frozen edition's wording no longer matches its checksum, or has an unknown schema.
        """
        structure = PlanStructure.from_json(self.structure)
        if self.checksum and structure.checksum() != self.checksum:
            raise ValueError(f"The wording of edition {self.public_id} does not match its checksum")
        return structure

    def freeze(self) -> None:
        """Set the checksum and the time of freezing; the caller saves."""
        self.checksum = PlanStructure.from_json(self.structure).checksum()
        self.frozen_at = clock.now()


class DevelopmentArea(PublicModel):
    """The anchor of a development area of a frozen edition."""

    edition = models.ForeignKey(PlanEdition, models.CASCADE, related_name="development_areas")
    number = models.CharField(max_length=40, blank=True)
    slug = models.CharField(max_length=80)
    title = models.TextField()
    long_title = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="area_address_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class FocusArea(PublicModel):
    """The anchor of a focus area, or of an aim that the plan gives no number (`number` is then "")."""

    development_area = models.ForeignKey(DevelopmentArea, models.CASCADE, related_name="focus_areas")
    number = models.CharField(max_length=40, blank=True)
    slug = models.CharField(max_length=80)
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["development_area__position", "position"]
        constraints = [models.UniqueConstraint(fields=["development_area", "slug"], name="focus_address_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()

    @property
    def is_numbered(self) -> bool:
        """False for an aim that the plan states without a number."""
        return bool(self.number)

    @property
    def label(self) -> str:
        """What stands where the number would: the number, or words that say that there is none."""
        return self.number or str(_("Aim without number"))


class EditorialNote(VersionedModel, FactStamped):
    """Our own words beside the adopted wording, for example that the law's duty is narrower than the plan's sentence.

    `path` names the place in the wording, as `PlanStructure.texts` does.
    """

    edition = models.ForeignKey(PlanEdition, models.CASCADE, related_name="notes")
    path = models.CharField(max_length=120)
    text = FreeTextField(_("note"))

    class Meta:
        ordering = ["path", "created_at"]
        verbose_name = _("editorial note")

    def __str__(self) -> str:
        return f"{self.path}: {self.text[:40]}"

    @property
    def authority(self) -> Body:
        """The authority that owns the plan."""
        return self.edition.plan.authority


class InternalNote(VersionedModel):
    """A body's own note about a focus area, readable only there until it hands the note over to the plan's owner."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="internal_notes")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="internal_notes")
    text = FreeTextField(_("internal note"))
    dnr = models.CharField(_("registration number"), max_length=60, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True, editable=False)
    handed_over_by = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("internal note")

    def __str__(self) -> str:
        return f"{self.authority}: {self.text[:40]}"


class Interpretation(VersionedModel, DatedModel):
    """A coordinator's dated reading: this area helps that direction goal. Kept outside the plan, which says no such thing."""

    development_area = models.ForeignKey(DevelopmentArea, models.PROTECT, related_name="interpretations")
    direction_goal = models.ForeignKey(DirectionGoal, models.PROTECT, related_name="interpretations")
    rationale = FreeTextField(_("rationale"))
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        ordering = ["development_area__position", "-valid_from"]
        verbose_name = _("interpretation")
        constraints = [dates_in_order("interpretation_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.development_area} → {self.direction_goal}"


class TargetInterpretation(VersionedModel, DatedModel):
    """A coordinator's dated reading: this direction goal serves that target picture."""

    direction_goal = models.ForeignKey(DirectionGoal, models.PROTECT, related_name="target_interpretations")
    target_picture = models.ForeignKey(TargetPicture, models.PROTECT, related_name="target_interpretations")
    rationale = FreeTextField(_("rationale"))
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("interpretation")
        constraints = [dates_in_order("target_interpretation_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.direction_goal} → {self.target_picture}"


class AnswerStance(models.TextChoices):
    """What a consulted body says of a section."""

    SUPPORTS = "supports", _("Supports")
    SUPPORTS_WITH_CHANGES = "supports_with_changes", _("Supports with changes")
    REJECTS = "rejects", _("Rejects")
    NO_VIEW = "no_view", _("No view")


class ConsultationAnswer(VersionedModel):
    """A body's answer about one section of a plan out for consultation, or about the whole (`path` is then "").

    Partners without a log-in answer by letter; the coordinator enters the answer under the partner's name, owned by the plan's
    authority.
    """

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="answers")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="answers")
    partner = models.CharField(_("partner"), max_length=160, blank=True)
    path = models.CharField(max_length=120, blank=True)
    stance = models.CharField(_("stance"), max_length=30, choices=AnswerStance.choices)
    text = FreeTextField(_("comment"), blank=True)
    proposed_wording = FreeTextField(_("proposed wording"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section = models.CharField(_("section"), max_length=20, blank=True)
    dnr = models.CharField(_("registration number"), max_length=60, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True, editable=False)
    handed_over_by = models.CharField(max_length=32, blank=True, editable=False)
    # The compilation: the plan owner's weighing, never a change of what the body wrote.
    weighed = FreeTextField(_("how the answer was weighed"), blank=True)
    leads_to_change = models.BooleanField(_("leads to a change"), null=True, blank=True)

    class Meta:
        ordering = ["path", "authority__position"]
        verbose_name = _("consultation answer")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "authority", "partner", "path"], name="one_answer_per_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner or self.authority}: {self.path}"


class MappingKind(models.TextChoices):
    """What became of a focus area in the next edition."""

    SAME = "same", _("Goes on")
    REWORDED = "reworded", _("Goes on with new wording")
    SPLIT = "split", _("Split")
    MERGED = "merged", _("Merged")
    ENDED = "ended", _("Ends")
    NEW = "new", _("New")


class FocusAreaMapping(models.Model):
    """An old focus area and what it became: several rows make a split or a merger, one empty side an end or a beginning."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="mappings")
    old = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="mapped_to")
    new = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="mapped_from")
    kind = models.CharField(max_length=10, choices=MappingKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "old", "new"], name="mapping_once"),
            models.CheckConstraint(
                name="mapping_has_a_side", condition=models.Q(old__isnull=False) | models.Q(new__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.kind})"


class ImportState(models.TextChoices):
    """Where an import stands."""

    REVIEW = "review", _("Under review")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")


class PlanImport(VersionedModel):
    """An uploaded plan document on its way to become a plan: source lines, what was found, the reviewer's corrections."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="plan_imports")
    file_name = models.CharField(_("file"), max_length=255)
    file_sha256 = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.REVIEW)
    lines = models.JSONField()
    corrections = models.JSONField(default=dict)
    parsed = models.JSONField()
    decided = models.JSONField(default=list)
    started_by = models.CharField(max_length=32, editable=False)
    edition = models.ForeignKey(
        PlanEdition, models.PROTECT, null=True, blank=True, related_name="imports", editable=False
    )

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return self.title or self.file_name


class ActivityProposalDraft(models.Model):
    """A row of an activity table found in a document: a proposal to some body, never a part of the plan."""

    plan_import = models.ForeignKey(PlanImport, models.CASCADE, related_name="activity_proposals")
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)

    class Meta:
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.plan_import} line {self.line}"


def address_of(number: str, text: str, position: int) -> str:
    """A readable, stable address within its edition: the number as printed, else the first words.

    An aim without a number gets words, since a made-up number would look adopted.
    """
    if number:
        return slugify(number.replace(".", "-dot-")).replace("-dot-", ".") or str(position)
    return slugify(" ".join(text.split()[:6]))[:72] or f"del-{position}"


def validate_structure(value: dict[str, Any]) -> None:
    """Raise ValidationError unless the value is a plan's wording that this code reads."""
    try:
        PlanStructure.from_json(value)
    except (ValueError, KeyError, TypeError) as error:
        raise ValidationError(_("The plan's wording cannot be read.")) from error
