"""Development areas in the plan's report: the plan's analysis, and what each body has done and how it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.documents.writing import Block, Heading, Paragraph, Style, Table
from fyren.indicators.rules import id_told
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.words import (
    STANCE_WORDS,
    answered,
    area_name,
    judged,
    not_decided_mark,
    paragraphs,
    status_words,
)
from fyren.steering.content import FocusAreaRef
from fyren.steering.models.choices import STANCES
from fyren.steering.round_content import ActivityReportContent, AreaContent, BodyReportContent
from fyren.steering.rules import StanceKind


def area_blocks(frame: Frame, area: AreaContent) -> Iterator[Block]:
    """A development area."""
    yield Heading(f"{area.number} {area.title}".strip())
    yield from _plan_analysis(frame, area)
    titles = {each.code: each.title for each in frame.indicators}
    reached = [id_told(code) or titles[code] for code in area.indicators if code in titles]
    if reached:
        yield Paragraph(_("Indicators that reach the area: %(codes)s.") % {"codes": ", ".join(reached)}, Style.SMALL)
    told: dict[str, str] = {}
    for ref in area.focus_areas:
        yield from _focus_area(frame, ref, told)


def _plan_analysis(frame: Frame, area: AreaContent) -> Iterator[Block]:
    if frame.holds_analyses_back:
        yield Paragraph(_("The analysis of the area is told when the report has been decided."))
        return
    said = frame.analysis_of(area)
    if said is None:
        yield Paragraph(_("The analysis of the area has not been written."))
        return
    if frame.decision is None:
        yield Paragraph(_("Not decided: the report that this analysis stands in is not decided yet."), Style.MARKED)
    if judged(said):
        yield Paragraph(judged(said), Style.LEAD)
    yield from paragraphs(said.text)


def _focus_area(frame: Frame, ref: FocusAreaRef, told: dict[str, str]) -> Iterator[Block]:
    """A focus area. An activity that serves several is told in full where it is first met; `told` remembers where."""
    yield Heading(area_name(ref), 2)
    stances = _stances(frame, ref)
    if stances:
        yield Paragraph(stances, Style.SMALL)
    found = list(frame.in_focus_area(ref.public_id))
    if found:
        yield _activities(found, ref, told)
    else:
        yield Paragraph(_("No activity has been reported."))
    for body, analysis in frame.analyses_of(ref.public_id):
        yield Heading(_("%(body)s: analysis") % {"body": body.name}, 3)
        if not body.is_decided:
            yield not_decided_mark()
        if judged(analysis):
            yield Paragraph(judged(analysis))
        yield from paragraphs(analysis.text)
        yield from answered(analysis.answers)


def _stances(frame: Frame, ref: FocusAreaRef) -> str:
    """Which bodies take which stance, and which have not answered. What is not this body's to do is left out."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for body in frame.bodies:
        for stance in body.stances:
            if stance.focus_area == ref.public_id:
                by_kind[stance.kind].append(body.name)
    return " ".join(
        f"{STANCE_WORDS[kind]}: {', '.join(by_kind[kind])}."
        for kind, _label in STANCES
        if by_kind[kind] and kind != StanceKind.NOT_CONCERNED
    )


def _activities(
    found: list[tuple[BodyReportContent, ActivityReportContent]], ref: FocusAreaRef, told: dict[str, str]
) -> Table:
    """The activities; a column for deviations only where there are any."""
    columns = (_("Body"), _("Activity"), _("Status"), _("Done and result"), _("Deviation and measure"))
    rows = []
    for body, activity in found:
        first = told.setdefault(activity.public_id, ref.public_id) == ref.public_id
        rows.append(
            (
                body_name(body),
                activity.title,
                status_words(activity.status, activity.was),
                activity.result if first else _("Told above."),
                deviation_words(activity) if first else "",
            )
        )
    if any(row[-1] for row in rows):
        return Table(columns, tuple(rows), widths=(12, 11, 8, 14, 13))
    return Table(columns[:-1], tuple(row[:-1] for row in rows), widths=(12, 12, 8, 20))


def body_name(body: BodyReportContent) -> str:
    """The body, marked when its own board has not decided what it says."""
    return body.name if body.is_decided else _("%(body)s (not decided)") % {"body": body.name}


def deviation_words(activity: ActivityReportContent) -> str:
    """The deviation with its measure; "" where all goes as planned."""
    if not activity.deviation:
        return ""
    measure = _("Measure: %(measure)s") % {"measure": activity.measure} if activity.measure else ""
    return "\n".join(part for part in (activity.deviation, measure) if part)
