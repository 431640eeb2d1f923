"""
day     today
last    last year
unit    Utbildning's unit, for which Inger notes; 3 were asked and 2 said yes in January last year
"""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.base import clock
from fyren.detection.counting import Month
from fyren.detection.models import CountingUnit
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from tests.detection.counting import note, unit_of


@pytest.fixture
def day() -> dt.date:
    return clock.today()


@pytest.fixture
def last(day: dt.date) -> int:
    return day.year - 1


@pytest.fixture
def unit(
    bodies: dict[str, Body], people: dict[str, User], cast: dict[str, Viewer], day: dt.date, last: int
) -> CountingUnit:
    made = unit_of(bodies["Utbildning"], noted_by=people["inger"], day=day)
    note(made, Month(last, 1), 3, 2, by=cast["inger"])
    return made
