"""A frozen edition laid out for reading, in the words of its own day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.http import Http404

from fyren.people.viewer import Viewer
from fyren.steering.appendix import facts_of, summary
from fyren.steering.content import ActivityContent, BudgetContent, StanceContent
from fyren.steering.models import BudgetEdition, EditionFile, EditionStage, InternalBudget
from fyren.steering.queries.budgets import budget_of, editions_seen


@dataclass(frozen=True, slots=True)
class EditionPage:
    """An edition as it is read.

    Args:
        is_intact: False when the stored content no longer matches its checksum.
    """

    edition: BudgetEdition
    content: BudgetContent
    is_intact: bool
    summary: str
    plans: tuple[tuple[str, tuple[StanceContent, ...]], ...]
    activities: tuple[tuple[ActivityContent, tuple[tuple[str, str], ...]], ...]


def edition_of(viewer: Viewer, public_id: str, number: int) -> BudgetEdition:
    """One edition of a budget.

    Raises:
        Http404: there is none, or the viewer may not read it.
    """
    budget = budget_of(viewer, public_id)
    edition = editions_seen(viewer, budget).filter(number=number).first()
    if edition is None:
        raise Http404
    edition.budget = budget
    return edition


def handed_over_edition(viewer: Viewer, budget: InternalBudget) -> BudgetEdition | None:
    """The latest edition that the viewer may read, where that is all that she may."""
    edition = editions_seen(viewer, budget).filter(stage=EditionStage.HANDED_OVER).first()
    if edition is not None:
        edition.budget = budget
    return edition


def papers_of(edition: BudgetEdition) -> QuerySet[EditionFile]:
    """The edition's files. What was adopted is what was proposed, so its papers are the proposal's, byte for byte."""
    if edition.stage != EditionStage.ADOPTED:
        return edition.files.all()
    proposed = edition.budget.editions.filter(
        stage=EditionStage.PROPOSED, checksum=edition.checksum, number__lt=edition.number
    )
    return EditionFile.objects.filter(edition=proposed.first())


def lay_out(edition: BudgetEdition) -> EditionPage:
    """The edition for its page; one that no longer matches its checksum is shown and said to, not left out."""
    try:
        content, is_intact = edition.read(), True
    except ValueError:
        content, is_intact = BudgetContent.from_json(edition.content), False
    plans = tuple((plan, tuple(rows)) for plan, rows in groupby(content.stances, key=lambda each: each.focus_area.plan))
    activities = tuple((each, tuple((k, v) for k, v in facts_of(each) if v)) for each in content.activities)
    return EditionPage(edition, content, is_intact, summary(content), plans, activities)
