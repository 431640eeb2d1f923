"""What the examples of actions stand on: the demo's bodies and cast, and a small adopted plan.

An example prepares what it needs and hands back the call itself::

    def end_a_role(world: World) -> Callable[[], object]:
        assignment = world.people["eva"].assignments.get()
        return lambda: actions.end_role(assignment=assignment, expected_version=1, by=world.administrator)

    EXAMPLES = {"fyren.people.actions.end_role": end_a_role}
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from fyren.base import clock
from fyren.people.models import Body, User
from fyren.people.queries import viewer_for
from fyren.people.viewer import Viewer
from fyren.plan.models import (
    DevelopmentArea,
    DirectionGoal,
    FocusArea,
    Plan,
    PlanEdition,
    Process,
    ProcessKind,
    Programme,
    TargetPicture,
)
from fyren.plan.rules import Stage
from fyren.plan.structure import Block, BlockKind, PlanStructure, Section
from fyren.plan.structure import DevelopmentArea as Area

ADOPTED_ON = dt.date(2024, 5, 21)

STRUCTURE = PlanStructure(
    title="Exempelplan",
    sections=(Section("1", "Inledning", ("Kommunen ska arbeta mot våld.",)),),
    development_areas=(
        Area(
            number="3.1",
            title="Förebygga",
            long_title="Förebygga våld",
            blocks=(
                Block(BlockKind.LEAD_IN, "Kommunen ska arbeta för:"),
                Block(BlockKind.FOCUS_AREA, "att fler vet vart de kan vända sig", "3.1.1"),
                Block(BlockKind.FOCUS_AREA, "att fler vågar fråga", "3.1.2"),
                Block(BlockKind.AIM, "Att tidigt upptäcka våld"),
            ),
        ),
    ),
    closing="Planen följs upp varje år.",
)


@dataclass
class World:
    """The demo's bodies and cast (see tests/conftest.py), and an adopted plan owned by the executive board."""

    bodies: dict[str, Body]
    people: dict[str, User]
    slug: str = "exempelplan"  # a second world in the same test has a plan of another address

    @property
    def day(self) -> dt.date:
        """Today."""
        return clock.today()

    def viewer(self, key: str) -> Viewer:
        """One of the cast as the rules see her, with the roles held now."""
        return viewer_for(self.people[key])

    @property
    def council(self) -> Body:
        """Kommunfullmäktige."""
        return self.bodies["KF"]

    @property
    def executive(self) -> Body:
        """Kommunstyrelsen, which owns the plan."""
        return self.bodies["KS"]

    @property
    def board(self) -> Body:
        """Utbildningsnämnden."""
        return self.bodies["Utbildning"]

    @property
    def administration(self) -> Body:
        """Utbildningsförvaltningen, which works for the board and is no authority."""
        return self.bodies["Utbildningsförv."]

    @property
    def company(self) -> Body:
        """Vidingehem: another authority than the board."""
        return self.bodies["Vidingehem"]

    @property
    def coordinator(self) -> Viewer:
        """Amira, coordinator at the executive board."""
        return self.viewer("amira")

    @property
    def contact(self) -> Viewer:
        """Björn, contact of the board."""
        return self.viewer("bjorn")

    @property
    def other_contact(self) -> Viewer:
        """Carin, contact of the company."""
        return self.viewer("carin")

    @property
    def decision_reader(self) -> Viewer:
        """David, elected at yet another board."""
        return self.viewer("david")

    @property
    def registrar(self) -> Viewer:
        """Eva, registrar of the board."""
        return self.viewer("eva")

    @property
    def administrator(self) -> Viewer:
        """Farid, administrator."""
        return self.viewer("farid")

    @property
    def auditor(self) -> Viewer:
        """Gun, auditor, at the council."""
        return self.viewer("gun")

    @property
    def editor(self) -> Viewer:
        """Hanna, editor."""
        return self.viewer("hanna")

    @property
    def head(self) -> Viewer:
        """Inger, head of the board's administration."""
        return self.viewer("inger")

    @cached_property
    def plan(self) -> Plan:
        """The executive board's plan, with its adopted edition."""
        plan = Plan.objects.create(slug=self.slug, title="Exempelplan", authority=self.executive)
        edition = PlanEdition(
            plan=plan,
            number=1,
            stage=Stage.ADOPTED,
            structure=STRUCTURE.to_json(),
            adopted_by=self.council,
            adopted_on=ADOPTED_ON,
        )
        edition.freeze()
        edition.save()
        _anchor(edition)
        return plan

    @property
    def edition(self) -> PlanEdition:
        """The plan's adopted edition."""
        return self.plan.editions.get(number=1)

    @property
    def area(self) -> DevelopmentArea:
        """The plan's development area 3.1."""
        return self.edition.development_areas.get(slug="3.1")

    @property
    def focus_area(self) -> FocusArea:
        """The plan's focus area 3.1.1."""
        return self.area.focus_areas.get(slug="3.1.1")

    @cached_property
    def programme(self) -> Programme:
        """A sustainability programme with one target picture."""
        programme = Programme.objects.create(name="Hållbar exempelkommun")
        TargetPicture.objects.create(programme=programme, name="Tryggt")
        return programme

    @property
    def target_picture(self) -> TargetPicture:
        """The programme's target picture."""
        return self.programme.target_pictures.get()

    @cached_property
    def direction_goal(self) -> DirectionGoal:
        """A main process's direction goal."""
        process = Process.objects.create(kind=ProcessKind.MAIN, name="Stödja individen")
        return DirectionGoal.objects.create(process=process, wording="Alla ska vara trygga.")


def _anchor(edition: PlanEdition) -> None:
    """Make the anchors of the frozen edition."""
    for place, area in enumerate(STRUCTURE.development_areas, start=1):
        anchor = DevelopmentArea.objects.create(
            edition=edition,
            number=area.number,
            slug=area.number,
            title=area.title,
            long_title=area.long_title,
            position=place,
        )
        aims = (*area.focus_areas, *area.unnumbered_aims)
        for position, block in enumerate(aims, start=1):
            FocusArea.objects.create(
                development_area=anchor,
                number=block.number,
                slug=block.number or "att-tidigt-upptacka-vald",
                text=block.text,
                position=position,
            )
