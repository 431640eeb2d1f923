"""A frozen internal budget as a document: the appendix to the meeting's papers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.documents.writing import Block, Document, Facts, Heading, Paragraph, Style, Table
from fyren.steering.content import (
    ActivityContent,
    BudgetContent,
    FocusAreaRef,
    GoalRef,
    StanceContent,
    StepContent,
    day_of,
)
from fyren.steering.models.choices import (
    STANCES,
    STATUSES,
    Financing,
    Knowledge,
    Origin,
    Perspective,
    TargetGroup,
)
from fyren.steering.terms import term_for

_WORDS = {str(key): label for key, label in (*STANCES, *STATUSES)}


def appendix(content: BudgetContent, *, day: dt.date, checksum: str, is_example: bool) -> Document:
    """The content as a document to propose.

    Args:
        day: when it was frozen.
        checksum: of the content, printed at the foot of every page so that paper can be traced to its edition.
        is_example: whether the document is to say that its data are examples.
    """
    term = term_for(is_company=content.is_company)
    title = f"{term.heading} {content.year}"
    return Document(
        title=title,
        subtitle=content.body,
        author=content.body,
        day=day,
        head=f"{title}, {content.body}",
        foot=_("Proposed %(day)s. Checksum of the content: %(sum)s")
        % {"day": date_format(day, "DATE_FORMAT"), "sum": checksum[:16]},
        page_word=_("Page"),
        mark=_("Example data") if is_example else "",
        blocks=(
            Paragraph(_("Proposal: stances on the plans' focus areas, and activities."), Style.LEAD),
            Paragraph(summary(content)),
            *_stances(content.stances),
            *_activities(content.activities),
        ),
    )


def summary(content: BudgetContent) -> str:
    """How many focus areas got which answer, and how many activities there are, in a sentence or two."""
    counts = Counter(each.kind for each in content.stances)
    said = ", ".join(f"{_WORDS[kind]}: {counts[kind]}" for kind, _label in STANCES if counts[kind])
    number = len(content.activities)
    activities = _("Activities: %(number)s.") % {"number": number}
    return f"{said}. {activities}" if said else activities


def named(area: FocusAreaRef) -> str:
    """A focus area's number and wording."""
    return f"{area.number} {area.text}".strip()


def goal_named(goal: GoalRef) -> str:
    """A direction goal with its process, since its wording may be missing."""
    return f"{goal.process}: {goal.wording or _('not entered')}"


def _stances(stances: tuple[StanceContent, ...]) -> Iterator[Block]:
    yield Heading(_("Stances"))
    if not stances:
        yield Paragraph(_("No stance has been taken."))
    columns = (_("Focus area"), _("Stance"), _("Reason"))
    for plan, rows in groupby(stances, key=lambda each: each.focus_area.plan):
        yield Heading(plan, 2)
        told = tuple((named(row.focus_area), str(_WORDS[row.kind]), row.reason) for row in rows)
        yield Table(columns, told, widths=(10, 6, 6), adopted=(0,))


def _activities(activities: tuple[ActivityContent, ...]) -> Iterator[Block]:
    yield Heading(_("Activities"))
    if not activities:
        yield Paragraph(_("There are no activities."))
    for activity in activities:
        yield Heading(activity.title, 2)
        if activity.description:
            yield from (Paragraph(part) for part in activity.description.split("\n\n") if part.strip())
        for area in activity.focus_areas:
            yield Paragraph(named(area), Style.ADOPTED)
        yield Facts(tuple((str(label), value) for label, value in facts_of(activity) if value))
        yield from _steps(activity.steps)


def _steps(steps: tuple[StepContent, ...]) -> Iterator[Block]:
    if steps:
        rows = tuple((step.title, _day(step.due_on), _day(step.done_on)) for step in steps)
        yield Table((_("Step"), _("Due on"), _("Done on")), rows, widths=(12, 5, 5))


def facts_of(activity: ActivityContent) -> list[tuple[str, str]]:
    """What an edition says of an activity beside title, text, focus areas and steps: label and value in words."""
    origin = str(Origin(activity.origin).label)
    amount = _("%(amount)s kronor") % {"amount": activity.amount} if activity.amount is not None else ""
    financing = str(Financing(activity.financing).label)
    return [
        (_("Expected result"), activity.expected_result),
        (_("When"), period(activity)),
        (_("Responsible"), ", ".join(part for part in (activity.unit, activity.role) if part)),
        (_("For whom"), ", ".join(str(TargetGroup(each).label) for each in activity.target_groups)),
        (_("Partners"), activity.partners),
        (_("Direction goals"), "; ".join(goal_named(each) for each in activity.goals)),
        (_("Target pictures"), "; ".join(each.name or _("not entered") for each in activity.pictures)),
        (_("Origin"), f"{origin}, {activity.origin_section}" if activity.origin_section else origin),
        (_("Financing"), f"{financing}, {amount}" if amount else financing),
        (_("Perspectives"), ", ".join(str(Perspective(each).label) for each in activity.perspectives)),
        (_("Builds on"), str(Knowledge(activity.knowledge).label) if activity.knowledge else ""),
        (_("Status"), str(_WORDS[activity.status])),
    ]


def period(activity: ActivityContent) -> str:
    """From when to when, as far as it is said."""
    first, last = _day(activity.starts_on), _day(activity.ends_on)
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if last:
        return _("until %(last)s") % {"last": last}
    return _("from %(first)s") % {"first": first} if first else ""


def _day(text: str) -> str:
    day = day_of(text)
    return date_format(day, "DATE_FORMAT") if day else ""
