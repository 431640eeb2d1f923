"""The red thread, read from programme, processes, interpretations and the plans' own wording."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from fyren.base.at_once import read_at_once
from fyren.base.models import FactStamped, holding_on
from fyren.people.viewer import Viewer
from fyren.plan.models import (
    Challenge,
    DirectionGoal,
    Interpretation,
    PlanEdition,
    Process,
    Programme,
    TargetInterpretation,
    TargetPicture,
)
from fyren.plan.ports import THREAD_ADDITIONS
from fyren.plan.queries.pages import Reading, anchor_rows, anchors_by_edition, with_plan
from fyren.plan.reading import Anchor, Node, NodeKind
from fyren.plan.rules import Stage
from fyren.plan.structure import PlanStructure
from fyren.plan.thread import Addition, Kind, Link, Origin, Point, Step, Thread, same_name

MENTIONED = "namnd-"  # a target picture or challenge that a plan names and nobody has entered in the programme


@dataclass
class _Parts:
    """Points and links under construction."""

    points: list[Point] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    beneath: dict[str, int] = field(default_factory=dict)

    def add(self, addition: Addition) -> None:
        """Take in what another room knows."""
        self.points.extend(addition.points)
        self.links.extend(addition.links)
        self.beneath.update(addition.beneath)

    def thread(self) -> Thread:
        """The thread through what is here."""
        return Thread(_in_level_order(self.points), self.links, self.beneath)

    def add_below(self, upper: Point, lower: Point) -> None:
        """Add `lower`, and say that it is part of `upper`."""
        self.points.append(lower)
        self.links.append(Link(upper.key, lower.key, Origin.PART_OF))

    def named(self, kind: Kind) -> list[Point]:
        """The points of a kind that are there already."""
        return [point for point in self.points if point.kind is kind]


def whole_thread(viewer: Viewer, start: str = "", *, upwards: bool = False) -> Thread:
    """The thread through every adopted plan, as it is today: one query, and what other rooms add.

    Args:
        start: the key of the point to walk from, which says what other rooms add; "" to choose among all points.
        upwards: one only walks up from there.
    """
    current = _current_editions(viewer)
    rows = read_at_once(**_model(viewer), editions=current, anchors=anchor_rows(current.order_by().values("pk")))
    parts = _parts(rows)
    anchors = anchors_by_edition(rows["anchors"])
    for edition in rows["editions"]:
        _add_plan(parts, edition, edition.read(), anchors.get(edition.pk, []))
    if start:
        _add_from_rooms(parts, viewer, start, upwards=upwards)
    return parts.thread()


def thread_up(reading: Reading, node: Node) -> tuple[Step, ...]:
    """What an area or focus area of a current edition leads to: one query, and what other rooms add."""
    parts = _parts(read_at_once(**_model(reading.viewer)))
    anchors = [_anchor(node) for node in reading.layout.nodes if node.area is None]
    inside = [(node.area.public_id, _anchor(node)) for node in reading.layout.nodes if node.area is not None]
    held = [
        Anchor(a.public_id, a.number, a.slug, a.text, tuple(b for area, b in inside if area == a.public_id))
        for a in anchors
    ]
    _add_plan(parts, reading.edition, reading.structure, held)
    kind = Kind.AREA if node.kind is NodeKind.AREA else Kind.FOCUS_AREA
    start = f"{kind.value}:{node.public_id}"
    _add_from_rooms(parts, reading.viewer, start, upwards=True)
    return parts.thread().walk_up(start)


def _add_from_rooms(parts: _Parts, viewer: Viewer, start: str, *, upwards: bool = False) -> None:
    for additions in THREAD_ADDITIONS:
        parts.add(additions(viewer, start, upwards=upwards))


def _anchor(node: Node) -> Anchor:
    return Anchor(node.public_id, node.number, node.slug, node.text)


def _current_editions(viewer: Viewer) -> QuerySet[PlanEdition]:
    """Each plan's latest adopted edition, by the plan's title."""
    current = with_plan(viewer).filter(stage=Stage.ADOPTED, number=F("current_number"))
    return current.order_by("plan__title", "plan")


def _in_level_order(points: Iterable[Point]) -> list[Point]:
    levels = list(Kind)
    return sorted(points, key=lambda point: levels.index(point.kind))


def _model(viewer: Viewer) -> dict[str, QuerySet[Any, Any]]:
    """What is read of programme, processes, direction goals and today's interpretations."""
    columns = ("rationale", "valid_from")
    goals = DirectionGoal.objects.filter(holding_on(viewer.day))
    areas = Interpretation.objects.filter(holding_on(viewer.day))
    pictures = TargetInterpretation.objects.filter(holding_on(viewer.day))
    return _of_any_day() | {
        "goals": goals.order_by("position").values_list("process__public_id", "public_id", "wording"),
        "of_areas": areas.values_list("direction_goal__public_id", "development_area__public_id", *columns),
        "of_goals": pictures.values_list("target_picture__public_id", "direction_goal__public_id", *columns),
    }


@functools.cache
def _of_any_day() -> dict[str, QuerySet[Any, Any]]:
    """The part that is asked for in the same way every time, on every page: made once, and never itself evaluated."""
    return {
        "programmes": Programme.objects.order_by("public_id").values_list("public_id", "name", "vision"),
        "pictures": _of_programmes(TargetPicture),
        "challenges": _of_programmes(Challenge),
        "processes": Process.objects.order_by("kind", "position", "pk").values_list("public_id", "name"),
    }


def _of_programmes(model: type[TargetPicture] | type[Challenge]) -> QuerySet[Any, Any]:
    rows = model._default_manager.order_by("position", "public_id")
    return rows.values_list("programme__public_id", "public_id", "name")


def _parts(rows: Mapping[str, list[Any]]) -> _Parts:
    """The points and links of what `_model` reads."""
    parts = _Parts()
    programmes = {key: Point(Kind.PROGRAMME, key, vision, within=name) for key, name, vision in rows["programmes"]}
    parts.points.extend(programmes.values())
    for kind, name_of_rows in ((Kind.TARGET_PICTURE, "pictures"), (Kind.CHALLENGE, "challenges")):
        for programme, public_id, name in rows[name_of_rows]:
            parts.add_below(programmes[programme], Point(kind, public_id, name))
    for public_id, name in rows["processes"]:
        process = Point(Kind.PROCESS, public_id, name)
        parts.points.append(process)
        for above, goal, wording in rows["goals"]:
            if above == public_id:
                parts.add_below(process, Point(Kind.GOAL, goal, wording, within=name))
    parts.links.extend(_interpreted(Kind.GOAL, Kind.AREA, rows["of_areas"]))
    parts.links.extend(_interpreted(Kind.TARGET_PICTURE, Kind.GOAL, rows["of_goals"]))
    return parts


def _interpreted(above: Kind, below: Kind, rows: Iterable[tuple[str, str, str, dt.date | None]]) -> Iterator[Link]:
    for upper, lower, reason, since in rows:
        yield Link(f"{above.value}:{upper}", f"{below.value}:{lower}", Origin.INTERPRETED, since, reason)


def _add_plan(parts: _Parts, edition: PlanEdition, structure: PlanStructure, areas: Iterable[Anchor]) -> None:
    """A plan with its areas and focus areas, and what it names of the programme."""
    base = reverse("plan", args=[edition.plan.slug])
    plan = Point(Kind.PLAN, edition.plan.public_id, edition.plan.title, url=base)
    _add_mentions(parts, plan, Kind.TARGET_PICTURE, structure.target_pictures)
    _add_mentions(parts, plan, Kind.CHALLENGE, structure.challenges)
    parts.points.append(plan)
    for area in areas:
        above = _plan_point(Kind.AREA, area, base)
        parts.add_below(plan, above)
        for focus_area in area.focus_areas:
            parts.add_below(above, _plan_point(Kind.FOCUS_AREA, focus_area, base))


def _plan_point(kind: Kind, anchor: Anchor, base: str) -> Point:
    return Point(kind, anchor.public_id, anchor.text, anchor.number, url=f"{base}{anchor.slug}/", own_words=True)


def _add_mentions(parts: _Parts, plan: Point, kind: Kind, names: Iterable[str]) -> None:
    """Link what the plan's wording names; what the programme here does not hold stands with the plan's own words."""
    for name in names:
        point = next((point for point in parts.named(kind) if same_name(name, point.text)), None)
        if point is None:
            point = Point(kind, f"{MENTIONED}{slugify(name)}", name, own_words=True)
            parts.points.append(point)
        parts.links.append(Link(point.key, plan.key, Origin.IN_PLAN))


STAMPED: dict[Kind, type[Programme | TargetPicture | Challenge | Process | DirectionGoal]] = {
    Kind.PROGRAMME: Programme,
    Kind.TARGET_PICTURE: TargetPicture,
    Kind.CHALLENGE: Challenge,
    Kind.PROCESS: Process,
    Kind.GOAL: DirectionGoal,
}


def stamp_of(point: Point) -> FactStamped | None:
    """Where a point's wording comes from and when it was checked; None for the plan's own words. At most one query."""
    model = STAMPED.get(point.kind)
    if model is None or point.own_words:
        return None
    return model._default_manager.filter(public_id=point.public_id).first()
