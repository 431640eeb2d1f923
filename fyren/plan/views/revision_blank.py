"""Blanking a text in every version: the registrar's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.people.models import Body
from fyren.people.requests import viewer_of
from fyren.plan.access import can_blank
from fyren.plan.actions.blanking import blank_answer_text, blank_editorial_note, blank_internal_note
from fyren.plan.forms.revision import accept_version
from fyren.plan.forms.revision_answers import BlankForm
from fyren.plan.models import ConsultationAnswer, EditorialNote, InternalNote

ANSWER_FIELDS = ("text", "proposed_wording", "weighed")


def blank(request: HttpRequest, kind: str, public_id: str, field: str) -> HttpResponse:
    """Show the text that is to go, ask why, and blank it."""
    viewer = viewer_of(request)
    obj, owner = _found(kind, public_id, field)
    text = getattr(obj, field)
    if not can_blank(viewer, owner) or not text:
        raise Http404
    form = BlankForm(request.POST or None, initial={"row_version": obj.row_version})
    if request.method == "POST" and form.is_valid():
        try:
            _act(kind, obj, field)(reason=form.cleaned_data["reason"], expected_version=form.version, by=viewer)
        except Conflict:
            form.add_error(None, _("The text was changed meanwhile. Look at it again, then press once more."))
            obj.refresh_from_db()
            accept_version(form, obj.row_version)
            text = getattr(obj, field)
        except ValidationError as error:
            form.add_error("reason", error)
        else:
            messages.success(request, _("Blanked in every version. The reason stands in the history."))
            return redirect("today")
    context = {"form": form, "text": text, "owner": owner, "label": obj._meta.get_field(field).verbose_name}
    return render(request, "plan/revision_blank.html", context)


def _found(kind: str, public_id: str, field: str) -> tuple[Any, Body]:
    """The object and the authority whose text it is."""
    if kind == "svar" and field in ANSWER_FIELDS:
        rows = ConsultationAnswer.objects.select_related("authority", "edition__plan__authority")
        answer = get_object_or_404(rows, public_id=public_id)
        return answer, answer.edition.plan.authority if field == "weighed" else answer.authority
    models = {"notering": InternalNote, "anmarkning": EditorialNote}
    if kind not in models or field != "text":
        raise Http404
    note: Any = get_object_or_404(models[kind], public_id=public_id)
    return note, note.authority


def _act(kind: str, obj: Any, field: str) -> Callable[..., object]:
    if kind == "svar":
        return lambda **why: blank_answer_text(answer=obj, field=field, **why)  # type: ignore[arg-type]
    action = blank_internal_note if kind == "notering" else blank_editorial_note
    return lambda **why: action(note=obj, **why)
