"""The public sets: their columns and rows. Every set holds what everyone may read in the API, and nothing else.

Names of sets and columns are addresses that others build on: they are not translated, and never changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.clock import day_in_sweden
from fyren.indicators.api import value_out, values_compared
from fyren.people.viewer import anonymous
from fyren.plan.api import current_focus_areas
from fyren.steering.queries.outwards import activities_given, analyses_given, reports_given

Cell = str | int | float | None
Text = str | Promise


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A public set.

    Args:
        key: its name in its addresses.
        theme: its theme in the EU's vocabulary of data themes.
        columns: each column's name and what it holds.
        rows: its rows as they are on a day.
    """

    key: str
    title: Text
    description: Text
    theme: str
    columns: tuple[tuple[str, Text], ...]
    rows: Callable[[dt.date], Iterator[tuple[Cell, ...]]]

    @property
    def names(self) -> list[str]:
        """The columns' names."""
        return [name for name, _text in self.columns]


def _example(is_example: bool = False) -> str:
    """What marks demo data in each row, wherever the file ends up."""
    return "exempeldata" if is_example or settings.DEMO else ""


def _focus_areas(day: dt.date) -> Iterator[tuple[Cell, ...]]:
    for area in current_focus_areas():
        above = area.development_area
        edition = above.edition
        adopted = edition.adopted_on.isoformat() if edition.adopted_on else None
        plan = (edition.plan.title, edition.number, adopted)
        yield (area.public_id, *plan, above.number, above.title, area.number, area.text, _example())


def _activities(day: dt.date) -> Iterator[tuple[Cell, ...]]:
    for each in activities_given(anonymous(day)):
        decided = each.decision.decided_on.isoformat() if each.decision.decided_on else None
        areas = ", ".join(area.number or area.public_id for area in each.areas)
        fact = each.fact
        updated = fact.updated_on.isoformat() if fact.updated_on else None
        told = (fact.title, fact.shown.value, areas, fact.message)
        yield (fact.public_id, each.year, each.body.name, *told, decided, each.decision.section, updated, _example())


def _values(day: dt.date) -> Iterator[tuple[Cell, ...]]:
    for figure in values_compared().iterator(chunk_size=2000):
        told = value_out(figure)
        what = (told.code, figure.indicator.title, figure.indicator.unit, told.place_code, told.place)
        origin = (told.source, told.licence, told.fetched_on.isoformat())
        yield (*what, told.year, told.gender, told.value, *origin, _example(told.is_example))


def _follow_up(day: dt.date) -> Iterator[tuple[Cell, ...]]:
    for given in reports_given(anonymous(day)):
        told, report = given.round, given.report
        head = (
            told.title,
            told.year,
            told.cut_off_on,
            report.name,
            report.decision.decided_on,
            report.decision.section,
        )
        numbers = {one.public_id: one.number for p in told.plans for a in p.areas for one in a.focus_areas}
        tail = (day_in_sweden(given.edition.frozen_at).isoformat(), _example(told.is_example))
        for one in report.activities:
            areas = ", ".join(numbers.get(key) or key for key in one.focus_areas)
            said = (one.title, one.status, one.result, one.deviation, one.measure, one.next_step)
            yield (*head, "aktivitet", areas, *said, *tail)
        for key, analysis in report.analyses:
            said = ("", analysis.trend, analysis.text, "", "", "")
            yield (*head, "analys", numbers.get(key) or key, *said, *tail)


def _plan_analyses(day: dt.date) -> Iterator[tuple[Cell, ...]]:
    for given in analyses_given(anonymous(day)):
        told, area, said, decision = given.round, given.area, given.analysis, given.decision
        if decision is not None:
            what = (told.title, told.year, told.cut_off_on, given.plan.title, area.number, area.title)
            made = (decision.instance, decision.decided_on, decision.section, decision.dnr)
            tail = (day_in_sweden(given.edition.frozen_at).isoformat(), _example(told.is_example))
            yield (*what, *made, said.trend, said.judgement, said.text, *tail)


_BODY = ("namnd_eller_bolag", _("The board or company"))
_DECIDED = ("beslutad", _("The day of its decision"))
_SECTION = ("paragraf", _("Section of the decision"))
_ROUND = ("omgang", _("The round of follow-up"))
_YEAR = ("ar", _("The budget year"))
_DESCRIBES = ("avser", _("The day that it describes"))
_FROZEN = ("fryst", _("The day the round was closed or corrected"))
_EXAMPLE = ("exempeldata", _("“exempeldata” where it is invented"))

SETS = (
    OpenSet(
        "insatsomraden",
        _("The plans' focus areas"),
        _("Focus areas of the plans that the council has adopted, in their present wording."),
        "GOVE",
        (
            ("id", _("Opaque id, which stays")),
            ("plan", _("The plan's title")),
            ("utgava", _("The plan's edition")),
            ("antagen", _("The day it was adopted")),
            ("omrade_nummer", _("The development area's number")),
            ("omrade", _("The development area")),
            ("nummer", _("The focus area's number; empty for an aim without one")),
            ("lydelse", _("The focus area, to the letter")),
            _EXAMPLE,
        ),
        _focus_areas,
    ),
    OpenSet(
        "aktiviteter",
        _("Released activities"),
        _("What boards and companies have decided to do about the plans, and themselves made public."),
        "SOCI",
        (
            ("id", _("Opaque id, which stays")),
            _YEAR,
            _BODY,
            ("aktivitet", _("What is done")),
            ("status", _("How far it has come")),
            ("insatsomraden", _("The focus areas that it helps, by number")),
            ("meddelande", _("What the body says to the public")),
            _DECIDED,
            _SECTION,
            ("uppdaterad", _("The day its body last said how it goes")),
            _EXAMPLE,
        ),
        _activities,
    ),
    OpenSet(
        "nyckeltal",
        _("Indicators with values"),
        _("Values for the municipality and those it is compared with. None is the plan's own. Empty means missing."),
        "SOCI",
        (
            ("id", _("The indicator's id at its source")),
            ("nyckeltal", _("What is measured")),
            ("enhet", _("Unit")),
            ("plats_id", _("The place's id")),
            ("plats", _("The place")),
            ("ar", _("The year that the value describes")),
            ("kon", _("Gender: T all, K women, M men")),
            ("varde", _("The value; empty where it is missing")),
            ("kalla", _("Where it comes from")),
            ("licens", _("The source's licence")),
            ("hamtad", _("The day it was fetched")),
            _EXAMPLE,
        ),
        _values,
    ),
    OpenSet(
        "uppfoljning",
        _("Decided follow-up"),
        _("What boards and companies have reported, decided by themselves, as it was when the round was closed."),
        "SOCI",
        (
            _ROUND,
            _YEAR,
            _DESCRIBES,
            _BODY,
            _DECIDED,
            _SECTION,
            ("slag", _("“aktivitet” or “analys”")),
            ("insatsomraden", _("The focus areas that it concerns, by number")),
            ("aktivitet", _("The activity; empty for an analysis")),
            ("status", _("The activity's status, or the analysis's trend")),
            ("text", _("What has been done and with what result, or the analysis")),
            ("avvikelse", _("Deviation")),
            ("atgard", _("Measure against the deviation")),
            ("nasta_steg", _("Next step")),
            _FROZEN,
            _EXAMPLE,
        ),
        _follow_up,
    ),
    OpenSet(
        "plananalyser",
        _("The plans' own analyses"),
        _("What the coordinator concludes per development area, in reports that have been decided."),
        "SOCI",
        (
            _ROUND,
            _YEAR,
            _DESCRIBES,
            ("plan", _("The plan's title")),
            ("omrade_nummer", _("The development area's number")),
            ("omrade", _("The development area")),
            ("beslutad_av", _("Who decided the report")),
            _DECIDED,
            _SECTION,
            ("diarienummer", _("The report's registration number")),
            ("utveckling", _("Trend: better, same or worse")),
            ("bedomning", _("The judgement, by the round's own scale")),
            ("text", _("The analysis")),
            _FROZEN,
            _EXAMPLE,
        ),
        _plan_analyses,
    ),
)
BY_KEY = {each.key: each for each in SETS}
