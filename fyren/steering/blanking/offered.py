"""What the pages of follow-up offer a registrar to blank. Generators, since they are read on by registrars only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fyren.steering.blanking.round_sorts import remember_logs
from fyren.steering.models import BodyReport, PlanAnalysis, Round, RoundSupplement
from fyren.steering.round_rules import RoundState


def texts_of_report(report: BodyReport) -> Iterator[Any]:
    """What holds texts of a body's report: itself, its parts, its answers, and files that fill it in."""
    above = ("report__round", "report__authority")
    yield from remember_logs(
        [
            report,
            *report.activity_reports.select_related("activity", *above),
            *report.analyses.select_related("focus_area", *above),
            *report.answers.select_related("question", *above),
        ]
    )
    yield from report.imports.select_related(*above)


def texts_of_round(round: Round) -> Iterator[Any]:
    """What holds the coordinator's texts of a round. A closed round's analyses stand in its latest edition."""
    editions = list(round.editions.select_related("round__year"))
    supplements = RoundSupplement.objects.filter(edition__round=round).select_related("edition__round")
    rows = [round, *round.questions.all(), *round.scale.all(), *supplements]
    if round.state == RoundState.OPEN:
        rows += PlanAnalysis.objects.filter(round=round).select_related("authority", "development_area")
    yield from remember_logs([*rows, *editions[:1]])
