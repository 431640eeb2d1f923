"""The activities under a focus area by name, as far as the viewer may know: what the overviews only count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fyren.people.viewer import Viewer
from fyren.steering.addresses import activity_address
from fyren.steering.content import ActivityContent, BudgetContent, day_of
from fyren.steering.models import Activity, BudgetEdition, BudgetYear, InternalBudget
from fyren.steering.queries.activities import activities_seen, with_shown
from fyren.steering.queries.facts import activities_still_public
from fyren.steering.queries.frame import Frame
from fyren.steering.rules import ActivityStatus, Shown, shown_as


@dataclass(frozen=True, slots=True)
class Told:
    """An activity of a body.

    `has_page` is False for what a handed-over edition says: the activity itself is its body's until it is decided;
    nor for what an earlier decision says while a later one awaits its release.
    """

    body: int
    public_id: str
    title: str
    shown: Shown
    is_decided: bool
    message: str = ""
    has_page: bool = True
    updated_on: dt.date | None = None

    @property
    def url(self) -> str:
        """Where it is read; "" where the viewer has no page of it."""
        return activity_address(self.public_id) if self.has_page else ""


def told(viewer: Viewer, year: BudgetYear, frame: Frame, row: int, *, body: int | None = None) -> Iterator[Told]:
    """The activities of the year under a row of the matrix, one body's or everyone's: one query."""
    areas = frame.leading_to([row])
    helping = Activity.focus_areas.through.objects.filter(focusarea__in=areas).values("activity")
    seen = with_shown(activities_seen(viewer), viewer.day)
    rows = seen.filter(budget__year=year, pk__in=helping).order_by("pk")
    if body is not None:
        rows = rows.filter(budget__authority=body)
    columns = ("budget__authority", "public_id", "title", "shown", "is_decided", "public_message")
    for key, public_id, title, shown, is_decided, message in rows.values_list(*columns):
        yield Told(key, public_id, title, Shown(shown), is_decided, message)


def told_still_public(viewer: Viewer, budgets: Iterable[InternalBudget], frame: Frame, row: int) -> Iterator[Told]:
    """The same, from the editions that stay public while a later decision awaits its release: 2 queries at most."""
    waiting = [budget for budget in budgets if budget.public_edition_id is not None]
    wanted = frame.leading_to([row])
    for each in activities_still_public(viewer, waiting, frame) if waiting else ():
        if not wanted.isdisjoint(each.alike.areas):
            body, shown = each.alike.body, each.alike.shown
            yield Told(body, each.public_id, each.title, shown, is_decided=True, message=each.message, has_page=False)


def told_in_hand_over(viewer: Viewer, budget: InternalBudget, frame: Frame, row: int) -> Iterator[Told]:
    """The same, from what the body handed over last: one query."""
    edition = BudgetEdition.objects.filter(budget=budget).latest_handed_over().first()
    if edition is None:
        return
    wanted = {frame.areas[key].public_id for key in frame.leading_to([row])}
    for each in BudgetContent.from_json(edition.content).activities:
        if wanted & {area.public_id for area in each.focus_areas}:
            yield told_as_frozen(each, budget, viewer)


def told_as_frozen(activity: ActivityContent, budget: InternalBudget, viewer: Viewer) -> Told:
    """An activity as an edition that was handed over says it, with how far it had come then seen from today."""
    dates = [step.due_on for step in activity.steps if step.due_on and not step.done_on]
    next_step = day_of(min(dates, default=""))
    shown = shown_as(ActivityStatus(activity.status), day_of(activity.ends_on), next_step, viewer.day)
    return Told(budget.authority_id, activity.public_id, activity.title, shown, is_decided=False, has_page=False)
