"""Acts that are confirmed and not edited. Who confirms must have read what is there now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.base.importing.desk import Desk
from fyren.base.importing.models import TableImport, TableImportState
from fyren.base.models import VersionedModel
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add
from fyren.plan.forms.notes import VersionOnlyForm


def confirm(
    request: ViewerRequest, obj: VersionedModel, make_form: Callable[..., Any], editing: Editing
) -> HttpResponse:
    """Ask, then act. When the object was changed meanwhile, nothing is done and the page is shown anew.

    There is nothing to choose between, field by field: handing over a text that one has not seen is no choice.
    """
    if request.method != "POST":
        form = make_form(None, expected=obj.row_version)
        return render(request, editing.template, {**editing.context, "form": form})
    try:
        return add(request, make_form(request.POST, expected=obj.row_version), editing)
    except Conflict:
        messages.warning(request, _("This was changed while you read it. Nothing has been done. Read it again."))
        return redirect(request.get_full_path())


def confirm_discard(
    request: ViewerRequest, desk: Desk, draft: TableImport, discard: Callable[..., Any]
) -> HttpResponse:
    """Ask, then throw a file on its way in away.

    Args:
        discard: the room's act.
    """
    if draft.state != TableImportState.OPEN:
        return desk.closed(request, draft)
    editing = Editing(
        save=lambda form: discard(draft=draft, expected_version=form.version, by=request.viewer),
        **desk.discarding(draft),
    )
    return confirm(request, draft, VersionOnlyForm, editing)
