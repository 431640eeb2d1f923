"""The anchors of an edition: what others choose and link to. A step inside actions, with no audit of its own."""

from __future__ import annotations

from collections.abc import Iterator

from fyren.plan.models import DevelopmentArea, FocusArea, PlanEdition, address_of
from fyren.plan.rules import Stage
from fyren.plan.search import refresh_plan
from fyren.plan.structure import Block, BlockKind, PlanStructure
from fyren.plan.structure import DevelopmentArea as Area

_CHOSEN = (BlockKind.FOCUS_AREA, BlockKind.AIM)


def make_anchors(edition: PlanEdition) -> None:
    """Make the development and focus areas of a frozen edition, in two inserts; an adopted one is then found by search.

    Addresses are unique within the edition, whatever the document numbers twice. An aim without a number gets its
    first words as address and keeps the empty number.

    Raises:
        ValueError: the edition is not frozen, or has anchors already.
    """
    if edition.frozen_at is None:
        raise ValueError(f"Edition {edition.public_id} is not frozen")
    if edition.development_areas.exists():
        raise ValueError(f"Edition {edition.public_id} has anchors already")
    structure = edition.read()
    addresses = _Addresses()
    areas = DevelopmentArea.objects.bulk_create(_areas(edition, structure, addresses))
    pairs = zip(areas, structure.development_areas, strict=True)
    FocusArea.objects.bulk_create(
        focus_area for anchor, area in pairs for focus_area in _focus_areas(anchor, area, addresses)
    )
    if edition.stage == Stage.ADOPTED:
        refresh_plan(edition.plan)


def goal_addresses(structure: PlanStructure) -> list[tuple[Block, str]]:
    """Each focus area and aim with the address that its anchor gets when the wording is frozen."""
    addresses = _Addresses()
    for position, area in enumerate(structure.development_areas, start=1):
        addresses.take(area.number, area.title, position)
    return [
        (block, addresses.take(block.number, block.text, position))
        for area in structure.development_areas
        for position, block in enumerate((b for b in area.blocks if b.kind in _CHOSEN), start=1)
    ]


class _Addresses:
    """Gives out addresses, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, number: str, text: str, position: int) -> str:
        """The address of an anchor; "-2" and so on is added to one that is taken."""
        wanted = address = address_of(number, text, position)
        count = 1
        while address in self._taken:
            count += 1
            address = f"{wanted[:70]}-{count}"
        self._taken.add(address)
        return address


def _areas(edition: PlanEdition, structure: PlanStructure, addresses: _Addresses) -> Iterator[DevelopmentArea]:
    for position, area in enumerate(structure.development_areas, start=1):
        yield DevelopmentArea(
            edition=edition,
            number=area.number,
            slug=addresses.take(area.number, area.title, position),
            title=area.title,
            long_title=area.long_title,
            position=position,
        )


def _focus_areas(anchor: DevelopmentArea, area: Area, addresses: _Addresses) -> Iterator[FocusArea]:
    """In the order of the document, which is not always the numbers first."""
    chosen: list[Block] = [block for block in area.blocks if block.kind in _CHOSEN]
    for position, block in enumerate(chosen, start=1):
        yield FocusArea(
            development_area=anchor,
            number=block.number,
            slug=addresses.take(block.number, block.text, position),
            text=block.text,
            position=position,
        )
