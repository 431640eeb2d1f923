"""Which of the plan's own analyses in closed rounds have been decided, with the report that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fyren.steering.models import RoundEdition
from fyren.steering.ports import PLAN_DECISIONS, PlanDecision
from fyren.steering.round_content import AnalysisContent, DecisionContent, RoundContent

Decided = dict[str, DecisionContent]  # by the development area's public id


def decided_in(edition: RoundEdition, content: RoundContent, *, to_everyone: bool = False) -> Decided:
    """As `decided_analyses`, of one edition."""
    return decided_analyses([(edition, content)], to_everyone=to_everyone).get(edition.round_id, {})


def decided_analyses(
    editions: Sequence[tuple[RoundEdition, RoundContent]], *, to_everyone: bool = False
) -> dict[int, Decided]:
    """By round (key), the analyses in an edition of it that have been decided: at most 2 queries.

    One has when the plan's report was decided from that edition, or from another where it says the same.
    A correction of an analysis is thus undecided until the report has been decided anew.

    Args:
        to_everyone: only those of reports that everyone may read.
    """
    shown = {edition.round_id: content for edition, content in editions}
    contents = {edition.pk: content for edition, content in editions}
    decisions = [each for adapter in PLAN_DECISIONS for each in adapter(shown.keys())]
    wanted = [each for each in decisions if each.is_public or not to_everyone]
    others = {each.edition for each in wanted} - contents.keys()
    if others:
        contents |= {each.pk: each.read() for each in RoundEdition.objects.filter(pk__in=others)}
    of_round = {content.round_id: key for key, content in shown.items()}
    found: dict[int, Decided] = defaultdict(dict)
    for each in wanted:
        then = contents[each.edition]
        key = of_round[then.round_id]
        found[key].update(_same(shown[key], then, each))
    return found


def _same(now: RoundContent, then: RoundContent, decided: PlanDecision) -> Iterable[tuple[str, DecisionContent]]:
    """The areas of the plan whose analysis is still what was decided."""
    said = _analyses(now)
    for plan in then.plans:
        for area in plan.areas if plan.public_id == decided.plan else ():
            if area.analysis is not None and area.analysis == said.get(area.public_id):
                yield area.public_id, decided.decision


def _analyses(content: RoundContent) -> dict[str, AnalysisContent | None]:
    return {area.public_id: area.analysis for plan in content.plans for area in plan.areas}
