"""Examples of the detection room's actions."""

from __future__ import annotations

from collections.abc import Callable

from fyren.detection.actions import counts, instruments, units
from fyren.detection.counting import Month
from fyren.detection.models import CountingUnit, CountKind, InstrumentUse
from tests.actions.world import World
from tests.detection.counting import hand_over, note, unit_of

Act = Callable[[], object]


def _unit(world: World) -> CountingUnit:
    """A unit of the board's that Inger notes for, with January last year noted."""
    unit = unit_of(world.board, noted_by=world.people["inger"], day=world.day)
    note(unit, Month(world.day.year - 1, 1), 7, by=world.head)
    return unit


def _save(world: World) -> Act:
    by, unit = world.contact, CountingUnit(authority=world.board)
    return lambda: units.save_unit(unit=unit, values={"name": "Elevhälsan"}, expected_version=1, by=by)


def _end(world: World) -> Act:
    by, unit, day = world.contact, _unit(world), world.day
    return lambda: units.end_unit(unit=unit, last_day=day, expected_version=1, by=by)


def _give(world: World) -> Act:
    by, unit, user = world.contact, _unit(world), world.people["eva"]
    return lambda: units.give_member(unit=unit, user=user, by=by)


def _end_member(world: World) -> Act:
    by, member = world.contact, _unit(world).members.get()
    return lambda: units.end_member(member=member, expected_version=1, by=by)


def _note(world: World) -> Act:
    by, unit, month = world.head, _unit(world), Month(world.day.year - 1, 2)
    return lambda: counts.note_counts(unit=unit, month=month, counts={CountKind.ASKED: 3}, expected={}, by=by)


def _hand_over(world: World) -> Act:
    by, authority, year = world.contact, _unit(world).authority, world.day.year - 1
    return lambda: counts.hand_over_counts(authority=authority, year=year, by=by)


def _release(world: World) -> Act:
    by, year = world.coordinator, world.day.year - 1
    hand_over(_unit(world).authority, year, world.day)
    return lambda: counts.release_counts(year=year, by=by)


def _use(world: World) -> Act:
    by, use = world.contact, InstrumentUse(authority=world.board)
    values = {"instrument": "freda", "used_at": "Elevhälsan"}
    return lambda: instruments.save_instrument_use(use=use, values=values, expected_version=1, by=by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.detection.actions.units.save_unit": _save,
    "fyren.detection.actions.units.end_unit": _end,
    "fyren.detection.actions.units.give_member": _give,
    "fyren.detection.actions.units.end_member": _end_member,
    "fyren.detection.actions.counts.note_counts": _note,
    "fyren.detection.actions.counts.hand_over_counts": _hand_over,
    "fyren.detection.actions.counts.release_counts": _release,
    "fyren.detection.actions.instruments.save_instrument_use": _use,
}
