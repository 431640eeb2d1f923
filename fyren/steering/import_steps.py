"""Steps on the second sheet of a body's file, as part of the rows that they belong to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from fyren.base.importing.columns import Column
from fyren.base.importing.headers import normalised
from fyren.base.importing.rows import Fault, ReadRow
from fyren.steering.exchange import ACTIVITY, ACTIVITY_TITLE
from fyren.steering.models import Step

STEP = "step:"
NEW_STEP = f"{STEP}new:"
StepValue = tuple[str, dt.date | None, dt.date | None]


def step_value(title: str, due_on: dt.date | None, done_on: dt.date | None) -> StepValue:
    """A step as it is compared."""
    return (" ".join(title.split()), due_on, done_on)


def step_column(key: str, steps: Mapping[str, Step]) -> Column:
    """A step as if it were a column of its activity."""
    step = steps.get(key.removeprefix(STEP))
    label = _("Step: %(title)s") % {"title": step.title} if step is not None else _("New step")
    return Column(key, label, read=lambda cell: cell, write=_words)


def _words(value: StepValue) -> str:
    title, due_on, done_on = value
    parts = [title]
    if due_on is not None:
        parts.append(_("due on %(day)s") % {"day": due_on})
    if done_on is not None:
        parts.append(_("done on %(day)s") % {"day": done_on})
    return ", ".join(parts)


def attach_steps(
    rows: Sequence[ReadRow], read: Sequence[ReadRow], steps: Mapping[str, Step]
) -> tuple[list[ReadRow], list[Fault]]:
    """The rows with the steps that belong to them as values, and what is wrong with steps that belong to none.

    A step without id that is there already, by title and day, is that one: a second import makes no doubles.
    """
    by_id = {row.public_id: row.number for row in rows if row.public_id}
    by_title: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_title[normalised(str(row.values.get("title", "")))].append(row.number)
    there: dict[tuple[str, str], list[str]] = defaultdict(list)
    for step in steps.values():
        there[step.activity.public_id, normalised(step.title)].append(step.public_id)
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    versions: dict[int, dict[str, int | None]] = defaultdict(dict)
    faults: dict[int, list[Fault]] = defaultdict(list)
    loose: list[Fault] = []
    ids = {row.number: row.public_id for row in rows}
    for each in read:
        number = by_id.get(each.cells.get(ACTIVITY, "").strip(), 0) or _only(
            by_title.get(normalised(each.cells.get(ACTIVITY_TITLE, "")), [])
        )
        if not number:
            reason = _("belongs to no row among the activities. Write the activity's id or title.")
            loose.append(Fault(each.number, "", reason, sheet=_("Steps")))
            continue
        faults[number] += each.faults
        if each.faults:
            continue
        key, fault = _key(each, ids[number], steps, there)
        if fault:
            faults[number].append(Fault(each.number, "", fault, sheet=_("Steps")))
            continue
        found[number][key] = step_value(each.values["title"], each.values.get("due_on"), each.values.get("done_on"))
        versions[number][key] = each.version
    return [
        replace(
            row,
            values={**row.values, **found[row.number]},
            faults=(*row.faults, *faults[row.number]),
            part_versions={key: each for key, each in versions[row.number].items() if not key.startswith(NEW_STEP)},
        )
        for row in rows
    ], loose


def _only(numbers: Sequence[int]) -> int:
    return numbers[0] if len(numbers) == 1 else 0


def _key(
    row: ReadRow, activity: str, steps: Mapping[str, Step], there: Mapping[tuple[str, str], list[str]]
) -> tuple[str, str]:
    """The key of the step that a row is about, or what is wrong."""
    if row.public_id:
        step = steps.get(row.public_id)
        if step is None or (activity and step.activity.public_id != activity):
            return "", _("the step is not there any more. Empty the cell with its id to add it anew.")
        return f"{STEP}{row.public_id}", ""
    same = there.get((activity, normalised(str(row.values["title"]))), [])
    if len(same) == 1:
        return f"{STEP}{same[0]}", ""
    return f"{NEW_STEP}{row.number}", ""
