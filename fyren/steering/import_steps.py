"""Steps on the second sheet of a body's file, as part of the rows that they belong to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

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
    rows: Sequence[ReadRow], read: Sequence[ReadRow], saved: Mapping[int, str], steps: Mapping[str, Step]
) -> tuple[list[ReadRow], list[Fault]]:
    """The rows with the steps that belong to them as values, and what is wrong with steps that belong to none.

    A step without id that is there already, by its title, is that one: a second import makes no doubles.

    Args:
        saved: the public id of the activity that each row is, by the row's number; none for new ones.
    """
    places = _Places(rows, saved, steps)
    found: dict[int, dict[str, ReadRow]] = defaultdict(dict)
    faults: dict[int, list[Fault]] = defaultdict(list)
    loose: list[Fault] = []
    for each in read:
        number = places.row_of(each)
        if not number:
            reason = _("belongs to no row among the activities. Write the activity's id or title.")
            loose.append(Fault(each.number, "", reason, sheet=_("Steps")))
            continue
        key, fault = ("", "") if each.faults else places.key_of(each, number)
        faults[number] += [*each.faults, *([Fault(each.number, "", fault, sheet=_("Steps"))] if fault else [])]
        if key:
            found[number][key] = each
    return [_with_steps(row, found[row.number], faults[row.number]) for row in rows], loose


def _with_steps(row: ReadRow, steps: Mapping[str, ReadRow], faults: Sequence[Fault]) -> ReadRow:
    values = {
        key: step_value(each.values["title"], each.values.get("due_on"), each.values.get("done_on"))
        for key, each in steps.items()
    }
    return replace(
        row,
        values={**row.values, **values},
        faults=(*row.faults, *faults),
        part_versions={key: each.version for key, each in steps.items() if not key.startswith(NEW_STEP)},
    )


class _Places:
    """Where steps belong: among a file's rows, and among those that are saved."""

    def __init__(self, rows: Sequence[ReadRow], saved: Mapping[int, str], steps: Mapping[str, Step]) -> None:
        self.steps = steps
        self.saved = saved
        self.by_id = {row.public_id: row.number for row in rows if row.public_id}
        self.by_title: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            self.by_title[normalised(str(row.values.get("title", "")))].append(row.number)
        self.there: dict[tuple[str, str], list[str]] = defaultdict(list)
        for step in steps.values():
            self.there[step.activity.public_id, normalised(step.title)].append(step.public_id)

    def row_of(self, step: ReadRow) -> int:
        """The number of the row that a step belongs to, by the activity's id, else its title; 0 for none."""
        titled = self.by_title.get(normalised(step.cells.get(ACTIVITY_TITLE, "")), [])
        return self.by_id.get(step.cells.get(ACTIVITY, "").strip(), 0) or (titled[0] if len(titled) == 1 else 0)

    def key_of(self, step: ReadRow, number: int) -> tuple[str, str]:
        """The key of the step that a row is about, or what is wrong."""
        activity = self.saved.get(number, "")
        if step.public_id:
            found = self.steps.get(step.public_id)
            if found is None or found.activity.public_id != activity:
                return "", _("the step is not there any more. Empty the cell with its id to add it anew.")
            return f"{STEP}{step.public_id}", ""
        same = self.there.get((activity, normalised(str(step.values["title"]))), [])
        return (f"{STEP}{same[0]}" if len(same) == 1 else f"{NEW_STEP}{step.number}"), ""
