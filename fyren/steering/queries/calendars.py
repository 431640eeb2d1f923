"""What stands in a body's calendar: the year's phases for everyone, the own deadlines, and what other rooms
put there, by the secret address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from fyren.base.occasions import OCCASIONS, Occasion
from fyren.people.models import Body
from fyren.steering.models import BodyReport, CalendarAddress, YearPhase
from fyren.steering.round_rules import RoundState, deadlines


@dataclass(frozen=True, slots=True)
class BodyCalendar:
    """A body's calendar. `is_secret`: with its own deadlines, so that no shared cache may keep it."""

    name: str
    occasions: list[Occasion]
    is_secret: bool


def hash_of(key: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(key.encode()).hexdigest()


def calendar_of(key: str) -> BodyCalendar:
    """The calendar at an address: an authority's public id, or its secret key.

    Raises:
        Http404: there is none such.
    """
    address = CalendarAddress.objects.select_related("authority").filter(token_hash=hash_of(key)).first()
    if address is not None:
        others = (each for tell in OCCASIONS for each in tell(address.authority.public_id))
        own = [*_phases(), *_deadlines(address.authority), *others]
        return BodyCalendar(_("The year, %(body)s") % {"body": address.authority.name}, own, is_secret=True)
    body = Body.objects.authorities().filter(public_id=key).first()
    if body is None:
        raise Http404
    return BodyCalendar(_("The year, %(body)s") % {"body": body.name}, list(_phases()), is_secret=False)


def _phases() -> Iterator[Occasion]:
    for phase in YearPhase.objects.filter(starts_on__isnull=False).select_related("year"):
        if phase.starts_on is not None and phase.ends_on is not None:
            title = _("%(phase)s (budget year %(year)s)") % {"phase": phase.title, "year": phase.year.year}
            said = (phase.created_at, phase.row_version)
            yield Occasion(phase.public_id, title, phase.starts_on, phase.ends_on, *said)


def _deadlines(body: Body) -> Iterator[Occasion]:
    """The body's days in the rounds that are open."""
    reports = BodyReport.objects.filter(authority=body, round__state=RoundState.OPEN).select_related("round__year")
    for report in reports:
        held = report.round
        days = deadlines(report.board_on, papers_before=held.papers_before, sent_before=held.sent_before)
        named = {"round": str(held)}
        told = (
            ("due", _("Send the follow-up: %(round)s") % named, days.due_on),
            ("papers", _("The papers go out: %(round)s") % named, days.papers_on),
            ("board", _("Own meeting decides the follow-up: %(round)s") % named, days.board_on),
            ("executive", _("Executive board's meeting: %(round)s") % named, held.executive_on),
            ("council", _("Council's meeting: %(round)s") % named, held.council_on),
        )
        for kind, title, day in told:
            if day is not None:
                version = report.row_version + held.row_version
                yield Occasion(f"{report.public_id}-{kind}", title, day, day, report.created_at, version)


def address_of(body: Body) -> CalendarAddress | None:
    """The body's secret address; None until somebody has made one."""
    return CalendarAddress.objects.filter(authority=body).first()
