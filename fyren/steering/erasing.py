"""Texts taken out of a frozen internal budget, and out of a file that is on its way into one. Pure.

A text in an edition is named by a path: `stance/<focus area>/reason`, `activity/<id>/<field>` or
`activity/<id>/step/<place>`, with public ids; a step has no id there, so its place in the list counts, from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from fyren.steering.content import ActivityContent, BudgetContent, FocusAreaRef, GoalRef, PictureRef, StanceContent

ACTIVITY_TEXTS = ("title", "description", "expected_result", "unit", "role", "partners", "origin_section")

Hit = Callable[[str, str], bool]
"""Whether the text at a path, saying these words, is to go."""


def texts_of(content: BudgetContent) -> Iterator[tuple[str, str]]:
    """Path and words of every text that somebody wrote, empty ones included."""
    for stance in content.stances:
        yield stance_path(stance.focus_area.public_id), stance.reason
    for activity in content.activities:
        for field in ACTIVITY_TEXTS:
            yield f"{activity_path(activity.public_id)}{field}", getattr(activity, field)
        for place, step in enumerate(activity.steps, start=1):
            yield f"{steps_path(activity.public_id)}{place}", step.title


def stance_path(focus_area: str) -> str:
    """The path of a stance's reason."""
    return f"stance/{focus_area}/reason"


def activity_path(public_id: str) -> str:
    """What the paths of an activity's texts begin with."""
    return f"activity/{public_id}/"


def steps_path(public_id: str) -> str:
    """What the paths of an activity's steps begin with."""
    return f"{activity_path(public_id)}step/"


def hits_in(content: BudgetContent, hit: Hit) -> list[str]:
    """The paths of the texts that are to go; an empty text stays as it is."""
    return [path for path, words in texts_of(content) if words.strip() and hit(path, words)]


def without(content: BudgetContent, paths: set[str], mark: str) -> BudgetContent:
    """The budget with a mark in place of the texts at the paths."""
    return replace(
        content,
        stances=tuple(_stance(each, paths, mark) for each in content.stances),
        activities=tuple(_activity(each, paths, mark) for each in content.activities),
    )


def _stance(stance: StanceContent, paths: set[str], mark: str) -> StanceContent:
    return replace(stance, reason=mark) if stance_path(stance.focus_area.public_id) in paths else stance


def _activity(activity: ActivityContent, paths: set[str], mark: str) -> ActivityContent:
    start, of_steps = activity_path(activity.public_id), steps_path(activity.public_id)
    fields: dict[str, Any] = {field: mark for field in ACTIVITY_TEXTS if f"{start}{field}" in paths}
    steps = tuple(
        replace(step, title=mark) if f"{of_steps}{place}" in paths else step
        for place, step in enumerate(activity.steps, start=1)
    )
    return replace(activity, steps=steps, **fields)


def reworded(
    content: BudgetContent, of: Callable[[str], str], is_meant: Callable[[FocusAreaRef], bool]
) -> BudgetContent:
    """The budget with the wordings of focus areas, and the name of their plan, put through `of`.

    Args:
        is_meant: whether it is a focus area of the plan that is being reworded.
    """

    def ref(area: FocusAreaRef) -> FocusAreaRef:
        return replace(area, text=of(area.text), plan=of(area.plan)) if is_meant(area) else area

    return replace(
        content,
        stances=tuple(replace(each, focus_area=ref(each.focus_area)) for each in content.stances),
        activities=tuple(replace(each, focus_areas=tuple(map(ref, each.focus_areas))) for each in content.activities),
    )


def remodelled(
    content: BudgetContent, goal: Callable[[GoalRef], GoalRef], picture: Callable[[PictureRef], PictureRef]
) -> BudgetContent:
    """The budget with what its activities copy of the steering model put through `goal` and `picture`."""
    activities = (
        replace(each, goals=tuple(map(goal, each.goals)), pictures=tuple(map(picture, each.pictures)))
        for each in content.activities
    )
    return replace(content, activities=tuple(activities))


def erased(value: Any, is_gone: Callable[[str], bool], mark: str) -> Any:
    """Plain JSON with the mark in place of every text that is to go; keys stay."""
    if isinstance(value, str):
        return mark if is_gone(value) else value
    if isinstance(value, list):
        return [erased(each, is_gone, mark) for each in value]
    if isinstance(value, dict):
        return {key: erased(each, is_gone, mark) for key, each in value.items()}
    return value
