"""The plan that a year is looked at through: its focus areas that year, and how others' lead to them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.http import Http404

from fyren.people.viewer import Viewer
from fyren.plan.models import DevelopmentArea, FocusArea, FocusAreaMapping, Plan, PlanEdition
from fyren.plan.queries.pages import visible_editions
from fyren.plan.rules import Stage
from fyren.steering.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan that can be chosen, with its adopted editions, oldest first."""

    plan: Plan
    editions: tuple[PlanEdition, ...]

    def edition_for(self, year: int) -> PlanEdition:
        """The latest edition adopted by the end of the year; the first one for years before the plan."""
        last = dt.date(year, 12, 31)
        in_time = [each for each in self.editions if each.adopted_on is None or each.adopted_on <= last]
        return in_time[-1] if in_time else self.editions[0]


@dataclass(frozen=True)
class Frame:
    """A plan's focus areas as a year's rows.

    Args:
        areas: every focus area of the plan's adopted editions by key, whichever edition it stands in.
    """

    plan: Plan
    edition: PlanEdition
    areas: dict[int, FocusArea]

    @cached_property
    def lineage(self) -> Lineage[int]:
        """What the plan's focus areas became: one query, asked for where there is more than one edition."""
        pairs = (
            FocusAreaMapping.objects.filter(revision__plan=self.plan, revision__stage=Stage.ADOPTED)
            .exclude(old=None)
            .exclude(new=None)
            .values_list("old", "new")
        )
        return Lineage((old, new) for old, new in pairs if old is not None and new is not None)

    @cached_property
    def rows(self) -> dict[int, FocusArea]:
        """The edition's own focus areas and un-numbered aims by key, in the plan's order."""
        return {key: area for key, area in self.areas.items() if area.development_area.edition_id == self.edition.pk}

    @cached_property
    def groups(self) -> list[tuple[DevelopmentArea, list[FocusArea]]]:
        """The rows under their development areas."""
        held: dict[int, tuple[DevelopmentArea, list[FocusArea]]] = {}
        for area in self.rows.values():
            held.setdefault(area.development_area_id, (area.development_area, []))[1].append(area)
        return list(held.values())

    @cached_property
    def key_of(self) -> dict[str, int]:
        """Focus areas' keys by public id."""
        return {area.public_id: key for key, area in self.areas.items()}

    @cached_property
    def _leads(self) -> dict[int, tuple[int, ...]]:
        if len(self.rows) == len(self.areas):
            return {key: (key,) for key in self.areas}
        return {key: self.lineage.among(key, self.rows) for key in self.areas}

    def rows_for(self, area: int) -> tuple[int, ...]:
        """The rows under which a focus area of any edition stands; itself when it has ended, none when it is another
        plan's."""
        if area not in self.areas:
            return ()
        return self._leads[area] or (area,)

    def leading_to(self, wanted: Iterable[int]) -> set[int]:
        """Every focus area of any edition that stands under one of the rows."""
        rows = set(wanted)
        return {key for key in self.areas if rows.intersection(self.rows_for(key))}


def plans_to_choose(viewer: Viewer) -> list[Choice]:
    """Every plan with an adopted edition, the one with the most focus areas first: one query."""
    editions = (
        visible_editions(viewer)
        .filter(stage=Stage.ADOPTED)
        .select_related("plan")
        .only("number", "adopted_on", "plan__public_id", "plan__slug", "plan__title")
        .annotate(size=Count("development_areas__focus_areas"))
        .order_by("number")
    )
    held: dict[int, list[PlanEdition]] = defaultdict(list)
    for edition in editions:
        held[edition.plan_id].append(edition)
    choices = [Choice(each[-1].plan, tuple(each)) for each in held.values()]
    return sorted(choices, key=lambda choice: (-choice.editions[-1].size, choice.plan.title))  # type: ignore[attr-defined]


def chosen(choices: list[Choice], slug: str) -> Choice | None:
    """The chosen plan, else the first; None when there is none at all.

    Raises:
        Http404: no plan has that address.
    """
    if not slug:
        return choices[0] if choices else None
    found = next((choice for choice in choices if choice.plan.slug == slug), None)
    if found is None:
        raise Http404
    return found


def frame_of(choice: Choice, year: int) -> Frame:
    """The plan as it frames the year: one query, and one more when the plan has been revised."""
    areas = (
        FocusArea.objects.filter(development_area__edition__in=[each.pk for each in choice.editions])
        .select_related("development_area")
        .order_by("-development_area__edition__number", "development_area__position", "position")
    )
    return Frame(choice.plan, choice.edition_for(year), {area.pk: area for area in areas})
