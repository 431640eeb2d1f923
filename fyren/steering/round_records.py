"""What rounds of follow-up hand over when an authority's documents are taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.records import Part, Record
from fyren.plan.models import Plan
from fyren.plan.records import blanked_parts
from fyren.steering.blanking import blanked_in_rounds
from fyren.steering.models import BodyReport, PlanAnalysis, RoundEdition
from fyren.steering.round_rules import ReportState, RoundState


def round_records(authority: str) -> Iterator[Record]:
    """The authority's own reports, drafts included; and, where it owns a plan, the plan's analyses and the editions of
    closed rounds."""
    reports = BodyReport.objects.filter(authority__public_id=authority).select_related("round__year", "authority")
    for report in reports.prefetch_related(
        "activity_reports__activity", "analyses__focus_area", "analyses__judgement", "answers__question"
    ):
        yield _report(report)
    written = PlanAnalysis.objects.filter(authority__public_id=authority)
    for analysis in written.select_related("round__year", "authority", "judgement", "development_area"):
        yield _analysis(analysis)
    if Plan.objects.filter(authority__public_id=authority).exists():
        editions = RoundEdition.objects.select_related("round__year").prefetch_related("supplements")
        for edition in editions.order_by("frozen_at"):
            yield _edition(edition, authority)


def _report(report: BodyReport) -> Record:
    return Record(
        code="steering.BodyReport",
        kind=_("Report of follow-up"),
        public_id=report.public_id,
        title=f"{report.round}, {report.authority}",
        authority=report.authority.public_id,
        state=report.get_state_display(),
        is_draft=report.state in (ReportState.WRITING, ReportState.SENT),
        dnr=report.dnr,
        date=report.decided_on or _day(report.released_at) or _day(report.created_at),
        facts=(
            (_("Decided by"), str(report.get_instance_display()) if report.instance else ""),
            (_("Decided on"), report.decided_on.isoformat() if report.decided_on else ""),
            (_("Section of the minutes"), report.section),
        ),
        parts=tuple(_parts(report)),
    )


def _parts(report: BodyReport) -> Iterator[Part]:
    yield Part(_("What the board should know"), report.summary)
    if report.completion_asked:
        yield Part(_("What the coordinator asked to have completed"), report.completion_asked)
    if report.returned_because:
        yield Part(_("Why the head gave it back"), report.returned_because)
    for said in report.activity_reports.all():
        texts = (
            str(said.get_status_display()),
            *(f"{label}: {text}" for label, text in _labelled(said) if text),
        )
        yield Part(said.activity.title, "\n\n".join(texts), level=3)
    for analysis in report.analyses.all():
        yield Part(analysis.focus_area.label, _analysed(analysis), level=3)
    for answer in report.answers.all():
        yield Part(answer.question.text, answer.text, level=3)


def _labelled(said: object) -> Iterator[tuple[str, str]]:
    labels = {
        "result": _("Result"),
        "deviation": _("Deviation"),
        "measure": _("Measure"),
        "next_step": _("Next step"),
    }
    for name, label in labels.items():
        yield label, getattr(said, name)


def _analysed(analysis: object) -> str:
    """Trend, judgement and text of a body's analysis or the plan's."""
    trend = analysis.get_trend_display() if getattr(analysis, "trend", "") else ""  # type: ignore[attr-defined]
    parts = (str(trend), str(getattr(analysis, "judgement", None) or ""), getattr(analysis, "text", ""))
    return "\n\n".join(part for part in parts if part)


def _analysis(analysis: PlanAnalysis) -> Record:
    is_closed = analysis.round.state == RoundState.CLOSED
    return Record(
        code="steering.PlanAnalysis",
        kind=_("The plan's analysis"),
        public_id=analysis.public_id,
        title=f"{analysis.round}, {analysis.development_area}",
        authority=analysis.authority.public_id,
        state=_("Closed") if is_closed else _("Draft"),
        is_draft=not is_closed,
        date=_day(analysis.round.closed_at) or _day(analysis.created_at),
        parts=(Part(_("Analysis"), _analysed(analysis)),),
    )


def _edition(edition: RoundEdition, authority: str) -> Record:
    """What the bodies and the plan's owner have written, as it was frozen."""
    added = (
        Part(_("Figures added %(day)s") % {"day": _day(each.made_at)}, each.reason)
        for each in edition.supplements.all()
    )
    parts = (*_edition_parts(edition), *added, *blanked_parts(blanked_in_rounds([edition])))
    return Record(
        code="steering.RoundEdition",
        kind=_("Edition of a closed round"),
        public_id=edition.public_id,
        title=_("%(round)s, edition %(number)s") % {"round": edition.round, "number": edition.number},
        authority=authority,
        state=_("Closed"),
        is_draft=False,
        date=_day(edition.frozen_at),
        facts=((_("Why it was made anew"), edition.reason), (_("Checksum of the content"), edition.checksum)),
        parts=parts,
    )


def _edition_parts(edition: RoundEdition) -> Iterator[Part]:
    content = edition.read()
    for plan in content.plans:
        for area in plan.areas:
            if area.analysis is not None:
                yield Part(f"{area.number} {area.title}".strip(), area.analysis.text)
    for body in content.bodies:
        if body.state:
            texts = [body.summary, *(f"{each.title}\n\n{each.result}" for each in body.activities)]
            yield Part(
                body.name, "\n\n".join(text for text in (*texts, *(said.text for _a, said in body.analyses)) if text)
            )


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.astimezone(SWEDISH_TIME).date() if moment else None
