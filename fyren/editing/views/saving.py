"""What every form over a piece of the guide does: save it as a draft, or show what somebody else saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.labels import changes
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.publishing.items import Body
from fyren.publishing.models import Revision
from fyren.publishing.port import publisher_named

VERSION = "row_version"


@dataclass(frozen=True)
class Page:
    """A page with a form over a piece.

    Args:
        save: takes the version that the writer saw; does the action.
        done: where to go then.
        written: the body as written, of valid forms; to compare with what somebody else saved.
        version: the row version that is shown now.
    """

    template: str
    save: Callable[[int | None], object]
    done: str
    written: Callable[[], Body]
    version: int | None
    context: Mapping[str, Any] = field(default_factory=dict)


def shown_version(request: ViewerRequest, version: int | None) -> int | None:
    """The row version that the form carries: of a posted one, what the writer saw."""
    if request.method != "POST":
        return version
    said = request.POST.get(VERSION, "")
    return int(said) if said.isdigit() and len(said) < 9 else None


def save_or_show(request: ViewerRequest, page: Page, form: forms.BaseForm, *also: Any) -> HttpResponse:
    """Save when posted and valid; otherwise show the form, with what somebody else saved if that is why."""
    version = shown_version(request, page.version)
    context: dict[str, Any] = {**page.context, "form": form, "version": version}
    # Each is asked, so that all that is wrong is told at once.
    if request.method == "POST" and all([form.is_valid(), *(each.is_valid() for each in also)]):
        try:
            page.save(version)
        except ValidationError as error:
            tell(form, error)
        except Conflict as conflict:
            context |= _both(page.written(), conflict)
            return render(request, page.template, context, status=409)
        else:
            messages.success(request, _("Saved as a draft. It counts when you publish it."))
            return redirect(page.done)
    return render(request, page.template, context)


def tell(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what an action would not do: beside the field that it is about, or above the form."""
    found = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in found.items():
        form.add_error(name if name in form.fields else None, ValidationError(errors))


def _both(written: Body, conflict: Conflict) -> dict[str, Any]:
    entry = conflict.current
    newest = Revision.objects.filter(entry__public_id=entry.public_id).select_related("entry").latest("number")
    desk = Desk(publisher_named(newest.entry.publisher))
    return {
        "version": entry.row_version,
        "conflict": {
            "who": people_names({newest.author}).get(newest.author) or _("Someone else"),
            "at": newest.made_at,
            "rows": changes(desk, newest.entry.name, newest.body or {}, written),
        },
    }
