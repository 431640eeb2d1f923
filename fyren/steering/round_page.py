"""A round's content laid out for reading: per development area, per focus area, what each body has said. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from fyren.indicators.content import IndicatorContent
from fyren.steering.content import FocusAreaRef
from fyren.steering.round_content import (
    ActivityReportContent,
    AnalysisContent,
    AreaContent,
    BodyReportContent,
    PlanContent,
    RoundContent,
)


@dataclass(frozen=True, slots=True)
class BodySays:
    """What a body says of a focus area."""

    body: BodyReportContent
    analysis: AnalysisContent | None
    activities: tuple[ActivityReportContent, ...]


@dataclass(frozen=True, slots=True)
class FocusPage:
    """A focus area with what bodies say of it."""

    ref: FocusAreaRef
    said: tuple[BodySays, ...]


@dataclass(frozen=True, slots=True)
class AreaPage:
    """A development area: the plan's analysis, the indicators that reach it, and its focus areas.

    Args:
        is_decided: the analysis has been decided, with the report that it stands in.
    """

    area: AreaContent
    is_decided: bool
    indicators: tuple[IndicatorContent, ...]
    focus_areas: tuple[FocusPage, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A plan in a round.

    Args:
        statuses: how many activities have each status, of those that serve the plan.
        deviations: how many of them deviate.
        silent: names of bodies that have handed nothing in.
    """

    areas: tuple[AreaPage, ...]
    statuses: tuple[tuple[str, int], ...]
    deviations: int
    silent: tuple[str, ...]


def lay_out(content: RoundContent, plan: PlanContent, decided: Collection[str] = ()) -> RoundPage:
    """One plan of the round, as a page reads it.

    Args:
        decided: the development areas (public ids) whose analysis has been decided.
    """
    wanted = {ref.public_id for area in plan.areas for ref in area.focus_areas}
    serving = [each for body in content.bodies for each in body.activities if wanted.intersection(each.focus_areas)]
    by_code = {each.code: each for each in content.indicators}
    areas = tuple(
        AreaPage(
            area,
            area.public_id in decided,
            tuple(by_code[code] for code in area.indicators if code in by_code),
            tuple(_focus(ref, content.bodies) for ref in area.focus_areas),
        )
        for area in plan.areas
    )
    statuses = Counter(each.status for each in serving)
    silent = tuple(body.name for body in content.bodies if not body.state)
    return RoundPage(areas, tuple(statuses.most_common()), sum(bool(each.deviation) for each in serving), silent)


def _focus(ref: FocusAreaRef, bodies: tuple[BodyReportContent, ...]) -> FocusPage:
    said = []
    for body in bodies:
        analysis = dict(body.analyses).get(ref.public_id)
        activities = tuple(each for each in body.activities if ref.public_id in each.focus_areas)
        if analysis is not None or activities:
            said.append(BodySays(body, analysis, activities))
    return FocusPage(ref, tuple(said))
