"""An adopted plan to write beside."""

from __future__ import annotations

import pytest

from fyren.people.models import Body
from fyren.plan.models import FocusArea, InternalNote, PlanEdition
from tests.plan.pages import sample


@pytest.fixture
def edition(bodies: dict[str, Body]) -> PlanEdition:
    """Kommunstyrelsen's adopted plan."""
    return sample.make_edition(sample.make_plan(bodies["KS"]))


@pytest.fixture
def focus_area(edition: PlanEdition) -> FocusArea:
    """3.2.1 of it."""
    return sample.anchor(edition, "3.2.1")


@pytest.fixture
def internal(bodies: dict[str, Body], focus_area: FocusArea) -> InternalNote:
    """Utbildningsnämnden's own note about 3.2.1."""
    return InternalNote.objects.create(authority=bodies["Utbildning"], focus_area=focus_area, text="Vi hinner inte.")
