"""The audit as auditors and administrators read it: filtered, with names, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base import clock
from fyren.people.models import Body, LogCheck, User
from fyren.vault.actions import OPERATOR
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow, AuditSeal
from fyren.vault.sealing import SEALING_WINDOW, Problem

PROBLEMS = {
    Problem.ROW_ALTERED: gettext_lazy("A row is not as it was recorded."),
    Problem.ROW_COPIED: gettext_lazy("A row is there more than once."),
    Problem.KEY_UNKNOWN: gettext_lazy("A row was made with a key that is not in the key ring."),
    Problem.LINK_MISSING: gettext_lazy("A row has been taken away."),
    Problem.CHAIN_BROKEN: gettext_lazy("A row does not fit with the one before it."),
    Problem.END_MISSING: gettext_lazy("Rows have been taken away at the end of the log."),
    Problem.END_UNKNOWN: gettext_lazy("The file that says where the log ends is missing."),
    Problem.NOT_SEALED: gettext_lazy("A row has waited too long to be sealed: the background work stands still."),
}


@dataclass(frozen=True, slots=True)
class Criteria:
    """Which rows are wanted; "" and None mean all."""

    act: str = ""
    actor: str = ""
    authority: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row in words. No content: the log holds none."""

    at: dt.datetime
    who: str
    act: str
    kind: str
    object_id: str
    authority: str
    is_sealed: bool
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainState:
    """How far the log is sealed, in three queries."""

    rows: int
    unsealed: int
    is_late: bool
    last_sealed: dt.datetime | None
    last_check: LogCheck | None


def rows_matching(criteria: Criteria) -> models.QuerySet[AuditRow]:
    """The rows, latest first, each with its seal."""
    rows = AuditRow.objects.select_related("seal")
    for name in ("act", "actor", "authority"):
        wanted = getattr(criteria, name)
        if wanted:
            rows = rows.filter(**{name: wanted})
    if criteria.first_day:
        rows = rows.filter(at__gte=clock.day_bounds(criteria.first_day, criteria.first_day)[0])
    if criteria.last_day:
        rows = rows.filter(at__lt=clock.day_bounds(criteria.last_day, criteria.last_day)[1])
    return rows


def in_words(rows: Iterable[AuditRow]) -> Iterator[LogRow]:
    """Rows with the names of people and authorities as they are today, in two queries however many rows."""
    people = dict(User.objects.values_list("public_id", "name"))
    bodies = dict(Body.objects.values_list("public_id", "name"))
    kinds = {model._meta.label: str(model._meta.verbose_name).capitalize() for model in apps.get_models()}
    acts = dict(Act.choices)
    for row in rows:
        yield LogRow(
            at=row.at,
            who=_who(row.actor, people),
            act=str(acts.get(row.act, row.act)),
            kind=kinds.get(row.object_type, row.object_type),
            object_id=row.object_id,
            authority=bodies.get(row.authority, row.authority),
            is_sealed=hasattr(row, "seal"),
            fields=tuple(row.fields),
        )


def _who(actor: str, people: dict[str, str]) -> str:
    if actor == OPERATOR:
        return _("The installation")
    if not actor:
        return _("Someone not logged in")
    return people.get(actor) or _("Unknown person")


def chain_state() -> ChainState:
    """What can be said at once; `fyren.vault.sealing.verify` reads the whole log."""
    waiting = AuditRow.objects.filter(seal__isnull=True).aggregate(count=models.Count("id"), first=models.Min("at"))
    last = AuditSeal.objects.order_by("-sequence").values_list("sequence", "sealed_at").first()
    sealed, sealed_at = last or (0, None)
    return ChainState(
        rows=sealed + waiting["count"],
        unsealed=waiting["count"],
        is_late=waiting["first"] is not None and waiting["first"] < clock.now() - SEALING_WINDOW,
        last_sealed=sealed_at,
        last_check=LogCheck.objects.first(),
    )
