"""Reads about agreements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from fyren.cooperation.models import Agreement, FollowUp
from fyren.cooperation.rules import State, Terms, begin_by, choose_by, follow_up_by, has_lapsed, permit_by, state_of
from fyren.plan.models import FocusArea


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as it stands on a day.

    Args:
        choose_by: last day to choose freely; begin_by: when its renewal must have begun; None without an end.
        follow_up_by: last day to follow it up; None where it is not known, or the agreement does not hold.
        permit_by: last day to check the partner's permit again; None where none is needed or it never was, or the
            agreement has ended.
        has_lapsed: it ended within the last year, and no other follows it.
    """

    agreement: Agreement
    state: State
    choose_by: dt.date | None
    begin_by: dt.date | None
    followed_up_on: dt.date | None
    follow_up_by: dt.date | None
    permit_by: dt.date | None
    day: dt.date
    has_lapsed: bool = False

    @property
    def is_to_renew(self) -> bool:
        """Its renewal must have begun, or it has ended without one."""
        return self.state is State.RENEW or self.has_lapsed

    @property
    def is_follow_up_late(self) -> bool:
        """The agreement holds and was not followed up in time."""
        return self.follow_up_by is not None and self.follow_up_by < self.day

    @property
    def is_permit_unchecked(self) -> bool:
        """The agreement has not ended, and nobody has said that its permit was checked."""
        agreement = self.agreement
        return self.state is not State.ENDED and agreement.needs_permit and agreement.permit_checked_on is None

    @property
    def is_permit_old(self) -> bool:
        """The permit was checked, and was to be checked again before today."""
        return self.permit_by is not None and self.permit_by < self.day

    @property
    def needs_somebody(self) -> bool:
        """Something is to be done about it now."""
        is_permit_due = self.is_permit_unchecked or self.is_permit_old
        return self.is_to_renew or self.is_follow_up_late or is_permit_due


def agreement_rows(day: dt.date, agreements: QuerySet[Agreement] | None = None) -> list[AgreementRow]:
    """The agreements as they stand on the day, those that end first, first: 1 query, and those that the given
    agreements bring."""
    found = Agreement.objects.all() if agreements is None else agreements
    found = found.select_related("authority", "renewed_by")
    latest = Max("follow_ups__held_on", filter=Q(follow_ups__held_on__lte=day))
    found = found.annotate(followed_up_on=latest).order_by("valid_to", "title")
    return [_row(each, each.followed_up_on, day) for each in found]


def with_partners() -> QuerySet[Agreement]:
    """Every agreement, with its partners."""
    return Agreement.objects.prefetch_related("partners")


def _row(agreement: Agreement, followed_up_on: dt.date | None, day: dt.date) -> AgreementRow:
    terms = Terms(
        agreement.valid_from,
        agreement.valid_to,
        agreement.notice_months,
        agreement.renewal_months,
        is_renewed=hasattr(agreement, "renewed_by"),
    )
    state = state_of(terms, day)
    holds = state in (State.HOLDS, State.RENEW)
    due = follow_up_by(followed_up_on, agreement.valid_from or agreement.decided_on) if holds else None
    permit = agreement.needs_permit and state is not State.ENDED
    permit_due = permit_by(agreement.permit_checked_on, agreement.permit_months) if permit else None
    return AgreementRow(
        agreement,
        state,
        choose_by(terms),
        begin_by(terms),
        followed_up_on,
        due,
        permit_due,
        day,
        has_lapsed(terms, day),
    )


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement with all that is said of it."""

    row: AgreementRow
    follow_ups: tuple[FollowUp, ...]
    focus_areas: tuple[FocusArea, ...]


def agreement_page(public_id: str, day: dt.date) -> AgreementPage | None:
    """What the agreement's page shows; None where there is no such agreement: 4 queries."""
    rows = agreement_rows(day, with_partners().filter(public_id=public_id).select_related("renews"))
    if not rows:
        return None
    areas = FocusArea.objects.filter(agreements=rows[0].agreement).select_related("development_area__edition__plan")
    return AgreementPage(rows[0], tuple(rows[0].agreement.follow_ups.all()), tuple(areas))
