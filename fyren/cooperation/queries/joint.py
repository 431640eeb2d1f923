"""Reads about joint work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from fyren.cooperation.models import JointPart, JointWork
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.plan.ports import ACTIVITIES, ActivityTold


def joint_works() -> QuerySet[JointWork]:
    """All joint work, with how many activities hang on each (`hanging`): 1 query."""
    return (
        JointWork.objects.select_related("authority").annotate(hanging=Count("parts")).order_by("valid_from", "title")
    )


def open_to(authorities: frozenset[str], day: dt.date) -> QuerySet[JointWork]:
    """Joint work that is coming or goes on and that some of the authorities are asked to join, without an activity of
    theirs yet."""
    joined = JointPart.objects.filter(authority__public_id__in=authorities).values("joint")
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return JointWork.objects.filter(not_over, asked__public_id__in=authorities).exclude(pk__in=joined).distinct()


@dataclass(frozen=True, slots=True)
class Hanging:
    """An activity that hangs on joint work; `activity` is None where the viewer may not know of it yet."""

    part: JointPart
    activity: ActivityTold | None


@dataclass(frozen=True, slots=True)
class JointPage:
    """Joint work with what hangs on it.

    Args:
        unseen: how many activities hang there that are not decided, and so nothing the viewer may know of.
        silent: those who are asked and have hung nothing.
        own: the viewer's own activities that could hang there.
    """

    joint: JointWork
    hanging: tuple[Hanging, ...]
    unseen: int
    silent: tuple[Body, ...]
    own: tuple[ActivityTold, ...]
    focus_areas: tuple[FocusArea, ...]


def joint_page(viewer: Viewer, joint: JointWork) -> JointPage:
    """What the page shows: 6 queries."""
    parts = list(joint.parts.select_related("authority"))
    ids = {part.activity_id for part in parts}
    told = {each.public_id: each for room in ACTIVITIES for each in room.told(viewer, ids)}
    seen = tuple(Hanging(part, told[part.activity_id]) for part in parts if part.activity_id in told)
    joined = {part.authority_id for part in parts}
    silent = tuple(body for body in joint.asked.all() if body.pk not in joined)
    own = tuple(each for room in ACTIVITIES for each in room.own(viewer) if each.public_id not in ids)
    areas = FocusArea.objects.filter(joint_works=joint).select_related("development_area__edition__plan")
    return JointPage(joint, seen, len(parts) - len(seen), silent, own, tuple(areas))
