"""The matrix, what stands behind one of its cells, and two years beside one another."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.display import Tab
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.access import can_write_for
from fyren.steering.forms.overviews import OverviewFilter, asked_for
from fyren.steering.models import BudgetYear
from fyren.steering.queries import budgets
from fyren.steering.queries.compare import compare_years
from fyren.steering.queries.facts import is_read_as_handed_over
from fyren.steering.queries.frame import Choice, Frame, chosen, frame_of, plans_to_choose
from fyren.steering.queries.matrix import Cell, matrix_of
from fyren.steering.queries.told import Told, told, told_in_hand_over
from fyren.steering.views.exports import ways_out

BY_BODY = "namnd"


def tabs_of(number: int, current: str) -> list[Tab]:
    """The overviews of a year, side by side."""
    places = (
        ("matrix", _("Matrix")),
        ("activity_list", _("Activities")),
        ("timeline", _("Timeline")),
        ("years_compared", _("Year against year")),
    )
    return [Tab(label, reverse(name, args=[number]), current=name == current) for name, label in places]


def matrix_at_hand(request: ViewerRequest) -> HttpResponse:
    """The matrix of the year that is worked with now."""
    year = budgets.year_at_hand(request.viewer.day)
    if year is None:
        return render(request, "steering/overview_none.html", {"heading": _("Matrix")})
    return _matrix(request, year)


def matrix(request: ViewerRequest, number: int) -> HttpResponse:
    """The matrix of a year."""
    return _matrix(request, budgets.year_of(number))


def _matrix(request: ViewerRequest, year: BudgetYear) -> HttpResponse:
    choices = plans_to_choose(request.viewer)
    choice = chosen(choices, request.GET.get("plan", ""))
    context: dict[str, Any] = {
        "year": year,
        "years": budgets.years(),
        "choices": choices,
        "choice": choice,
        "tabs": tabs_of(year.year, "matrix"),
        "per_body": request.GET.get("per") == BY_BODY,
    }
    if choice is not None:
        frame = frame_of(choice, year.year)
        matrix = matrix_of(request.viewer, year, frame, asked_for(request.GET))
        context |= {
            "matrix": matrix,
            "form": OverviewFilter(request.GET, columns=matrix.everybody, frame=frame),
            "files": ways_out(request, "matrix_export", year.year),
        }
    return render(request, "steering/matrix.html", context)


def matrix_cell(request: ViewerRequest, number: int, area_id: str, body_id: str) -> HttpResponse:
    """What one body answers about one focus area."""
    year = budgets.year_of(number)
    choice, frame = _frame_with(request.viewer, area_id, number)
    matrix = matrix_of(request.viewer, year, frame)
    cell = next(
        (
            cell
            for row in matrix.rows
            for cell in row.cells
            if cell.area.public_id == area_id and cell.column.body.public_id == body_id
        ),
        None,
    ) or _empty_cell(frame.areas[frame.key_of[area_id]], year, body_id)
    context = {
        "year": year,
        "choice": choice,
        "cell": cell,
        "activities": _activities(request.viewer, year, frame, cell),
        "body": cell.column.body,
        "may_write": can_write_for(request.viewer, body_id),
        "others": [each for row in matrix.rows if row.area == cell.area for each in row.cells if each.activities],
    }
    return render(request, "steering/matrix_cell.html", context)


def _activities(viewer: Viewer, year: BudgetYear, frame: Frame, cell: Cell) -> list[Told]:
    """The cell's activities by name: one query."""
    row, budget = cell.area.pk, cell.budget
    if not cell.activities:
        return []
    if budget is not None and is_read_as_handed_over(viewer, budget):
        return list(told_in_hand_over(viewer, budget, frame, row))
    return list(told(viewer, year, frame, row, body=cell.column.body.pk))


def _frame_with(viewer: Viewer, area_id: str, number: int) -> tuple[Choice, Frame]:
    """The frame of the plan that has the focus area in an adopted edition."""
    area = FocusArea.objects.filter(public_id=area_id).values_list("development_area__edition", flat=True).first()
    for choice in plans_to_choose(viewer):
        if area in {edition.pk for edition in choice.editions}:
            return choice, frame_of(choice, number)
    raise Http404


def _empty_cell(area: FocusArea, year: BudgetYear, body_id: str) -> Cell:
    """Where the year's matrix has no such cell: an edition's area that nobody answers about, or a body outside."""
    column = next((each for each in budgets.bodies_of(year) if each.body.public_id == body_id), None)
    if column is None:
        raise Http404
    return Cell(area, column)


def years_compared(request: ViewerRequest, number: int) -> HttpResponse:
    """A year against an earlier or later one (`?med=`), focus area by focus area."""
    year, years = budgets.year_of(number), budgets.years()
    other = other_year(request, year, years)
    choices = plans_to_choose(request.viewer)
    choice = chosen(choices, request.GET.get("plan", ""))
    context: dict[str, Any] = {
        "year": year,
        "years": years,
        "others": [each for each in years if each != year],
        "other": other,
        "choices": choices,
        "choice": choice,
        "tabs": tabs_of(number, "years_compared"),
    }
    if choice is not None and other is not None:
        frame = frame_of(choice, max(year.year, other.year))
        comparison = compare_years(request.viewer, year, other, frame, asked_for(request.GET))
        context |= {
            "comparison": comparison,
            "form": OverviewFilter(request.GET, columns=comparison.everybody, frame=frame),
            "files": ways_out(request, "years_compared_export", number),
        }
    return render(request, "steering/years_compared.html", context)


def other_year(request: ViewerRequest, year: BudgetYear, years: list[BudgetYear]) -> BudgetYear | None:
    """The year to compare with: the one asked for, else the one before, else any; None when there is only one."""
    others = [each for each in years if each != year]
    earlier = next((each for each in others if each.year < year.year), others[-1] if others else None)
    return next((each for each in others if str(each.year) == request.GET.get("med", "")), earlier)
