"""What a lacking answer gives reason to do: see `fyren.plan.ports.SUGGESTIONS`."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.cooperation.queries.routines import body_rows
from fyren.people.models import Body, BodyKind
from fyren.people.viewer import Viewer
from fyren.plan.ports import Suggestion
from fyren.plan.queries.focus_areas import focus_areas_at_hand
from fyren.reports.assessing.access import can_read_assessment
from fyren.reports.assessing.facts import HANDLING
from fyren.reports.assessing.queries import READ, content_of
from fyren.reports.assessing.words import answer_words
from fyren.reports.assessment.content import Row
from fyren.reports.models import Assessment

QUESTION = "fraga-"


def reason_of(year: int, row: Row) -> str:
    """The key of a lacking answer as a reason."""
    return f"{QUESTION}{year}-{row.key}"


def assessment_suggests(viewer: Viewer, key: str) -> Suggestion | None:
    """What a lacking answer of a year gives reason to do, for those who read the year's assessment."""
    if not key.startswith(QUESTION):
        return None
    year, _dash, question = key.removeprefix(QUESTION).partition("-")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        return None
    found = Assessment.objects.select_related(*READ).filter(year=int(year)).first()
    if found is None or not can_read_assessment(viewer, found):
        return None
    row = content_of(found, viewer.day).find(question)
    return _suggestion(viewer, found, row) if row is not None and row.lacks else None


def _suggestion(viewer: Viewer, assessment: Assessment, row: Row) -> Suggestion:
    asked = _("The national question in %(year)s: %(question)s Our answer: %(answer)s.") % {
        "year": assessment.year,
        "question": row.text,
        "answer": answer_words(row),
    }
    areas = focus_areas_at_hand(viewer).filter(
        development_area__edition__plan=assessment.plan_id, number__in=row.focus_areas
    )
    return Suggestion(
        title=row.gap_title,
        description=f"{row.gap_description}\n\n{asked}",
        focus_areas=tuple(area.pk for area in areas),
        url=reverse("assessment", args=[assessment.public_id]) + f"#{row.key}",
        bodies=_bodies(viewer, row),
    )


def _bodies(viewer: Viewer, row: Row) -> tuple[str, ...]:
    """Those that data says lack it; the executive board where it is due to that; else those that handle cases of
    violence. Where nobody has said that any does, one chooses oneself."""
    if row.lacking:
        return tuple(public_id for public_id, _name in row.lacking)
    if row.gap_to != BodyKind.EXECUTIVE_BOARD:
        return tuple(
            each.body.public_id
            for each in body_rows(viewer.day)
            if any(area.applies is True and area.area.key in HANDLING for area in each.areas)
        )
    return tuple(Body.objects.on(viewer.day).filter(kind=row.gap_to).values_list("public_id", flat=True))
