"""The addresses of anchors: readable, each once within its edition, the same before and after the wording is frozen."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

from fyren.plan.structure import Block, BlockKind, PlanStructure

CHOSEN = (BlockKind.FOCUS_AREA, BlockKind.AIM)


def address_of(number: str, text: str, position: int) -> str:
    """A readable, stable address within its edition: the number as printed, else the first words.

    An aim without a number gets words, since a made-up number would look adopted.
    """
    if number:
        return slugify(number.replace(".", "-dot-")).replace("-dot-", ".") or str(position)
    return slugify(" ".join(text.split()[:6]))[:72] or f"del-{position}"


def goal_addresses(structure: PlanStructure) -> list[tuple[Block, str]]:
    """Each focus area and aim with the address that its anchor gets when the wording is frozen."""
    addresses = Addresses()
    for position, area in enumerate(structure.development_areas, start=1):
        addresses.take(area.number, area.title, position)
    return [
        (block, addresses.take(block.number, block.text, position))
        for area in structure.development_areas
        for position, block in enumerate((b for b in area.blocks if b.kind in CHOSEN), start=1)
    ]


def places_moved(old: PlanStructure, new: PlanStructure) -> bool:
    """Whether an address now holds words that stood at another address before, as after a renumbering."""
    before = {address: block.text for block, address in goal_addresses(old)}
    return any(
        before.get(address, block.text) != block.text and block.text in before.values()
        for block, address in goal_addresses(new)
    )


class Addresses:
    """Gives out addresses, each once; those in `taken` are given out already."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def take(self, number: str, text: str, position: int) -> str:
        """The address of an anchor; "-2" and so on is added to one that is taken."""
        wanted = address = address_of(number, text, position)
        count = 1
        while address in self._taken:
            count += 1
            address = f"{wanted[:70]}-{count}"
        self._taken.add(address)
        return address
