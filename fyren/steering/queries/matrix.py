"""The matrix: focus areas of a plan × bodies for a year, cell by cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fyren.people.viewer import Viewer
from fyren.plan.models import DevelopmentArea, FocusArea
from fyren.steering.models import BudgetYear, InternalBudget
from fyren.steering.queries.budgets import Column, bodies_of
from fyren.steering.queries.facts import Alike, Facts, StanceFact, facts_of
from fyren.steering.queries.frame import Frame
from fyren.steering.rules import Shown, StanceKind, worst

_ORDER = list(StanceKind)


@dataclass(frozen=True, slots=True)
class Only:
    """What an overview is narrowed to; "" narrows nothing, and neither does what the year does not have.

    Args:
        area: public id of a development area of the framing plan.
        body: public id of a body.
    """

    area: str = ""
    body: str = ""


EVERYTHING = Only()


@dataclass
class Cell:
    """What a body answers about a focus area. `budget` is None where the viewer may not know of one.

    Args:
        states: how many activities are in each state.
        undecided: how many activities are a draft's, or were handed over and are not decided.
    """

    area: FocusArea
    column: Column
    budget: InternalBudget | None = None
    states: Counter[Shown] = field(default_factory=Counter)
    undecided: int = 0
    stances: list[StanceFact] = field(default_factory=list)

    @cached_property
    def activities(self) -> int:
        """How many activities help the focus area."""
        return self.states.total()

    @cached_property
    def stance(self) -> StanceFact | None:
        """The stance; of several that lead to the same row, the one that promises most."""
        return min(self.stances, key=lambda each: _ORDER.index(each.kind), default=None)

    @property
    def is_missing(self) -> bool:
        """True where the viewer knows of no answer."""
        return not self.states and not self.stances

    @cached_property
    def is_undecided(self) -> bool:
        """True when something shown is a draft's, or was handed over and is not decided."""
        return self.undecided > 0 or not all(each.is_decided for each in self.stances)

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
        return sum(cell.activities for cell in self.cells)

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
    """A year's matrix for a plan.

    Args:
        everybody: every body of the year, also those that the matrix is narrowed from.
        outside: bodies that the plan does not address and that have not answered.
        only: what the matrix is narrowed to, as far as the year has it.
        activities: how many there are; one that helps several focus areas counts once.
        undecided: how many of them are drafts, or handed over and not decided.
    """

    year: BudgetYear
    frame: Frame
    only: Only
    everybody: list[Column]
    columns: list[Column]
    outside: list[Column]
    groups: list[MatrixGroup]
    activities: int
    undecided: int

    @cached_property
    def rows(self) -> list[MatrixRow]:
        """Every row."""
        return [row for group in self.groups for row in group.rows]

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


def matrix_of(viewer: Viewer, year: BudgetYear, frame: Frame, only: Only = EVERYTHING) -> Matrix:
    """The matrix as the viewer may know it: 6 queries beside the frame's."""
    everybody = bodies_of(year)
    return matrix_from(facts_of(viewer, [year], frame), year, frame, everybody, known(only, everybody, frame))


def matrix_from(facts: Facts, year: BudgetYear, frame: Frame, everybody: list[Column], only: Only) -> Matrix:
    """The matrix of one year of the facts, for the bodies of the year."""
    activities = {alike: count for alike, count in facts.activities.items() if alike.year == year.pk}
    placed = _placed(activities, [each for each in facts.stances if each.year == year.pk], frame)
    answering = {body for _area, body in placed}
    shown = [each for each in everybody if not each.is_outside or each.body.pk in answering]
    columns = [each for each in everybody if each.body.public_id == only.body] if only.body else shown

    def row(area: FocusArea, *, is_lost: bool = False) -> MatrixRow:
        cells = []
        for column in columns:
            said = placed.get((area.pk, column.body.pk), _SILENCE)
            budget = facts.budgets.get((year.pk, column.body.pk))
            cells.append(Cell(area, column, budget, said.states, said.undecided, said.stances))
        return MatrixRow(area, cells, is_lost)

    groups = [
        MatrixGroup(held, [row(area) for area in areas])
        for held, areas in frame.groups
        if only.area in ("", held.public_id)
    ]
    bodies, rows = {column.body.pk for column in columns}, {each.area.pk for group in groups for each in group.rows}
    lost = sorted({area for area, body in placed if body in bodies} - set(frame.rows))
    if lost and not only.area:
        groups.append(MatrixGroup(None, [row(frame.areas[key], is_lost=True) for key in lost]))
    outside = [] if only != EVERYTHING else [each for each in everybody if each not in columns]
    counted = [
        (alike, count)
        for alike, count in activities.items()
        if alike.body in bodies and (not only.area or not rows.isdisjoint(_rows(alike.areas, frame)))
    ]
    undecided = sum(count for alike, count in counted if not alike.is_decided)
    total = sum(count for _alike, count in counted)
    return Matrix(year, frame, only, everybody, columns, outside, groups, total, undecided)


def known(only: Only, everybody: Iterable[Column], frame: Frame) -> Only:
    """As much of the choice as there is among the bodies and in the plan that year."""
    areas, bodies = {held.public_id for held, _areas in frame.groups}, {each.body.public_id for each in everybody}
    return Only(only.area if only.area in areas else "", only.body if only.body in bodies else "")


@dataclass(slots=True)
class _Said:
    states: Counter[Shown] = field(default_factory=Counter)
    undecided: int = 0
    stances: list[StanceFact] = field(default_factory=list)


_SILENCE = _Said()


def _placed(
    activities: Mapping[Alike, int], stances: Iterable[StanceFact], frame: Frame
) -> dict[tuple[int, int], _Said]:
    """Facts by row and body. What stands under two focus areas stands in both rows, once in each."""
    held: dict[tuple[int, int], _Said] = defaultdict(_Said)
    for alike, count in activities.items():
        for row in _rows(alike.areas, frame):
            said = held[row, alike.body]
            said.states[alike.shown] += count
            said.undecided += 0 if alike.is_decided else count
    for stance in stances:
        for row in _rows((stance.area,), frame):
            held[row, stance.body].stances.append(stance)
    return held


def _rows(areas: Iterable[int], frame: Frame) -> Iterable[int]:
    return dict.fromkeys(row for area in areas for row in frame.rows_for(area))
