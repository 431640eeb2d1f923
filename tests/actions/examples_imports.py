"""Examples of the actions that take in a plan document."""

from __future__ import annotations

from collections.abc import Callable

from fyren.plan.actions import imports
from fyren.plan.importing import Correction, Label
from fyren.plan.models import PlanImport
from fyren.plan.queries.imports import read_import
from fyren.plan.review import Answer, Asks
from tests.actions.world import World
from tests.plan.imports.documents import EXAMPLE, read_text


def _started(world: World) -> PlanImport:
    return imports.start_import(document=read_text(EXAMPLE), authority=world.executive, by=world.coordinator)


def _start(world: World) -> Callable[[], object]:
    by, authority, document = world.coordinator, world.executive, read_text(EXAMPLE)
    return lambda: imports.start_import(document=document, authority=authority, by=by)


def _correct(world: World) -> Callable[[], object]:
    by, plan_import = world.coordinator, _started(world)
    items = [Correction(6, Label.PARAGRAPH)]
    return lambda: imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=by)


def _decide(world: World) -> Callable[[], object]:
    by, plan_import = world.coordinator, _started(world)
    keys = [question.key for question in read_import(plan_import).questions if question.asks is Asks.DOUBT]
    return lambda: imports.decide_doubt(
        plan_import=plan_import, keys=keys, answer=Answer.AGREE, expected_version=1, by=by
    )


def _undo(world: World) -> Callable[[], object]:
    plan_import, by = _started(world), world.coordinator
    items = [Correction(6, Label.PARAGRAPH)]
    imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=by)
    return lambda: imports.undo_correction(plan_import=plan_import, expected_version=2, by=by)


def _rename(world: World) -> Callable[[], object]:
    plan_import, by = _started(world), world.coordinator
    return lambda: imports.rename_import(plan_import=plan_import, title="Ny titel", expected_version=1, by=by)


def _discard(world: World) -> Callable[[], object]:
    plan_import, by = _started(world), world.coordinator
    return lambda: imports.discard_import(plan_import=plan_import, expected_version=1, by=by)


def _publish(world: World) -> Callable[[], object]:
    plan_import, by = _started(world), world.coordinator
    keys = [question.key for question in read_import(plan_import).questions]
    imports.decide_doubt(plan_import=plan_import, keys=keys, answer=Answer.AGREE, expected_version=1, by=by)
    return lambda: imports.publish_import(plan_import=plan_import, expected_version=2, by=by)


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.plan.actions.imports.start_import": _start,
    "fyren.plan.actions.imports.correct_import": _correct,
    "fyren.plan.actions.imports.decide_doubt": _decide,
    "fyren.plan.actions.imports.undo_correction": _undo,
    "fyren.plan.actions.imports.rename_import": _rename,
    "fyren.plan.actions.imports.discard_import": _discard,
    "fyren.plan.actions.imports.publish_import": _publish,
}
