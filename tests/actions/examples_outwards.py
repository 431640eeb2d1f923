"""Examples of the actions behind what is given out to other systems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from fyren.people import actions
from fyren.people.models import ApiToken
from fyren.people.roles import Role
from fyren.plan.actions.taking_in import take_in_plan
from fyren.steering.actions.calendars import renew_calendar
from tests.actions.world import STRUCTURE, World


def _make_token(world: World) -> Callable[[], object]:
    by, person, body = world.contact, world.people["bjorn"], world.board
    last = world.day + dt.timedelta(days=30)
    return lambda: actions.make_token(
        user=person, name="Beslutsstödet", role=Role.CONTACT, body=body, expires_on=last, by=by
    )


def _end_token(world: World) -> Callable[[], object]:
    by, person = world.administrator, world.people["bjorn"]
    token = ApiToken.objects.create(
        user=person, name="X", role=Role.CONTACT, body=world.board, token_hash="0" * 64, expires_on=world.day
    )
    return lambda: actions.end_token(token=token, expected_version=1, by=by)


def _take_in_plan(world: World) -> Callable[[], object]:
    by, owner = world.coordinator, world.executive
    return lambda: take_in_plan(structure=STRUCTURE, authority=owner, address="tillbaka", by=by)


def _renew_calendar(world: World) -> Callable[[], object]:
    by, board = world.contact, world.board
    return lambda: renew_calendar(authority=board, by=by)


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.people.actions.make_token": _make_token,
    "fyren.people.actions.end_token": _end_token,
    "fyren.steering.actions.calendars.renew_calendar": _renew_calendar,
    "fyren.plan.actions.taking_in.take_in_plan": _take_in_plan,
}
