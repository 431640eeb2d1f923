"""The other views as tables for files: what the page says of the same address, in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from fyren.plan.models import DevelopmentArea
from fyren.steering.forms.listing import STATUS_CHOICES
from fyren.steering.models import BudgetYear
from fyren.steering.queries.compare import Compared, Comparison, Side
from fyren.steering.queries.export import Exported, Value
from fyren.steering.queries.matrix import Matrix, Only
from fyren.steering.queries.public import Done, PublicFocus, PublicPlan
from fyren.steering.queries.timeline import Bar
from fyren.steering.templatetags.overview_words import (
    STANCE_NAMES,
    cell_in_a_file,
    declined_in_the_open,
    stance_in_the_open,
    states_said,
)

_STATUSES = dict(STATUS_CHOICES)


def matrix_table(matrix: Matrix) -> Exported:
    """The matrix: focus areas downwards, bodies across."""
    columns = (
        *_area_columns(),
        *((column.body.public_id, column.body.name) for column in matrix.columns),
        ("activities", _("Total")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            _area(group.area),
            row.area.number,
            row.area.text,
            *(cell_in_a_file(cell) for cell in row.cells),
            row.activities,
        )
        for group in matrix.groups
        for row in group.rows
    ]
    year = matrix.year.year
    return Exported(columns, rows, f"{_('Matrix')} {year}", _about(matrix.frame.plan.slug, matrix.only, year=year))


def timeline_table(bars: Iterable[Bar], year: BudgetYear) -> Exported:
    """The timeline: each activity with its dates and what the bar says of them."""
    columns = (
        ("activity", _("Activity")),
        ("body", _("Board or company")),
        ("starts_on", _("Starts on")),
        ("ends_on", _("Ends on")),
        ("over_the_year", _("Over the year")),
        ("status", _("Status")),
    )
    rows: list[tuple[Value, ...]] = [
        (
            bar.row.activity.title,
            bar.row.activity.budget.authority.name,
            bar.row.activity.starts_on,
            bar.row.activity.ends_on,
            "; ".join(_over_the_year(bar)),
            str(_STATUSES[bar.row.shown]),
        )
        for bar in bars
    ]
    return Exported(columns, rows, f"{_('Timeline')} {year.year}", {"year": year.year}, "activities")


def _over_the_year(bar: Bar) -> Iterator[str]:
    if bar.row.activity.starts_on is None and bar.row.activity.ends_on is None:
        yield _("no dates")
    if bar.before:
        yield _("since before the year")
    if bar.after:
        yield _("goes on after the year")


def comparison_table(comparison: Comparison, plan: str) -> Exported:
    """Year against year. `plan`: the plan's address."""
    earlier, later = comparison.earlier.year, comparison.later.year
    columns = (
        *_area_columns(),
        *(
            (f"{key}_{year}", f"{label} {year}")
            for year in (earlier, later)
            for key, label in (("activities", _("Activities")), ("bodies", _("Bodies")), ("stances", _("Stances")))
        ),
        ("change", _("Change in activities")),
    )
    rows: list[tuple[Value, ...]] = [
        (_area(group.area), *_compared(row)) for group, compared in comparison.groups for row in compared
    ]
    about = _about(plan, comparison.only, earlier=earlier, later=later)
    return Exported(columns, rows, f"{_('Year against year')} {earlier}-{later}"[:31], about)


def _compared(row: Compared) -> tuple[Value, ...]:
    return row.area.number, row.area.text, *_side(row.earlier), *_side(row.later), row.change


def _side(side: Side) -> tuple[Value, ...]:
    stances = ", ".join(f"{count} {str(STANCE_NAMES[kind]).lower()}" for kind, count in side.said)
    return side.activities, side.bodies, stances or _("none")


def public_table(done: PublicPlan) -> Exported:
    """What is done about a plan: what each body says of each focus area, last those that have said nothing."""
    columns = (*_area_columns(), *_said_columns())
    rows: list[tuple[Value, ...]] = [
        (_area(area), focus.area.number, focus.area.text, *said)
        for area, rows in done.groups
        for focus in rows
        for said in _public_rows(focus)
    ]
    silent = _("Has not made anything public for the year.")
    rows += [("", "", "", name, None, silent) for name in done.silent]
    only = Only(body=done.body.public_id if done.body is not None else "")
    year = done.year.year if done.year is not None else None
    return Exported(columns, rows, _done_name(year), _about(done.plan.slug, only, year=year))


def _public_rows(focus: Done) -> Iterator[tuple[Value, ...]]:
    for said in focus.doing:
        words = "" if said.activities or said.stance is None else stance_in_the_open(said.stance)
        yield said.body.name, said.activities, words
    for said in focus.declined:
        yield said.body.name, 0, declined_in_the_open(said)
    for name in focus.not_concerned:
        yield name, 0, _("Not concerned, as they say themselves.")
    if focus.activities:
        yield _("Total"), focus.activities, states_said(focus.states)
    elif not focus.doing and not focus.declined:
        yield "", 0, _("Nothing has been made public about this yet.")


def public_focus_table(found: PublicFocus) -> Exported:
    """All that is done about one focus area: body by body, its activities or what it says instead."""
    columns = (
        ("body", _("Board or company")),
        ("activity", _("Activity")),
        ("status", _("Status")),
        ("says", _("What is said")),
    )
    rows: list[tuple[Value, ...]] = []
    for said, activities in found.doing:
        rows += [(said.body.name, each.title, str(_STATUSES[each.shown]), each.message) for each in activities]
        if not activities and said.stance is not None:
            rows.append((said.body.name, "", "", stance_in_the_open(said.stance)))
    rows += [(said.body.name, "", "", declined_in_the_open(said)) for said in found.done.declined]
    rows += [(name, "", "", _("Not concerned, as they say themselves.")) for name in found.done.not_concerned]
    if not found.done.doing and not found.done.declined:
        rows.append(("", "", "", _("Nothing has been made public about this yet.")))
    area = found.done.area
    about = {"plan": found.plan.slug, "year": found.year.year, "focus_area": f"{area.number} {area.text}".strip()}
    return Exported(columns, rows, _done_name(found.year.year), about)


def _done_name(year: int | None) -> str:
    return _("What is being done %(year)s") % {"year": year} if year is not None else _("What is being done")


def _area_columns() -> tuple[tuple[str, str], ...]:
    return ("area", _("Development area")), ("number", _("Number")), ("focus_area", _("Focus area"))


def _said_columns() -> tuple[tuple[str, str], ...]:
    return ("body", _("Board or company")), ("activities", _("Activities")), ("says", _("What is said"))


def _area(area: DevelopmentArea | None) -> str:
    return str(area) if area is not None else _("No longer in the plan")


def _about(plan: str, only: Only, **years: int | None) -> dict[str, str | int | None]:
    """What the table shows, for JSON; what it is narrowed to by public id."""
    narrowed = {"area": only.area, "body": only.body}
    return {"plan": plan, **years, **{key: value for key, value in narrowed.items() if value}}
