"""The parts of the plan's report after the areas: the bodies, their proposals, and what the report is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from fyren.base.documents.writing import Block, Facts, Heading, Paragraph, Style, Table
from fyren.indicators.rules import named
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.indicators import source_words
from fyren.reports.composing.words import (
    STANCE_WORDS,
    STATUS_WORDS,
    answered,
    area_name,
    day_words,
    decision_words,
    focus_areas_of,
    not_decided_mark,
    paragraphs,
)
from fyren.steering.models.choices import STANCES, STATUSES
from fyren.steering.round_content import ActivityReportContent, BodyReportContent, StanceSaid


def body_blocks(frame: Frame) -> Iterator[Block]:
    """Every body that takes part, the ones that have said nothing too."""
    yield Heading(_("Boards and companies"))
    for body in frame.all_bodies:
        yield Heading(body.name, 2)
        yield Facts(tuple((label, value) for label, value in _facts(frame, body) if value))
        if not frame.is_shown(body):
            continue
        if not body.is_decided:
            yield not_decided_mark()
        yield from paragraphs(body.summary)
        yield from answered(body.answers)


def _facts(frame: Frame, body: BodyReportContent) -> Iterator[tuple[str, str]]:
    yield _("Follow-up"), frame.state_of(body)
    yield _("Decision"), decision_words(body.decision)
    yield _("Stances"), stance_counts(stances_of(frame, body))
    if frame.is_shown(body):
        activities = frame.activities_of(body)
        yield _("Activities"), status_counts(activities) or _("none")
        yield _("Deviating"), str(sum(bool(each.deviation) for each in activities))


def stances_of(frame: Frame, body: BodyReportContent) -> list[StanceSaid]:
    """The body's stances on this plan's focus areas. In what is for everyone, only those of a body that has decided."""
    known = focus_areas_of(frame.plan)
    if frame.sections.is_public and not body.is_decided:
        return []
    return [each for each in body.stances if each.focus_area in known]


def stance_counts(stances: Iterable[StanceSaid]) -> str:
    """How many of each stance, in words."""
    counts = Counter(each.kind for each in stances)
    return ", ".join(f"{STANCE_WORDS[kind]}: {counts[kind]}" for kind, _label in STANCES if counts[kind])


def status_counts(activities: Iterable[ActivityReportContent]) -> str:
    """How many of each status, in words."""
    counts = Counter(each.status for each in activities)
    return ", ".join(f"{STATUS_WORDS[kind]}: {counts[kind]}" for kind, _label in STATUSES if counts[kind])


def proposal_blocks(frame: Frame) -> Iterator[Block]:
    """What the bodies propose for next year."""
    yield Heading(_("Proposals for next year"))
    known = focus_areas_of(frame.plan)
    rows = [
        (
            body.name if body.is_decided else _("%(body)s (not decided)") % {"body": body.name},
            proposal.to_body,
            "\n".join(part for part in (proposal.title, proposal.description) if part),
            "\n".join(area_name(known[each]) for each in proposal.focus_areas if each in known),
        )
        for body in frame.bodies
        for proposal in body.proposals
    ]
    if not rows:
        yield Paragraph(_("No body has made a proposal."))
        return
    yield Table((_("From"), _("To"), _("Proposal"), _("Focus area")), tuple(rows), widths=(8, 8, 16, 12), adopted=(3,))


def basis_blocks(frame: Frame) -> Iterator[Block]:
    """Which edition the report is made from, and every source."""
    content = frame.content
    yield Heading(_("What the report is made from"))
    yield Paragraph(
        _(
            "The report is made from a closed round, frozen with its checksum. Made again from the same edition it "
            "says the same. What a body has written is copied as it stood; nobody else has changed it."
        )
    )
    yield Facts(
        (
            (_("Round"), f"{content.title} {content.year}"),
            (_("Cut-off date"), day_words(content.cut_off_on)),
            (_("Closed"), day_words(content.frozen_on)),
            (_("Edition"), str(frame.number)),
            (_("Checksum"), frame.checksum),
        )
    )
    yield from _decisions(frame)
    yield from _sources(frame)


def _decisions(frame: Frame) -> Iterator[Block]:
    yield Heading(_("The bodies' decisions"), 2)
    rows = tuple((body.name, frame.state_of(body), decision_words(body.decision)) for body in frame.all_bodies)
    yield Table((_("Body"), _("Follow-up"), _("Decision")), rows, widths=(10, 12, 14))


def _sources(frame: Frame) -> Iterator[Block]:
    yield Heading(_("Sources of the figures"), 2)
    if not frame.indicators:
        yield Paragraph(_("No indicator reaches the plan's areas yet."))
        return
    rows = tuple((named(each.code, each.title), source_words(each), each.rhythm) for each in frame.indicators)
    yield Table((_("Indicator"), _("Source"), _("Published")), rows, widths=(8, 9, 3))
    yield Paragraph(_("A year beside a figure is the year that the figure describes."), Style.SMALL)
