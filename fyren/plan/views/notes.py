"""Notes beside the plan, editorial and internal."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.people.forms.versioned import values_of
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.plan.access import can_blank, can_write_internal_note, check_annotate, check_write_internal_note
from fyren.plan.actions import notes as actions
from fyren.plan.forms.notes import (
    InternalNoteChangeForm,
    InternalNoteForm,
    NoteChangeForm,
    NoteForm,
    VersionOnlyForm,
)
from fyren.plan.models import EditorialNote, InternalNote, PlanEdition
from fyren.plan.queries import notes as queries
from fyren.plan.queries.pages import open_edition
from fyren.plan.views.confirming import confirm


def note_new(request: ViewerRequest, slug: str, number: int) -> HttpResponse:
    """Write an editorial note beside the piece of wording that `?plats=` names."""
    edition = open_edition(request.viewer, slug, number).edition
    check_annotate(request.viewer, edition.plan)
    path = request.GET.get("plats", "")
    wording = dict(edition.read().texts()).get(path)
    if wording is None or edition.frozen_at is None:
        return redirect("plan_edition", slug=slug, number=number)
    editing = Editing(
        save=lambda form: actions.save_note(edition=edition, path=path, values=values_of(form), by=request.viewer),
        done=reading_url(edition),
        message=_("The note stands beside the wording."),
        template="plan/note_form.html",
        context={
            "title": _("Write a note"),
            "button": _("Save the note"),
            "back": (edition.plan.title, reading_url(edition)),
            "wording": wording,
        },
    )
    return add(request, NoteForm(request.POST or None), editing)


def note_edit(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change an editorial note."""
    note = queries.editorial_note(request.viewer, public_id)
    check_annotate(request.viewer, note.edition.plan)
    editing = Editing(
        save=lambda form: actions.save_note(
            edition=note.edition,
            path=note.path,
            values=values_of(form),
            note=note,
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reading_url(note.edition),
        message=_("The note is changed."),
        template="plan/note_form.html",
        context={
            "title": _("Change the note"),
            "button": _("Save the note"),
            "back": (note.edition.plan.title, reading_url(note.edition)),
            "wording": dict(note.edition.read().texts()).get(note.path, ""),
            "note": note,
            "history": history_of(note),
        },
    )

    def make(data: Any, expected: int) -> NoteChangeForm:
        return NoteChangeForm(data, instance=EditorialNote.objects.get(pk=note.pk), expected=expected)

    return change(request, note, make, editing)


def note_remove(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take an editorial note away, once confirmed."""
    note = queries.editorial_note(request.viewer, public_id)
    check_annotate(request.viewer, note.edition.plan)
    editing = Editing(
        save=lambda form: actions.remove_note(note=note, expected_version=form.version, by=request.viewer),
        done=reading_url(note.edition),
        message=_("The note is taken away."),
        template="plan/note_remove.html",
        context={
            "title": _("Take the note away"),
            "button": _("Take away"),
            "danger": True,
            "back": (note.edition.plan.title, reading_url(note.edition)),
            "note": note,
        },
    )
    return confirm(request, note, VersionOnlyForm, editing)


def reading_url(edition: PlanEdition) -> str:
    """Where the edition is read."""
    return reverse("plan_edition", args=[edition.plan.slug, edition.number])


def internal_notes(request: ViewerRequest) -> HttpResponse:
    """The own authority's internal notes, and those that others have handed over."""
    notes = queries.internal_notes(request.viewer)
    may_write = request.viewer.holds(*queries.WRITERS)
    return render(request, "plan/note_internal_list.html", {"notes": notes, "may_write": may_write})


def internal_note_new(request: ViewerRequest) -> HttpResponse:
    """Write an internal note about the focus area that `?om=` names."""
    about = queries.focus_area(request.viewer, request.GET.get("om", ""))
    form = InternalNoteForm(request.POST or None, authorities=queries.writes_for(request.viewer))
    editing = Editing(
        save=lambda form: actions.save_internal_note(
            authority=form.authority, focus_area=about, values=values_of(form), by=request.viewer
        ),
        done=lambda made: reverse("internal_note", args=[made.public_id]),
        message=_("The note is saved. Only your own authority reads it."),
        template="plan/note_form.html",
        context={
            "title": _("Write an internal note"),
            "button": _("Save the note"),
            "back": (_("Internal notes"), reverse("internal_notes")),
            "wording": str(about),
        },
    )
    return add(request, form, editing)


def internal_note(request: ViewerRequest, public_id: str) -> HttpResponse:
    """An internal note: to be changed by its authority until it is handed over, afterwards to be read."""
    note = queries.internal_note(request.viewer, public_id)
    may_write = can_write_internal_note(request.viewer, note.authority.public_id) and note.handed_over_at is None
    context = {
        "title": _("Internal note"),
        "button": _("Save the note"),
        "back": (_("Internal notes"), reverse("internal_notes")),
        "wording": str(note.focus_area),
        "note": note,
        "history": history_of(note) if _is_own(request, note) else None,
        "may_blank": bool(note.text) and can_blank(request.viewer, note.authority),
    }
    if not may_write:
        if request.method == "POST":
            raise PermissionDenied("the note is not to be changed")
        who = people_names({note.handed_over_by}).get(note.handed_over_by, "")
        return render(request, "plan/note_internal_read.html", context | {"handed_over_by": who})
    editing = Editing(
        save=lambda form: actions.save_internal_note(
            authority=note.authority,
            focus_area=note.focus_area,
            values=values_of(form),
            note=note,
            expected_version=form.version,
            by=request.viewer,
        ),
        done=reverse("internal_note", args=[note.public_id]),
        message=_("Saved."),
        template="plan/note_internal.html",
        context=context,
    )

    def make(data: Any, expected: int) -> InternalNoteChangeForm:
        return InternalNoteChangeForm(data, instance=InternalNote.objects.get(pk=note.pk), expected=expected)

    return change(request, note, make, editing)


def internal_note_hand_over(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Hand a note over to the plan's owner, once confirmed."""
    note = queries.internal_note(request.viewer, public_id)
    check_write_internal_note(request.viewer, note.authority.public_id)
    address = reverse("internal_note", args=[note.public_id])
    if note.handed_over_at is not None:
        return redirect(address)
    receiver = note.focus_area.development_area.edition.plan.authority
    editing = Editing(
        save=lambda form: actions.hand_over_internal_note(note=note, expected_version=form.version, by=request.viewer),
        done=address,
        message=_("Handed over. %(receiver)s can read the note now.") % {"receiver": receiver},
        template="plan/note_hand_over.html",
        context={
            "title": _("Hand the note over"),
            "button": _("Hand over"),
            "back": (_("Internal note"), address),
            "note": note,
            "receiver": receiver,
            "wording": str(note.focus_area),
        },
    )
    return confirm(request, note, VersionOnlyForm, editing)


def _is_own(request: ViewerRequest, note: InternalNote) -> bool:
    """The history of a draft is the own authority's; what was handed over is the note, not how it came about."""
    return note.authority.public_id in request.viewer.draft_authorities
