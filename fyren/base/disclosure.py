"""What may be shown of counts of people without telling of anybody: whole fives, so that one to four is never seen.

A count tells of one person when it is small, or when a small one can be worked out: from a total and the rest of its
parts, by somebody who knows one of the parts, from a count of the same thing a little later, or from the very fact that
something was left out. So

- every count is shown as the number of whole fives in it, in words "at least"; fewer than five is never shown;
- a total may say more than its parts together, but only so much that the parts could still be several things, also to
  somebody who knows one of them exactly. How much depends on how many the parts are, never on what they are: what is
  not said therefore says nothing;
- what has been shown for a period is not shown again with other numbers (the caller freezes it).

Pure rules; the attack that they are to stand stands in `tests/base/test_disclosure.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

FIVE = 5
MOST_UNSEEN = FIVE - 1  # of a count, what is left when its fives have been shown


@dataclass(frozen=True, slots=True)
class Cell:
    """A count by its key: of its own, or of its parts together.

    Raises:
        ValueError: a count is below nought, or is given to something that has parts.
    """

    key: str
    own: int = 0
    parts: tuple[Cell, ...] = ()

    def __post_init__(self) -> None:
        if self.own < 0 or (self.parts and self.own):
            raise ValueError("A count is not below nought, and what has parts has no count of its own.")

    @property
    def count(self) -> int:
        """How many there are; not for showing."""
        return sum(part.count for part in self.parts) if self.parts else self.own


def shown(whole: Cell) -> dict[str, int]:
    """What may be shown of a count and its parts, by key: at least so many, a multiple of five; 0 is fewer than five.

    Raises:
        ValueError: two counts have the same key.
    """
    found: dict[str, int] = {}
    for key, least in _shown(whole):
        if key in found:
            raise ValueError(f"Two counts with the key {key}.")
        found[key] = least
    return found


def _shown(cell: Cell) -> Iterator[tuple[str, int]]:
    if not cell.parts:
        yield cell.key, cell.own - cell.own % FIVE
        return
    of_parts = 0
    for part in cell.parts:
        below = list(_shown(part))
        yield from below
        of_parts += below[-1][1]
    unseen = (cell.count - of_parts) // FIVE
    yield cell.key, of_parts + FIVE * min(unseen, _most_fives(len(cell.parts)))


def _most_fives(parts: int) -> int:
    """How many fives a total may say beyond its parts. To somebody who knows one part, the others hold at most
    `MOST_UNSEEN` each; were as much as that said of them, each would be known."""
    return max(0, (MOST_UNSEEN * (parts - 1) - 1) // FIVE)
