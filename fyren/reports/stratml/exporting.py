"""What is given out of a plan: its current edition, its ids and its latest decided follow-up."""

from __future__ import annotations

from django.conf import settings
from lxml import etree

from fyren.base import clock
from fyren.people.viewer import anonymous
from fyren.plan.models import Plan, PlanEdition
from fyren.reports.stratml.performance import performance
from fyren.reports.stratml.plans import Facts, strategic_plan
from fyren.steering.queries.outwards import ReportGiven, reports_given


def exported(edition: PlanEdition, *, part: int, site: str = "", year: int | None = None) -> etree._Element:
    """A frozen edition as Part 1, or with its follow-up as Part 2.

    Args:
        site: the installation's own address, for where the plan is read; "" leaves that out.
        year: the follow-up's budget year; None means the latest.
    """
    structure = edition.read()
    keys = _keys(edition)
    facts = Facts(
        organization=edition.plan.authority.name if not settings.MUNICIPALITY else settings.MUNICIPALITY,
        source=f"{site.rstrip('/')}/planer/{edition.plan.slug}/" if site else "",
        starts_on=edition.adopted_on,
        ends_on=edition.valid_to,
        published_on=clock.day_in_sweden(edition.frozen_at) if edition.frozen_at else None,
        identifiers={place: f"id-{key}" for place, key in keys.items()},
    )
    if part == 1:
        return strategic_plan(structure, facts)
    return performance(structure, facts, _latest(edition.plan, year), keys)


def _keys(edition: PlanEdition) -> dict[tuple[int, int], str]:
    """Public ids of areas and focus areas by their places in the plan."""
    found = {}
    areas = edition.development_areas.order_by("position").prefetch_related("focus_areas")
    for place, area in enumerate(areas, start=1):
        found[place, 0] = area.public_id
        for number, each in enumerate(sorted(area.focus_areas.all(), key=lambda one: one.position), start=1):
            found[place, number] = each.public_id
    return found


def _latest(plan: Plan, year: int | None) -> list[ReportGiven]:
    """The decided reports of the latest closed round in which the plan was followed up."""
    given = [
        each
        for each in reports_given(anonymous(clock.today()), year)
        if any(one.public_id == plan.public_id for one in each.round.plans)
    ]
    return [each for each in given if each.edition == given[0].edition]
