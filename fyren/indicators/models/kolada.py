"""Runs of the fetching from Kolada: what was asked for, how far it came, and what went wrong."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock


class RunState(models.TextChoices):
    """Where a run stands. Values are stored."""

    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped, goes on next time")
    FAILED = "failed", _("Failed")


class KoladaRun(models.Model):
    """One fetching. A stopped one is resumed: segments that are done are not asked for again.

    Args:
        asked: the wishes it was started with, as the command writes them; "" for the weekly one.
        since: only what changed since that day was asked for; None: everything.
        problem: a sentence for the administrator; never the body of an answer.
    """

    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    asked = models.CharField(max_length=500, blank=True)
    since = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.RUNNING)
    read = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("fetching from Kolada")

    def __str__(self) -> str:
        return str(self.started_at)


class KoladaSegment(models.Model):
    """A part of a run: at most 25 indicators and 25 places. `next_url` is where it goes on; "" at its beginning."""

    run = models.ForeignKey(KoladaRun, models.CASCADE, related_name="segments")
    path = models.CharField(max_length=500)
    next_url = models.CharField(max_length=1000, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "path"], name="segment_once_in_a_run")]

    def __str__(self) -> str:
        return self.path
