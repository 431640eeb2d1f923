"""Examples of the cooperation room's actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from fyren.cooperation.actions import agreements, councils, offers, partners, routines
from fyren.cooperation.actions import joint as joint_actions
from fyren.cooperation.models import (
    Agreement,
    AgreementKind,
    Council,
    FollowUp,
    JointWork,
    Meeting,
    MeetingDecision,
    Offer,
    Partner,
    PartnerKind,
    Routine,
)
from tests.actions.world import World
from tests.cooperation.agreed import (
    OFFERED,
    activity_of,
    agreement_of,
    council_of,
    decided_routine,
    joint_of,
    meeting_of,
    partner_of,
    routine_of,
)

Act = Callable[[], object]


def _partner(world: World) -> Act:
    by, partner = world.contact, Partner(authority=world.board)
    values = {"name": "Kvinnojouren", "kind": PartnerKind.SHELTER}
    return lambda: partners.save_partner(partner=partner, values=values, expected_version=1, by=by)


def _agreement(world: World) -> Act:
    by, partner, board = world.contact, partner_of(world, world.contact), world.board
    values = {"title": "Avtal", "kind": AgreementKind.GRANT, "partners": [partner]}
    return lambda: agreements.save_agreement(
        agreement=Agreement(authority=board), values=values, expected_version=1, by=by
    )


def _renew(world: World) -> Act:
    by, earlier = world.contact, agreement_of(world, world.contact)
    values = {"title": "Nytt avtal", "kind": AgreementKind.IOP, "partners": list(earlier.partners.all())}
    return lambda: agreements.renew_agreement(earlier=earlier, values=values, by=by)


def _follow_up(world: World) -> Act:
    by, follow_up = world.contact, FollowUp(agreement=agreement_of(world, world.contact))
    values = {"held_on": world.day, "found": "Det fungerar."}
    return lambda: agreements.save_follow_up(follow_up=follow_up, values=values, expected_version=1, by=by)


def _joint_work(world: World) -> Act:
    by, joint = world.contact, JointWork(authority=world.board)
    values = {"title": "En vecka fri från våld", "asked": [world.company]}
    return lambda: joint_actions.save_joint_work(joint=joint, values=values, expected_version=1, by=by)


def _hang(world: World) -> Act:
    by, joint = world.contact, joint_of(world, world.contact)
    activity = activity_of(world).public_id
    return lambda: joint_actions.hang_activity(joint=joint, activity=activity, by=by)


def _take_down(world: World) -> Act:
    by, part = world.contact, _hang(world)()
    return lambda: joint_actions.take_activity_down(part=part, by=by)  # type: ignore[arg-type]


def _council(world: World) -> Act:
    by, council = world.contact, Council(authority=world.board)
    values = {"name": "Strategiskt råd", "bodies": [world.company]}
    return lambda: councils.save_council(council=council, values=values, expected_version=1, by=by)


def _meeting(world: World) -> Act:
    by, meeting = world.contact, Meeting(council=council_of(world, world.contact))
    return lambda: councils.save_meeting(meeting=meeting, values={"held_on": world.day}, expected_version=1, by=by)


def _meeting_decision(world: World) -> Act:
    by, decision = world.contact, MeetingDecision(meeting=meeting_of(world, world.contact))
    values = {"text": "Se över rutinen.", "body": world.company}
    return lambda: councils.save_meeting_decision(decision=decision, values=values, expected_version=1, by=by)


def _settle(world: World) -> Act:
    by, day = world.contact, world.day
    decision = MeetingDecision.objects.create(meeting=meeting_of(world, by), text="Se över rutinen.")
    return lambda: councils.settle_meeting_decision(decision=decision, done_on=day, expected_version=1, by=by)


def _routine(world: World) -> Act:
    by, routine = world.contact, Routine(authority=world.board, area="asking")
    values = {"title": "Att fråga om våld", "text": "Vi frågar alla."}
    return lambda: routines.save_routine(routine=routine, values=values, expected_version=1, by=by)


def _decide_routine(world: World) -> Act:
    by, routine = world.contact, routine_of(world, world.contact)
    values = {"decided_by": "Förvaltningschefen", "decided_on": world.day}
    return lambda: routines.decide_routine(routine=routine, values=values, expected_version=1, by=by)


def _review_routine(world: World) -> Act:
    by, day = world.contact, world.day
    routine = decided_routine(world, by, day - dt.timedelta(days=400)).routine
    return lambda: routines.review_routine(routine=routine, reviewed_on=day, expected_version=2, by=by)


def _end_routine(world: World) -> Act:
    by, routine = world.contact, routine_of(world, world.contact)
    return lambda: routines.end_routine(routine=routine, expected_version=1, by=by)


def _scope(world: World) -> Act:
    by, board = world.contact, world.board
    return lambda: routines.say_scope(authority=board, area="asking", applies=False, by=by)


def _offer(world: World) -> Act:
    by, offer = world.contact, Offer(authority=world.board)
    return lambda: offers.save_offer(offer=offer, values=OFFERED, expected_version=1, by=by)


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.cooperation.actions.partners.save_partner": _partner,
    "fyren.cooperation.actions.agreements.save_agreement": _agreement,
    "fyren.cooperation.actions.agreements.renew_agreement": _renew,
    "fyren.cooperation.actions.agreements.save_follow_up": _follow_up,
    "fyren.cooperation.actions.joint.save_joint_work": _joint_work,
    "fyren.cooperation.actions.joint.hang_activity": _hang,
    "fyren.cooperation.actions.joint.take_activity_down": _take_down,
    "fyren.cooperation.actions.routines.save_routine": _routine,
    "fyren.cooperation.actions.routines.decide_routine": _decide_routine,
    "fyren.cooperation.actions.routines.review_routine": _review_routine,
    "fyren.cooperation.actions.routines.end_routine": _end_routine,
    "fyren.cooperation.actions.routines.say_scope": _scope,
    "fyren.cooperation.actions.councils.save_council": _council,
    "fyren.cooperation.actions.councils.save_meeting": _meeting,
    "fyren.cooperation.actions.councils.save_meeting_decision": _meeting_decision,
    "fyren.cooperation.actions.councils.settle_meeting_decision": _settle,
    "fyren.cooperation.actions.offers.save_offer": _offer,
}
