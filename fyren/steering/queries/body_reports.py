"""Reads of bodies' reports: which ones a viewer may know of, and each with all its parts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import Http404

from fyren.base.models import public_id_of
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, FocusAreaMapping
from fyren.steering.lineage import Lineage
from fyren.steering.models import (
    Activity,
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    RoundAnswer,
    RoundQuestion,
)
from fyren.steering.report_access import can_read_own_report
from fyren.steering.report_parts import Part, Row
from fyren.steering.round_rules import Deadlines, ReportState, RoundState, Scope, deadlines

_HANDED_OVER = (ReportState.RELEASED, ReportState.DECIDED)


def reports_seen(viewer: Viewer) -> QuerySet[BodyReport]:
    """The reports that the viewer may know of, see `report_access.can_read_report`, with body, round and year."""
    seen = Q(authority__public_id__in=viewer.draft_authorities)
    if viewer.is_known:
        seen |= Q(state=ReportState.DECIDED)
    if viewer.holds(Role.COORDINATOR, Role.AUDITOR):
        seen |= Q(state__in=_HANDED_OVER)
    return BodyReport.objects.filter(seen).select_related("authority", "round__year")


def report_of(viewer: Viewer, public_id: str) -> BodyReport:
    """One report.

    Raises:
        Http404: there is none, or the viewer may not know of it.
    """
    report = reports_seen(viewer).filter(public_id=public_id).first()
    if report is None:
        raise Http404
    return report


def own_report(viewer: Viewer, public_id: str) -> BodyReport:
    """One report of a body whose drafts the viewer reads.

    Raises:
        Http404: there is none such.
    """
    report = report_of(viewer, public_id)
    if not can_read_own_report(viewer, report):
        raise Http404
    return report


def own_reports(viewer: Viewer) -> list[BodyReport]:
    """The reports of the bodies whose drafts the viewer reads, latest round first."""
    mine = reports_seen(viewer).filter(authority__public_id__in=viewer.draft_authorities)
    return list(mine.order_by("-round__cut_off_on", "authority__position"))


def open_reports(viewer: Viewer) -> list[BodyReport]:
    """Of those, the ones that wait for something: in open rounds what is not decided, in closed ones what is released
    and can still be decided."""
    waits = Q(round__state=RoundState.OPEN) | Q(state=ReportState.RELEASED)
    mine = reports_seen(viewer).filter(waits, authority__public_id__in=viewer.draft_authorities)
    return list(mine.exclude(state=ReportState.DECIDED))


def deadlines_of(report: BodyReport) -> Deadlines:
    """The body's days in the round, counted back from its own meeting."""
    asked = report.round
    return deadlines(report.board_on, papers_before=asked.papers_before, sent_before=asked.sent_before)


@dataclass(frozen=True)
class ReportContent:
    """A report with everything in it, as its page, its file and the closed round are made from it.

    Args:
        activities: the decided ones of the body's budget of the year, in order, with their focus areas.
        earlier: the body's report in the round before, None where there was none.
    """

    report: BodyReport
    parts: tuple[Part, ...]
    activities: tuple[Activity, ...]
    earlier: BodyReport | None

    def of(self, scope: Scope) -> list[Part]:
        """The parts of a kind."""
        return [part for part in self.parts if part.scope is scope]

    def questions(self, scope: Scope) -> tuple[RoundQuestion, ...]:
        """The round's own questions of a kind."""
        return tuple(each for each in self.report.round.questions.all() if each.scope == scope)

    def part(self, key: str) -> Part:
        """The part with the address.

        Raises:
            Http404: there is none such.
        """
        for part in self.parts:
            if part.key == key:
                return part
        raise Http404

    @cached_property
    def done(self) -> int:
        """How many parts are marked as done."""
        return sum(part.is_done for part in self.parts)

    @property
    def missing(self) -> list[Part]:
        """The parts that lack what must be there before the report is sent."""
        return [part for part in self.parts if part.missing]

    @property
    def unfinished(self) -> list[Part]:
        """The parts that lack nothing and are not marked as done."""
        return [part for part in self.parts if not part.missing and not part.is_done]

    @property
    def first_left(self) -> Part | None:
        """The first part that is not marked as done."""
        return next((part for part in self.parts if not part.is_done), None)

    @cached_property
    def seen(self) -> str:
        """Names exactly what is shown: what is sent must be what somebody has read."""
        named = [f"{part.key}={part.version}" for part in self.parts if part.scope is not Scope.BODY]
        return hashlib.sha256("\n".join(named).encode()).hexdigest()[:24]

    def beside(self, part: Part) -> tuple[Part | None, Part | None]:
        """The parts before and after this one."""
        place = self.parts.index(part)
        after = self.parts[place + 1] if place + 1 < len(self.parts) else None
        return (self.parts[place - 1] if place else None), after


def report_content(report: BodyReport) -> ReportContent:
    """A report with all its parts: a fixed number of queries, however many activities there are."""
    activities = _activities(report)
    rows = {row.activity_id: row for row in report.activity_reports.all()}
    analyses = {row.focus_area_id: row for row in report.analyses.select_related("judgement")}
    areas = _focus_areas(activities, analyses.keys())
    earlier = _earlier(report)
    before = _Before(earlier, [area.pk for area in areas])
    asked, answers = _asked(report)

    def make(scope: Scope, about: Activity | FocusArea | None, row: Row, was: Row | None) -> Part:
        key = (scope, about.pk if about is not None else None)
        return Part(report, scope, about, row, asked[scope], answers[key], was)

    parts = [
        make(
            Scope.ACTIVITY,
            activity,
            rows.get(activity.pk) or new_activity_report(report, activity),
            before.activity(activity),
        )
        for activity in activities
    ]
    parts += [
        make(
            Scope.FOCUS_AREA,
            area,
            analyses.get(area.pk) or new_analysis(report, area),
            before.analysis(area),
        )
        for area in areas
    ]
    parts.append(make(Scope.BODY, None, report, earlier))
    return ReportContent(report, tuple(parts), tuple(activities), earlier)


def new_activity_report(report: BodyReport, activity: Activity) -> ActivityReport:
    """What is not yet written of an activity: it has its id already, so that a personal draft of it is found again."""
    key = public_id_of(report.public_id, activity.public_id)
    return ActivityReport(public_id=key, report=report, activity=activity, status=activity.status)


def new_analysis(report: BodyReport, area: FocusArea) -> BodyAnalysis:
    """The analysis that is not yet written, with its id."""
    return BodyAnalysis(public_id=public_id_of(report.public_id, area.public_id), report=report, focus_area=area)


def _activities(report: BodyReport) -> list[Activity]:
    """The decided activities of the body's budget of the year, and those that something is already said of."""
    budgeted = Q(budget__year=report.round.year_id, budget__authority=report.authority_id)
    decided = budgeted & Q(is_decided=True, binned_at__isnull=True)
    found = Activity.objects.filter(decided | Q(reports__report=report)).distinct()
    return list(found.prefetch_related("focus_areas__development_area__edition").order_by("title", "pk"))


def _focus_areas(activities: Iterable[Activity], analysed: Collection[int]) -> list[FocusArea]:
    """The focus areas that the body does something for, and those that it has already analysed, in the plans' order."""
    found = {area.pk: area for activity in activities for area in activity.focus_areas.all()}
    left = [pk for pk in analysed if pk not in found]
    if left:
        more = FocusArea.objects.filter(pk__in=left).select_related("development_area__edition")
        found |= {area.pk: area for area in more}
    return sorted(found.values(), key=_in_order)


def _in_order(area: FocusArea) -> tuple[int, int, int]:
    part = area.development_area
    return (part.edition.plan_id, part.position, area.position)


def _asked(
    report: BodyReport,
) -> tuple[Mapping[Scope, tuple[RoundQuestion, ...]], Mapping[tuple[Scope, int | None], dict[int, RoundAnswer]]]:
    """The round's questions by what they are about, and the body's answers by that and by question."""
    questions: dict[Scope, tuple[RoundQuestion, ...]] = defaultdict(tuple)
    for question in report.round.questions.all():
        questions[Scope(question.scope)] += (question,)
    answers: dict[tuple[Scope, int | None], dict[int, RoundAnswer]] = defaultdict(dict)
    for answer in report.answers.select_related("question"):
        scope = Scope(answer.question.scope)
        about = {Scope.ACTIVITY: answer.activity_id, Scope.FOCUS_AREA: answer.focus_area_id}.get(scope)
        answers[scope, about][answer.question_id] = answer
    return questions, answers


def _earlier(report: BodyReport) -> BodyReport | None:
    """The body's report in the latest round with an earlier cut-off date."""
    before = BodyReport.objects.filter(authority=report.authority_id, round__cut_off_on__lt=report.round.cut_off_on)
    return before.select_related("round__year").order_by("-round__cut_off_on").first()


class _Before:
    """What was said in the round before: of the same activity or the one it was copied from, of the same focus area or
    the one it came from when the plan was revised."""

    def __init__(self, earlier: BodyReport | None, areas: Collection[int]) -> None:
        self.activities: dict[int, ActivityReport] = {}
        self.analyses: dict[int, BodyAnalysis] = {}
        self.lineage: Lineage[int] = Lineage(())
        if earlier is None:
            return
        self.activities = {row.activity_id: row for row in earlier.activity_reports.all()}
        self.analyses = {row.focus_area_id: row for row in earlier.analyses.select_related("judgement")}
        if self.analyses and not self.analyses.keys() >= set(areas):
            pairs = FocusAreaMapping.objects.exclude(old=None).exclude(new=None).values_list("old", "new")
            self.lineage = Lineage((old, new) for old, new in pairs if old is not None and new is not None)

    def activity(self, activity: Activity) -> ActivityReport | None:
        return self.activities.get(activity.pk) or self.activities.get(activity.copied_from_id or 0)

    def analysis(self, area: FocusArea) -> BodyAnalysis | None:
        found = self.lineage.among(area.pk, self.analyses.keys())
        return self.analyses[found[0]] if found else None
