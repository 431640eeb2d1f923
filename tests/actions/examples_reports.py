"""Examples of the actions on compiled reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from fyren.base import clock
from fyren.base.documents.word_template import EmptiedTemplate
from fyren.reports import actions
from fyren.reports.models import AdoptedReport, AuditPack, WordTemplate
from fyren.reports.sections import Section
from fyren.steering.models import RoundEdition
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.steering.round_course import RoundCourse


def _closed(world: World) -> RoundEdition:
    course = RoundCourse(world)
    course.written(ReportState.DECIDED)
    return course.close()


def _decision(world: World) -> actions.ReportDecision:
    return actions.ReportDecision(world.council, clock.today(), section="12")


def _adopted(world: World, edition: RoundEdition) -> AdoptedReport:
    return actions.adopt_report(
        edition=edition,
        plan=world.plan,
        decision=_decision(world),
        sections=frozenset({Section.SUMMARY}),
        by=world.coordinator,
    )


def _adopt(world: World) -> Callable[[], object]:
    edition = _closed(world)
    return lambda: _adopted(world, edition)


def _change(world: World) -> Callable[[], object]:
    report = _adopted(world, _closed(world))
    return lambda: actions.change_decision(
        report=report, changes={"dnr": "2026-17"}, expected_version=report.row_version, by=world.coordinator
    )


def _made(world: World, edition: RoundEdition) -> AuditPack:
    return actions.make_pack(
        edition=edition,
        focus_area=world.focus_area,
        expires_on=clock.today() + dt.timedelta(days=30),
        by=world.coordinator,
    )


def _make(world: World) -> Callable[[], object]:
    edition = _closed(world)
    return lambda: _made(world, edition)


def _fetch(world: World) -> Callable[[], object]:
    pack = _made(world, _closed(world))
    return lambda: actions.fetch_pack(pack=pack, by=world.auditor)


def _taken_in(world: World) -> WordTemplate:
    emptied = EmptiedTemplate(b"PK", ())
    return actions.take_in_template(emptied=emptied, file_name="mall.docx", by=world.coordinator)


def _take_in(world: World) -> Callable[[], object]:
    return lambda: _taken_in(world)


def _take_away(world: World) -> Callable[[], object]:
    template = _taken_in(world)
    return lambda: actions.take_away_template(template=template, expected_version=1, by=world.coordinator)


def _restore(world: World) -> Callable[[], object]:
    template = _taken_in(world)
    actions.take_away_template(template=template, expected_version=1, by=world.coordinator)
    return lambda: actions.restore_template(template=template, expected_version=2, by=world.coordinator)


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.reports.actions.adopt_report": _adopt,
    "fyren.reports.actions.change_decision": _change,
    "fyren.reports.actions.make_pack": _make,
    "fyren.reports.actions.fetch_pack": _fetch,
    "fyren.reports.actions.take_in_template": _take_in,
    "fyren.reports.actions.take_away_template": _take_away,
    "fyren.reports.actions.restore_template": _restore,
}
