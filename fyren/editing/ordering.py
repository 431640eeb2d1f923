"""Moving one of several up or down among those that it stands with. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

UP, DOWN = "up", "down"


def moved(order: Sequence[str], key: str, way: str, groups: Mapping[str, str]) -> list[str]:
    """The order with a key one step up or down among those of its group; as it was where there is no such step.

    Args:
        groups: what each key stands with.
    """
    changed = list(order)
    if key not in changed:
        return changed
    beside = [each for each in changed if groups.get(each) == groups.get(key)]
    place = beside.index(key) + (-1 if way == UP else 1)
    if not 0 <= place < len(beside):
        return changed
    here, there = changed.index(key), changed.index(beside[place])
    changed[here], changed[there] = changed[there], changed[here]
    return changed
