"""An adopted plan with seven focus areas, the ordinary budget year 2028, and the cast on a chosen day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, PlanEdition
from fyren.steering.actions.years import open_year
from fyren.steering.models import BudgetYear
from tests.plan.pages import sample

On = Callable[[str, dt.date], Viewer]


@pytest.fixture
def edition(bodies: dict[str, Body]) -> PlanEdition:
    """Kommunstyrelsen's adopted plan."""
    return sample.make_edition(sample.make_plan(bodies["KS"]))


@pytest.fixture
def areas(edition: PlanEdition) -> list[FocusArea]:
    """Its seven focus areas."""
    return list(FocusArea.objects.filter(development_area__edition=edition))


@pytest.fixture
def year(cast: dict[str, Viewer]) -> BudgetYear:
    """2028: stances September to 15 October 2027, proposals October and November, decisions November and December."""
    return open_year(year=2028, by=cast["amira"])


@pytest.fixture
def on(cast: dict[str, Viewer]) -> On:
    """One of the cast, on a day."""
    return lambda key, day: replace(cast[key], day=day)
