"""Examples of activities, their steps and comments, and of proposals to a body."""

from __future__ import annotations

from collections.abc import Callable

from fyren.people.models import Succession
from fyren.steering.actions import activities, proposals, steps
from fyren.steering.models import Activity, Step
from tests.actions.world import World
from tests.steering.course import VALUES, YearCourse

Act = Callable[[], object]


def _save(world: World) -> Act:
    budget, values = YearCourse(world).budget, {**VALUES, "focus_areas": [world.focus_area]}
    return lambda: activities.save_activity(budget=budget, values=values, by=world.contact)


def _change_several(world: World) -> Act:
    course = YearCourse(world)
    rows = [(course.activity(), 1), (course.activity(), 1)]
    return lambda: activities.change_activities(
        budget=course.budget, rows=rows, values={"unit": "Grundskola"}, by=course.by
    )


def _end(world: World) -> Act:
    activity = YearCourse(world).activity()
    return lambda: activities.end_activity(
        activity=activity, because="Pengarna tog slut.", expected_version=1, by=world.contact
    )


def _copy(world: World) -> Act:
    before = YearCourse(world).activity()
    to = YearCourse(world, year=world.day.year + 1).budget
    return lambda: activities.copy_activities(activities=[before], to=to, by=world.contact)


def _move(world: World) -> Act:
    course, successor = YearCourse(world), YearCourse(world, "Omsorg")
    activity, target = course.activity(), successor.budget
    Succession.objects.create(predecessor=course.body, successor=target.authority, on=world.day)
    return lambda: activities.move_activity(activity=activity, to=target.authority, expected_version=1, by=course.by)


def _bin(world: World) -> Act:
    activity = YearCourse(world).activity()
    return lambda: activities.bin_activity(activity=activity, expected_version=1, by=world.contact)


def _restore(world: World) -> Act:
    activity = YearCourse(world).activity()
    activities.bin_activity(activity=activity, expected_version=1, by=world.contact)
    return lambda: activities.restore_activity(activity=activity, expected_version=2, by=world.contact)


def _release(world: World) -> Act:
    activity = YearCourse(world, "Vidingehem").adopted()
    version = activity.row_version
    return lambda: activities.release_activity(activity=activity, expected_version=version, by=world.other_contact)


def _take_back_release(world: World) -> Act:
    _release(world)()
    activity = Activity.objects.get()
    version = activity.row_version
    return lambda: activities.take_back_activity_release(
        activity=activity, expected_version=version, by=world.other_contact
    )


def _comment(world: World) -> Act:
    activity = YearCourse(world).adopted()
    return lambda: activities.write_comment(
        activity=activity, authority=world.executive, text="Hur går det?", by=world.coordinator
    )


def _save_step(world: World) -> Act:
    activity = YearCourse(world).activity()
    return lambda: steps.save_step(
        activity=activity, values={"title": "Utbilda", "due_on": world.day}, by=world.contact
    )


def _remove_step(world: World) -> Act:
    step = Step.objects.create(activity=YearCourse(world).activity(), title="Utbilda")
    return lambda: steps.remove_step(step=step, expected_version=1, by=world.contact)


def _send(world: World) -> Act:
    course, area = YearCourse(world), world.focus_area
    year = course.year
    return lambda: proposals.send_proposal(
        year=year,
        to=world.board,
        sender=world.executive,
        title="Utbilda vikarier",
        description="",
        focus_areas=[area],
        by=world.coordinator,
    )


def _accept(world: World) -> Act:
    course = YearCourse(world)
    proposal, budget = course.proposal(), course.budget
    return lambda: proposals.accept_proposal(
        proposal=proposal,
        budget=budget,
        title=proposal.title,
        description=proposal.description,
        answer="",
        expected_version=1,
        by=course.by,
    )


def _decline(world: World) -> Act:
    proposal = YearCourse(world).proposal()
    return lambda: proposals.decline_proposal(
        proposal=proposal, because="Vi gör det redan.", expected_version=1, by=world.contact
    )


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.steering.actions.activities.save_activity": _save,
    "fyren.steering.actions.activities.change_activities": _change_several,
    "fyren.steering.actions.activities.end_activity": _end,
    "fyren.steering.actions.activities.copy_activities": _copy,
    "fyren.steering.actions.activities.move_activity": _move,
    "fyren.steering.actions.activities.bin_activity": _bin,
    "fyren.steering.actions.activities.restore_activity": _restore,
    "fyren.steering.actions.activities.release_activity": _release,
    "fyren.steering.actions.activities.take_back_activity_release": _take_back_release,
    "fyren.steering.actions.activities.write_comment": _comment,
    "fyren.steering.actions.steps.save_step": _save_step,
    "fyren.steering.actions.steps.remove_step": _remove_step,
    "fyren.steering.actions.proposals.send_proposal": _send,
    "fyren.steering.actions.proposals.accept_proposal": _accept,
    "fyren.steering.actions.proposals.decline_proposal": _decline,
}
