"""Reads of notes: an authority's own, and those that were handed over to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import EditorialNote, FocusArea, InternalNote, PlanLink
from fyren.plan.queries.pages import visible_editions

WRITERS = (Role.CONTACT, Role.COORDINATOR)


def visible_internal_notes(viewer: Viewer) -> QuerySet[InternalNote]:
    """The notes that the viewer may know of: the own authority's, and those handed over to it or to be audited."""
    own = Q(authority__public_id__in=viewer.draft_authorities)
    received = Q(focus_area__development_area__edition__plan__authority__public_id__in=viewer.draft_authorities)
    if viewer.holds(Role.AUDITOR):
        received = Q()
    return (
        InternalNote.objects.filter(own | (Q(handed_over_at__isnull=False) & received))
        .select_related("authority", "focus_area__development_area__edition__plan__authority")
        .order_by("-created_at")
    )


@dataclass(frozen=True, slots=True)
class InternalNotes:
    """What the list shows: the own authority's notes, and those that others handed over."""

    own: list[InternalNote]
    received: list[InternalNote]


def internal_notes(viewer: Viewer) -> InternalNotes:
    """The viewer's list: one query."""
    notes = list(visible_internal_notes(viewer))
    own = [note for note in notes if note.authority.public_id in viewer.draft_authorities]
    return InternalNotes(own, [note for note in notes if note not in own])


def internal_note(viewer: Viewer, public_id: str) -> InternalNote:
    """One note.

    Raises:
        Http404: there is none, or the viewer may not know of it.
    """
    note = visible_internal_notes(viewer).filter(public_id=public_id).first()
    if note is None:
        raise Http404
    return note


def writes_for(viewer: Viewer) -> QuerySet[Body]:
    """The authorities for which the viewer writes internal notes."""
    return Body.objects.filter(public_id__in=viewer.authorities_as(*WRITERS))


def focus_area(viewer: Viewer, public_id: str) -> FocusArea:
    """A focus area to write about.

    Raises:
        Http404: there is none, or the viewer may not know of its edition.
    """
    if not public_id.isalnum():  # straight from an address: no database is asked for what cannot be an id
        raise Http404
    known = FocusArea.objects.filter(development_area__edition__in=visible_editions(viewer))
    return get_object_or_404(known.select_related("development_area__edition__plan__authority"), public_id=public_id)


def editorial_note(viewer: Viewer, public_id: str) -> EditorialNote:
    """One editorial note.

    Raises:
        Http404: there is none, or the viewer may not know of its edition.
    """
    known = EditorialNote.objects.filter(edition__in=visible_editions(viewer))
    return get_object_or_404(known.select_related("edition__plan__authority"), public_id=public_id)


def plan_link(viewer: Viewer, slug: str, key: int) -> PlanLink:
    """A link from a plan that the viewer may know of; `key` is its place among the plan's links, from 1.

    Raises:
        Http404: there is none.
    """
    known = visible_editions(viewer).filter(plan__slug=slug).values("plan")
    links = PlanLink.objects.filter(from_plan__in=known).select_related("from_plan__authority", "to_plan")
    found = links.order_by("id")[key - 1 : key] if key > 0 else []
    for link in found:
        return link
    raise Http404
