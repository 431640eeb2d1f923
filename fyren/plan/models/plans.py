"""Plans, their editions and the anchors that others choose and link to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.frozen import checksum_of
from fyren.base.models import PublicModel, VersionedModel
from fyren.people.models import Body
from fyren.plan.rules import Stage
from fyren.plan.structure import SCHEMA_VERSION, PlanStructure

STAGES = [
    (Stage.DRAFT.value, _("Draft")),
    (Stage.CONSULTATION.value, _("Consultation")),
    (Stage.COMPILATION.value, _("Compilation")),
    (Stage.PROPOSAL.value, _("Proposal")),
    (Stage.ADOPTED.value, _("Adopted")),
]


class Plan(VersionedModel):
    """A plan of the municipality, through all its editions."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = FreeCharField(_("title"), max_length=300)
    authority = models.ForeignKey(Body, models.PROTECT, related_name="plans", verbose_name=_("authority"))

    class Meta:
        ordering = ["title"]
        verbose_name = _("plan")

    def __str__(self) -> str:
        return self.title


class PlanLink(models.Model):
    """A plan that another plan names. `to_plan` is set when that plan is here too.

    Names are linked by likeness until somebody says what is meant (`is_decided`), be it that none here is.
    """

    from_plan = models.ForeignKey(Plan, models.CASCADE, related_name="links")
    named = models.CharField(_("as named in the plan"), max_length=200)
    to_plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="linked_from")
    is_decided = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["from_plan", "named"], name="link_once")]

    def __str__(self) -> str:
        return f"{self.from_plan} → {self.to_plan or self.named}"


class Revision(VersionedModel):
    """One round of changing a plan: draft, consultation, compilation, proposal, decision."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="revisions")
    reason = FreeTextField(_("why the plan is revised"), blank=True)
    stage = models.CharField(max_length=20, choices=STAGES, default=Stage.DRAFT)
    answers_due = models.DateField(_("answers due"), null=True, blank=True)
    is_open = models.BooleanField(default=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    withdrawn_because = FreeTextField(_("why the revision was withdrawn"), blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("revision")
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


class PlanEditionQuerySet(models.QuerySet["PlanEdition"]):
    """Selections of editions."""

    def adopted(self) -> PlanEditionQuerySet:
        """Those that were decided."""
        return self.filter(stage=Stage.ADOPTED)


class PlanEdition(VersionedModel):
    """One dated wording of a plan. A draft may be changed; every other stage is frozen with its checksum.

    `structure` is the wording itself (see `fyren.plan.structure`); development and focus areas below are its
    anchors, made once when the edition is frozen, for others to choose and link to.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edition"))
    stage = models.CharField(_("stage"), max_length=20, choices=STAGES)
    structure = models.JSONField()
    schema_version = models.PositiveSmallIntegerField(default=SCHEMA_VERSION)
    checksum = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    # Facts of the decision: empty until given.
    adopted_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("adopted by")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    section = FreeCharField(_("section"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    document_owner = FreeCharField(_("document owner (role)"), max_length=160, blank=True)
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)

    objects = PlanEditionQuerySet.as_manager()

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
        if self.checksum and checksum_of(self.structure) != self.checksum:
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
        ordering = ["development_area__edition", "development_area__position", "position"]
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
