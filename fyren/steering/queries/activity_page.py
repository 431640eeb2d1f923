"""Everything on an activity's page, as its viewer may know it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import DirectionGoal, TargetPicture
from fyren.plan.queries.focus_areas import Group, grouped
from fyren.steering.access import (
    WRITERS,
    can_comment,
    can_read_comments,
    can_read_draft,
    can_write_budget,
    can_write_for,
    check_write_budget,
)
from fyren.steering.models import Activity, BudgetEdition, Comment, EditionStage, InternalBudget, Step
from fyren.steering.queries.activities import activity_of, row_of
from fyren.steering.queries.budgets import budget_of
from fyren.steering.queries.words import label_of, words_of
from fyren.steering.rules import DECIDABLE_FIELDS, EDITABLE_STATES, ActivityStatus, BudgetState, Quality, Shown

TAGS = {Shown.NOT_STARTED: "not_started", Shown.ONGOING: "in_progress"}


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as it is shown on a day."""

    step: Step
    is_next: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A field whose new value waits for a decision, beside what is decided."""

    label: str
    decided: list[str]
    waiting: list[str]


@dataclass(frozen=True, slots=True)
class Rights:
    """What the viewer may do on the page."""

    write: bool
    read_draft: bool
    comment: bool
    read_comments: bool
    see_quality: bool
    bin: bool
    end: bool
    restore: bool
    move: bool
    release: bool
    take_back: bool


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """An activity with all that its page says."""

    activity: Activity
    tag: str
    quality: tuple[Quality, ...]
    steps: list[StepRow]
    groups: list[Group]
    goals: list[DirectionGoal]
    pictures: list[TargetPicture]
    waiting: list[WaitingRow]
    comments: list[Comment]
    rights: Rights
    decision: InternalBudget | BudgetEdition

    @property
    def budget(self) -> InternalBudget:
        """The internal budget that it stands in."""
        return self.activity.budget


def activity_page(viewer: Viewer, public_id: str) -> ActivityPage:
    """The page of one activity: at most 6 queries.

    Raises:
        Http404: there is none, or the viewer may not know of it.
    """
    activity = activity_of(viewer, public_id)
    row, rights = row_of(activity, viewer.day), rights_on(viewer, activity)
    areas = activity.focus_areas.select_related("development_area__edition__plan")
    return ActivityPage(
        activity=activity,
        tag=TAGS.get(row.shown, row.shown.value),
        quality=row.quality if rights.see_quality else (),
        steps=step_rows(activity.steps.all(), viewer.day),
        groups=grouped(areas),
        goals=list(activity.direction_goals.select_related("process")),
        pictures=list(activity.target_pictures.all()),
        waiting=waiting_rows(activity) if rights.read_draft else [],
        comments=list(activity.comments.select_related("from_authority")) if rights.read_comments else [],
        rights=rights,
        decision=activity.budget if viewer.is_known else activity.budget.public_decision,
    )


def rights_on(viewer: Viewer, activity: Activity) -> Rights:
    """What the viewer may do with the activity."""
    budget = activity.budget
    may_write = can_write_budget(viewer, budget)
    is_kept, is_open = activity.binned_at is None, BudgetState(budget.state) in EDITABLE_STATES
    may_change = may_write and is_kept
    reads_draft = can_read_draft(viewer, budget)
    return Rights(
        write=may_change,
        read_draft=reads_draft,
        comment=is_kept and can_comment(viewer, activity),
        read_comments=can_read_comments(viewer, activity),
        see_quality=reads_draft or viewer.holds(*WRITERS),
        bin=may_change and is_open and not activity.is_decided,
        end=may_change and activity.status in (ActivityStatus.NOT_STARTED, ActivityStatus.ONGOING),
        restore=may_write and is_open and not is_kept,
        move=may_change and budget.authority.successions.exists(),
        release=may_change and budget.is_company and activity.is_decided and activity.released_on is None,
        take_back=can_write_for(viewer, budget.authority.public_id) and can_take_back(activity),
    )


def can_take_back(activity: Activity) -> bool:
    """True for a company's released activity. A board's are public with its budget, and leave with it."""
    return activity.budget.is_company and activity.released_on is not None


def step_rows(steps: Iterable[Step], day: dt.date) -> list[StepRow]:
    """Steps by their days, those without one last; the next one is the first that is not done."""
    in_order = sorted(steps, key=lambda step: (step.due_on is None, step.due_on or day, step.position, step.pk))
    coming = next((step for step in in_order if step.done_on is None), None)
    return [
        StepRow(step, step is coming, step.done_on is None and step.due_on is not None and step.due_on < day)
        for step in in_order
    ]


def waiting_rows(activity: Activity) -> list[WaitingRow]:
    """What waits for a new decision, in the order of the fields."""
    names = [name for name in DECIDABLE_FIELDS if name in activity.pending]
    return [WaitingRow(label_of(name), _live(activity, name), _wanted(activity, name)) for name in names]


def _live(activity: Activity, name: str) -> list[str]:
    value = getattr(activity, name)
    return words_of(name, value.all() if name == "focus_areas" else value)


def _wanted(activity: Activity, name: str) -> list[str]:
    return words_of(name, activity.as_edited(name))


def decisions_on(activity: Activity) -> list[BudgetEdition]:
    """The decisions of the budget that it stands in whose adopted edition has the activity: one query.

    An activity that a decision leaves as it was is logged on the budget only; these tell its own history.
    """
    if not activity.is_decided:
        return []
    adopted = activity.budget.editions.filter(stage=EditionStage.ADOPTED)
    return [
        edition
        for edition in adopted
        if any(each["public_id"] == activity.public_id for each in edition.content["activities"])
    ]


def texts_on(page: ActivityPage) -> Iterator[Activity | Step | Comment]:
    """What the page shows texts of; read on by registrars only. A comment is its writer's text, so that the registrar
    there finds it though she reads no other comment."""
    yield page.activity
    for row in page.steps:
        row.step.activity = page.activity
        yield row.step
    yield from page.activity.comments.select_related("from_authority")


def own_activity(viewer: Viewer, public_id: str, *, binned: bool = False) -> Activity:
    """An activity of an authority that the viewer writes for, also when its budget is closed.

    Args:
        binned: whether it is looked for in the bin, or outside it.

    Raises:
        Http404: there is none.
    """
    activity = activity_of(viewer, public_id)
    if not can_write_for(viewer, activity.budget.authority.public_id) or (activity.binned_at is not None) is not binned:
        raise Http404
    return activity


def written_activity(viewer: Viewer, public_id: str, *, binned: bool = False) -> Activity:
    """An activity that the viewer writes; as `own_activity`.

    Raises:
        Http404: there is none at an authority that the viewer writes for.
        PermissionDenied: its budget is closed.
    """
    activity = own_activity(viewer, public_id, binned=binned)
    check_write_budget(viewer, activity.budget)
    return activity


def written_step(viewer: Viewer, public_id: str) -> Step:
    """A step of an activity that the viewer writes; raises as `written_activity`."""
    step = Step.objects.filter(public_id=public_id).select_related("activity").first()
    if step is None:
        raise Http404
    step.activity = written_activity(viewer, step.activity.public_id)
    return step


def written_budget(viewer: Viewer, public_id: str) -> InternalBudget:
    """An internal budget that the viewer writes.

    Raises:
        Http404: there is none at an authority that the viewer writes for.
        PermissionDenied: it is closed.
    """
    budget = budget_of(viewer, public_id)
    if not can_write_for(viewer, budget.authority.public_id):
        raise Http404
    check_write_budget(viewer, budget)
    return budget


def binned_in(budget: InternalBudget) -> QuerySet[Activity]:
    """What lies in the budget's bin, latest first."""
    return budget.activities.filter(binned_at__isnull=False).order_by("-binned_at")


def successors_of(body: Body) -> QuerySet[Body]:
    """The bodies that have followed upon it."""
    return Body.objects.filter(origins__predecessor=body)
