"""The matrix: focus areas of a plan × bodies for a year, cell by cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from fyren.people.viewer import Viewer
from fyren.plan.models import DevelopmentArea, FocusArea
from fyren.steering.models import BudgetYear, InternalBudget
from fyren.steering.queries.budgets import Column, bodies_of
from fyren.steering.queries.facts import ActivityFact, Facts, StanceFact, facts_of
from fyren.steering.queries.frame import Frame
from fyren.steering.rules import Shown, StanceKind, worst

Fact = TypeVar("Fact", ActivityFact, StanceFact)
_ORDER = list(StanceKind)


@dataclass
class Cell:
    """What a body answers about a focus area. `budget` is None where the viewer may not know of one."""

    area: FocusArea
    column: Column
    budget: InternalBudget | None = None
    activities: list[ActivityFact] = field(default_factory=list)
    stances: list[StanceFact] = field(default_factory=list)

    @cached_property
    def stance(self) -> StanceFact | None:
        """The stance; of several that lead to the same row, the one that promises most."""
        return min(self.stances, key=lambda each: _ORDER.index(each.kind), default=None)

    @property
    def is_missing(self) -> bool:
        """True where the viewer knows of no answer."""
        return not self.activities and not self.stances

    @cached_property
    def is_undecided(self) -> bool:
        """True when something shown is a draft's, or was handed over and is not decided."""
        facts: list[ActivityFact | StanceFact] = [*self.activities, *self.stances]
        return not all(fact.is_decided for fact in facts)

    @cached_property
    def states(self) -> Counter[Shown]:
        """How many activities are in each state."""
        return Counter(each.shown for each in self.activities)

    @cached_property
    def worst(self) -> Shown | None:
        """The state that most needs somebody's eyes."""
        return worst(self.states)


@dataclass(slots=True)
class MatrixRow:
    """A focus area's answers, one cell for each body. `is_lost`: the plan's edition of the year no longer has it."""

    area: FocusArea
    cells: list[Cell]
    is_lost: bool = False

    @property
    def activities(self) -> int:
        """How many activities help the focus area."""
        return sum(len(cell.activities) for cell in self.cells)

    @property
    def is_unanswered(self) -> bool:
        """True when the viewer knows of nobody's answer."""
        return all(cell.is_missing for cell in self.cells)

    @property
    def missing(self) -> int:
        """How many bodies have not answered."""
        return sum(cell.is_missing for cell in self.cells)


@dataclass(slots=True)
class MatrixGroup:
    """The rows of a development area; None for focus areas that the edition no longer has."""

    area: DevelopmentArea | None
    rows: list[MatrixRow]


@dataclass(frozen=True)
class Matrix:
    """A year's matrix for a plan. `outside`: bodies that the plan does not address and that have not answered."""

    year: BudgetYear
    frame: Frame
    columns: list[Column]
    outside: list[Column]
    groups: list[MatrixGroup]

    @cached_property
    def rows(self) -> list[MatrixRow]:
        """Every row."""
        return [row for group in self.groups for row in group.rows]

    @cached_property
    def activities(self) -> set[str]:
        """The activities (public ids); one that helps several focus areas counts once."""
        return {each.public_id for row in self.rows for cell in row.cells for each in cell.activities}

    @cached_property
    def undecided(self) -> int:
        """How many of the activities are drafts, or handed over and not decided."""
        cells = (cell for row in self.rows for cell in row.cells)
        return len({each.public_id for cell in cells for each in cell.activities if not each.is_decided})

    @cached_property
    def active_bodies(self) -> int:
        """How many bodies have an activity."""
        return len({cell.column.body.pk for row in self.rows for cell in row.cells if cell.activities})

    @cached_property
    def unanswered(self) -> int:
        """How many of the plan's focus areas nobody has taken a stance on."""
        return sum(row.is_unanswered for row in self.rows)

    @cached_property
    def by_body(self) -> list[tuple[Column, list[Cell]]]:
        """The same cells, body by body."""
        return [(column, [row.cells[place] for row in self.rows]) for place, column in enumerate(self.columns)]


def matrix_of(viewer: Viewer, year: BudgetYear, frame: Frame) -> Matrix:
    """The matrix as the viewer may know it: 6 queries beside the frame's."""
    return matrix_from(facts_of(viewer, [year], frame), year, frame)


def matrix_from(facts: Facts, year: BudgetYear, frame: Frame) -> Matrix:
    """The matrix of one year of the facts: one query."""
    activities, stances = _placed(facts.activities, year, frame), _placed(facts.stances, year, frame)
    answering = {body for _area, body in (*activities, *stances)}
    everybody = bodies_of(year)
    columns = [each for each in everybody if not each.is_outside or each.body.pk in answering]

    def row(area: FocusArea, *, is_lost: bool = False) -> MatrixRow:
        cells = []
        for column in columns:
            place = (area.pk, column.body.pk)
            budget = facts.budgets.get((year.pk, column.body.pk))
            cells.append(Cell(area, column, budget, activities.get(place, []), stances.get(place, [])))
        return MatrixRow(area, cells, is_lost)

    groups = [MatrixGroup(held, [row(area) for area in areas]) for held, areas in frame.groups]
    lost = sorted({area for area, _body in (*activities, *stances)} - set(frame.rows))
    if lost:
        groups.append(MatrixGroup(None, [row(frame.areas[key], is_lost=True) for key in lost]))
    outside = [each for each in everybody if each not in columns]
    return Matrix(year, frame, columns, outside, groups)


def _placed(facts: Iterable[Fact], year: BudgetYear, frame: Frame) -> dict[tuple[int, int], list[Fact]]:
    """A year's facts by row and body. What stands under two focus areas stands in both rows, once in each."""
    held: dict[tuple[int, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.year == year.pk:
            for row in _rows(fact, frame):
                held[row, fact.body].append(fact)
    return held


def _rows(fact: ActivityFact | StanceFact, frame: Frame) -> Iterator[int]:
    areas = fact.areas if isinstance(fact, ActivityFact) else (fact.area,)
    yield from dict.fromkeys(row for area in areas for row in frame.rows_for(area))
