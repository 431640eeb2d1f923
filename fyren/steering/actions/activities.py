"""Writes about activities: saved, ended, copied, moved, released, binned; their steps and comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history import save_changes, save_new, save_relations
from fyren.people.models import Body, Succession
from fyren.people.viewer import Viewer
from fyren.steering.access import check_comment, check_write_budget, check_write_for
from fyren.steering.actions.copying import copy_one, present_focus_areas
from fyren.steering.actions.pending import check_editable
from fyren.steering.actions.writing import split, write
from fyren.steering.models import Activity, Comment, InternalBudget
from fyren.steering.rules import ActivityStatus
from fyren.steering.search import refresh_activities
from fyren.steering.terms import term_of
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.ACTIVITY_SAVED)
def save_activity(
    *,
    budget: InternalBudget,
    values: Mapping[str, Any],
    by: Viewer,
    activity: Activity | None = None,
    expected_version: int = 1,
) -> Activity:
    """Add an activity to a budget, or change one.

    Execution (status, steps, responsible role) is changed freely. What a decision binds waits for a new decision when
    one is being prepared, and is refused otherwise.

    Args:
        values: any of `FIELDS`, and lists of objects for any of `RELATIONS`.
        activity: the one to change, in this budget; None for a new one.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: a decided field was changed, or a rule of the model is broken.
        Conflict: someone else was first.
    """
    check_write_budget(by, budget)
    fields, relations = split(values)
    if activity is None:
        check_editable(budget)
        activity = save_new(Activity(budget=budget, **fields), by=by.actor)
        changed = [*fields, *save_relations(activity, relations=relations, expected_version=None, by=by.actor)]
    else:
        changed = write(activity, fields, relations, expected_version, by=by)
    refresh_activities([activity])
    record(Act.ACTIVITY_SAVED, by=by.actor, about=activity, fields=sorted(changed))
    return activity


@action(Act.ACTIVITIES_CHANGED)
def change_activities(
    *, budget: InternalBudget, rows: Iterable[tuple[Activity, int]], values: Mapping[str, Any], by: Viewer
) -> int:
    """Give several activities of a budget the same values, all or none.

    Args:
        rows: each activity with the row version that was seen in the preview.

    Returns:
        How many were changed.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: one of them may not be changed so.
        Conflict: one of them was changed by someone else.
    """
    check_write_budget(by, budget)
    fields, relations = split(values)
    count, changed = 0, []
    for activity, version in rows:
        if activity.budget_id != budget.pk:
            raise ValueError(f"{activity.public_id} stands in another budget")
        count += bool(write(activity, dict(fields), dict(relations), version, by=by))
        changed.append(activity)
    refresh_activities(changed)
    record(Act.ACTIVITIES_CHANGED, by=by.actor, about=budget, fields=sorted(values))
    return count


@action(Act.ACTIVITY_ENDED)
def end_activity(*, activity: Activity, because: str, expected_version: int, by: Viewer) -> Activity:
    """End an activity before its time, with the reason.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: there is no reason.
        Conflict: someone else was first.
    """
    check_write_budget(by, activity.budget)
    changes = {"status": ActivityStatus.CANCELLED.value, "ended_because": because.strip(), "said_at": clock.now()}
    fields = save_changes(activity, changes=changes, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.ACTIVITY_ENDED, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.ACTIVITY_COPIED)
def copy_activities(*, activities: Iterable[Activity], to: InternalBudget, by: Viewer) -> list[Activity]:
    """Copy activities from an earlier year into a budget, not started, a year on; what is there already is passed by.

    Focus areas are those of the plan's present edition, by the mappings of its revisions. Steps are copied undone.

    Raises:
        PermissionDenied: `by` does not write the budget, or may not read one of the activities.
        ValidationError: the budget's words stand still.
    """
    check_write_budget(by, to)
    check_editable(to)
    wanted = [each for each in activities if each.budget.authority_id == to.authority_id]
    there = set(to.activities.kept().exclude(copied_from=None).values_list("copied_from", flat=True))
    became = present_focus_areas(wanted)
    made = [copy_one(each, to, became, by=by.actor) for each in wanted if each.pk not in there]
    refresh_activities(made)
    record(Act.ACTIVITY_COPIED, by=by.actor, about=to)
    return made


@action(Act.ACTIVITY_MOVED)
def move_activity(*, activity: Activity, to: Body, expected_version: int, by: Viewer) -> Activity:
    """Move an activity to the body that has succeeded its own, into that body's budget of the same year.

    Raises:
        PermissionDenied: `by` does not write its budget.
        ValidationError: `to` is no successor, or has no budget for the year that can be written in.
        Conflict: someone else was first.
    """
    check_write_budget(by, activity.budget)
    budget = activity.budget
    if not Succession.objects.filter(predecessor=budget.authority, successor=to).exists():
        raise ValidationError(_("%(body)s has not succeeded this body.") % {"body": to})
    target = InternalBudget.objects.filter(authority=to, year=budget.year).first()
    if target is None:
        said = _("%(body)s has not begun its %(budget)s for the year.")
        raise ValidationError(said % {"body": to, "budget": term_of(to).indefinite})
    check_editable(target)
    # The new body makes its own decision and its own secrecy check.
    changes = {"budget": target, "is_decided": False, "pending": {}, "released_on": None, "awaits_release": False}
    fields = save_changes(activity, changes=changes, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.ACTIVITY_MOVED, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.ACTIVITY_BINNED)
def bin_activity(*, activity: Activity, expected_version: int, by: Viewer) -> Activity:
    """Put an activity that is not decided in the bin. A decided one is ended instead, with its reason.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is decided, or the budget's words stand still.
        Conflict: someone else was first.
    """
    check_write_budget(by, activity.budget)
    if activity.is_decided:
        raise ValidationError(_("The activity is decided. End it instead, and say why."))
    check_editable(activity.budget)
    fields = save_changes(activity, changes={"binned_at": clock.now()}, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.ACTIVITY_BINNED, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.ACTIVITY_RESTORED)
def restore_activity(*, activity: Activity, expected_version: int, by: Viewer) -> Activity:
    """Take an activity out of the bin.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: the budget's words stand still.
        Conflict: someone else was first.
    """
    check_write_budget(by, activity.budget)
    check_editable(activity.budget)
    fields = save_changes(activity, changes={"binned_at": None}, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.ACTIVITY_RESTORED, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.ACTIVITY_RELEASED)
def release_activity(*, activity: Activity, expected_version: int, by: Viewer) -> Activity:
    """Release a company's decided activity to the public page, after its own secrecy check.

    Raises:
        PermissionDenied: `by` does not write the budget.
        ValidationError: it is not decided.
        Conflict: someone else was first.
    """
    check_write_budget(by, activity.budget)
    if not activity.is_decided:
        raise ValidationError(_("Only what is decided can be released."))
    fields = save_changes(activity, changes={"released_on": by.day}, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.ACTIVITY_RELEASED, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.ACTIVITY_RELEASE_TAKEN_BACK)
def take_back_activity_release(*, activity: Activity, expected_version: int, by: Viewer) -> Activity:
    """Take the release of a company's activity back: it leaves the public page at once. Also when the year is closed,
    since what should not have been published must be mendable.

    Raises:
        PermissionDenied: `by` does not write for the authority.
        ValidationError: it is not released.
        Conflict: someone else was first.
    """
    check_write_for(by, activity.budget.authority.public_id)
    if activity.released_on is None:
        raise ValidationError(_("There is no release to take back."))
    fields = save_changes(activity, changes={"released_on": None}, expected_version=expected_version, by=by.actor)
    refresh_activities([activity])
    record(Act.ACTIVITY_RELEASE_TAKEN_BACK, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.COMMENT_WRITTEN)
def write_comment(*, activity: Activity, authority: Body, text: str, by: Viewer) -> Comment:
    """Say something about an activity to the other side: contact to coordinator, or the other way.

    Args:
        authority: the authority that the writer writes for.

    Raises:
        PermissionDenied: `by` may not comment, or does not write for the authority.
        ValidationError: the text is empty or refused.
    """
    check_comment(by, activity)
    if authority.public_id not in by.draft_authorities:
        raise ValidationError(_("Choose an authority that you write for."))
    comment = Comment(activity=activity, from_authority=authority, written_by=by.actor, text=text.strip())
    save_new(comment, by=by.actor)
    if authority.pk == activity.budget.authority_id:
        Activity.objects.filter(pk=activity.pk).update(said_at=clock.now())
    record(Act.COMMENT_WRITTEN, by=by.actor, about=comment)
    return comment
