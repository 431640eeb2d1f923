"""Examples of the cooperation room's actions."""

from __future__ import annotations

from collections.abc import Callable

from fyren.cooperation.actions import agreements, partners
from fyren.cooperation.models import Agreement, AgreementKind, FollowUp, Partner, PartnerKind
from tests.actions.world import World
from tests.cooperation.agreed import agreement_of, partner_of

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


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.cooperation.actions.partners.save_partner": _partner,
    "fyren.cooperation.actions.agreements.save_agreement": _agreement,
    "fyren.cooperation.actions.agreements.renew_agreement": _renew,
    "fyren.cooperation.actions.agreements.save_follow_up": _follow_up,
}
