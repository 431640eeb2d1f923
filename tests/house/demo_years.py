"""What the demo's three years hold: every state that a year has, and all of it marked as an example."""

from __future__ import annotations

from fyren.base import clock
from fyren.house.demo import load
from fyren.people.models import Body, User
from fyren.people.viewer import anonymous
from fyren.plan.models import FocusArea, Plan
from fyren.steering.models import Activity, BudgetEdition, BudgetYear, Comment, InternalBudget, Proposal, Stance
from fyren.steering.queries.activities import activities_seen, row_of, with_days_of_steps
from fyren.steering.queries.budgets import bodies_of, budgets_by_body
from fyren.steering.rules import BudgetState, Quality, Shown, StanceKind


def _every_state_can_be_seen(loaded: Plan, bodies: dict[str, Body]) -> None:
    day = clock.today()
    last, this, coming = BudgetYear.objects.order_by("year")
    assert [year.year for year in (last, this, coming)] == [day.year - 1, day.year, day.year + 1]
    assert set(InternalBudget.objects.values_list("state", flat=True)) == set(BudgetState)
    assert set(Stance.objects.values_list("kind", flat=True)) == set(StanceKind)
    assert Stance.objects.exclude(pending={}).exists()
    decided = InternalBudget.objects.filter(year=this).decided()
    assert decided.filter(minutes_approved_on=None).exists()
    assert decided.exclude(minutes_approved_on=None).filter(released_on=None).exists()
    assert decided.public().exists()
    assert InternalBudget.objects.filter(year=coming, handed_over_at__isnull=False).exists()
    answered = {body.pk for body in bodies.values() if body.pk in budgets_by_body(anonymous(day), this)}
    assert answered
    assert {column.body.pk for column in bodies_of(this)} - answered, "some have not answered"
    again = [budget for budget in decided if budget.editions.filter(stage="adopted").count() > 1]
    assert again, "one has been decided twice"
    assert {proposal.state for proposal in Proposal.objects.all()} == {"open", "accepted", "changed", "declined"}
    assert Comment.objects.count() > 1
    numbered = FocusArea.objects.filter(development_area__edition__plan=loaded)
    assert not numbered.filter(stances=None).exists(), "each focus area has been answered for by somebody"


def _activities_look_like_life(loaded: Plan, people: dict[str, User]) -> None:
    day = clock.today()
    everything = list(Activity.objects.all())
    assert len(everything) >= 40
    assert not [activity.title for activity in everything if not activity.title.endswith("(exempel)")]
    seen = [
        row_of(activity, day)
        for viewer in load.viewers(people).values()
        for activity in with_days_of_steps(activities_seen(viewer), day)
    ]
    assert {row.shown for row in seen} == set(Shown)
    assert {point for row in seen for point in row.quality} == set(Quality)
    assert Activity.objects.exclude(copied_from=None).exists()
    assert Activity.objects.exclude(pending={}).exists()
    company = Activity.objects.decided().filter(budget__authority__short_name="Vidingehem")
    assert company.filter(released_on=None).exists()
    assert company.exclude(released_on=None).exists()
    plans = Activity.objects.values_list("focus_areas__development_area__edition__plan", flat=True).distinct()
    assert len(set(plans)) > 1, "one helps two plans"
    assert BudgetEdition.objects.count() > len(BudgetState)


def years_look_like_life(plan: Plan, bodies: dict[str, Body], people: dict[str, User]) -> None:
    """Hold what has been loaded of the years against what the pages have to show."""
    _every_state_can_be_seen(plan, bodies)
    _activities_look_like_life(plan, people)
