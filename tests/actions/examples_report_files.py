"""Examples of filling a report in from a file."""

from __future__ import annotations

from collections.abc import Callable

from fyren.base.importing.comparing import SKIP, Decisions
from fyren.base.importing.reading import Table
from fyren.steering.actions import report_imports as actions
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import ReportImport
from fyren.steering.queries.report_imports import report_preview
from tests.actions.world import World
from tests.steering.report.rounds import RoundCourse

Act = Callable[[], object]


def _start(world: World) -> Act:
    course = RoundCourse(world)
    rows = (("Aktivitet", "Resultat"), (course.activity.title, "Alla frågar."))
    report, by = course.report, course.by
    return lambda: actions.start_report_import(
        report=report, tables=[Table("Blad1", rows)], file_name="rapport.xlsx", by=by
    )


def _started(world: World) -> ReportImport:
    draft = _start(world)()
    assert isinstance(draft, ReportImport)
    return draft


def _columns(world: World) -> Act:
    draft, by = _started(world), world.contact
    layouts, names = layouts_of(draft), {"aktivitet": "title"}
    return lambda: actions.set_report_columns(draft=draft, layouts=layouts, names=names, expected_version=1, by=by)


def _decide(world: World) -> Act:
    draft, by, said = _started(world), world.contact, Decisions(rows={2: SKIP})
    return lambda: actions.decide_report_rows(draft=draft, decisions=said, expected_version=1, by=by)


def _discard(world: World) -> Act:
    draft, by = _started(world), world.contact
    return lambda: actions.discard_report_import(draft=draft, expected_version=1, by=by)


def _import(world: World) -> Act:
    draft, by = _started(world), world.contact
    seen = report_preview(draft).seen
    return lambda: actions.import_report(draft=draft, seen=seen, expected_version=1, by=by)


_NAME = "fyren.steering.actions.report_imports"
EXAMPLES: dict[str, Callable[[World], Act]] = {
    f"{_NAME}.start_report_import": _start,
    f"{_NAME}.set_report_columns": _columns,
    f"{_NAME}.decide_report_rows": _decide,
    f"{_NAME}.discard_report_import": _discard,
    f"{_NAME}.import_report": _import,
}
