"""Example objects for the addresses in fyren/cooperation/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from fyren.cooperation.models import Agreement, AgreementKind, FollowUp, Partner, PartnerKind
from fyren.people.access_table import Outcome
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


OBJECTS: dict[str, Maker] = {
    **dict.fromkeys(("agreement_new", "partner_new"), _body),
    **dict.fromkeys(("agreement", "agreement_change", "agreement_renew", "follow_up_new"), _agreement),
    "follow_up_change": _follow_up,
    "partner_change": _partner,
}
AWAY: dict[str, Away] = {
    "agreement": Away(Outcome.ALLOWED, "whom the municipality works together with everyone who is logged in reads"),
}
