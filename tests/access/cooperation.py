"""Example objects for the addresses in fyren/cooperation/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.cooperation.models import (
    Agreement,
    AgreementKind,
    Council,
    FollowUp,
    ForWhom,
    JointPart,
    JointWork,
    Meeting,
    MeetingDecision,
    NeedsDecision,
    Offer,
    Partner,
    PartnerKind,
    Referrer,
    Routine,
    RoutineEdition,
)
from fyren.people.access_table import Outcome
from fyren.people.models import Unit
from tests.access.maker import Arguments, Asked, Away, Maker


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


def _partner(asked: Asked) -> Arguments:
    made = Partner.objects.create(authority=asked.authority, name="Jouren", kind=PartnerKind.SHELTER)
    return {"public_id": made.public_id}


def _made(asked: Asked) -> Agreement:
    return Agreement.objects.create(authority=asked.authority, title="Avtal", kind=AgreementKind.IOP)


def _agreement(asked: Asked) -> Arguments:
    return {"public_id": _made(asked).public_id}


def _follow_up(asked: Asked) -> Arguments:
    made = FollowUp.objects.create(agreement=_made(asked), held_on=asked.world.day, found="Det fungerar.")
    return {"public_id": made.public_id}


def _joint(asked: Asked) -> Arguments:
    return {"public_id": JointWork.objects.create(authority=asked.authority, title="En vecka fri från våld").public_id}


def _part(asked: Asked) -> Arguments:
    joint = JointWork.objects.create(authority=asked.authority, title="En vecka fri från våld")
    made = JointPart.objects.create(joint=joint, authority=asked.authority, activity_id="23456789bcdfgh")
    return {"public_id": made.public_id}


def _council(asked: Asked) -> Arguments:
    return {"public_id": Council.objects.create(authority=asked.authority, name="Strategiskt råd").public_id}


def _met(asked: Asked) -> Meeting:
    council = Council.objects.create(authority=asked.authority, name="Strategiskt råd")
    return Meeting.objects.create(council=council, held_on=asked.world.day)


def _meeting(asked: Asked) -> Arguments:
    return {"public_id": _met(asked).public_id}


def _decision(asked: Asked) -> Arguments:
    return {"public_id": MeetingDecision.objects.create(meeting=_met(asked), text="Se över rutinen.").public_id}


def _unit(asked: Asked) -> Arguments:
    return {"public_id": Unit.objects.create(authority=asked.authority, name="Björkens förskola").public_id}


def _area(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id, "area": "asking"}


def _decided(asked: Asked) -> RoutineEdition:
    routine = Routine.objects.create(authority=asked.authority, area="asking", title="Att fråga", text="Fråga alla.")
    said = {"title": routine.title, "text": routine.text, "decided_by": "Chefen", "decided_on": asked.world.day}
    edition = RoutineEdition(routine=routine, number=1, **said)
    edition.sealed().save()
    return edition


def _routine(asked: Asked) -> Arguments:
    return {"public_id": _decided(asked).routine.public_id}


def _edition(asked: Asked) -> Arguments:
    return {"public_id": _decided(asked).routine.public_id, "number": 1}


def _offer(asked: Asked) -> Arguments:
    made = Offer.objects.create(
        authority=asked.authority,
        name="Samtal",
        does="Samtal.",
        for_whom=(ForWhom.EXPOSED,),
        referrers=(Referrer.SELF,),
        decision=NeedsDecision.WITHOUT,
    )
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    **dict.fromkeys(("agreement_new", "partner_new"), _body),
    **dict.fromkeys(("agreement", "agreement_change", "agreement_renew", "follow_up_new"), _agreement),
    "follow_up_change": _follow_up,
    "partner_change": _partner,
    **dict.fromkeys(("joint_new", "council_new"), _body),
    **dict.fromkeys(("joint", "joint_change", "joint_hang"), _joint),
    "joint_take_down": _part,
    **dict.fromkeys(("routines_at_body", "routines_of", "routine_scope"), _body),
    "routines_at_unit": _unit,
    "routine_new": _area,
    **dict.fromkeys(("routine", "routine_read", "routine_work"), _routine),
    **dict.fromkeys(("routine_change", "routine_decide", "routine_review", "routine_end"), _routine),
    "routine_edition": _edition,
    **dict.fromkeys(("council", "council_change", "meeting_new"), _council),
    **dict.fromkeys(("meeting_change", "meeting_decision_new"), _meeting),
    **dict.fromkeys(("meeting_decision_change", "meeting_decision_done"), _decision),
    "offer_new": _body,
    **dict.fromkeys(("offer", "offer_change"), _offer),
}
AWAY: dict[str, Away] = {
    **dict.fromkeys(
        ("agreement", "joint", "council", "offer"),
        Away(Outcome.ALLOWED, "whom the municipality works together with everyone who is logged in reads"),
    ),
    **dict.fromkeys(
        ("routines_at_body", "routines_at_unit", "routine", "routine_read", "routine_work", "routine_edition"),
        Away(Outcome.ALLOWED, "what management has decided all who work in the municipality read"),
    ),
    "routines_of": Away(Outcome.ALLOWED, "which routines a body has, and lacks, everyone who is logged in reads"),
    "joint_hang": Away(Outcome.ALLOWED, "everyone who keeps activities hangs them on others' joint work"),
}
LEADS_ON: dict[str, str] = {
    **dict.fromkeys(("joint_hang", "joint_take_down"), "the forms stand on the joint work's own page"),
    "routine_read": "the press stands on the routine's page",
    "routine_scope": "the presses stand on the body's page",
    "meeting_decision_done": "the press stands on the council's page",
}
