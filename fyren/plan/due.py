"""What waits for the plan's keepers, for the page "Today"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.base.due import DueItem
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import EditorialNote, PlanEdition
from fyren.plan.queries.programme import current_editions


def plan_due(viewer: Viewer) -> Iterator[DueItem]:
    """Decisions without date and plans to review, for their coordinator; notes past their date, for editors too."""
    if viewer.holds(Role.COORDINATOR):
        own = viewer.authorities_as(Role.COORDINATOR)
        for edition in current_editions(viewer).filter(plan__authority__public_id__in=own).defer("structure"):
            yield from _about_edition(viewer, edition)
    if viewer.holds(Role.COORDINATOR, Role.EDITOR):
        yield from _about_notes(viewer)


def _about_edition(viewer: Viewer, edition: PlanEdition) -> Iterator[DueItem]:
    facts = reverse("plan_facts", args=[edition.plan.slug, edition.number])
    if edition.adopted_on is None:
        yield DueItem(_("Enter"), edition.plan.title, facts, None, _("The date of the decision has not been entered."))
    if edition.review_on is not None and edition.review_on <= viewer.day:
        yield DueItem(
            _("Review"), edition.plan.title, facts, edition.review_on, _("The plan is to be reviewed by this day.")
        )


def _about_notes(viewer: Viewer) -> Iterator[DueItem]:
    """One row a plan, not one a note: ten rows about the same thing would hide the rest."""
    editions = current_editions(viewer)
    if not viewer.holds(Role.EDITOR):
        editions = editions.filter(plan__authority__public_id__in=viewer.authorities_as(Role.COORDINATOR))
    past = EditorialNote.objects.filter(Q(review_by__lt=viewer.day), edition__in=editions.values("pk"))
    seen: set[int] = set()
    for note in past.select_related("edition__plan").order_by("review_by", "pk"):
        if note.edition_id in seen:
            continue
        seen.add(note.edition_id)
        url = reverse("note_edit", args=[note.public_id])
        yield DueItem(
            _("Check"), note.edition.plan.title, url, note.review_by, _("An editorial note is past its review date.")
        )
