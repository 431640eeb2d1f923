"""What this year's decided activities add to the red thread, as far as the viewer may know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from fyren.base.at_once import read_at_once
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusAreaMapping
from fyren.plan.rules import Stage
from fyren.plan.thread import Addition, Kind, Link, Origin, Point
from fyren.steering.addresses import activity_address
from fyren.steering.lineage import Lineage
from fyren.steering.models import Activity
from fyren.steering.queries.activities import seen_by

NAMED = 3  # so many activities are named on a link; the rest are counted
Area = tuple[str, str]  # a focus area and its development area, by public id


@dataclass(slots=True)
class _Deed:
    """An activity with what it helps. Direction goals and focus areas by public id."""

    public_id: str
    title: str
    budget: str
    goals: dict[str, None] = field(default_factory=dict)
    areas: dict[Area, None] = field(default_factory=dict)

    @property
    def point(self) -> Point:
        return Point(
            Kind.ACTIVITY, self.public_id, self.title, within=self.budget, url=activity_address(self.public_id)
        )


def activities_on_thread(viewer: Viewer, start: str, *, upwards: bool = False) -> Addition:
    """Links from direction goals to areas, how many activities stand under each focus area, and the activities
    themselves where one walks from a focus area or an activity: one query, 2 from an activity.

    Upwards only those that help a direction goal matter, since the others link nothing above them.
    """
    kind, _colon, public_id = start.partition(":")
    also = public_id if kind == Kind.ACTIVITY else ""
    rows = read_at_once(deeds=_deed_rows(viewer, also, with_goals=upwards), lineage=_lineage_rows())
    deeds, lineage = _deeds(rows["deeds"]), Lineage[Area](((a, b), (c, d)) for a, b, c, d in rows["lineage"])
    beneath: dict[str, dict[str, None]] = defaultdict(dict)
    through: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for deed in deeds:
        for focus_area, area in _onwards(deed.areas, lineage):
            beneath[focus_area][deed.public_id] = None
            for goal in deed.goals:
                through[goal, area][deed.public_id] = deed.title
    links = [_through(goal, area, list(titles.values())) for (goal, area), titles in through.items()]
    met = [deed for deed in deeds if _is_walked(deed, kind, public_id, beneath)]
    links += [link for deed in met for link in _links_to(deed, lineage)]
    if kind == Kind.ACTIVITY:
        links += _pictures(met)
    shown = f"{Kind.FOCUS_AREA.value}:{public_id}" if kind == Kind.FOCUS_AREA else ""
    counts = {f"{Kind.FOCUS_AREA.value}:{area}": len(held) for area, held in beneath.items()}
    return Addition(
        tuple(deed.point for deed in met),
        tuple(links),
        {key: count for key, count in counts.items() if key != shown},
    )


def _deed_rows(viewer: Viewer, also: str, *, with_goals: bool) -> QuerySet[Any, Any]:
    """What is read of the year's decided activities, and of one of any year when one walks from it.

    Args:
        with_goals: only those that help a direction goal.
    """
    wanted = Q(budget__year__year=viewer.day.year)
    if also:
        wanted |= Q(public_id=also)
    if with_goals:
        wanted &= Q(direction_goals__isnull=False)
    columns = (
        *("public_id", "title", "budget__authority__name", "budget__year__year", "direction_goals__public_id"),
        *("focus_areas__public_id", "focus_areas__development_area__public_id"),
    )
    decided = Activity.objects.filter(seen_by(viewer), wanted, is_decided=True, binned_at__isnull=True)
    return decided.values_list(*columns)


def _deeds(rows: Iterable[tuple[Any, ...]]) -> list[_Deed]:
    deeds: dict[str, _Deed] = {}
    for public_id, title, body, year, goal, focus_area, area in rows:
        deed = deeds.setdefault(public_id, _Deed(public_id, title, f"{body} {year}"))
        if goal is not None:
            deed.goals[goal] = None
        if focus_area is not None:
            deed.areas[focus_area, area] = None
    return list(deeds.values())


def _lineage_rows() -> QuerySet[Any, Any]:
    """What is read of what focus areas of every plan became."""
    decided = FocusAreaMapping.objects.filter(revision__stage=Stage.ADOPTED).exclude(old=None).exclude(new=None)
    old, new = ([f"{end}__public_id", f"{end}__development_area__public_id"] for end in ("old", "new"))
    return decided.values_list(*old, *new)


def _onwards(areas: Iterable[Area], lineage: Lineage[Area]) -> list[Area]:
    """The areas and what they became: the thread keeps those of the plans' current editions."""
    return list(dict.fromkeys(each for area in areas for each in lineage.onwards(area)))


def _through(goal: str, area: str, titles: list[str]) -> Link:
    named, more = tuple(titles[:NAMED]), max(len(titles) - NAMED, 0)
    upper, lower = f"{Kind.GOAL.value}:{goal}", f"{Kind.AREA.value}:{area}"
    return Link(upper, lower, Origin.ACTIVITY, through=named, more=more)


def _is_walked(deed: _Deed, kind: str, public_id: str, beneath: dict[str, dict[str, None]]) -> bool:
    """True for the activity that one walks from, and for those under the focus area that one walks from."""
    if kind == Kind.ACTIVITY:
        return deed.public_id == public_id
    return kind == Kind.FOCUS_AREA and deed.public_id in beneath.get(public_id, ())


def _links_to(deed: _Deed, lineage: Lineage[Area]) -> list[Link]:
    key = f"{Kind.ACTIVITY.value}:{deed.public_id}"
    areas = _onwards(deed.areas, lineage)
    return [
        Link(f"{Kind.FOCUS_AREA.value}:{area}", key, Origin.ACTIVITY, reason=deed.budget) for area, _within in areas
    ]


def _pictures(deeds: list[_Deed]) -> list[Link]:
    """The target pictures that the activities say they help: one query."""
    budgets = {deed.public_id: deed.budget for deed in deeds}
    through = Activity.target_pictures.through.objects.filter(activity__public_id__in=budgets)
    return [
        Link(
            f"{Kind.TARGET_PICTURE.value}:{picture}",
            f"{Kind.ACTIVITY.value}:{activity}",
            Origin.ACTIVITY,
            reason=budgets[activity],
        )
        for activity, picture in through.values_list("activity__public_id", "targetpicture__public_id")
    ]
