"""What everyone may see of what is done about a plan: only what is adopted and released, whoever looks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404

from fyren.people.models import Body
from fyren.people.viewer import Viewer, anonymous
from fyren.plan.models import DevelopmentArea, FocusArea, Plan
from fyren.steering.models import BudgetYear, InternalBudget
from fyren.steering.queries.budgets import Column
from fyren.steering.queries.facts import StanceFact
from fyren.steering.queries.frame import Choice, chosen, frame_of, plans_to_choose
from fyren.steering.queries.matrix import Cell, Matrix, MatrixRow, Only, matrix_of
from fyren.steering.queries.told import Told, told, told_still_public
from fyren.steering.rules import Shown, StanceKind


@dataclass(frozen=True, slots=True)
class Said:
    """What a body says of a focus area in a released budget. `activities`: how many."""

    body: Body
    budget: InternalBudget
    stance: StanceFact | None
    activities: int

    @property
    def is_no(self) -> bool:
        """True for a decision to do nothing this year."""
        return not self.activities and self.stance is not None and self.stance.kind is StanceKind.NOT_THIS_YEAR


@dataclass(frozen=True)
class Done:
    """A focus area with what is done about it.

    Args:
        node: what it is called in addresses: as the plan's pages call it, and by id when the plan no longer has it.
        not_concerned: names of those who say that it is not theirs.
    """

    area: FocusArea
    node: str
    states: Counter[Shown]
    doing: list[Said]
    declined: list[Said]
    not_concerned: list[str]

    @cached_property
    def activities(self) -> int:
        """How many activities help it."""
        return self.states.total()

    @cached_property
    def active_bodies(self) -> int:
        """How many bodies have one."""
        return sum(bool(each.activities) for each in self.doing)


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A plan and what released bodies do about it in a year.

    Args:
        silent: names of bodies that the plan addresses and that have not released anything for the year.
        activities: how many activities are shown.
        everybody: the bodies to choose from.
        body: the one that was chosen; None for all of them.
    """

    plan: Plan
    year: BudgetYear | None = None
    years: list[BudgetYear] = field(default_factory=list)
    groups: list[tuple[DevelopmentArea | None, list[Done]]] = field(default_factory=list)
    released: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    activities: int = 0
    everybody: list[Column] = field(default_factory=list)
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class PublicFocus:
    """All that is done about one focus area in a year: bodies in their order, each with its activities."""

    plan: Plan
    year: BudgetYear
    done: Done
    doing: list[tuple[Said, list[Told]]]


def released_years() -> list[BudgetYear]:
    """The years for which a body has released its budget, latest first: one query."""
    return list(BudgetYear.objects.filter(pk__in=InternalBudget.objects.public().values("year")))


def plans_in_the_open(viewer: Viewer) -> list[Choice]:
    """The plans that have been adopted: one query."""
    return plans_to_choose(anonymous(viewer.day))


def what_is_done(viewer: Viewer, slug: str, wanted: str, body: str = "") -> PublicPlan:
    """A plan's public view: 9 queries, whatever the number of activities.

    Args:
        wanted: a year as the address has it; anything else means this year, or the latest one with something to see.
        body: public id of the only body to show; anything else means all of them.

    Raises:
        Http404: no adopted plan has that address.
    """
    choice, years, year = _asked(viewer, slug, wanted)
    if year is None:
        return PublicPlan(choice.plan)
    matrix = _matrix(viewer, choice, year, body)
    groups = [(group.area, [_done(row) for row in group.rows]) for group in matrix.groups]
    released, silent = _released(matrix)
    everybody, chosen_body = matrix.everybody, matrix.columns[0].body if matrix.only.body else None
    return PublicPlan(choice.plan, year, years, groups, released, silent, matrix.activities, everybody, chosen_body)


def what_is_done_about(viewer: Viewer, slug: str, node: str, wanted: str) -> PublicFocus:
    """Everything that is done about one focus area: 10 queries, whatever the number of activities, and
    4 more where a decision awaits its release.

    Args:
        wanted: as for `what_is_done`.

    Raises:
        Http404: no adopted plan has that address, the plan has no such focus area that year, or nothing is released.
    """
    choice, _years, year = _asked(viewer, slug, wanted)
    if year is None:
        raise Http404
    matrix = _matrix(viewer, choice, year)
    done = next((each for each in map(_done, matrix.rows) if each.node == node), None)
    if done is None:
        raise Http404
    held: dict[int, list[Told]] = {}
    if done.activities:
        reader, budgets = anonymous(viewer.day), [said.budget for said in done.doing]
        now = told(reader, year, matrix.frame, done.area.pk)
        kept = told_still_public(reader, budgets, matrix.frame, done.area.pk)
        for each in (*now, *kept):
            held.setdefault(each.body, []).append(each)
    return PublicFocus(choice.plan, year, done, [(said, held.get(said.body.pk, [])) for said in done.doing])


def _asked(viewer: Viewer, slug: str, wanted: str) -> tuple[Choice, list[BudgetYear], BudgetYear | None]:
    """The plan, the years to choose from, and the year that is shown; None when nothing is released."""
    choice = chosen(plans_in_the_open(viewer), slug)
    if choice is None:
        raise Http404
    years = released_years()
    return choice, years, _year(years, wanted, viewer.day.year)


def _matrix(viewer: Viewer, choice: Choice, year: BudgetYear, body: str = "") -> Matrix:
    """What everyone may see of the year, whoever looks."""
    frame = frame_of(choice, year.year)
    return matrix_of(anonymous(viewer.day), year, frame, Only(body=body))


def _year(years: list[BudgetYear], wanted: str, present: int) -> BudgetYear | None:
    """The wanted year, else the present one, else the latest that has been, else any."""
    by_number = {str(year.year): year for year in years}
    past = [year for year in years if year.year < present]
    return by_number.get(wanted) or by_number.get(str(present)) or next(iter(past or years), None)


def _done(row: MatrixRow) -> Done:
    said = [_said(cell) for cell in row.cells if cell.budget is not None and not cell.is_missing]
    apart = [each for each in said if not each.activities and _is(each, StanceKind.NOT_CONCERNED)]
    declined = [each for each in said if each.is_no]
    doing = [each for each in said if each not in apart and each not in declined]
    node = row.area.public_id if row.is_lost else row.area.slug
    states: Counter[Shown] = sum((cell.states for cell in row.cells), Counter())
    return Done(row.area, node, states, doing, declined, [each.body.name for each in apart])


def _said(cell: Cell) -> Said:
    if cell.budget is None:
        raise ValueError("a cell without a released budget")
    return Said(cell.column.body, cell.budget, cell.stance, cell.activities)


def _is(said: Said, kind: StanceKind) -> bool:
    return said.stance is not None and said.stance.kind is kind


def _released(matrix: Matrix) -> tuple[list[str], list[str]]:
    """The names of those who have released their budget of the year, and of those who have not."""
    released: list[str] = []
    silent: list[str] = []
    for place, column in enumerate(matrix.columns):
        has = bool(matrix.rows) and matrix.rows[0].cells[place].budget is not None
        (released if has else silent).append(column.body.name)
    return released, silent
