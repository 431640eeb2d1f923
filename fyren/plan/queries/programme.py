"""Reads of the steering model, for the coordinator who keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, QuerySet

from fyren.people.queries import people_names
from fyren.people.viewer import Viewer
from fyren.plan.models import (
    DevelopmentArea,
    DirectionGoal,
    Interpretation,
    PlanEdition,
    Process,
    Programme,
    TargetInterpretation,
)
from fyren.plan.queries.pages import with_plan
from fyren.plan.rules import Stage


@dataclass(frozen=True, slots=True)
class Reading:
    """An interpretation as its list shows it. `is_old`: it is about an area of an edition that no longer holds."""

    made: Interpretation | TargetInterpretation
    lower: str
    upper: str
    by: str
    holds: bool
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class SteeringModel:
    """Programmes with their parts, processes with their goals, and what has been read into them."""

    programmes: list[Programme]
    processes: list[Process]
    readings: list[Reading]
    target_readings: list[Reading]


def steering_model(viewer: Viewer) -> SteeringModel:
    """All of it: 9 queries."""
    areas = list(
        Interpretation.objects.select_related("development_area__edition__plan", "direction_goal__process").order_by(
            "-valid_from", "pk"
        )
    )
    targets = list(
        TargetInterpretation.objects.select_related("direction_goal__process", "target_picture").order_by(
            "-valid_from", "pk"
        )
    )
    names = people_names({made.made_by for made in areas} | {made.made_by for made in targets})
    current = set(current_editions(viewer).values_list("pk", flat=True))
    return SteeringModel(
        list(Programme.objects.order_by("pk").prefetch_related("target_pictures", "challenges")),
        list(Process.objects.order_by("kind", "position").prefetch_related("direction_goals")),
        [_of_area(made, names, current, viewer) for made in areas],
        [_of_target(made, names, viewer) for made in targets],
    )


def _of_area(made: Interpretation, names: dict[str, str], current: set[int], viewer: Viewer) -> Reading:
    area = made.development_area
    return Reading(
        made,
        lower=str(area),
        upper=_goal(made.direction_goal),
        by=names.get(made.made_by, ""),
        holds=made.holds_on(viewer.day),
        is_old=area.edition_id not in current,
    )


def _of_target(made: TargetInterpretation, names: dict[str, str], viewer: Viewer) -> Reading:
    return Reading(
        made,
        lower=_goal(made.direction_goal),
        upper=str(made.target_picture),
        by=names.get(made.made_by, ""),
        holds=made.holds_on(viewer.day),
    )


def _goal(goal: DirectionGoal) -> str:
    """A goal with its process, since its wording may be missing."""
    return f"{goal.process}: {goal}"


def current_editions(viewer: Viewer) -> QuerySet[PlanEdition]:
    """Each plan's edition that holds."""
    return with_plan(viewer).filter(stage=Stage.ADOPTED, number=F("current_number"))


def current_areas(viewer: Viewer) -> QuerySet[DevelopmentArea]:
    """The development areas of the editions that hold."""
    editions = current_editions(viewer).values("pk")
    areas = DevelopmentArea.objects.filter(edition__in=editions).select_related("edition__plan")
    return areas.order_by("edition__plan__title", "position")


def goals() -> QuerySet[DirectionGoal]:
    """Every direction goal with its process."""
    return DirectionGoal.objects.select_related("process").order_by("process__kind", "process__position", "position")
