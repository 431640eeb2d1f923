"""Reads of readings: which indicators hang on what, and how they reach a part of a plan."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from fyren.base.models import holds
from fyren.indicators.content import Via
from fyren.indicators.models import IndicatorLink
from fyren.indicators.reach import Reached
from fyren.indicators.rules import Owner
from fyren.people.viewer import Viewer
from fyren.plan.thread import Kind

ORDER = {owner.value: place for place, owner in enumerate(Owner)}
FIELDS = {Kind.GOAL: "direction_goal", Kind.TARGET_PICTURE: "target_picture", Kind.PROCESS: "process"}


class Hung(NamedTuple):
    """An indicator as one reading hangs it on something: its database key, what is shown of it, and the reading."""

    indicator: int
    public_id: str
    code: str
    title: str
    owner: str
    unit: str
    is_example: bool
    reason: str
    since: dt.date | None


Hanging = dict[str, list[Hung]]
_SHOWN = [f"indicator__{column}" for column in ("public_id", "code", "title", "owner", "unit", "is_example")]


def readings(viewer: Viewer) -> Hanging:
    """The readings that hold, by the key of the point on the thread that they hang on: one query."""
    on = [f"{field}__public_id" for field in FIELDS.values()]
    columns = ("valid_to", *on, "indicator", *_SHOWN, "rationale", "valid_from")
    found: Hanging = defaultdict(list)
    for valid_to, goal, picture, process, *shown in IndicatorLink.objects.values_list(*columns):
        hung = Hung(*shown)
        if holds(hung.since, valid_to, viewer.day):
            kind, public_id = next(pair for pair in zip(FIELDS, (goal, picture, process), strict=True) if pair[1])
            found[f"{kind.value}:{public_id}"].append(hung)
    return found


def hanging_on(reached: Mapping[str, Reached], hanging: Hanging) -> list[tuple[Hung, Via]]:
    """What hangs on the points that a walk has met, with the way each comes: the budget's and the programme's first."""
    pairs = []
    for key, met in reached.items():
        onward = met.onward if key in hanging else ""
        for hung in hanging.get(key, ()):
            since = hung.since.isoformat() if hung.since else ""
            pairs.append((hung, Via(met.point.kind.value, met.point.text, hung.reason, since, onward)))
    return sorted(pairs, key=lambda pair: (ORDER[pair[0].owner], pair[0].code))


def via_of(link: IndicatorLink) -> Via:
    """A reading as the room's contract tells it."""
    since = link.valid_from.isoformat() if link.valid_from else ""
    if link.direction_goal is not None:
        return Via(Kind.GOAL.value, link.direction_goal.wording, link.rationale, since)
    return Via(kind_of(link).value, str(link.hangs_on), link.rationale, since)


def kind_of(link: IndicatorLink) -> Kind:
    """What sort of point a reading hangs on."""
    return next(kind for kind, field in FIELDS.items() if getattr(link, f"{field}_id") is not None)
