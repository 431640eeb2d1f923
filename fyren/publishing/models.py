"""Local items with their revisions, and what was released when. Authors are opaque ids."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.models import PublicModel, VersionedModel
from fyren.publishing.items import ItemName


class Entry(VersionedModel):
    """A local item: lies over the pack's of the same name, or stands alone."""

    publisher = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    language = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ["kind", "key", "language"]
        verbose_name = _("published item")
        constraints = [
            models.UniqueConstraint(fields=["publisher", "kind", "key", "language"], name="one_entry_per_item")
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> ItemName:
        """What names the item within its publisher."""
        return ItemName(self.kind, self.key, self.language)


class Revision(PublicModel):
    """A body that was saved. Never changed; a restored one is a new one.

    Attributes:
        body: the content; None takes the local item away, so that the pack's counts again.
        pack_seen: checksum of the pack's body when this was made, "" where the pack had none.
        made_from: checksum of the source-language body that a translation was made from.
        restores: the revision that it brings back.
        counts_from: from when it is published; None for a draft.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    body = models.JSONField(null=True)
    pack_seen = models.CharField(max_length=64, blank=True)
    made_from = models.CharField(max_length=64, blank=True)
    restores = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=32)
    made_at = models.DateTimeField(default=clock.now)
    counts_from = models.DateTimeField(null=True)

    class Meta:
        ordering = ["entry", "-number"]
        verbose_name = _("revision")
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="revision_numbers_are_unique")]

    def __str__(self) -> str:
        return f"{self.entry} {self.number}"

    def counts_at(self, moment: dt.datetime) -> bool:
        """Whether it is published then."""
        return self.counts_from is not None and self.counts_from <= moment


class Release(PublicModel):
    """A tree that was written, in a folder named by its number.

    Attributes:
        checksum: SHA-256 of the tree's own list of files.
        contents: checksum of each item that it was built of, by the item's name.
        made_current_at: when it last became what is served; None when never.
        pack_sum: checksum of the whole pack as it was then; "" where that is not known.
        withdrawn_at: when its files were taken away, since a text in them was blanked or tells a secret place; None
            while they are kept.
    """

    publisher = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=32, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    checksum = models.CharField(max_length=64)
    contents = models.JSONField(default=dict)
    size = models.PositiveIntegerField(default=0)
    made_current_at = models.DateTimeField(null=True)
    is_current = models.BooleanField(default=False)
    pack_sum = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("release")
        constraints = [
            models.UniqueConstraint(fields=["publisher", "number"], name="release_numbers_are_unique"),
            models.UniqueConstraint(
                fields=["publisher"], condition=models.Q(is_current=True), name="one_current_release"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher} {self.number}"
