"""Where a hit of the staff's search leads: editors to where it is mended, others to the guide itself."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fyren.editing.access import can_edit
from fyren.editing.naming import mending_address
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.refs import ref_of
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.items import ItemName

_LANGUAGES = {Kind.SERVICE: "", Kind.TOPIC: SOURCE_LANGUAGE}


def found(request: ViewerRequest, kind: str, key: str) -> HttpResponse:
    """Lead on to a service or a topic. Where the guide's own address is not known, say so.

    Raises:
        Http404: there is no such piece.
    """
    if kind not in _LANGUAGES:
        raise Http404
    desk, name = Desk(), ItemName(kind, key, _LANGUAGES[kind])
    if name not in desk.newest:
        raise Http404
    if can_edit(request.viewer):
        return redirect(mending_address(name))
    settings = desk.guide.settings
    if settings is None or not settings.address:
        return render(request, "editing/found.html", {"ref": ref_of(desk, name)})
    return redirect(f"{settings.address.rstrip('/')}/{SOURCE_LANGUAGE}/")
