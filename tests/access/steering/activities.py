"""Example objects for the addresses in fyren/steering/urls/activities.py; see tests/access/objects.py."""

from __future__ import annotations

from typing import Any

from fyren.base import clock
from fyren.people.access_table import Outcome
from fyren.people.roles import Role
from fyren.steering.models import Activity, BudgetYear, InternalBudget, Proposal, Step
from tests.access.maker import Arguments, Asked, Away, Maker, Query
from tests.cooperation.agreed import agreement_of


def _budget(asked: Asked, **facts: Any) -> InternalBudget:
    """The authority's internal budget for this year: a draft, where nothing else is said."""
    year = BudgetYear.objects.get_or_create(year=asked.world.day.year)[0]
    return InternalBudget.objects.get_or_create(year=year, authority=asked.authority, defaults=facts)[0]


def _activity(asked: Asked, **values: Any) -> Activity:
    return Activity.objects.create(budget=_budget(asked), title="Fråga om våld vid nybesök", **values)


def _decided(asked: Asked) -> Activity:
    """Decided, in a budget that is released."""
    day = asked.world.day
    facts = {"decided_on": day, "minutes_approved_on": day, "released_on": day}
    budget = _budget(asked, state="adopted", instance="board", section="12", **facts)
    return Activity.objects.create(budget=budget, title="Fråga om våld", is_decided=True, released_on=day)


def _proposal(asked: Asked) -> Arguments:
    """A body may propose to itself; so nobody else has to do with it."""
    made = Proposal.objects.create(
        year=_budget(asked).year, to_authority=asked.authority, from_authority=asked.authority, title="Utbilda vikarier"
    )
    return {"public_id": made.public_id}


def _draft(asked: Asked) -> Arguments:
    return {"public_id": _activity(asked).public_id}


def _binned(asked: Asked) -> Arguments:
    return {"public_id": _activity(asked, binned_at=clock.now()).public_id}


def _public(asked: Asked) -> Arguments:
    return {"public_id": _decided(asked).public_id}


def _step(asked: Asked) -> Arguments:
    return {"public_id": Step.objects.create(activity=_activity(asked), title="Välj skolor").public_id}


def _in_budget(asked: Asked) -> Arguments:
    return {"public_id": _budget(asked).public_id}


OBJECTS: dict[str, Maker] = {
    "activities_copy": _in_budget,
    "activity": _public,
    "activity_bin": _draft,
    "activity_edit": _draft,
    "activity_end": _draft,
    "activity_move": _draft,
    "activity_new": _in_budget,
    "activity_release": _draft,
    "activity_restore": _binned,
    "activity_status": _draft,
    "activity_take_back": _draft,
    "bin": _in_budget,
    "comment_new": _public,
    "proposal": _proposal,
    "proposal_accept": _proposal,
    "proposal_decline": _proposal,
    "step_done": _step,
    "step_edit": _step,
    "step_new": _draft,
    "step_remove": _step,
    "step_undone": _step,
}
AWAY: dict[str, Away] = {
    "activity": Away(Outcome.ALLOWED, "what is decided and released is public"),
    "comment_new": Away(
        Outcome.REFUSED, "a contact speaks of the own body's activities", frozenset({Role.COORDINATOR})
    ),
}
LEADS_ON: dict[str, str] = dict.fromkeys(
    ("activity_restore", "activity_status", "step_done", "step_undone"),
    "done with one press on the page that reading leads to",
)
LEADS_ON["activity_take_back"] = "where nothing is released, the activity's page says so"
QUERIES: dict[tuple[str, str], Query] = {
    ("GET", "take_up"): lambda world: f"skal=avtal-{agreement_of(world, world.contact).public_id}",
}
