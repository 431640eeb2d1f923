"""The registrar's way to the local texts of a desk, to blank what may not be kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from fyren.editing.queries.desk import desk_of
from fyren.editing.queries.refs import ref_of
from fyren.people.requests import ViewerRequest
from fyren.plan.queries.blanking import blanks_steering_model, texts_to_blank
from fyren.publishing.models import Entry

PIECE = "del"


def pieces(request: ViewerRequest) -> HttpResponse:
    """The pieces of the guide, or of the pages for employees, that have local texts; with `?del=` the texts of one in
    every version. Nothing for registrars of other authorities than the executive board, which keeps both.

    Raises:
        Http404: there is no such piece.
    """
    if not blanks_steering_model(request.viewer):
        return render(request, "editing/blank_pieces.html", {"is_owner": False})
    desk = desk_of(request)
    entries = Entry.objects.filter(publisher=desk.publisher.name)
    if public_id := request.GET.get(PIECE, ""):
        about = get_object_or_404(entries, public_id=public_id)
        context = {"ref": ref_of(desk, about.name), "to_blank": texts_to_blank(request.viewer, [about])}
        return render(request, "editing/blank_piece.html", context)
    rows = [(ref_of(desk, each.name), each) for each in entries]
    return render(request, "editing/blank_pieces.html", {"is_owner": True, "rows": rows})
