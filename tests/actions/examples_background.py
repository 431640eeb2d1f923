"""Examples of the house's own actions."""

from __future__ import annotations

from collections.abc import Callable

from fyren.house.actions import ask_for_job
from tests.actions.world import World


def _ask_for_job(world: World) -> Callable[[], object]:
    return lambda: ask_for_job(name="seal_audit", by=world.administrator)


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {"fyren.house.actions.ask_for_job": _ask_for_job}
