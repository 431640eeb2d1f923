"""A plan to read: adopted, with its anchors."""

from __future__ import annotations

import pytest

from fyren.people.models import Body
from fyren.plan.models import Plan, PlanEdition
from tests.plan.pages import sample


@pytest.fixture
def plan(bodies: dict[str, Body]) -> Plan:
    """The sample plan, owned by Kommunstyrelsen, without editions."""
    return sample.make_plan(bodies["KS"])


@pytest.fixture
def edition(plan: Plan) -> PlanEdition:
    """Its first edition, adopted."""
    return sample.make_edition(plan)
