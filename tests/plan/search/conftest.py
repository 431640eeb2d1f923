"""An adopted plan, as search meets it."""

from __future__ import annotations

import pytest

from fyren.people.models import Body
from fyren.plan.models import PlanEdition
from tests.plan.pages import sample


@pytest.fixture
def edition(bodies: dict[str, Body]) -> PlanEdition:
    """Kommunstyrelsen's adopted plan; freezing it put it into the index."""
    return sample.make_edition(sample.make_plan(bodies["KS"]))
