"""Two editions of an internal budget compared, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from fyren.steering.appendix import facts_of, named
from fyren.steering.content import ActivityContent, BudgetContent, StanceContent
from fyren.steering.models.choices import STANCES


class Fate(StrEnum):
    """What became of something from one edition to the next. Values name the tag in the template."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field was and became. `is_text`: written by somebody, so what changed in it is shown word by word."""

    label: str
    old: str
    new: str
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A stance or an activity that differs, with the fields that do."""

    title: str
    fate: Fate
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs; both are empty when nothing does."""

    stances: tuple[Difference, ...]
    activities: tuple[Difference, ...]


def compared(old: BudgetContent, new: BudgetContent) -> Comparison:
    """What has become of every stance and activity, in the order of the new edition, what was taken out last."""
    stances = _differences(
        {each.focus_area.public_id: (named(each.focus_area), _stance(each)) for each in old.stances},
        {each.focus_area.public_id: (named(each.focus_area), _stance(each)) for each in new.stances},
    )
    activities = _differences(
        {each.public_id: (each.title, _activity(each)) for each in old.activities},
        {each.public_id: (each.title, _activity(each)) for each in new.activities},
    )
    return Comparison(tuple(stances), tuple(activities))


_Told = dict[str, tuple[str, list[tuple[str, str]]]]


def _differences(old: _Told, new: _Told) -> Iterator[Difference]:
    for key, (title, facts) in new.items():
        before = dict(old[key][1]) if key in old else {}
        fields = tuple(_changes(before, facts))
        if fields:
            yield Difference(title, Fate.CHANGED if key in old else Fate.ADDED, fields)
    for key, (title, facts) in old.items():
        if key not in new:
            yield Difference(
                title, Fate.REMOVED, tuple(FieldChange(label, value, "") for label, value in facts if value)
            )


def _changes(before: dict[str, str], facts: Iterable[tuple[str, str]]) -> Iterator[FieldChange]:
    for label, value in facts:
        if before.get(label, "") != value:
            yield FieldChange(label, before.get(label, ""), value, is_text=label in _texts())


def _texts() -> set[str]:
    own = {_("Title"), _("What and why"), _("Reason"), _("Expected result"), _("Focus areas"), _("Steps")}
    return own | {_("Direction goals"), _("Target pictures")}


def _stance(stance: StanceContent) -> list[tuple[str, str]]:
    words = {str(kind): str(label) for kind, label in STANCES}
    return [(_("Stance"), words[stance.kind]), (_("Reason"), stance.reason)]


def _activity(activity: ActivityContent) -> list[tuple[str, str]]:
    areas = "; ".join(named(area) for area in activity.focus_areas)
    steps = "; ".join(" ".join(part for part in (step.due_on, step.title) if part) for step in activity.steps)
    return [
        (_("Title"), activity.title),
        (_("What and why"), activity.description),
        (_("Focus areas"), areas),
        *((str(label), value) for label, value in facts_of(activity)),
        (_("Steps"), steps),
    ]
