"""Following focus areas through a plan's editions. Pure: keys in, keys out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Lineage(Generic[K]):
    """What focus areas became, as (old, new) pairs of the plans' decided mappings."""

    def __init__(self, pairs: Iterable[tuple[K, K]]) -> None:
        self._after: dict[K, list[K]] = defaultdict(list)
        self._before: dict[K, list[K]] = defaultdict(list)
        for old, new in pairs:
            self._after[old].append(new)
            self._before[new].append(old)

    def among(self, area: K, wanted: Collection[K]) -> tuple[K, ...]:
        """The nearest of the wanted areas that this one is, became, or came from; none when it has ended."""
        if area in wanted:
            return (area,)
        return _reached(area, self._after, wanted) or _reached(area, self._before, wanted)

    def onwards(self, area: K) -> tuple[K, ...]:
        """The area and everything that it has become since."""
        return tuple(_walked(area, self._after))


def _reached(area: K, links: Mapping[K, list[K]], wanted: Collection[K]) -> tuple[K, ...]:
    found: dict[K, None] = {}
    waiting, seen = [area], {area}
    while waiting:
        for far in links.get(waiting.pop(0), ()):
            if far in wanted:
                found[far] = None
            elif far not in seen:
                seen.add(far)
                waiting.append(far)
    return tuple(found)


def _walked(area: K, links: Mapping[K, list[K]]) -> list[K]:
    met = [area]
    for each in met:
        met.extend(far for far in dict.fromkeys(links.get(each, ())) if far not in met)
    return met
