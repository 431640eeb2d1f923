"""The change log's table."""

from django.db import models

from fyren.base import clock
from fyren.base.fields import FreeCharField


class ChangeEntry(models.Model):
    """One field of one object, changed by someone at a time: what was and what became.

    Objects and actors are opaque ids, so that the log can stand at the bottom of the house. `authority` is the
    public id of the body that owns the object ("" where it belongs to the municipality as a whole).
    """

    at = models.DateTimeField(default=clock.now)
    actor = models.CharField(max_length=32)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=32)
    authority = models.CharField(max_length=32, blank=True)
    field = models.CharField(max_length=120)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    row_version = models.PositiveIntegerField()
    blanked_reason = FreeCharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id", "-at"], name="change_by_object")]
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} {self.field} v{self.row_version}"
