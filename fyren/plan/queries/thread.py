"""The red thread, read from programme, processes, interpretations and the plans' own wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import F, TextField, Value
from django.urls import reverse
from django.utils.text import slugify

from fyren.base.models import FactStamped, holds
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
from fyren.plan.queries.pages import Reading, anchors_by_edition, with_plan
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

    def part_of(self, upper: Point, lower: Point) -> None:
        """Say that `lower` is part of `upper`."""
        self.links.append(Link(upper.key, lower.key, Origin.PART_OF))

    def named(self, kind: Kind) -> list[Point]:
        """The points of a kind that are there already."""
        return [point for point in self.points if point.kind is kind]


def whole_thread(viewer: Viewer, start: str = "", *, upwards: bool = False) -> Thread:
    """The thread through every adopted plan, as it is today: 5 queries, and what other rooms add.

    Args:
        start: the key of the point to walk from, which says what other rooms add; "" to choose among all points.
        upwards: one only walks up from there.
    """
    parts = _model(viewer)
    editions = _current_editions(viewer)
    anchors = anchors_by_edition(edition.pk for edition in editions)
    for edition in editions:
        _add_plan(parts, edition, edition.read(), anchors.get(edition.pk, []))
    if start:
        _add_from_rooms(parts, viewer, start, upwards=upwards)
    return parts.thread()


def thread_up(reading: Reading, node: Node) -> tuple[Step, ...]:
    """What an area or focus area of a current edition leads to: 3 queries, and what other rooms add."""
    parts = _model(reading.viewer)
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


def _current_editions(viewer: Viewer) -> list[PlanEdition]:
    """Each plan's latest adopted edition, by the plan's title."""
    current = with_plan(viewer).filter(stage=Stage.ADOPTED, number=F("current_number"))
    return list(current.order_by("plan__title", "plan"))


def _in_level_order(points: Iterable[Point]) -> list[Point]:
    levels = list(Kind)
    return sorted(points, key=lambda point: levels.index(point.kind))


def _model(viewer: Viewer) -> _Parts:
    """Programme, processes, direction goals and today's interpretations: 3 queries."""
    parts = _Parts()
    _add_programmes(parts)
    _add_processes(parts, viewer)
    parts.links.extend(_interpretations(viewer))
    return parts


def _add_programmes(parts: _Parts) -> None:
    """Programmes with their target pictures and challenges, in one query: a row for each pair of those two."""
    below = {Kind.TARGET_PICTURE: "target_pictures", Kind.CHALLENGE: "challenges"}
    columns = [f"{name}__{column}" for name in below.values() for column in ("position", "public_id", "name")]
    rows = list(Programme.objects.order_by().values_list("public_id", "name", "vision", *columns))
    held: dict[str, Point] = {}
    for public_id, name, vision in sorted({row[:3] for row in rows}):
        held[public_id] = Point(Kind.PROGRAMME, public_id, vision, within=name)
        parts.points.append(held[public_id])
    for kind, first in zip(below, (3, 6), strict=True):
        of_kind = {(*row[first : first + 3], row[0]) for row in rows if row[first] is not None}
        for _position, public_id, name, programme in sorted(of_kind):
            point = Point(kind, public_id, name)
            parts.points.append(point)
            parts.part_of(held[programme], point)


def _add_processes(parts: _Parts, viewer: Viewer) -> None:
    """Processes with the direction goals that hold today, in one query."""
    rows = Process.objects.order_by("kind", "position", "pk", "direction_goals__position").values_list(
        "public_id",
        "name",
        "direction_goals__public_id",
        "direction_goals__wording",
        "direction_goals__valid_from",
        "direction_goals__valid_to",
    )
    held: dict[str, Point] = {}
    for public_id, name, goal_id, wording, valid_from, valid_to in rows:
        if public_id not in held:
            held[public_id] = Point(Kind.PROCESS, public_id, name)
            parts.points.append(held[public_id])
        if goal_id and holds(valid_from, valid_to, viewer.day):
            goal = Point(Kind.GOAL, goal_id, wording, within=name)
            parts.points.append(goal)
            parts.part_of(held[public_id], goal)


def _interpretations(viewer: Viewer) -> Iterator[Link]:
    """Both kinds of interpretation that hold today, in one query."""
    columns = ("rationale", "valid_from", "valid_to")
    goals = Interpretation.objects.order_by().values_list(
        _constant(Kind.GOAL), "direction_goal__public_id", _constant(Kind.AREA), "development_area__public_id", *columns
    )
    pictures = TargetInterpretation.objects.order_by().values_list(
        *(_constant(Kind.TARGET_PICTURE), "target_picture__public_id"),
        *(_constant(Kind.GOAL), "direction_goal__public_id", *columns),
    )
    for above, upper, below, lower, reason, since, until in goals.union(pictures, all=True):
        if holds(since, until, viewer.day):
            yield Link(f"{above}:{upper}", f"{below}:{lower}", Origin.INTERPRETED, since, reason)


def _constant(kind: Kind) -> Value:
    return Value(kind.value, output_field=TextField())


def _add_plan(parts: _Parts, edition: PlanEdition, structure: PlanStructure, areas: Iterable[Anchor]) -> None:
    """A plan with its areas and focus areas, and what it names of the programme."""
    base = reverse("plan", args=[edition.plan.slug])
    plan = Point(Kind.PLAN, edition.plan.public_id, edition.plan.title, url=base)
    _add_mentions(parts, plan, Kind.TARGET_PICTURE, structure.target_pictures)
    _add_mentions(parts, plan, Kind.CHALLENGE, structure.challenges)
    parts.points.append(plan)
    for area in areas:
        above = _plan_point(Kind.AREA, area, base)
        parts.points.append(above)
        parts.part_of(plan, above)
        for focus_area in area.focus_areas:
            point = _plan_point(Kind.FOCUS_AREA, focus_area, base)
            parts.points.append(point)
            parts.part_of(above, point)


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
