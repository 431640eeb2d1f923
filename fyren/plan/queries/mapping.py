"""Reads of mappings: the focus areas on both sides, what is stored and what is suggested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fyren.plan import mapping
from fyren.plan.addresses import goal_addresses
from fyren.plan.mapping import Fault, Goal, Kind, Pair, Suggestion
from fyren.plan.models import FocusArea, FocusAreaMapping, PlanEdition, Revision
from fyren.plan.queries.revision import base_of, standing_wording


@dataclass(frozen=True, slots=True)
class Sides:
    """The focus areas before (of the edition that the revision started from) and after (of its
    working draft, or of the proposal once there is one).

    Keys are addresses within the edition. `anchors` are the old ones' rows, by address.
    """

    old: dict[str, Goal]
    new: dict[str, Goal]
    anchors: dict[str, FocusArea]

    def faults(self, pairs: Iterable[Pair]) -> tuple[Fault, ...]:
        """What keeps the pairs from covering both sides."""
        return mapping.faults(pairs, self.old, self.new)

    def kinds(self, pairs: Iterable[Pair]) -> dict[Pair, Kind]:
        """What became of each, for pairs without faults."""
        return mapping.kinds(pairs, self.old, self.new)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """A mapping to start from."""
        return mapping.suggest(list(self.old.values()), list(self.new.values()))

    def pair_of(self, row: FocusAreaMapping) -> Pair:
        """A stored row as a pair; its `old` is loaded."""
        return Pair(row.old.slug if row.old else None, row.new_slug or None)


def sides_of(revision: Revision) -> Sides:
    """Both sides of a revision's mapping."""
    base = base_of(revision)
    anchors = _anchors(base) if base is not None else {}
    old = {slug: Goal(slug, anchor.number, anchor.text) for slug, anchor in anchors.items()}
    wording = standing_wording(revision).read()
    new = {slug: Goal(slug, block.number, block.text) for block, slug in goal_addresses(wording)}
    return Sides(old, new, anchors)


def _anchors(edition: PlanEdition) -> dict[str, FocusArea]:
    rows = FocusArea.objects.filter(development_area__edition=edition).order_by(
        "development_area__position", "position"
    )
    return {row.slug: row for row in rows}


def stored_pairs(revision: Revision) -> list[Pair]:
    """The saved mapping as pairs; empty when none is saved."""
    rows = revision.mappings.values_list("old__slug", "new_slug").order_by("id")
    return [Pair(old, new or None) for old, new in rows]
