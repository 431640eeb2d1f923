"""Faults that the public has told of, as counts of closed choices. Who told is not known and cannot be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.models import PublicModel


class FaultKind(models.TextChoices):
    """What can be wrong: a closed list, since a text field would collect pleas for help that nobody reads in time."""

    WRONG_NUMBER = "wrong_number", _("The number is wrong")
    CLOSED = "closed", _("It was closed though it should be open")
    NO_ANSWER = "no_answer", _("Nobody answered")
    HARD_TO_READ = "hard_to_read", _("The text is hard to read")
    WRONG_TRANSLATION = "wrong_translation", _("The translation is wrong")


class FaultCount(PublicModel):
    """How many times a fault of a kind was told of on a day.

    Attributes:
        service: key of a service of the guide.
        language: of the guide that it was told from; BCP 47.
        settled: how many of them an editor has dealt with.
    """

    service = models.CharField(max_length=80)
    language = models.CharField(max_length=16)
    kind = models.CharField(_("fault"), max_length=20, choices=FaultKind.choices)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "service", "kind", "language"]
        verbose_name = _("fault told by the public")
        constraints = [
            models.UniqueConstraint(fields=["service", "language", "kind", "day"], name="one_count_a_fault_and_day"),
            models.CheckConstraint(
                condition=models.Q(settled__lte=models.F("count")), name="no_more_faults_settled_than_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.kind} {self.day}"
