"""The content of a frozen internal budget: written once, read by pages, appendices and comparison alike.

Names and wordings are copied in, so that an edition reads as it did the day it was frozen, whatever is renamed later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

SCHEMA_VERSION = 2
# Version 1 said nothing of direction goals and target pictures; it is read as if there were none.
_READ_VERSIONS = (1, SCHEMA_VERSION)


@dataclass(frozen=True, slots=True)
class FocusAreaRef:
    """A focus area as it was called: opaque id, number ("" without one), wording and plan."""

    public_id: str
    number: str
    text: str
    plan: str


@dataclass(frozen=True, slots=True)
class GoalRef:
    """A direction goal as it was worded ("" where nobody had entered it), and its process's name."""

    public_id: str
    wording: str
    process: str


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A target picture as it was called."""

    public_id: str
    name: str


@dataclass(frozen=True, slots=True)
class StanceContent:
    """What the body says of a focus area."""

    focus_area: FocusAreaRef
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepContent:
    """A step; days in ISO form, "" where there is none."""

    title: str
    due_on: str
    done_on: str


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """An activity. Choices by their stored values, days in ISO form, "" where there is none."""

    public_id: str
    title: str
    description: str
    focus_areas: tuple[FocusAreaRef, ...]
    origin: str
    origin_section: str
    financing: str
    amount: int | None
    perspectives: tuple[str, ...]
    knowledge: str
    unit: str
    role: str
    partners: str
    target_groups: tuple[str, ...]
    starts_on: str
    ends_on: str
    expected_result: str
    status: str
    steps: tuple[StepContent, ...]
    goals: tuple[GoalRef, ...] = ()
    pictures: tuple[PictureRef, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetContent:
    """An internal budget as far as the plans are concerned."""

    body: str
    body_id: str
    year: int
    is_company: bool
    stances: tuple[StanceContent, ...]
    activities: tuple[ActivityContent, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, to be stored; `from_json` reads them back."""
        return {"schema_version": SCHEMA_VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> BudgetContent:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the schema version is not one that this code reads.
        """
        if data.get("schema_version") not in _READ_VERSIONS:
            raise ValueError(f"Unknown schema version of an internal budget: {data.get('schema_version')!r}")
        return cls(
            body=data["body"],
            body_id=data["body_id"],
            year=data["year"],
            is_company=data["is_company"],
            stances=tuple(
                StanceContent(FocusAreaRef(**each["focus_area"]), each["kind"], each["reason"])
                for each in data["stances"]
            ),
            activities=tuple(_activity(each) for each in data["activities"]),
        )


def _activity(data: Mapping[str, Any]) -> ActivityContent:
    own = {field.name: data[field.name] for field in fields(ActivityContent) if field.name in data}
    own["focus_areas"] = tuple(FocusAreaRef(**each) for each in data["focus_areas"])
    own["steps"] = tuple(StepContent(**each) for each in data["steps"])
    own["goals"] = tuple(GoalRef(**each) for each in data.get("goals", ()))
    own["pictures"] = tuple(PictureRef(**each) for each in data.get("pictures", ()))
    own["perspectives"] = tuple(data["perspectives"])
    own["target_groups"] = tuple(data["target_groups"])
    return ActivityContent(**own)


def outline_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the overviews read of a stored content, short enough to be read for every body at once.

    Stances as focus area, kind and reason; activities as focus areas, status, last day and the earliest day of a step
    that is not done. Focus areas by public id, days in ISO form, "" where there is none.
    """
    return {
        "stances": [[each["focus_area"]["public_id"], each["kind"], each["reason"]] for each in data["stances"]],
        "activities": [
            [
                [area["public_id"] for area in each["focus_areas"]],
                each["status"],
                each["ends_on"],
                min((step["due_on"] for step in each["steps"] if step["due_on"] and not step["done_on"]), default=""),
            ]
            for each in data["activities"]
        ],
    }


def day_text(day: dt.date | None) -> str:
    """A day as an edition keeps it."""
    return day.isoformat() if day else ""


def day_of(text: str) -> dt.date | None:
    """A day as it was kept."""
    return dt.date.fromisoformat(text) if text else None


def concerned(content: BudgetContent, focus_areas: Iterable[str]) -> BudgetContent:
    """Only what concerns the focus areas (public ids)."""
    wanted = set(focus_areas)
    return BudgetContent(
        body=content.body,
        body_id=content.body_id,
        year=content.year,
        is_company=content.is_company,
        stances=tuple(each for each in content.stances if each.focus_area.public_id in wanted),
        activities=tuple(each for each in content.activities if wanted & {area.public_id for area in each.focus_areas}),
    )
