"""A revision's consultation answers, and what became of each focus area."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import VersionedModel
from fyren.people.models import Body
from fyren.plan.models.plans import FocusArea, PlanEdition, Revision


class AnswerStance(models.TextChoices):
    """What a consulted body says of a section."""

    SUPPORTS = "supports", _("Supports")
    SUPPORTS_WITH_CHANGES = "supports_with_changes", _("Supports with changes")
    REJECTS = "rejects", _("Rejects")
    NO_VIEW = "no_view", _("No view")


class ConsultationRequest(models.Model):
    """Somebody who was asked to answer: a body, or a partner without log-in by name."""

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="requests")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body"))
    partner = FreeCharField(_("partner"), max_length=160, blank=True)
    sent_on = models.DateField(_("sent on"))

    class Meta:
        ordering = ["body__position", "body__name", "partner"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "body"], condition=models.Q(body__isnull=False), name="body_asked_once"
            ),
            models.UniqueConstraint(
                fields=["edition", "partner"], condition=~models.Q(partner=""), name="partner_asked_once"
            ),
            models.CheckConstraint(
                name="asked_is_body_or_partner",
                condition=models.Q(body__isnull=False, partner="") | (models.Q(body=None) & ~models.Q(partner="")),
            ),
        ]

    def __str__(self) -> str:
        return self.partner or str(self.body)


class ConsultationAnswer(VersionedModel):
    """A body's answer about one section of a plan out for consultation, or about the whole (`path` is then "").

    Partners without a log-in answer by letter; the coordinator enters the answer under the partner's name, owned by
    the plan's authority.
    """

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="answers")
    authority = models.ForeignKey(Body, models.PROTECT, related_name="answers")
    partner = FreeCharField(_("partner"), max_length=160, blank=True)
    path = models.CharField(max_length=120, blank=True)
    stance = models.CharField(_("stance"), max_length=30, choices=AnswerStance.choices)
    text = FreeTextField(_("comment"), blank=True)
    proposed_wording = FreeTextField(_("proposed wording"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section = FreeCharField(_("section"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True, editable=False)
    handed_over_by = models.CharField(max_length=32, blank=True, editable=False)
    # The compilation: the plan owner's weighing, never a change of what the body wrote.
    weighed = FreeTextField(_("how the answer was weighed"), blank=True)
    leads_to_change = models.BooleanField(_("leads to a change"), null=True, blank=True)

    class Meta:
        ordering = ["path", "authority__position"]
        verbose_name = _("consultation answer")
        constraints = [
            models.UniqueConstraint(fields=["edition", "authority", "partner", "path"], name="one_answer_per_section")
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
    """An old focus area and what it became: several rows make a split or a merger, one empty side an end or a
    beginning.

    Until the revision is adopted the new side is known by its address in the working draft (`new_slug`); the
    decision fills `new`.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="mappings")
    old = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="mapped_to")
    new = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="mapped_from")
    new_slug = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=MappingKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "old", "new_slug"], name="mapping_once"),
            models.CheckConstraint(
                name="mapping_has_a_side", condition=models.Q(old__isnull=False) | ~models.Q(new_slug="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.kind})"
