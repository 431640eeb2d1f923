"""The audit's tables. Rows are only ever inserted; `sealing.verify` finds any that were changed or taken away."""

from django.db import models

from fyren.base import clock
from fyren.vault.acts import Act


class AuditRow(models.Model):
    """One act: who did what to which object, when. Ids and field names, never content.

    `mac` is a keyed MAC over the other columns, made inside the act's own transaction.
    """

    at = models.DateTimeField(default=clock.now)
    act = models.CharField(max_length=60, choices=Act.choices)
    actor = models.CharField(max_length=32)
    authority = models.CharField(max_length=32, blank=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=32, blank=True)
    fields = models.JSONField(default=list)
    key_id = models.CharField(max_length=20)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="audit_by_object"),
            models.Index(fields=["actor", "-at"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.act} {self.object_type} {self.object_id}"


class AuditSeal(models.Model):
    """A row's place in the chain. `chain_mac` covers the row's MAC and the previous link, so nothing can be taken
    out."""

    sequence = models.BigIntegerField(primary_key=True)
    row = models.OneToOneField(AuditRow, on_delete=models.PROTECT, related_name="seal")
    sealed_at = models.DateTimeField(default=clock.now)
    key_id = models.CharField(max_length=20)
    chain_mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence}: row {self.row_id}"
