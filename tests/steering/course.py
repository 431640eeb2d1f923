"""A year driven to where a test needs it, through the real actions."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.plan.models import FocusArea
from fyren.steering.actions import activities, budgets, proposals, years
from fyren.steering.decisions import Decision
from fyren.steering.models import Activity, BudgetEdition, BudgetYear, InternalBudget, Proposal, Stance
from fyren.steering.rules import BudgetState, Instance, StanceKind
from tests.actions.world import World

VALUES: dict[str, Any] = {"title": "Fråga om våld vid nybesök", "expected_result": "Alla får frågan."}


class YearCourse:
    """The steps of a body's internal budget for a year; of the board (Björn's) where nothing else is said."""

    def __init__(self, world: World, body: str = "Utbildning", year: int | None = None) -> None:
        self.world = world
        self.body = world.bodies[body]
        self.number = year or world.day.year

    @cached_property
    def by(self) -> Viewer:
        """A contact of the body: one of the cast where the body has one."""
        for viewer in (self.world.contact, self.world.other_contact, self.world.coordinator):
            if viewer.holds(Role.CONTACT, Role.COORDINATOR, at=self.body.public_id):
                return viewer
        return contact_of(self.body, self.world.day)

    @cached_property
    def year(self) -> BudgetYear:
        """The budget year, opened."""
        found = BudgetYear.objects.filter(year=self.number).first()
        return found or years.open_year(year=self.number, by=self.world.coordinator)

    @cached_property
    def budget(self) -> InternalBudget:
        """The body's internal budget, begun."""
        found = InternalBudget.objects.filter(year=self.year, authority=self.body).first()
        return found or budgets.open_budget(year=self.year, authority=self.body, by=self.by)

    def fresh(self) -> InternalBudget:
        """The budget as it now stands."""
        self.budget.refresh_from_db()
        return self.budget

    def activity(self, *areas: FocusArea, **values: Any) -> Activity:
        """An activity added to the budget; for the world's focus area where no other is given."""
        chosen = {**VALUES, "focus_areas": list(areas) or [self.world.focus_area], **values}
        return activities.save_activity(budget=self.fresh(), values=chosen, by=self.by)

    def stance(self, kind: StanceKind = StanceKind.PRIORITISED, reason: str = "") -> Stance:
        """The body's stance on the world's focus area, taken or changed."""
        present = self.budget.stances.filter(focus_area=self.world.focus_area).first()
        return budgets.take_stance(
            budget=self.fresh(),
            focus_area=self.world.focus_area,
            kind=kind,
            reason=reason,
            expected_version=present.row_version if present else None,
            by=self.by,
        )

    def change(self, activity: Activity, **values: Any) -> Activity:
        """The activity with other values."""
        activity.refresh_from_db()
        version = activity.row_version
        budget = self.fresh()
        return activities.save_activity(
            budget=budget, values=values, activity=activity, expected_version=version, by=self.by
        )

    def hand_over(self) -> BudgetEdition:
        """Handed over to the coordinator."""
        budget = self.fresh()
        return budgets.hand_over_budget(budget=budget, expected_version=budget.row_version, by=self.by)

    def propose(self) -> BudgetEdition:
        """Proposed."""
        budget = self.fresh()
        return budgets.propose_budget(budget=budget, expected_version=budget.row_version, by=self.by)

    def take_back(self) -> InternalBudget:
        """The proposal taken back."""
        budget = self.fresh()
        return budgets.take_back_proposal(budget=budget, expected_version=budget.row_version, by=self.by)

    @property
    def decision(self) -> Decision:
        """The decision, a fortnight ago."""
        instance = Instance.COMPANY_BOARD if self.budget.is_company else Instance.BOARD
        return Decision(instance=instance, on=self.world.day - dt.timedelta(days=14), section="12")

    def adopt(self, decision: Decision | None = None) -> BudgetEdition:
        """Adopted."""
        budget = self.fresh()
        return budgets.adopt_budget(
            budget=budget, decision=decision or self.decision, expected_version=budget.row_version, by=self.by
        )

    def approve_minutes(self) -> InternalBudget:
        """The minutes are approved."""
        budget = self.fresh()
        values = {"minutes_approved_on": self.world.day}
        return budgets.change_budget_facts(
            budget=budget, values=values, expected_version=budget.row_version, by=self.by
        )

    def release(self) -> InternalBudget:
        """Minutes approved, and released."""
        budget = self.approve_minutes()
        return budgets.release_budget(budget=budget, expected_version=budget.row_version, by=self.by)

    def amend(self) -> InternalBudget:
        """A new decision is being prepared."""
        budget = self.fresh()
        return budgets.begin_amendment(budget=budget, expected_version=budget.row_version, by=self.by)

    def give_up(self) -> InternalBudget:
        """The change is given up."""
        budget = self.fresh()
        return budgets.give_up_amendment(budget=budget, expected_version=budget.row_version, by=self.by)

    def close(self) -> InternalBudget:
        """The year's budget is closed; its year must be over."""
        budget = self.fresh()
        return budgets.close_budget(budget=budget, expected_version=budget.row_version, by=self.by)

    def driven_to(self, state: BudgetState) -> InternalBudget:
        """A budget with a stance and an activity, in the state; that of `conftest.py`, where the test stands on it."""
        if self.budget.activities.exists() and self.budget.state == state:
            return self.fresh()
        self.stance()
        self.activity()
        if state is BudgetState.DRAFT:
            return self.fresh()
        self.propose()
        if state is BudgetState.PROPOSED:
            return self.fresh()
        self.adopt()
        if state is BudgetState.AMENDING:
            self.amend()
        if state is BudgetState.CLOSED:
            self.close()
        return self.fresh()

    def adopted(self) -> Activity:
        """The budget adopted; returns its activity as it now stands."""
        self.driven_to(BudgetState.ADOPTED)
        return self.budget.activities.get()

    def proposal(self) -> Proposal:
        """A proposal from the coordinator to the body."""
        return proposals.send_proposal(
            year=self.year,
            to=self.body,
            sender=self.world.executive,
            title="Utbilda vikarier",
            description="De möter också barn.",
            focus_areas=[self.world.focus_area],
            by=self.world.coordinator,
        )


def contact_of(body: Body, day: dt.date) -> Viewer:
    """Somebody who is contact of the body."""
    return Viewer(actor="contact", day=day, grants=(Grant(Role.CONTACT, body.public_id, body.name),))
