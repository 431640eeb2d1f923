"""What the points of the red thread are called."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.plan.thread import Kind

register = template.Library()

NAMES: dict[Kind, tuple[str | Promise, str | Promise]] = {
    Kind.PROGRAMME: (_("Vision"), _("Vision")),
    Kind.TARGET_PICTURE: (_("Target picture"), _("Target pictures")),
    Kind.CHALLENGE: (_("Challenge"), _("Challenges")),
    Kind.PROCESS: (_("Process"), _("Processes")),
    Kind.GOAL: (_("Direction goal"), _("Direction goals")),
    Kind.PLAN: (_("Plan"), _("Plans")),
    Kind.AREA: (_("Development area"), _("Development areas")),
    Kind.FOCUS_AREA: (_("Focus area"), _("Focus areas")),
    Kind.ACTIVITY: (_("Activity"), _("Activities")),
}


@register.filter
def kind_name(kind: Kind) -> str | Promise:
    """What one such point is called."""
    return NAMES[kind][0]


@register.filter
def kind_names(kind: Kind) -> str | Promise:
    """What several are called."""
    return NAMES[kind][1]
