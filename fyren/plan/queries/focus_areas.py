"""Which focus areas can be chosen, and which have ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.plan.queries.programme import current_editions


def focus_areas_at_hand(viewer: Viewer) -> QuerySet[FocusArea]:
    """The focus areas and aims of every plan's edition that holds, in order, with area, edition and plan."""
    return (
        FocusArea.objects.filter(development_area__edition__in=current_editions(viewer).values("pk"))
        .select_related("development_area__edition__plan")
        .order_by("development_area__edition__plan__title", "development_area__position", "position")
    )


def numbered(viewer: Viewer, numbers: Collection[str]) -> tuple[FocusArea, ...]:
    """The focus areas at hand with the numbers. None where more than one plan has any of them: which is meant, nobody
    has said."""
    found = tuple(focus_areas_at_hand(viewer).filter(number__in=numbers)) if numbers else ()
    plans = {each.development_area.edition.plan_id for each in found}
    return found if len(plans) == 1 else ()


@dataclass(frozen=True, slots=True)
class Group:
    """A development area's focus areas, under its plan."""

    plan: str
    slug: str
    area: str
    focus_areas: tuple[FocusArea, ...]


def grouped(areas: Iterable[FocusArea]) -> list[Group]:
    """Focus areas under their development areas, in the order given; each has its area, edition and plan read."""
    held: dict[int, list[FocusArea]] = {}
    for each in areas:
        held.setdefault(each.development_area_id, []).append(each)
    return [_group(inside) for inside in held.values()]


def _group(inside: list[FocusArea]) -> Group:
    area = inside[0].development_area
    return Group(area.edition.plan.title, area.edition.plan.slug, str(area), tuple(inside))


def ended(areas: Iterable[FocusArea], at_hand: Iterable[int]) -> list[FocusArea]:
    """Those that no edition that holds has; `at_hand`: the keys of those that one has."""
    present = set(at_hand)
    return [each for each in areas if each.pk not in present]
