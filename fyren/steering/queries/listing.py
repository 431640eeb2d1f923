"""The activity list of a year: filtered, sorted and grouped. What is exported and printed is this very list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, F, OrderBy, Prefetch, Q, When

from fyren.base.fields import word_of
from fyren.base.text import fold, sort_key
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.models import Activity, BudgetYear, Perspective, TargetGroup
from fyren.steering.models.choices import Origin
from fyren.steering.queries.activities import (
    Row,
    activities_seen,
    lacking,
    row_of,
    with_days_of_steps,
    with_shown,
)
from fyren.steering.queries.frame import Frame
from fyren.steering.rules import WORST_FIRST, Quality, Shown

SORTS = ("namnd", "titel", "slut", "status")
GROUPS = ("namnd", "malgrupp", "perspektiv")


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is wanted of the year's activities; "" and None want everything.

    Args:
        area: public id of a development area or focus area of the framing plan.
        only_plan: only what helps the framing plan.
        body: public id of a body.
        text: words that title, description, expected result, unit or role hold, all of them.
        group: what the list stands in groups by, one of `GROUPS`.
    """

    area: str = ""
    only_plan: bool = False
    body: str = ""
    status: Shown | None = None
    target_group: TargetGroup | None = None
    perspective: Perspective | None = None
    origin: Origin | None = None
    quality: Quality | None = None
    text: str = ""
    sort: str = "namnd"
    group: str = ""


class Listed(NamedTuple):
    """An activity as the list needs it to count, sort and group; the page's own rows are read by `rows_of`.

    Args:
        values: the target groups or perspectives, where the list is grouped by them.
    """

    key: int
    title: str
    body: str
    shown: Shown
    values: tuple[str, ...] = ()


_VALUES = {"malgrupp": "target_groups", "perspektiv": "perspectives"}
_SHOWN = {shown.value: shown for shown in Shown}


def listed(viewer: Viewer, year: BudgetYear, criteria: Criteria, frame: Frame | None) -> list[Listed]:
    """Every activity of the year that the viewer may know of and that is wanted, in order: one query."""
    seen = with_shown(activities_seen(viewer), viewer.day)
    rows = seen.filter(_condition(criteria, frame, viewer.day), budget__year=year)
    if criteria.text:
        rows = rows.filter(pk__in=_with_words(viewer, year, criteria.text))
    columns = ["pk", "title", "budget__authority__name", "shown"]
    if criteria.group in _VALUES:
        columns.append(_VALUES[criteria.group])
    in_order = rows.order_by(*_FIRST.get(criteria.sort, ()), *(Activity._meta.ordering or ()))
    read: Iterable[tuple[Any, ...]] = in_order.values_list(*columns)
    found = [Listed(key, title, body, _SHOWN[shown], *values) for key, title, body, shown, *values in read]
    return sorted(found, key=lambda each: sort_key(each.title)) if criteria.sort == "titel" else found


# What goes before body and title; titles sort as Swedish does, which no database does alike.
_FIRST: dict[str, tuple[OrderBy, ...]] = {
    "slut": (F("ends_on").asc(nulls_last=True),),
    "status": (Case(*(When(shown=shown.value, then=place) for place, shown in enumerate(WORST_FIRST))).asc(),),
}


def _condition(criteria: Criteria, frame: Frame | None, day: dt.date) -> Q:
    wanted = Q() if criteria.quality is None else lacking(criteria.quality, day)
    if criteria.status is not None:
        wanted &= Q(shown=criteria.status.value)
    if frame is not None and (criteria.area or criteria.only_plan):
        areas = _areas(criteria.area, frame) if criteria.area else set(frame.areas)
        through = Activity.focus_areas.through.objects.filter(focusarea__in=areas)
        wanted &= Q(pk__in=through.values("activity"))
    if criteria.body:
        wanted &= Q(budget__authority__public_id=criteria.body)
    if criteria.target_group is not None:
        wanted &= Q(target_groups__contains=word_of(criteria.target_group))
    if criteria.perspective is not None:
        wanted &= Q(perspectives__contains=word_of(criteria.perspective))
    if criteria.origin is not None:
        wanted &= Q(origin=criteria.origin)
    return wanted


def _areas(public_id: str, frame: Frame) -> set[int]:
    """The focus areas of any edition that stand under the chosen one, or under the chosen development area."""
    rows = {key for key, area in frame.areas.items() if public_id in (area.public_id, area.development_area.public_id)}
    return frame.leading_to(rows)


def _with_words(viewer: Viewer, year: BudgetYear, text: str) -> list[int]:
    """The activities that hold every word, in whatever case and with whatever dashes and accents: one query."""
    words = fold(text).split()
    columns = ("pk", "title", "description", "expected_result", "unit", "role")
    rows = activities_seen(viewer).filter(budget__year=year).values_list(*columns)
    return [key for key, *texts in rows if all(word in fold(" ".join(texts)) for word in words)]


@dataclass(frozen=True, slots=True)
class Placed:
    """An activity in a group of the list; `heading` is "" where the list is not grouped."""

    heading: str
    listed: Listed


def grouped(found: Iterable[Listed], group: str, nothing: str) -> list[Placed]:
    """The list under its groups, in order; an activity for two target groups stands under both.

    Args:
        group: as in the criteria that the list was read by.
        nothing: the heading of those that name no target group or perspective.
    """
    if group == "namnd":
        held: dict[str, list[Placed]] = {}
        for each in found:
            held.setdefault(each.body, []).append(Placed(each.body, each))
        return [placed for rows in held.values() for placed in rows]
    if group not in GROUPS:
        return [Placed("", each) for each in found]
    rows = list(found)
    return list(_under(rows, group, nothing))


def _under(rows: list[Listed], group: str, nothing: str) -> Iterator[Placed]:
    choices = TargetGroup if group == "malgrupp" else Perspective
    for value, label in choices.choices:
        yield from (Placed(str(label), each) for each in rows if value in each.values)
    yield from (Placed(nothing, each) for each in rows if not each.values)


# Of an activity, what rows and files show, and what is seen from it.
_COLUMNS = (
    *("public_id", "title", "unit", "starts_on", "ends_on", "status", "is_decided", "expected_result", "said_at"),
    *("budget__authority__name", "budget__year__year"),
)


def rows_of(viewer: Viewer, keys: Iterable[int]) -> dict[int, Row]:
    """Activities as they are shown, with their focus areas' numbers, by key: 2 queries."""
    seen = with_days_of_steps(activities_seen(viewer).filter(pk__in=list(keys)), viewer.day)
    areas = Prefetch("focus_areas", FocusArea.objects.only("number"))
    found = seen.only(*_COLUMNS).order_by().prefetch_related(areas)
    return {activity.pk: row_of(activity, viewer.day) for activity in found}
