"""What the other rooms have registered, as the questions ask for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from fyren.competence.facts import KnownShares, known_shares
from fyren.cooperation.facts import RoutineFacts, agreements_on, offers_to_those_who_use_violence, routines_on
from fyren.people.models import Body
from fyren.reports.assessment.answers import Facts, Tally


def facts_on(day: dt.date) -> Facts:
    """What was registered on a day: a fixed number of queries."""
    agreements = agreements_on(day)
    using = offers_to_those_who_use_violence(day)
    return Facts(
        day=day,
        routines=_by_area(routines_on(day)),
        agreements=Tally(agreements.followed_up, agreements.holding, agreements.late),
        partners=frozenset(kind.value for kind in agreements.with_kinds),
        knowledge=_by_level(known_shares(day)),
        using=None if using is None else (using.without, using.by_decision),
    )


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
