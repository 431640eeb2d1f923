"""Reads of readings: which indicators hang on what, and how they reach a part of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Q

from fyren.base.models import holding_on
from fyren.indicators.content import Via
from fyren.indicators.models import IndicatorLink
from fyren.indicators.reach import Reached
from fyren.indicators.rules import Owner
from fyren.people.viewer import Viewer
from fyren.plan.thread import Kind

ORDER = {owner.value: place for place, owner in enumerate(Owner)}
FIELDS = {Kind.GOAL: "direction_goal", Kind.TARGET_PICTURE: "target_picture", Kind.PROCESS: "process"}
Hanging = dict[str, list[IndicatorLink]]


def links_on(keys: Collection[str], viewer: Viewer) -> Hanging:
    """The readings that hold, by the key of the point on the thread that they hang on: one query, none for no keys."""
    if not keys:
        return {}
    wanted = Q()
    for kind, field in FIELDS.items():
        ids = [key.partition(":")[2] for key in keys if key.startswith(f"{kind.value}:")]
        wanted |= Q(**{f"{field}__public_id__in": ids})
    rows = IndicatorLink.objects.filter(wanted, holding_on(viewer.day)).select_related("indicator", *FIELDS.values())
    found: Hanging = defaultdict(list)
    for link in rows:
        found[f"{kind_of(link).value}:{_public_id(link)}"].append(link)
    return found


def hanging_on(reached: Mapping[str, Reached], links: Hanging) -> list[tuple[IndicatorLink, Via]]:
    """What hangs on the points that a walk has met, with the way each comes: the budget's and the programme's first."""
    pairs = [(link, met) for key, met in reached.items() for link in links.get(key, ())]
    pairs.sort(key=lambda pair: (ORDER[pair[0].indicator.owner], pair[0].indicator.code))
    return [(link, via_of(link, met.onward)) for link, met in pairs]


def via_of(link: IndicatorLink, onward: str = "") -> Via:
    """A reading as the room's contract tells it."""
    since = link.valid_from.isoformat() if link.valid_from else ""
    if link.direction_goal is not None:
        return Via(Kind.GOAL.value, link.direction_goal.wording, link.rationale, since, onward)
    return Via(kind_of(link).value, str(link.hangs_on), link.rationale, since, onward)


def kind_of(link: IndicatorLink) -> Kind:
    """What sort of point a reading hangs on."""
    return next(kind for kind, field in FIELDS.items() if getattr(link, f"{field}_id") is not None)


def _public_id(link: IndicatorLink) -> str:
    on = link.hangs_on
    return on.public_id if on is not None else ""
