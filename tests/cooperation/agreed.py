"""What tests of cooperation stand on: a partner and an agreement of a body's."""

from __future__ import annotations

from typing import Any

from fyren.cooperation.actions.agreements import save_agreement
from fyren.cooperation.actions.partners import save_partner
from fyren.cooperation.models import Agreement, AgreementKind, Partner, PartnerKind
from fyren.people.viewer import Viewer
from tests.actions.world import World


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
