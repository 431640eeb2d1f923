"""What the year sets beside a plan's pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.people.viewer import Viewer
from fyren.plan.models import Plan
from fyren.plan.ports import Aside


def what_is_done_aside(viewer: Viewer, plan: Plan, node: str) -> list[Aside]:
    """The way to what bodies do about the plan or the focus area: everyone's page, and the matrix for staff."""
    public = reverse("what_is_done_plan", args=[plan.slug])
    links: list[tuple[str | Promise, str]] = [(_("What is being done"), f"{public}#{node}" if node else public)]
    if viewer.is_known:
        links.append((_("Matrix"), f"{reverse('matrix_at_hand')}?plan={plan.slug}"))
    text = _("The plan gives direction. What is done is decided by each board and company for its year.")
    return [Aside(_("What is being done"), text, tuple(links))]
