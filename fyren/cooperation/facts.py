"""What the room tells others: how routines and agreements stood on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fyren.cooperation.models import Agreement, PartnerKind
from fyren.cooperation.queries.agreements import agreement_rows
from fyren.cooperation.queries.routines import BodyRow, body_rows
from fyren.cooperation.rules import State


@dataclass(frozen=True, slots=True)
class RoutineFacts:
    """How many areas concern boards and companies, and in how many of them a routine was current."""

    concerned: int
    current: int
    bodies: tuple[BodyRow, ...]


def routines_on(day: dt.date) -> RoutineFacts:
    """How the routines stood on the day: 3 queries. What bodies have said of areas is as they say it now; a review that
    has been done again since is known by its latest day only."""
    rows = tuple(body_rows(day))
    return RoutineFacts(sum(row.concerned for row in rows), sum(row.current for row in rows), rows)


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """How many agreements held on a day, how many of them were followed up in time, and with which kinds of partners.

    Args:
        to_renew: how many had to be renewed by then and were not.
        with_kinds: kinds of partners that some agreement held with, and was followed up in time.
    """

    holding: int
    followed_up: int
    to_renew: int
    with_kinds: frozenset[PartnerKind]


def agreements_on(day: dt.date) -> AgreementFacts:
    """How the agreements stood on the day: 2 queries."""
    agreements = Agreement.objects.prefetch_related("partners")
    rows = [row for row in agreement_rows(day, agreements) if row.state in (State.HOLDS, State.RENEW)]
    in_time = [row for row in rows if not row.is_follow_up_late]
    kinds = {PartnerKind(partner.kind) for row in in_time for partner in row.agreement.partners.all()}
    to_renew = sum(1 for row in rows if row.state is State.RENEW)
    return AgreementFacts(len(rows), len(in_time), to_renew, frozenset(kinds))
