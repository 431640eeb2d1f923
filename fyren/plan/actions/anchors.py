"""The anchors of an edition: what others choose and link to. A step inside actions, with no audit of its own."""

from __future__ import annotations

from collections.abc import Iterator

from fyren.plan.addresses import CHOSEN, Addresses
from fyren.plan.models import DevelopmentArea, FocusArea, PlanEdition
from fyren.plan.rules import Stage
from fyren.plan.search import refresh_plan
from fyren.plan.structure import Block, PlanStructure
from fyren.plan.structure import DevelopmentArea as Area


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
    addresses = Addresses()
    areas = DevelopmentArea.objects.bulk_create(_areas(edition, structure, addresses))
    pairs = zip(areas, structure.development_areas, strict=True)
    FocusArea.objects.bulk_create(
        focus_area for anchor, area in pairs for focus_area in _focus_areas(anchor, area, addresses)
    )
    if edition.stage == Stage.ADOPTED:
        refresh_plan(edition.plan)


def reword_anchors(edition: PlanEdition, structure: PlanStructure) -> dict[str, str]:
    """Give the anchors of an edition the words of a structure whose pieces are the same, one by one.

    An address made of words that are changed is made anew; the permanent one stays. Everything else is left alone.

    Returns:
        The new addresses by the old ones.
    """
    areas = list(edition.development_areas.prefetch_related("focus_areas"))
    if not areas:
        return {}
    chosen_rows = [row for area in areas for row in area.focus_areas.all()]
    before = _addresses_of(areas, chosen_rows)
    addresses = Addresses(before)
    for anchor, area in zip(areas, structure.development_areas, strict=True):
        if anchor.title != area.title and not anchor.number:
            anchor.slug = addresses.take("", area.title, anchor.position)
        anchor.title, anchor.long_title = area.title, area.long_title
        chosen = (block for block in area.blocks if block.kind in CHOSEN)
        for focus_area, block in zip(anchor.focus_areas.all(), chosen, strict=True):
            if focus_area.text != block.text and not focus_area.number:
                focus_area.slug = addresses.take("", block.text, focus_area.position)
            focus_area.text = block.text
    DevelopmentArea.objects.bulk_update(areas, ["title", "long_title", "slug"])
    FocusArea.objects.bulk_update(chosen_rows, ["text", "slug"])
    after = _addresses_of(areas, chosen_rows)
    return {old: new for old, new in zip(before, after, strict=True) if old != new}


def _addresses_of(areas: list[DevelopmentArea], focus_areas: list[FocusArea]) -> list[str]:
    return [*(area.slug for area in areas), *(focus_area.slug for focus_area in focus_areas)]


def _areas(edition: PlanEdition, structure: PlanStructure, addresses: Addresses) -> Iterator[DevelopmentArea]:
    for position, area in enumerate(structure.development_areas, start=1):
        yield DevelopmentArea(
            edition=edition,
            number=area.number,
            slug=addresses.take(area.number, area.title, position),
            title=area.title,
            long_title=area.long_title,
            position=position,
        )


def _focus_areas(anchor: DevelopmentArea, area: Area, addresses: Addresses) -> Iterator[FocusArea]:
    """In the order of the document, which is not always the numbers first."""
    chosen: list[Block] = [block for block in area.blocks if block.kind in CHOSEN]
    for position, block in enumerate(chosen, start=1):
        yield FocusArea(
            development_area=anchor,
            number=block.number,
            slug=addresses.take(block.number, block.text, position),
            text=block.text,
            position=position,
        )
