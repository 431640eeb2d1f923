"""Examples of taking a body's file in, and of taking back what was done to several activities."""

from __future__ import annotations

from collections.abc import Callable

from fyren.base.importing.comparing import SKIP, Decisions
from fyren.base.importing.reading import Table
from fyren.steering.actions import activities, bulk, imports
from fyren.steering.import_layout import layouts_of
from fyren.steering.models import ActivityImport
from fyren.steering.queries.imports import preview_of
from tests.actions.world import World
from tests.steering.course import YearCourse

Act = Callable[[], object]
ROWS = (("Rubrik", "Insatsområden"), ("Utbilda vikarier", "3.1.1"))


def _start(world: World) -> Act:
    budget, by = YearCourse(world).budget, world.contact
    assert world.focus_area
    tables = [Table("Blad1", ROWS)]
    return lambda: imports.start_activity_import(budget=budget, tables=tables, file_name="plan.xlsx", by=by)


def _started(world: World) -> ActivityImport:
    draft = _start(world)()
    assert isinstance(draft, ActivityImport)
    return draft


def _columns(world: World) -> Act:
    draft, by = _started(world), world.contact
    layouts, names = layouts_of(draft), {"rubrik": "title"}
    return lambda: imports.set_import_columns(draft=draft, layouts=layouts, names=names, expected_version=1, by=by)


def _decide(world: World) -> Act:
    draft, by, said = _started(world), world.contact, Decisions(rows={2: SKIP})
    return lambda: imports.decide_import_rows(draft=draft, decisions=said, expected_version=1, by=by)


def _discard(world: World) -> Act:
    draft, by = _started(world), world.contact
    return lambda: imports.discard_activity_import(draft=draft, expected_version=1, by=by)


def _import(world: World) -> Act:
    draft, by = _started(world), world.contact
    seen = preview_of(draft).seen
    return lambda: imports.import_activities(draft=draft, seen=seen, expected_version=1, by=by)


def _undo(world: World) -> Act:
    course = YearCourse(world)
    activity = course.activity()
    activities.change_activities(
        budget=course.budget, rows=[(activity, activity.row_version)], values={"unit": "Grundskola"}, by=course.by
    )
    activity.refresh_from_db()
    versions = {activity.public_id: activity.row_version}
    return lambda: bulk.undo_activities_change(budget=course.budget, field="unit", versions=versions, by=course.by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.steering.actions.imports.start_activity_import": _start,
    "fyren.steering.actions.imports.set_import_columns": _columns,
    "fyren.steering.actions.imports.decide_import_rows": _decide,
    "fyren.steering.actions.imports.discard_activity_import": _discard,
    "fyren.steering.actions.imports.import_activities": _import,
    "fyren.steering.actions.bulk.undo_activities_change": _undo,
}
