"""The plan's report: cover, summary, situation, areas, bodies, proposals, and what it is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.documents.writing import Block, Bullets, Document, Heading, Paragraph, PartStart, Style, Table
from fyren.reports.composing.areas import area_blocks
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.indicators import indicator_blocks
from fyren.reports.composing.parts import basis_blocks, body_blocks, proposal_blocks
from fyren.reports.composing.words import day_words, decision_words, has_text, judged
from fyren.reports.sections import Section
from fyren.steering.round_content import ActivityReportContent, AreaContent
from fyren.steering.rules import ActivityStatus


def plan_report(frame: Frame) -> Document:
    """The report, with the sections that are chosen."""
    content, plan = frame.content, frame.plan
    title = _("Follow-up %(year)s") % {"year": content.year}
    return Document(
        title=f"{title}: {plan.title}",
        subtitle=f"{content.title}, {content.municipality}",
        author=content.municipality,
        day=frame.day,
        head=f"{title}, {content.municipality}",
        foot=frame.foot,
        page_word=_("Page"),
        mark=frame.mark,
        cover=tuple((label, value) for label, value in _cover(frame) if value),
        contents=_("Contents"),
        blocks=tuple(_blocks(frame)),
    )


def _cover(frame: Frame) -> Iterator[tuple[str, str]]:
    content = frame.content
    yield _("Decision"), decision_words(frame.decision) if frame.decision else _("The report is not decided")
    yield _("Plan"), f"{frame.plan.title}. {decision_words(frame.plan.decision)}".strip(". ")
    yield _("Round"), f"{content.title} {content.year}"
    yield _("The figures describe"), _("the state on %(day)s") % {"day": day_words(content.cut_off_on)}
    yield _("Closed"), day_words(content.frozen_on)
    yield _("Why it was made anew"), frame.reason
    if frame.sections.is_public:
        yield _("Version"), _("For everyone: only what the bodies' own boards have decided")
    elif any(has_text(body) and not body.is_decided for body in content.bodies):
        yield _("Version"), _("For the municipality's own work: texts that are not decided are marked so")
    if content.is_example:
        yield _("Mind this"), _("Example data: figures and texts are made up.")


def _blocks(frame: Frame) -> Iterator[Block]:
    chosen = frame.sections
    if Section.SUMMARY in chosen:
        yield PartStart()
        yield from _summary(frame)
    if Section.SITUATION in chosen:
        yield PartStart()
        yield from _situation(frame)
    if Section.AREAS in chosen:
        for area in frame.plan.areas:
            yield PartStart()
            yield from area_blocks(frame, area)
    if Section.BODIES in chosen:
        yield PartStart()
        yield from body_blocks(frame)
    if Section.PROPOSALS in chosen:
        yield PartStart()
        yield from proposal_blocks(frame)
    if Section.BASIS in chosen:
        yield PartStart()
        yield from basis_blocks(frame)


def _summary(frame: Frame) -> Iterator[Block]:
    yield Heading(_("Summary"))
    yield Paragraph(handed_in_words(frame), Style.LEAD)
    columns = (_("Development area"), _("Judgement"), _("Activities"), _("Done"), _("Ongoing"), _("Deviating"))
    rows = tuple(_area_row(frame, area) for area in frame.plan.areas)
    yield Table(columns, rows, widths=(14, 12, 7, 5, 5, 6), caption=_("The development areas at a glance."))
    missing = [body.name for body in frame.all_bodies if not has_text(body)]
    if missing and not frame.sections.is_public:
        yield Heading(_("Have not handed in"), 2)
        yield Bullets(tuple(missing))


def handed_in_words(frame: Frame) -> str:
    """How many bodies have handed in, and how many have decided; for everyone, only the latter."""
    bodies = frame.content.bodies
    decided = sum(body.is_decided for body in bodies)
    decided_words = ngettext(
        "%(number)s has been decided by the body's own board.",
        "%(number)s have been decided by the body's own board.",
        decided,
    ) % {"number": decided}
    if frame.sections.is_public:
        return _("Boards and companies: %(all)s. %(decided)s") % {"all": len(bodies), "decided": decided_words}
    return _("%(handed_in)s of %(all)s boards and companies have handed in their follow-up. %(decided)s") % {
        "handed_in": sum(has_text(body) for body in bodies),
        "all": len(bodies),
        "decided": decided_words,
    }


def _area_row(frame: Frame, area: AreaContent) -> tuple[str, ...]:
    found = frame.in_area(area)
    counts = counted(found)
    analysis = frame.analysis_of(area)
    said = judged(analysis) if analysis else ""
    return (
        f"{area.number} {area.title}",
        said or _("Not judged"),
        str(len(found)),
        str(counts[ActivityStatus.DONE]),
        str(counts[ActivityStatus.ONGOING]),
        str(sum(bool(each.deviation) for each in found)),
    )


def counted(activities: list[ActivityReportContent]) -> Counter[str]:
    """How many there are of each status."""
    return Counter(each.status for each in activities)


def _situation(frame: Frame) -> Iterator[Block]:
    yield Heading(_("The situation"))
    yield Paragraph(
        _(
            "The plan has no indicators of its own. Here are those of the council's budget and of the sustainability "
            "programme, and others for context, that reach the plan's areas through the steering model."
        )
    )
    indicators = frame.indicators
    if not indicators:
        yield Paragraph(_("No indicator reaches the plan's areas yet."))
    for indicator in indicators:
        yield from indicator_blocks(indicator, cut_off_on=frame.content.cut_off_on, theme=frame.theme)
    for supplement in frame.supplements:
        yield PartStart()
        yield Heading(_("Supplement %(day)s") % {"day": day_words(supplement.made_on)})
        yield Paragraph(supplement.reason)
        for indicator in supplement.indicators:
            yield from indicator_blocks(indicator, cut_off_on=frame.content.cut_off_on, theme=frame.theme)
