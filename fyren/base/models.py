"""Abstract models that other rooms build on, and the base's own tables."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField
from fyren.base.history.models import ChangeEntry
from fyren.base.jobs.models import Job
from fyren.base.search.models import SearchEntry, SearchKey, SearchPosting

__all__ = [
    "ChangeEntry",
    "FactStamped",
    "Job",
    "PersonalDraft",
    "PublicModel",
    "SearchEntry",
    "SearchKey",
    "SearchPosting",
    "VersionedModel",
]

# No vowels: an address never spells a word. No 0/1/l: it can be read out over the telephone.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 14  # 27**14 ≈ 2**66: not to be guessed, short enough to print


def new_public_id() -> str:
    """A new opaque id for an address: 14 characters, says nothing of order, number or content."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def public_id_of(*ids: str) -> str:
    """The opaque id of what some objects make together, the same each time: for a row that is not there until it is
    first saved, so that a personal draft of it is found again."""
    number = int.from_bytes(hashlib.sha256("/".join(ids).encode()).digest(), "big")
    return "".join(_ALPHABET[number // len(_ALPHABET) ** place % len(_ALPHABET)] for place in range(_LENGTH))


class PublicModel(models.Model):
    """Has an opaque public id; the database key never leaves the house."""

    public_id = models.CharField(max_length=_LENGTH, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True


class VersionedModel(PublicModel):
    """Can be edited: every change counts the row version up, and a change from an older version is a conflict."""

    row_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def as_edited(self, name: str) -> Any:
        """A field's value as a form over the object shows it; of what it points at in plural, a list."""
        value = getattr(self, name)
        return list(value.all()) if isinstance(value, models.Manager) else value


class PersonalDraft(models.Model):
    """What one person has typed about an object and not saved. `fyren.base.drafts` writes and reads it."""

    actor = models.CharField(max_length=32)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=_LENGTH)
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "object_type", "object_id"], name="one_draft_each")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"


class StampState(StrEnum):
    """How far a fact about the world can be trusted today."""

    CURRENT = "current"
    DUE = "due"  # to be checked within 30 days
    PAST = "past"
    UNVERIFIED = "unverified"


class FactStamped(models.Model):
    """A fact about the outside world: where it comes from, when it was checked and when it must be again."""

    source = FreeCharField(_("source"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def stamp_state(self) -> StampState:
        """Unverified without source and date; otherwise by the review date."""
        if not self.source or self.checked_on is None:
            return StampState.UNVERIFIED
        if self.review_by is None:
            return StampState.CURRENT
        days_left = (self.review_by - clock.today()).days
        if days_left < 0:
            return StampState.PAST
        return StampState.DUE if days_left <= 30 else StampState.CURRENT


class DatedModel(models.Model):
    """A dated record: true from `valid_from` (None: always) up to and including `valid_to` (None: still)."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: dt.date) -> bool:
        """True when the record holds on the day."""
        return holds(self.valid_from, self.valid_to, day)

    def overlaps(self, other: DatedModel) -> bool:
        """True when both records hold on some day."""
        ends_before = self.valid_to is not None and other.valid_from is not None and self.valid_to < other.valid_from
        begins_after = self.valid_from is not None and other.valid_to is not None and other.valid_to < self.valid_from
        return not (ends_before or begins_after)


def holds(valid_from: dt.date | None, valid_to: dt.date | None, day: dt.date) -> bool:
    """True when what is valid from and to those days, each included and None where there is none, holds on the day."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def holding_on(day: dt.date, prefix: str = "") -> models.Q:
    """The condition that a `DatedModel` holds on the day; `prefix` such as `"body__"` for a related one."""
    started = models.Q(**{f"{prefix}valid_from__isnull": True}) | models.Q(**{f"{prefix}valid_from__lte": day})
    not_ended = models.Q(**{f"{prefix}valid_to__isnull": True}) | models.Q(**{f"{prefix}valid_to__gte": day})
    return started & not_ended


def dates_in_order(name: str) -> models.CheckConstraint:
    """A constraint for a `DatedModel`'s Meta: the end is not before the beginning."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(valid_to__isnull=True)
        | models.Q(valid_from__isnull=True)
        | models.Q(valid_to__gte=models.F("valid_from")),
        violation_error_message=_("The end date is before the start date. Choose a later one."),
    )
