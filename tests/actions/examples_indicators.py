"""Examples of the indicator library and its readings."""

from __future__ import annotations

from collections.abc import Callable

from fyren.indicators.actions import library, links, own_data
from fyren.indicators.models import Indicator
from tests.actions.world import World
from tests.indicators.measured import indicator, places

Act = Callable[[], object]


def _save(world: World) -> Act:
    by, values = world.coordinator, {"code": "N07402", "title": "Grov kvinnofridskränkning"}
    return lambda: library.save_indicator(indicator=Indicator(), values=values, expected_version=1, by=by)


def _load(world: World) -> Act:
    by = world.coordinator
    return lambda: library.load_library(by=by)


def _link(world: World) -> Act:
    by, measured, goal, day = world.coordinator, indicator(), world.direction_goal, world.day
    return lambda: links.make_link(indicator=measured, to=goal, rationale="Ett skäl.", valid_from=day, by=by)


def _end(world: World) -> Act:
    link, by, day = _link(world)(), world.coordinator, world.day
    return lambda: links.end_link(link=link, last_day=day, expected_version=1, by=by)  # type: ignore[arg-type]


def _own(world: World) -> Act:
    places()
    by = world.coordinator
    return lambda: own_data.take_own_figures(by=by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.indicators.actions.library.save_indicator": _save,
    "fyren.indicators.actions.library.load_library": _load,
    "fyren.indicators.actions.links.make_link": _link,
    "fyren.indicators.actions.links.end_link": _end,
    "fyren.indicators.actions.own_data.take_own_figures": _own,
}
