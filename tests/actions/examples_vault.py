"""Examples of the vault's actions. Their files lie outside the database, so each test run has its own."""

from __future__ import annotations

from collections.abc import Callable

from fyren.vault import actions
from tests.actions.world import World


def _rotate_keys(world: World) -> Callable[[], object]:
    return actions.rotate_keys


def _accept_end(world: World) -> Callable[[], object]:
    return actions.accept_end


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.vault.actions.rotate_keys": _rotate_keys,
    "fyren.vault.actions.accept_end": _accept_end,
}
