"""What the other rooms have registered, as the questions ask for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import F

from fyren.competence.facts import KnownShares, known_shares, units_taught
from fyren.competence.rules import Level
from fyren.cooperation.facts import RoutineFacts, agreements_on, offers_to_those_who_use_violence, routines_on
from fyren.people.models import Body, RoleAssignment
from fyren.people.roles import Role
from fyren.plan.models import Plan
from fyren.reports.assessment.answers import NOTHING, Facts, Tally
from fyren.steering.queries.outwards import decided_by_focus_area

HANDLING = frozenset({"indication-economic", "indication-addiction", "indication-family"})
"""Areas of routines: the bodies that they concern have officials who handle cases of violence."""


def facts_on(day: dt.date) -> Facts:
    """What was registered on a day: a fixed number of queries."""
    agreements = agreements_on(day)
    using, routines = offers_to_those_who_use_violence(day), routines_on(day)
    return Facts(
        day=day,
        routines=_by_area(routines),
        agreements=Tally(agreements.followed_up, agreements.holding, agreements.late),
        partners=frozenset(kind.value for kind in agreements.with_kinds),
        knowledge=_by_level(known_shares(day)),
        using=None if using is None else (using.without, using.by_decision),
        trained=_trained(routines, day),
        coordinator=_coordinator(day),
    )


def activities_on(plan: Plan | None, day: dt.date) -> Mapping[str, int] | None:
    """For each of the plan's focus areas by number, how many of the year's decided activities serve it: 2 queries; None
    where no plan is said, or no body has decided its year."""
    return None if plan is None else decided_by_focus_area(plan, day.year)


def _trained(routines: RoutineFacts, day: dt.date) -> Tally:
    """The units of bodies that handle cases in which an official took a course in the last year, and who has others."""
    handling = {
        row.body.pk: row.body
        for row in routines.bodies
        if any(each.applies is True and each.area.key in HANDLING for each in row.areas)
    }
    found = NOTHING
    for key, (taught, units) in units_taught(day, handling, Level.OFFICIAL).items():
        body = handling[key]
        lacking = ((body.public_id, body.name),) if taught < units else ()
        found = Tally(found.part + taught, found.whole + units, (*found.lacking, *lacking))
    return found


def _coordinator(day: dt.date) -> tuple[str, dt.date | None] | None:
    """Where the coordinator's role is held on the day, and since when; None where it is not."""
    held = RoleAssignment.objects.on(day).filter(role=Role.COORDINATOR, user__is_active=True)
    first = held.order_by(F("valid_from").asc(nulls_first=True), "pk").values_list("body__name", "valid_from").first()
    return None if first is None else (first[0], first[1])


def _by_area(facts: RoutineFacts) -> Mapping[str, Tally]:
    """For each area that concerns somebody: how many of those have a current routine, and who has none."""
    found: dict[str, Tally] = {}
    for body_row in facts.bodies:
        for row in body_row.areas:
            if row.applies is not True:
                continue
            was = found.get(row.area.key, Tally(0, 0))
            lacking = () if row.is_current else ((body_row.body.public_id, body_row.body.name),)
            found[row.area.key] = Tally(was.part + row.is_current, was.whole + 1, (*was.lacking, *lacking))
    return found


def _by_level(known: KnownShares) -> Mapping[str, Tally]:
    """For each level: how many of the places that are required are filled, and which bodies have some left, of those
    whose numbers may be shown."""
    bodies = Body.objects.in_bulk(known.by_body)
    found: dict[str, Tally] = {}
    for level, share in known.by_level.items():
        lacking = tuple(
            (body.public_id, body.name)
            for key, body in bodies.items()
            if (own := known.by_body[key].get(level)) is not None and own.missing
        )
        found[level.value] = Tally(share.filled, share.places, lacking)
    return found
