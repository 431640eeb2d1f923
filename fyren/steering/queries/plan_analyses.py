"""The plan's analyses in a round: which there are to write, and what stands beside each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import F, Prefetch
from django.http import Http404

from fyren.base.models import public_id_of
from fyren.indicators.content import IndicatorContent
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import DevelopmentArea, FocusArea
from fyren.steering.models import ActivityReport, BodyAnalysis, BodyReport, PlanAnalysis, Round
from fyren.steering.queries.areas import current_editions
from fyren.steering.queries.round_indicators import indicators_of
from fyren.steering.queries.rounds import round_of
from fyren.steering.round_rules import ReportState

_RELEASED = (ReportState.RELEASED, ReportState.DECIDED)


@dataclass(frozen=True, slots=True)
class AnalysisRow:
    """A development area of a plan of the viewer's, and what is written of it in the round (None: nothing)."""

    area: DevelopmentArea
    analysis: PlanAnalysis | None

    @property
    def is_done(self) -> bool:
        """True when the analysis is marked as done."""
        return self.analysis is not None and self.analysis.is_done


def analysis_rows(viewer: Viewer, round: Round) -> list[AnalysisRow]:
    """Every development area of the plans that the viewer coordinates, the largest plan first: 3 queries."""
    own = viewer.authorities_as(Role.COORDINATOR)
    editions = [edition.pk for edition in current_editions(round.year)]
    areas = (
        DevelopmentArea.objects.filter(edition__in=editions, edition__plan__authority__public_id__in=own)
        .select_related("edition__plan")
        .defer("edition__structure")
        .order_by("edition__plan__title", "position")
    )
    written = {each.development_area_id: each for each in round.plan_analyses.all()}
    rows = [AnalysisRow(area, written.get(area.pk)) for area in areas]
    size = Counter(row.area.edition_id for row in rows)
    return sorted(rows, key=lambda row: -size[row.area.edition_id])


def analysis_of(viewer: Viewer, round_id: str, area_id: str) -> PlanAnalysis:
    """The plan's analysis of an area in a round; a new one, not saved, where nothing is written.

    Raises:
        Http404: there is no such round or area, or the plan is not one that the viewer coordinates.
    """
    round = round_of(round_id)
    area = (
        DevelopmentArea.objects.filter(
            public_id=area_id, edition__in=[edition.pk for edition in current_editions(round.year)]
        )
        .select_related("edition__plan__authority")
        .defer("edition__structure")
        .first()
    )
    if area is None or not viewer.holds(Role.COORDINATOR, at=area.edition.plan.authority.public_id):
        raise Http404
    found = round.plan_analyses.filter(development_area=area).first()
    made = found or PlanAnalysis(
        public_id=public_id_of(round.public_id, area.public_id),
        round=round,
        development_area=area,
        authority=area.edition.plan.authority,
        row_version=0,
    )
    made.round, made.development_area = round, area
    return made


@dataclass(frozen=True, slots=True)
class Beside:
    """What the coordinator reads while she writes.

    Args:
        focus_areas: each with the analyses and the activities that released reports have for it.
        silent: names of bodies that have not released anything yet.
        before: the analysis of the same area in the round before, None where there is none.
    """

    focus_areas: list[tuple[FocusArea, list[BodyAnalysis], list[ActivityReport]]]
    silent: list[str]
    before: PlanAnalysis | None
    indicators: tuple[IndicatorContent, ...]


def beside(analysis: PlanAnalysis) -> Beside:
    """The bodies' released texts, the round before, and the figures: 7 queries, and the figures' own."""
    round, area = analysis.round, analysis.development_area
    focus_areas = list(area.focus_areas.select_related("development_area__edition__plan").order_by("position"))
    reports = BodyReport.objects.select_related("authority")
    released = {"report__round": round, "report__state__in": _RELEASED}
    said: dict[int, list[BodyAnalysis]] = defaultdict(list)
    analyses = BodyAnalysis.objects.filter(**released, focus_area__in=focus_areas).exclude(text="")
    for each in analyses.select_related("judgement").prefetch_related(Prefetch("report", reports)):
        said[each.focus_area_id].append(each)
    done: dict[int, list[ActivityReport]] = defaultdict(list)
    told = ActivityReport.objects.filter(**released, activity__focus_areas__in=focus_areas).select_related("activity")
    for row in told.annotate(area=F("activity__focus_areas")).prefetch_related(Prefetch("report", reports)):
        done[row.area].append(row)
    silent = round.reports.exclude(state__in=_RELEASED).values_list("authority__name", flat=True)
    figures, _reaching = indicators_of(round, focus_areas)
    return Beside(
        focus_areas=[(each, said[each.pk], done[each.pk]) for each in focus_areas],
        silent=list(silent),
        before=_before(analysis),
        indicators=figures,
    )


def _before(analysis: PlanAnalysis) -> PlanAnalysis | None:
    """The latest earlier round's analysis of the same area, as the plan numbers it."""
    area = analysis.development_area
    earlier = PlanAnalysis.objects.filter(
        round__cut_off_on__lt=analysis.round.cut_off_on,
        development_area__edition__plan=area.edition.plan_id,
        development_area__number=area.number,
        development_area__slug=area.slug,
    ).exclude(text="")
    return earlier.select_related("round__year", "judgement").order_by("-round__cut_off_on").first()
