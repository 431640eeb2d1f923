"""The demo's counts: three invented units, a released year and one that is under way, and instruments in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from fyren.base import clock
from fyren.detection.actions.counts import hand_over_counts, note_counts, release_counts
from fyren.detection.actions.instruments import save_instrument_use
from fyren.detection.actions.units import give_member, save_unit
from fyren.detection.counting import Month, month_of
from fyren.detection.models import CountHandover, CountingUnit, CountKind, CountRelease, InstrumentUse
from fyren.house.demo.cast import somebody_as
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.models import Indicator
from fyren.people.models import Body, User
from fyren.people.roles import Role
from fyren.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Example:
    """An invented unit: the key of who notes, and a month's numbers in the kinds' order, each month beginning one
    further into them."""

    body: str
    name: str
    notes: str
    numbers: tuple[tuple[int, int, int, int], ...]


UNITS = (
    Example("Utbildning", "Elevhälsan norr (exempel)", "inger", ((9, 2, 1, 0), (4, 0, 0, 0), (12, 3, 2, 1))),
    Example("Utbildning", "Förskolorna i väster (exempel)", "eva", ((3, 1, 1, 0), (0, 0, 0, 0), (2, 0, 1, 0))),
    Example("Arbete och välfärd", "Mottagningen för vuxna (exempel)", "hanna", ((21, 8, 3, 2), (17, 5, 2, 1))),
)
# (authority, instrument, version, used where, trained roles, note)
USES = (
    (
        "Arbete och välfärd", "freda", "kortfrågor och farlighetsbedömning (exempel)",
        "Mottagningen för vuxna (exempel)", "Socialsekreterare (exempel)", "Exempel: genomgång på introduktionen.",
    ),
    (
        "Arbete och välfärd", "patriark", "V2 (exempel)",
        "Mottagningen för unga (exempel)", "Två socialsekreterare med utbildning (exempel)",
        "Exempel: utbildningen gick i våras.",
    ),
    (
        "Utbildning", "freda", "kortfrågor (exempel)",
        "Elevhälsan norr (exempel)", "Skolkuratorer (exempel)", "",
    ),
)  # fmt: skip


def load_counting(*, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Last year is handed over and released; this year is under way, and what Inger's unit had last month is not noted
    yet."""
    today = cast["amira"].day
    units = [(each, _unit(each, bodies[each.body], today)) for each in UNITS]
    for each, unit in units:
        for place, month in enumerate(_months(today)):
            is_left = each.notes == "inger" and month == month_of(today).before
            if not is_left:
                numbers = dict(zip(CountKind, each.numbers[place % len(each.numbers)], strict=True))
                note_counts(unit=unit, month=month, counts=numbers, expected={}, by=cast[each.notes])
    _release(today.year - 1, bodies, cast["amira"])
    _instruments(bodies, today)


def _unit(each: Example, body: Body, today: dt.date) -> CountingUnit:
    begins = dt.date(today.year - 1, 1, 1)
    by = somebody_as(Role.CONTACT, body, begins)
    values = {"name": each.name, "valid_from": begins}
    unit = save_unit(unit=CountingUnit(authority=body), values=values, expected_version=1, by=by)
    give_member(unit=unit, user=User.objects.get(email=f"{each.notes}@fyren.example"), by=by)
    return unit


def _months(today: dt.date) -> Iterator[Month]:
    """From January last year to the month before today's."""
    month = Month(today.year - 1, 1)
    while month < month_of(today):
        yield month
        month = month.next


def _release(year: int, bodies: dict[str, Body], coordinator: Viewer) -> None:
    day = coordinator.day
    for name in dict.fromkeys(each.body for each in UNITS):
        hand_over_counts(authority=bodies[name], year=year, by=somebody_as(Role.CONTACT, bodies[name], day))
    release_counts(year=year, by=coordinator)
    take_own_figures(by=coordinator)
    Indicator.objects.filter(code__startswith="detection.").update(is_example=True)
    CountHandover.objects.update(handed_over_at=_morning(min(day, dt.date(year + 1, 2, 3))))
    CountRelease.objects.update(released_at=_morning(min(day, dt.date(year + 1, 3, 2))))


def _morning(day: dt.date) -> dt.datetime:
    return clock.day_bounds(day, day)[0] + dt.timedelta(hours=9)


def _instruments(bodies: dict[str, Body], today: dt.date) -> None:
    for name, instrument, version, used_at, roles, note in USES:
        values: dict[str, object] = {
            "instrument": instrument,
            "version": version,
            "used_at": used_at,
            "roles": roles,
            "note": note,
        }
        values["valid_from"] = dt.date(today.year - 1, 1, 1)
        use = InstrumentUse(authority=bodies[name])
        save_instrument_use(
            use=use, values=values, expected_version=1, by=somebody_as(Role.CONTACT, bodies[name], today)
        )
