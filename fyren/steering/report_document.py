"""A body's report as a document, to paste into the body's own system or to take to the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.documents.writing import Block, Document, Facts, Heading, Paragraph, Style
from fyren.plan.models import FocusArea
from fyren.steering.models import Activity
from fyren.steering.queries.body_reports import ReportContent
from fyren.steering.report_parts import Part
from fyren.steering.round_rules import Scope


def report_document(content: ReportContent, *, day: dt.date, is_example: bool) -> Document:
    """The report with everything that is written in it; what is not decided says so on every page.

    Args:
        day: the document's date.
        is_example: whether the document is to say that its data are examples.
    """
    report = content.report
    title = f"{report.round.title} {report.round.year}"
    state = _decided(content) if report.is_decided else _("Not decided by the body's own board.")
    return Document(
        title=title,
        subtitle=report.authority.name,
        author=report.authority.name,
        day=day,
        head=f"{title}, {report.authority.name}",
        foot=state,
        page_word=_("Page"),
        mark=_("Example data") if is_example else "",
        blocks=(
            Paragraph(state, Style.LEAD),
            Paragraph(_("Describes the situation on %(day)s.") % {"day": _day(report.round.cut_off_on)}),
            *(block for scope, heading in _headings() for block in _of(content.of(scope), heading)),
        ),
    )


def _headings() -> tuple[tuple[Scope, str], ...]:
    return (
        (Scope.BODY, _("The body as a whole")),
        (Scope.ACTIVITY, _("Activities")),
        (Scope.FOCUS_AREA, _("Analysis of the focus areas")),
    )


def _of(parts: list[Part], heading: str) -> Iterator[Block]:
    if parts:
        yield Heading(heading)
    for part in parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[Block]:
    if isinstance(part.about, FocusArea):
        yield Heading(part.about.label, 2)
        yield Paragraph(part.about.text, Style.ADOPTED)
    else:
        yield Heading(part.title, 2)
    if isinstance(part.about, Activity):
        for area in part.about.focus_areas.all():
            yield Paragraph(str(area), Style.ADOPTED)
    said = tuple((label, words) for label, words in part.said if words)
    if said:
        yield Facts(said)
    for label, text in part.texts:
        if text.strip():
            yield Heading(label, 3)
            yield from (Paragraph(piece) for piece in text.split("\n\n") if piece.strip())


def _decided(content: ReportContent) -> str:
    report = content.report
    words = [_("Decided"), report.get_instance_display(), _day(report.decided_on)]
    words += [f"§ {report.section}" if report.section else "", report.dnr]
    return ", ".join(word for word in words if word)


def _day(day: dt.date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day is not None else ""
