"""What a gap in what people know gives reason to do, for internal budgets: see `fyren.plan.ports.SUGGESTIONS`."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.competence.facts import known_shares
from fyren.competence.models import LEVELS
from fyren.competence.rules import Level
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.ports import Suggestion
from fyren.plan.queries.focus_areas import numbered

COVERAGE = "kunskap-"
SERVES = ("3.3.1",)
"""The plan's focus area that there is to be knowledge at every level."""


def competence_suggests(viewer: Viewer, key: str) -> Suggestion | None:
    """What a body's gaps give reason to do, for everyone who is logged in: only what the matrix shows of it."""
    if not viewer.is_known or not key.startswith(COVERAGE):
        return None
    body = Body.objects.filter(public_id=key.removeprefix(COVERAGE)).first()
    if body is None:
        return None
    return Suggestion(
        title=_("See to it that everybody has the knowledge about violence that is required"),
        description=_lacking(body, viewer),
        focus_areas=tuple(area.pk for area in numbered(viewer, SERVES)),
        url=reverse("body_coverage", args=[body.public_id]),
    )


def _lacking(body: Body, viewer: Viewer) -> str:
    shares = known_shares(viewer.day).by_body.get(body.pk, {})
    lines = []
    for value, label in LEVELS:
        share = shares.get(Level(value))
        if share is not None and share.missing:
            left = ngettext("%(n)s course is left to take", "%(n)s courses are left to take", share.missing)
            lines.append(f"- {label}: {share.percent} %, {left % {'n': share.missing}}")
    return "\n".join([_("What is required and not yet known:"), *lines]) if lines else ""
