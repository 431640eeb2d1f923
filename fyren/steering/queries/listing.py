"""The activity list of a year: filtered, sorted and grouped. What is exported and printed is this very list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from fyren.base.fields import word_of
from fyren.base.text import fold, sort_key
from fyren.people.viewer import Viewer
from fyren.steering.models import Activity, BudgetYear, Perspective, TargetGroup
from fyren.steering.models.choices import Origin
from fyren.steering.queries.activities import Row, activities_seen, row_of
from fyren.steering.queries.frame import Frame
from fyren.steering.rules import (
    WORST_FIRST,
    ActivityStatus,
    Quality,
    QualityFacts,
    Shown,
    quality_points,
    shown_as,
)

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


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity as the list needs it to filter, sort, group and draw; the page's own rows are read by `rows_of`."""

    key: int
    public_id: str
    title: str
    body: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    shown: Shown
    quality: tuple[Quality, ...]
    target_groups: tuple[str, ...]
    perspectives: tuple[str, ...]


_COLUMNS = (
    *(
        "pk",
        "public_id",
        "title",
        "budget__authority__name",
        "starts_on",
        "ends_on",
        "status",
        "next_step",
        "step_ahead",
    ),
    *("unit", "expected_result", "said_at", "target_groups", "perspectives"),
)


def listed(viewer: Viewer, year: BudgetYear, criteria: Criteria, frame: Frame | None) -> list[Listed]:
    """Every activity of the year that the viewer may know of and that is wanted, in order: one query."""
    rows = activities_seen(viewer).filter(_condition(criteria, frame), budget__year=year)
    if criteria.text:
        rows = rows.filter(pk__in=_with_words(viewer, year, criteria.text))
    found = [_one(values, viewer.day) for values in rows.values_list(*_COLUMNS)]
    if criteria.status is not None:
        found = [each for each in found if each.shown is criteria.status]
    if criteria.quality is not None:
        found = [each for each in found if criteria.quality in each.quality]
    return _sorted(found, criteria.sort)


def _condition(criteria: Criteria, frame: Frame | None) -> Q:
    wanted = Q()
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


def _one(values: tuple[Any, ...], day: dt.date) -> Listed:
    key, public_id, title, body, starts, ends, said, next_step, ahead, unit, result, said_at, *sets = values
    status = ActivityStatus(said)
    quality = quality_points(QualityFacts(unit, result, status, ahead, said_at.date()), day)
    shown = shown_as(status, ends, next_step, day)
    return Listed(key, public_id, title, body, starts, ends, shown, quality, *sets)


def _sorted(found: list[Listed], sort: str) -> list[Listed]:
    """In the order wanted; the database has put them by body and title already, and the rest keep that order."""
    if sort == "titel":
        return sorted(found, key=lambda each: sort_key(each.title))
    if sort == "slut":
        return sorted(found, key=lambda each: each.ends_on or dt.date.max)
    if sort == "status":
        return sorted(found, key=lambda each: WORST_FIRST.index(each.shown))
    return found


@dataclass(frozen=True, slots=True)
class Placed:
    """An activity in a group of the list; `heading` is "" where the list is not grouped."""

    heading: str
    listed: Listed


def grouped(found: Iterable[Listed], group: str, nothing: str) -> list[Placed]:
    """The list under its groups, in order; an activity for two target groups stands under both.

    Args:
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
        yield from (Placed(str(label), each) for each in rows if value in _values(each, group))
    yield from (Placed(nothing, each) for each in rows if not _values(each, group))


def _values(each: Listed, group: str) -> tuple[str, ...]:
    return each.target_groups if group == "malgrupp" else each.perspectives


def rows_of(viewer: Viewer, keys: Iterable[int]) -> dict[int, Row]:
    """Activities as they are shown, with their focus areas, by key: 2 queries."""
    found = activities_seen(viewer).filter(pk__in=list(keys)).prefetch_related("focus_areas")
    return {activity.pk: row_of(activity, viewer.day) for activity in found}
