"""What tests of cooperation stand on: a partner and an agreement of a body's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fyren.cooperation.actions.agreements import save_agreement
from fyren.cooperation.actions.councils import save_council, save_meeting
from fyren.cooperation.actions.joint import save_joint_work
from fyren.cooperation.actions.offers import save_offer
from fyren.cooperation.actions.partners import save_partner
from fyren.cooperation.actions.routines import decide_routine, save_routine
from fyren.cooperation.models import (
    Agreement,
    AgreementKind,
    Council,
    ForWhom,
    JointWork,
    Meeting,
    NeedsDecision,
    Offer,
    Partner,
    PartnerKind,
    Referrer,
    Routine,
    RoutineEdition,
)
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.steering.models import Activity, BudgetYear, InternalBudget
from tests.actions.world import World

OFFERED = {
    "name": "Samtal",
    "does": "Samtal en gång i veckan.",
    "for_whom": (ForWhom.EXPOSED.value,),
    "referrers": (Referrer.SELF.value,),
    "decision": NeedsDecision.WITHOUT,
}


def offer_of(world: World, by: Viewer, **values: Any) -> Offer:
    """An offer of the board's to adults who are exposed, which nobody has checked."""
    return save_offer(offer=Offer(authority=world.board), values={**OFFERED, **values}, expected_version=1, by=by)


def partner_of(world: World, by: Viewer) -> Partner:
    """A partner of the board's."""
    values = {"name": "Kvinnojouren", "kind": PartnerKind.SHELTER}
    return save_partner(partner=Partner(authority=world.board), values=values, expected_version=1, by=by)


def agreement_of(world: World, by: Viewer, **values: Any) -> Agreement:
    """An agreement of the board's with a partner, about a focus area."""
    said = {
        "title": "Avtal om skyddat boende",
        "kind": AgreementKind.IOP,
        "partners": [partner_of(world, by)],
        "focus_areas": [world.focus_area],
        **values,
    }
    return save_agreement(agreement=Agreement(authority=world.board), values=said, expected_version=1, by=by)


def joint_of(world: World, by: Viewer, **values: Any) -> JointWork:
    """Joint work that the board keeps and the company is asked to join, about a focus area."""
    said = {"title": "En vecka fri från våld", "asked": [world.company], "focus_areas": [world.focus_area], **values}
    return save_joint_work(joint=JointWork(authority=world.board), values=said, expected_version=1, by=by)


def council_of(world: World, by: Viewer, **values: Any) -> Council:
    """A council that the board keeps, with the company in it."""
    said = {"name": "Strategiskt råd", "bodies": [world.company], **values}
    return save_council(council=Council(authority=world.board), values=said, expected_version=1, by=by)


def meeting_of(world: World, by: Viewer, **values: Any) -> Meeting:
    """A meeting of that council, today."""
    meeting = Meeting(council=council_of(world, by))
    return save_meeting(meeting=meeting, values={"held_on": world.day, **values}, expected_version=1, by=by)


def activity_of(world: World, body: Body | None = None) -> Activity:
    """An activity in the draft of the board's budget this year, or another body's."""
    year, _made = BudgetYear.objects.get_or_create(year=world.day.year)
    budget = InternalBudget.objects.create(year=year, authority=body or world.board)
    return Activity.objects.create(budget=budget, title="Temavecka på skolorna")


def routine_of(world: World, by: Viewer, **values: Any) -> Routine:
    """The board's routine for its preschools, not decided."""
    said = {"title": "När du ser tecken på våld", "text": "## Gör så här\nFråga i enrum.", **values}
    routine = Routine(authority=world.board, area="indication-preschool")
    return save_routine(routine=routine, values=said, expected_version=1, by=by)


def decided_routine(world: World, by: Viewer, decided_on: dt.date | None = None, **values: Any) -> RoutineEdition:
    """That routine as management has decided it, today where nothing else is said."""
    decision = {"decided_by": "Förvaltningschefen", "decided_on": decided_on or world.day}
    return decide_routine(routine=routine_of(world, by, **values), values=decision, expected_version=1, by=by)
