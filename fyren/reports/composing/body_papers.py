"""A body's own papers: the appendix with a proposal for decision, and two pages for its politicians."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.documents.writing import Block, Bullets, Document, Facts, Heading, Paragraph, Style, Table
from fyren.reports.composing.areas import deviation_words
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.parts import stance_counts, stances_of, status_counts
from fyren.reports.composing.words import (
    answered,
    area_name,
    day_words,
    decision_words,
    focus_areas_of,
    judged,
    paragraphs,
    state_words,
    status_words,
)
from fyren.steering.round_content import ActivityReportContent, BodyReportContent
from fyren.steering.rules import StanceKind

_MOST_AREAS, _MOST_ROWS = 7, 6  # what two pages hold
_SHORT, _LONG = 110, 170  # characters


def follow_up_appendix(frame: Frame, body: BodyReportContent) -> Document:
    """What the body says in the round, with a proposal for its board's decision."""
    return _document(frame, body, _("Follow-up %(year)s") % {"year": frame.content.year}, tuple(_appendix(frame, body)))


def two_pages(frame: Frame, body: BodyReportContent) -> Document:
    """What the body's politicians need: chosen, declined, deviating, and what needs their decision. At most two A4."""
    title = _("In brief %(year)s") % {"year": frame.content.year}
    return _document(frame, body, title, tuple(_brief(frame, body)), compact=True)


def _document(
    frame: Frame, body: BodyReportContent, title: str, blocks: tuple[Block, ...], *, compact: bool = False
) -> Document:
    return Document(
        title=f"{title}: {frame.plan.title}",
        subtitle=f"{body.name}, {frame.content.title.lower()}",
        author=body.name,
        day=frame.day,
        head=f"{body.name}, {title.lower()}",
        foot=frame.foot,
        page_word=_("Page"),
        mark=frame.mark,
        compact=compact,
        blocks=blocks,
    )


def _appendix(frame: Frame, body: BodyReportContent) -> Iterator[Block]:
    yield from _decision(frame, body)
    yield Heading(_("What the board should know"))
    yield from paragraphs(body.summary) if body.summary else (Paragraph(_("Nothing has been written.")),)
    yield from answered(body.answers)
    yield Heading(_("Activities"))
    activities = frame.activities_of(body)
    if activities:
        yield Paragraph(status_counts(activities))
        yield _activity_table(frame, activities)
    else:
        yield Paragraph(_("No activity has been reported."))
    yield from _analyses(frame, body)
    yield from _next_year(frame, body)


def _decision(frame: Frame, body: BodyReportContent) -> Iterator[Block]:
    """The decision, or a proposal for one in the words that a board's minutes use."""
    if body.is_decided:
        yield Facts(((_("Decision"), decision_words(body.decision)),))
        return
    yield Heading(_("Proposal for decision"))
    about = {"body": body.name, "plan": frame.plan.title, "day": day_words(frame.content.cut_off_on)}
    yield Bullets(
        (
            _("%(body)s approves the follow-up of %(plan)s as of %(day)s.") % about,
            _("%(body)s hands the follow-up over to the municipality's common report.") % about,
        )
    )


def _activity_table(frame: Frame, activities: list[ActivityReportContent]) -> Table:
    known = focus_areas_of(frame.plan)
    columns = (_("Activity"), _("Focus area"), _("Status"), _("Done and result"), _("Deviation and measure"), _("Next"))
    rows = tuple(
        (
            each.title,
            ", ".join(known[area].number for area in each.focus_areas if area in known),
            status_words(each.status, each.was),
            each.result,
            deviation_words(each),
            each.next_step,
        )
        for each in activities
    )
    return Table(columns, rows, widths=(11, 6, 7, 13, 13, 9))


def _analyses(frame: Frame, body: BodyReportContent) -> Iterator[Block]:
    known = focus_areas_of(frame.plan)
    told = [(known[area], analysis) for area, analysis in body.analyses if area in known]
    if not told:
        return
    yield Heading(_("Analysis by focus area"))
    for area, analysis in told:
        yield Heading(area_name(area), 2)
        if judged(analysis):
            yield Paragraph(judged(analysis), Style.MARKED)
        yield from paragraphs(analysis.text)
        yield from answered(analysis.answers)


def _next_year(frame: Frame, body: BodyReportContent) -> Iterator[Block]:
    if body.proposals:
        yield Heading(_("Proposals for next year"))
        rows = tuple((each.to_body, each.title, each.description) for each in body.proposals)
        yield Table((_("To"), _("Proposal"), _("Description")), rows, widths=(5, 6, 9))


def _brief(frame: Frame, body: BodyReportContent) -> Iterator[Block]:
    activities = frame.activities_of(body)
    stances = stances_of(frame, body)
    said = ". ".join(part for part in (state_words(body), decision_words(body.decision)) if part)
    yield Facts(
        (
            (_("Follow-up"), said),
            (_("Stances"), stance_counts(stances) or _("none")),
            (_("Activities"), status_counts(activities) or _("none")),
        )
    )
    yield from _needed(frame, body, activities)
    yield from _by_stance(frame, body, StanceKind.PRIORITISED, _("What has been chosen"))
    yield from _by_stance(frame, body, StanceKind.NOT_THIS_YEAR, _("Declined this year"))
    yield from _deviating(activities)


def _by_stance(frame: Frame, body: BodyReportContent, kind: StanceKind, title: str) -> Iterator[Block]:
    known = focus_areas_of(frame.plan)
    yield Heading(title)
    chosen = [each for each in stances_of(frame, body) if each.kind == kind]
    if not chosen:
        yield Paragraph(_("None."))
        return
    lines = []
    for stance in chosen[:_MOST_AREAS]:
        line = cut(area_name(known[stance.focus_area]), _SHORT)
        if stance.reason:
            line = f"{line.rstrip('.')} – {cut(stance.reason, _SHORT)}"
        if kind == StanceKind.PRIORITISED:
            count = sum(stance.focus_area in each.focus_areas for each in frame.activities_of(body))
            line = f"{line} ({ngettext('%(n)s activity', '%(n)s activities', count) % {'n': count}})"
        lines.append(line)
    yield Bullets(tuple(lines))
    yield from _rest(len(chosen) - len(lines))


def _deviating(activities: list[ActivityReportContent]) -> Iterator[Block]:
    yield Heading(_("Deviating"))
    found = [each for each in activities if each.deviation]
    if not found:
        yield Paragraph(_("No activity deviates from what was decided."))
        return
    rows = tuple(
        (cut(each.title, _SHORT), cut(each.deviation, _LONG), cut(each.measure, _LONG) or _("No measure is decided"))
        for each in found[:_MOST_ROWS]
    )
    yield Table((_("Activity"), _("Deviation"), _("Measure")), rows, widths=(6, 8, 8))
    yield from _rest(len(found) - len(rows))


def _needed(frame: Frame, body: BodyReportContent, activities: list[ActivityReportContent]) -> Iterator[Block]:
    """What only the board can settle."""
    yield Heading(_("Needs a decision"))
    needed = []
    if not body.is_decided:
        needed.append(_("The follow-up itself, see the appendix."))
    without = [each for each in activities if each.deviation and not each.measure]
    needed += [_("A measure for “%(title)s”.") % {"title": cut(each.title, _SHORT)} for each in without[:_MOST_ROWS]]
    needed += [
        _("Proposal for next year: %(title)s.") % {"title": cut(each.title, _SHORT)}
        for each in body.proposals[:_MOST_ROWS]
    ]
    unanswered = len(focus_areas_of(frame.plan)) - len(stances_of(frame, body))
    if unanswered:
        needed.append(_("Stances that have not been taken: %(number)s.") % {"number": unanswered})
    yield Bullets(tuple(needed)) if needed else Paragraph(_("Nothing now."))
    yield from _rest(max(len(without) - _MOST_ROWS, 0) + max(len(body.proposals) - _MOST_ROWS, 0))


def _rest(number: int) -> Iterator[Block]:
    """What did not fit: the appendix has it all."""
    if number > 0:
        text = ngettext("And %(n)s more, see the appendix.", "And %(n)s more, see the appendix.", number)
        yield Paragraph(text % {"n": number}, Style.SMALL)


def cut(text: str, most: int) -> str:
    """A text on one line, cut between words with a mark where it is longer."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
