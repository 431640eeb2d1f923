"""Year against year, focus area by focus area, through what the areas became."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.steering.models import BudgetYear
from fyren.steering.queries.budgets import Column, bodies_of
from fyren.steering.queries.facts import facts_of
from fyren.steering.queries.frame import Frame
from fyren.steering.queries.matrix import EVERYTHING, MatrixGroup, MatrixRow, Only, known, matrix_from
from fyren.steering.rules import StanceKind


@dataclass(frozen=True, slots=True)
class Side:
    """What a year says of a focus area."""

    activities: int
    bodies: int
    stances: Counter[StanceKind]

    @property
    def said(self) -> list[tuple[StanceKind, int]]:
        """The stances that somebody has taken, with how many, in their usual order."""
        return [(kind, self.stances[kind]) for kind in StanceKind if self.stances[kind]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A focus area in two years; `change` is in number of activities, from the earlier to the later."""

    area: FocusArea
    earlier: Side
    later: Side

    @property
    def change(self) -> int:
        """More activities (above zero) or fewer."""
        return self.later.activities - self.earlier.activities


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two years, the earlier first, in the wording that the plan had in the later one.

    Args:
        only: what they are narrowed to, as far as there is such a thing.
        everybody: the bodies of either year.
    """

    earlier: BudgetYear
    later: BudgetYear
    groups: list[tuple[MatrixGroup, list[Compared]]]
    totals: tuple[int, int]
    only: Only
    everybody: list[Column]


def compare_years(
    viewer: Viewer, one: BudgetYear, another: BudgetYear, frame: Frame, only: Only = EVERYTHING
) -> Comparison:
    """Compare two years: 7 queries beside the frame's, framed by the later year's edition."""
    earlier, later = sorted((one, another), key=lambda year: year.year)
    facts = facts_of(viewer, [earlier, later], frame)
    sides = {earlier.pk: bodies_of(earlier), later.pk: bodies_of(later)}
    everybody = list(dict.fromkeys((*sides[later.pk], *sides[earlier.pk])))
    only = known(only, everybody, frame)
    before, after = (matrix_from(facts, year, frame, sides[year.pk], only) for year in (earlier, later))
    old = {row.area.pk: row for row in before.rows}
    groups = [
        (group, [Compared(row.area, _side(old.pop(row.area.pk, None)), _side(row)) for row in group.rows])
        for group in after.groups
    ]
    if old:  # areas that only the earlier year knows
        rows = list(old.values())
        groups.append((MatrixGroup(None, rows), [Compared(row.area, _side(row), _side(None)) for row in rows]))
    return Comparison(earlier, later, groups, (before.activities, after.activities), only, everybody)


def _side(row: MatrixRow | None) -> Side:
    if row is None:
        return Side(0, 0, Counter())
    stances = Counter(cell.stance.kind for cell in row.cells if cell.stance is not None)
    return Side(row.activities, sum(bool(cell.activities) for cell in row.cells), stances)
