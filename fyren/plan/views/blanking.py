"""Blanking a text in every version: the registrar's pages."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.people.requests import viewer_of
from fyren.people.roles import Role
from fyren.plan.access import can_blank
from fyren.plan.actions.blanking import blank as blank_text
from fyren.plan.forms.blanking import BlankForm
from fyren.plan.forms.revision import accept_version
from fyren.plan.queries.blanking import HeldText, Place, blanked_rows, held_text, removed_rows

ROWS = 50


def blank(request: HttpRequest, kind: str, public_id: str, field: str) -> HttpResponse:
    """Show the text that is to go, ask why, and blank it."""
    viewer = viewer_of(request)
    text = held_text(kind, public_id, field)
    if not can_blank(viewer, text.owner) or not text.words.strip():
        raise Http404
    form = BlankForm(request.POST or None, initial={"row_version": text.about.row_version})
    if request.method == "POST" and form.is_valid():
        try:
            blank_text(text=text, reason=form.cleaned_data["reason"], expected_version=form.version, by=viewer)
        except Conflict:
            form.add_error(None, _("The text was changed meanwhile. Look at it again, then press once more."))
            text = held_text(kind, public_id, field)
            accept_version(form, text.about.row_version)
        except ValidationError as error:
            form.add_error("reason", error)
        else:
            messages.success(request, _("Blanked in every version. The reason stands in the history."))
            return redirect(_after(text))
    return render(request, "plan/blank.html", {"form": form, "text": text, "back": _after(text)})


def _after(text: HeldText) -> str:
    """Where the registrar came from, as far as the text says it."""
    if text.place is Place.WORDING:
        edition = text.about
        edition.plan.refresh_from_db(fields=["slug"])  # a title that is blanked takes its address with it
        return f"{reverse('plan_edition', args=[edition.plan.slug, edition.number])}?stryk"
    if text.sort is not None and (address := text.sort.address(text.about)):
        return address
    return reverse("removed_texts" if text.place is Place.LOGGED else "today")


def removed_texts(request: HttpRequest) -> HttpResponse:
    """What only the change log still holds of the registrar's authorities, and what has been blanked there."""
    held = viewer_of(request).authorities_as(Role.REGISTRAR)
    page = Paginator(removed_rows(held), ROWS).get_page(request.GET.get("sida"))
    return render(request, "plan/removed_texts.html", {"page": page, "blanked": blanked_rows(held)})
