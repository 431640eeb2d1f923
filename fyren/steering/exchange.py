"""The exchange file of an internal budget: every field of an activity and of its steps as a column, both ways."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from fyren.base.importing.columns import (
    Column,
    choice_column,
    day_column,
    number_column,
    set_column,
    text_column,
)
from fyren.base.importing.headers import normalised
from fyren.base.importing.rows import ID, VERSION
from fyren.plan.models import DirectionGoal, FocusArea, PlanEdition, TargetPicture
from fyren.steering.models import Activity, Financing, InternalBudget, Knowledge, Origin, Perspective, Step, TargetGroup
from fyren.steering.models.choices import STATUSES
from fyren.steering.rules import ACTIVITY_FIELDS, ActivityStatus

ACTIVITY, ACTIVITY_TITLE = "activity", "activity_title"
RELATIONS = ("focus_areas", "direction_goals", "target_pictures")
SETS = ("perspectives", "target_groups")
_DAYS = ("starts_on", "ends_on")
_SPLITS = set(";\n\r")


@dataclass(frozen=True)
class Names:
    """What may be pointed at from a file, by keys that hold from edition to edition.

    `areas`: the focus areas of each plan's latest adopted edition. `own`: those that the budget's activities have,
    perhaps of an earlier edition; an activity keeps its own.
    """

    areas: Mapping[str, FocusArea]
    own: Mapping[int, FocusArea]
    area_names: Mapping[str, str]
    goals: Mapping[str, DirectionGoal]
    pictures: Mapping[str, TargetPicture]

    def key_of(self, area_pk: int) -> str:
        """The key of a focus area that an activity of the budget has."""
        return area_key(self.own[area_pk])

    def areas_of(self, keys: Iterable[str], present: Iterable[FocusArea]) -> list[FocusArea]:
        """The focus areas behind keys; those that the activity has already stay of their own edition."""
        has = {area_key(self.own.get(area.pk, area)): area for area in present}
        return [has[key] if key in has else self.areas[key] for key in keys if key in has or key in self.areas]


def area_key(area: FocusArea) -> str:
    """What names a focus area in a file: plan and place, whatever the edition. Its plan is read already."""
    part = area.development_area
    return f"{part.edition.plan.slug}/{part.slug}/{area.slug}"


def names_for(budget: InternalBudget) -> Names:
    """What the budget's file may point at: 5 queries."""
    latest = PlanEdition.objects.adopted().values("plan").annotate(last=Max("number"))
    editions = Q(pk__in=[])
    for each in latest:
        editions |= Q(development_area__edition__plan=each["plan"], development_area__edition__number=each["last"])
    areas = FocusArea.objects.select_related("development_area__edition__plan")
    current = {area_key(area): area for area in areas.filter(editions)}
    waiting = [
        key for each in budget.activities.values_list("pending", flat=True) for key in each.get("focus_areas", ())
    ]
    used = areas.filter(Q(activities__budget=budget) | Q(public_id__in=waiting)).distinct()
    own = {area.pk: area for area in used}
    every = {area_key(area): area for area in own.values()} | current
    return Names(
        areas=current,
        own=own,
        area_names=_unlike({key: area.number or area.text for key, area in every.items()}),
        goals={each.public_id: each for each in DirectionGoal.objects.select_related("process")},
        pictures={each.public_id: each for each in TargetPicture.objects.all()},
    )


def _unlike(named: Mapping[str, str]) -> dict[str, str]:
    """Names by key; where a cell could not tell two apart, or would be split, the key itself stands."""
    counted = Counter(normalised(name) for name in named.values())
    return {
        key: name if name.strip() and counted[normalised(name)] == 1 and not _SPLITS & set(name) else key
        for key, name in named.items()
    }


def activity_columns(names: Names) -> list[Column]:
    """The columns of an activity, in the order of the file."""
    return [*_what(names), *_why(), *_who(), *_how()]


def _what(names: Names) -> list[Column]:
    goals = _unlike({key: goal.wording for key, goal in names.goals.items()})
    pictures = _unlike({key: picture.name for key, picture in names.pictures.items()})
    return [
        text_column(ID, _("Id (leave as it is)"), width=17),
        text_column(VERSION, _("Version (leave as it is)"), width=9),
        text_column(
            "title",
            _("Title"),
            limit=200,
            one_line=True,
            is_required=True,
            width=40,
            also=(_("Heading"), _("Activity"), _("Name of the activity"), _("Measure"), _("What we do")),
        ),
        text_column("description", _("What and why"), width=50, also=(_("Description"),)),
        set_column(
            "focus_areas",
            _("Focus areas"),
            names.area_names,
            is_required=True,
            help=_("The number in the plan, such as 3.2.1; several with semicolons between."),
            also=(_("Focus area"),),
        ),
        set_column("direction_goals", _("Direction goals"), goals),
        set_column("target_pictures", _("Target pictures"), pictures),
    ]


def _why() -> list[Column]:
    return [
        choice_column("origin", _("Origin"), Origin.choices, blank=Origin.OWN),
        text_column("origin_section", _("Section of the assignment"), limit=60, one_line=True),
        choice_column("financing", _("Financing"), Financing.choices, blank=Financing.UNDECIDED),
        number_column("amount", _("Amount, kronor"), also=(_("Amount"), _("Budget"))),
        set_column("perspectives", _("Perspectives"), _words(Perspective.choices)),
        choice_column("knowledge", _("Builds on"), [("", ""), *Knowledge.choices], blank=""),
    ]


def _who() -> list[Column]:
    units = (_("Unit"), _("Responsible"))
    groups = _words(TargetGroup.choices)
    return [
        text_column("unit", _("Responsible unit"), limit=120, one_line=True, width=24, also=units),
        text_column("role", _("Responsible role"), limit=120, one_line=True, width=24, also=(_("Role"),)),
        text_column("partners", _("Partners"), limit=300, one_line=True, width=24),
        set_column("target_groups", _("Target groups"), groups, width=24, also=(_("Target group"),)),
    ]


def _how() -> list[Column]:
    far = (_("How far it has come"),)
    return [
        day_column("starts_on", _("Starts on"), width=12, also=(_("Start"), _("Start date"))),
        day_column("ends_on", _("Ends on"), width=12, also=(_("End"), _("End date"))),
        text_column("expected_result", _("Expected result"), width=40),
        choice_column("status", _("Status"), STATUSES, blank=ActivityStatus.NOT_STARTED, width=14, also=far),
        text_column("ended_because", _("Why it ended"), width=30),
        text_column("public_message", _("Message to the public"), width=30),
        text_column("external_id", _("Id in the body's own system"), limit=80, one_line=True, also=(_("Own id"),)),
    ]


def step_columns() -> list[Column]:
    """The columns of the second sheet."""
    return [
        text_column(ACTIVITY, _("The activity's id (leave as it is)"), width=17),
        text_column(
            ACTIVITY_TITLE,
            _("The activity's title"),
            one_line=True,
            width=40,
            also=(_("The activity's heading"),),
        ),
        text_column(ID, _("The step's id (leave as it is)"), width=17),
        text_column(VERSION, _("Version (leave as it is)"), width=9),
        text_column("title", _("Step"), limit=200, one_line=True, is_required=True, width=40),
        day_column("due_on", _("Due on"), width=12),
        day_column("done_on", _("Done on"), width=12),
    ]


def _words(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    return {value: str(words) for value, words in choices}


def raw_values(activity: Activity, names: Names) -> dict[str, Any]:
    """An activity's values by column, those that wait for a decision included, as `Column.write` takes them.

    Its focus areas, direction goals and target pictures have been prefetched.
    """
    values: dict[str, Any] = {ID: activity.public_id, VERSION: str(activity.row_version)}
    by_id = {area.public_id: area_key(area) for area in names.own.values()}
    waiting = activity.pending.get("focus_areas")
    values["focus_areas"] = (
        frozenset(names.key_of(area.pk) for area in activity.focus_areas.all())
        if waiting is None
        else frozenset(by_id[each] for each in waiting if each in by_id)
    )
    values["direction_goals"] = frozenset(each.public_id for each in activity.direction_goals.all())
    values["target_pictures"] = frozenset(each.public_id for each in activity.target_pictures.all())
    for column in ACTIVITY_FIELDS:
        values[column] = activity.waiting(column)
    for column in SETS:
        values[column] = frozenset(values[column])
    for column in _DAYS:
        if isinstance(values[column], str):
            values[column] = dt.date.fromisoformat(values[column]) if values[column] else None
    return values


def step_values(step: Step) -> dict[str, Any]:
    """A step's values by column; its activity has been read."""
    return {
        ACTIVITY: step.activity.public_id,
        ACTIVITY_TITLE: step.activity.waiting("title"),
        ID: step.public_id,
        VERSION: str(step.row_version),
        "title": step.title,
        "due_on": step.due_on,
        "done_on": step.done_on,
    }
