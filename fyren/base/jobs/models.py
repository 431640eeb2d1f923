"""What became of the jobs."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock


class Job(models.Model):
    """A job's last run and its next.

    Args:
        last_problem: a sentence for the administrator; "" when the last run went well.
        failures: how many times in a row it has failed.
        asked_for_at: when somebody asked for it to be run now; None when that is done.
        last_key: what the last run that went well was for (`JobSpec.key`).
        held_by, held_until: the worker that runs it, and until when nobody else may.
    """

    name = models.CharField(max_length=60, unique=True)
    next_run = models.DateTimeField(default=clock.now)
    last_started = models.DateTimeField(null=True, blank=True)
    last_ended = models.DateTimeField(null=True, blank=True)
    last_problem = models.CharField(max_length=300, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    asked_for_at = models.DateTimeField(null=True, blank=True)
    last_key = models.CharField(max_length=60, blank=True)
    held_by = models.CharField(max_length=160, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("background job")

    def __str__(self) -> str:
        return self.name

    @property
    def public_id(self) -> str:
        """How the log names it."""
        return self.name

    @property
    def is_under_way(self) -> bool:
        """Whether a worker runs it now."""
        return self.held_until is not None and self.held_until > clock.now()
