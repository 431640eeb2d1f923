"""The phases of a budget year, from a template: one for ordinary years, one for the year after an election.

A phase without a source, or whose source is past its check, shows as unverified: the municipality confirms it or
changes its dates. Where no day is known there is none: nothing is claimed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Days = tuple[dt.date, dt.date] | None
ELECTION_CYCLE, ELECTION_REST = 4, 2  # ordinary elections: 2022, 2026, 2030 …


class PhaseKind(StrEnum):
    """Whose a phase is. Values are stored."""

    STEERING = "steering"  # the municipality's own year
    DUTY = "duty"  # an outside duty or occasion on the same wheel


@dataclass(frozen=True, slots=True)
class PhaseTemplate:
    """A phase as it is put into a year.

    Args:
        days: first and last day for a budget year; None where nobody has said when.
        source: where that is said; "" where it is not known.
        checked_on, review_by: the fact's stamp.
    """

    key: str
    title: str | Promise
    days: Callable[[int], Days]
    kind: PhaseKind = PhaseKind.STEERING
    source: str = ""
    checked_on: dt.date | None = None
    review_by: dt.date | None = None


def _span(first: tuple[int, int, int], last: tuple[int, int, int]) -> Callable[[int], Days]:
    """Days as (years from the budget year, month, day)."""

    def days(year: int) -> Days:
        return (dt.date(year + first[0], *first[1:]), dt.date(year + last[0], *last[1:]))

    return days


def _week_47(year: int) -> Days:
    return (dt.date.fromisocalendar(year, 47, 1), dt.date.fromisocalendar(year, 47, 7))


def _unknown(year: int) -> Days:
    return None


_CHECKED = dt.date(2026, 11, 23)
_NEXT_CHECK = dt.date(2027, 5, 31)
_LEAFLET = "Växjö kommuns budgetfolder 2015"
_LEAFLET_ENDED = dt.date(2016, 12, 31)  # an old leaflet: to be confirmed before anyone relies on it

_CARRY_OUT = PhaseTemplate("carry_out", _("Carry out what was decided"), _span((0, 1, 1), (0, 12, 31)))
_FOLLOW_UP = (
    PhaseTemplate(
        "interim_march",
        _("Interim report January–March"),
        _span((0, 4, 1), (0, 5, 31)),
        source=_LEAFLET,
        checked_on=_CHECKED,
        review_by=_LEAFLET_ENDED,
    ),
    PhaseTemplate(
        "interim_august",
        _("Interim report January–August"),
        _span((0, 9, 1), (0, 10, 31)),
        source=_LEAFLET,
        checked_on=_CHECKED,
        review_by=_LEAFLET_ENDED,
    ),
    PhaseTemplate(
        "annual_report",
        _("Annual report"),
        _span((1, 1, 1), (1, 4, 30)),
        source=_LEAFLET,
        checked_on=_CHECKED,
        review_by=_LEAFLET_ENDED,
    ),
)
DUTIES = (
    PhaseTemplate(
        "kolada",
        _("Report last year's violence indicators to Kolada"),
        _span((0, 4, 1), (0, 4, 30)),
        PhaseKind.DUTY,
        "SKR:s sida om rapportering av nyckeltal om våld, 2024-05-08",
        _CHECKED,
        _NEXT_CHECK,
    ),
    PhaseTemplate("open_comparisons", _("Answer the survey for öppna jämförelser"), _unknown, PhaseKind.DUTY),
    PhaseTemplate("grants", _("Report state grants"), _unknown, PhaseKind.DUTY),
    PhaseTemplate(
        "situation",
        _("Situation picture and action plan: updated at least every second year"),
        _unknown,
        PhaseKind.DUTY,
        "Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete",
        _CHECKED,
        _NEXT_CHECK,
    ),
    PhaseTemplate(
        "week",
        _("A week free from violence"),
        _week_47,
        PhaseKind.DUTY,
        "Kronoberg fritt från våld: vecka 47",
        _CHECKED,
        _NEXT_CHECK,
    ),
)
ORDINARY = (
    PhaseTemplate(
        "council_budget",
        _("The council adopts the budget"),
        _span((-1, 6, 1), (-1, 6, 30)),
        source=_LEAFLET,
        checked_on=_CHECKED,
        review_by=_LEAFLET_ENDED,
    ),
    PhaseTemplate("stances", _("Boards and companies take their stance"), _span((-1, 9, 1), (-1, 10, 15))),
    PhaseTemplate("proposals", _("Internal budgets and business plans are proposed"), _span((-1, 10, 1), (-1, 11, 30))),
    PhaseTemplate("decisions", _("Boards and companies decide"), _span((-1, 11, 1), (-1, 12, 31))),
    _CARRY_OUT,
    *_FOLLOW_UP,
    *DUTIES,
)
AFTER_ELECTION = (
    PhaseTemplate("old_proposes", _("The outgoing boards may propose"), _span((-1, 10, 1), (-1, 12, 31))),
    PhaseTemplate("council_budget", _("The new council adopts the budget"), _span((-1, 11, 1), (-1, 12, 31))),
    PhaseTemplate("new_boards", _("The new boards take office"), _span((0, 1, 1), (0, 1, 1))),
    PhaseTemplate("stances", _("Boards and companies take their stance"), _span((0, 1, 1), (0, 1, 31))),
    PhaseTemplate("decisions", _("The new boards decide"), _span((0, 1, 1), (0, 2, 28))),
    _CARRY_OUT,
    *_FOLLOW_UP,
    *DUTIES,
)


def follows_election(year: int) -> bool:
    """True when the council that sets the year's budget was elected the autumn before."""
    return (year - 1) % ELECTION_CYCLE == ELECTION_REST


def template_for(*, after_election: bool) -> tuple[PhaseTemplate, ...]:
    """The phases of a year of the kind, in the order they are listed."""
    return AFTER_ELECTION if after_election else ORDINARY
