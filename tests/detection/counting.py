"""What tests of counting stand on: units with who notes, and months noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fyren.detection.actions.counts import hand_over_counts, note_counts
from fyren.detection.actions.units import give_member, save_unit
from fyren.detection.counting import Month
from fyren.detection.models import CountHandover, CountingUnit, CountKind
from fyren.people.models import Body, User
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer


def contact_of(body: Body, day: date) -> Viewer:
    """A contact of the body who is nobody of the cast."""
    return Viewer(actor="contact", day=day, grants=(Grant(Role.CONTACT, body.public_id, body.name),))


def unit_of(body: Body, *, noted_by: User | None = None, name: str = "Elevhälsan", day: date) -> CountingUnit:
    """A unit of the body that has counted since last year, with who notes for it."""
    begins = date(day.year - 1, 1, 1)
    by = contact_of(body, begins)
    values = {"name": name, "valid_from": begins}
    unit = save_unit(unit=CountingUnit(authority=body), values=values, expected_version=1, by=by)
    if noted_by is not None:
        give_member(unit=unit, user=noted_by, by=by)
    return unit


def note(unit: CountingUnit, month: Month, *numbers: int, by: Viewer) -> None:
    """Note a month for the first time: numbers in the kinds' order, noughts for the rest."""
    note_counts(unit=unit, month=month, counts=dict(zip(CountKind, numbers, strict=False)), expected={}, by=by)


def hand_over(body: Body, year: int, day: date) -> CountHandover:
    """Hand over the body's year."""
    return hand_over_counts(authority=body, year=year, by=contact_of(body, day))


def on(viewer: Viewer, day: date) -> Viewer:
    """The viewer on another day."""
    return replace(viewer, day=day)
