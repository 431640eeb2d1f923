"""What becomes public when a budget is released, named before it is: what the public pages then show, no more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from fyren.base.frozen import checksum_of
from fyren.steering.models import Activity, BudgetEdition, InternalBudget, Stance


@dataclass(frozen=True, slots=True)
class BecomesPublic:
    """A budget as everyone will read it once it is released: decided rows, without what waits for a new decision.

    Args:
        plans: stances by the title of the plan that they are on.
        kept_back: decided activities of a company that have not been released by themselves.
        instead_of: the edition of an earlier decision that is public until then.
    """

    budget: InternalBudget
    plans: tuple[tuple[str, tuple[Stance, ...]], ...]
    activities: tuple[Activity, ...]
    kept_back: tuple[Activity, ...]
    instead_of: BudgetEdition | None

    @property
    def checksum(self) -> str:
        """Another one as soon as anything of it has changed."""
        stances = [each for _plan, stances in self.plans for each in stances]
        versions = [[each.public_id, each.row_version] for each in (*stances, *self.activities, *self.kept_back)]
        return checksum_of({"budget": self.budget.row_version, "rows": versions})


def becomes_public(budget: InternalBudget) -> BecomesPublic:
    """What a release would show: 3 queries at most. The conditions are those of `queries.activities.seen_by`."""
    stances = budget.stances.filter(is_decided=True).select_related("focus_area__development_area__edition__plan")
    stances = stances.defer("focus_area__development_area__edition__structure")
    plans = groupby(sorted(stances, key=_plan), key=_plan)
    decided = list(budget.activities.decided())
    is_open = {each.pk for each in decided if each.released_on is not None or not budget.is_company}
    return BecomesPublic(
        budget,
        tuple((plan, tuple(rows)) for plan, rows in plans),
        tuple(each for each in decided if each.pk in is_open),
        tuple(each for each in decided if each.pk not in is_open),
        budget.public_edition,
    )


def _plan(stance: Stance) -> str:
    return stance.focus_area.development_area.edition.plan.title
