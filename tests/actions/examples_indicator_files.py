"""Examples of taking in files with values and with the council's indicators."""

from __future__ import annotations

from collections.abc import Callable

from fyren.base.importing.reading import Table
from fyren.indicators.actions import imports, sets
from fyren.indicators.import_layout import layout_of
from fyren.indicators.models import CouncilSet, ValueImport
from fyren.indicators.queries.imports import figures_preview, set_preview
from tests.actions.world import World
from tests.indicators.measured import indicator, places

Act = Callable[[], object]
VALUES = (("Nyckeltal", "Plats", "År", "Kön", "Värde"), ("N1", "Växjö", "2024", "", "7,5"))
CHOSEN = (("Titel", "Mål"), ("Vet vart man vänder sig", "minst 80"))


def _start(world: World) -> Act:
    places()
    indicator()
    by = world.coordinator
    return lambda: imports.start_value_import(tables=[Table("Blad1", VALUES)], file_name="varden.xlsx", by=by)


def _started(world: World) -> ValueImport:
    draft = _start(world)()
    assert isinstance(draft, ValueImport)
    return draft


def _columns(world: World) -> Act:
    draft, by = _started(world), world.coordinator
    layout = layout_of(draft)
    return lambda: imports.set_value_columns(
        draft=draft, layout=layout, names={"utfall": "value"}, expected_version=1, by=by
    )


def _discard(world: World) -> Act:
    draft, by = _started(world), world.coordinator
    return lambda: imports.discard_value_import(draft=draft, expected_version=1, by=by)


def _import(world: World) -> Act:
    draft, by = _started(world), world.coordinator
    seen = figures_preview(draft).seen
    return lambda: imports.import_figures(draft=draft, seen=seen, expected_version=1, by=by)


def _set(world: World) -> Act:
    by, values = world.coordinator, {"owner": "budget", "year": 2027}
    return lambda: sets.save_council_set(council_set=CouncilSet(), values=values, expected_version=1, by=by)


def _fill(world: World) -> Act:
    council_set, by = _set(world)(), world.coordinator
    assert isinstance(council_set, CouncilSet)
    draft = imports.start_value_import(
        tables=[Table("Blad1", CHOSEN)], file_name="mal.xlsx", by=by, council_set=council_set
    )
    seen = set_preview(draft).seen
    return lambda: sets.fill_council_set(draft=draft, seen=seen, expected_version=1, by=by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.indicators.actions.imports.start_value_import": _start,
    "fyren.indicators.actions.imports.set_value_columns": _columns,
    "fyren.indicators.actions.imports.discard_value_import": _discard,
    "fyren.indicators.actions.imports.import_figures": _import,
    "fyren.indicators.actions.sets.save_council_set": _set,
    "fyren.indicators.actions.sets.fill_council_set": _fill,
}
