"""A steering model and a plan, joined."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from fyren.people.models import Body
from fyren.plan.models import (
    Challenge,
    DevelopmentArea,
    DirectionGoal,
    PlanEdition,
    Process,
    ProcessKind,
    Programme,
    TargetPicture,
)
from tests.plan.pages import sample


@dataclass
class Model:
    """What stands above the sample plan."""

    programme: Programme
    picture: TargetPicture
    nameless: TargetPicture
    challenge: Challenge
    process: Process
    goal: DirectionGoal


@pytest.fixture
def edition(bodies: dict[str, Body]) -> PlanEdition:
    """Kommunstyrelsen's adopted plan."""
    return sample.make_edition(sample.make_plan(bodies["KS"]))


@pytest.fixture
def area(edition: PlanEdition) -> DevelopmentArea:
    """3.2 of it."""
    return DevelopmentArea.objects.get(edition=edition, slug="3.2")


@pytest.fixture
def model(db: None) -> Model:
    """A programme with one picture that the plan names, in other capitals; the goal's wording is missing."""
    programme = Programme.objects.create(name="Hållbara Växjö 2030", vision="En fantastisk plats")
    process = Process.objects.create(kind=ProcessKind.MAIN, name="Stödja individen")
    return Model(
        programme,
        TargetPicture.objects.create(programme=programme, name="Tryggt  och Tillitsfullt", position=1),
        TargetPicture.objects.create(programme=programme, name="", position=5),
        Challenge.objects.create(programme=programme, name="Jämlikhet och jämställdhet", position=1),
        process,
        DirectionGoal.objects.create(process=process),
    )
