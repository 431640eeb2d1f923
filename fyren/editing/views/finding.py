"""Where a hit of the staff's search leads: editors to where it is mended, others to the published page itself."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fyren.detection.pack_files import Kind as Told
from fyren.detection.reading import Guidance
from fyren.editing.access import can_edit
from fyren.editing.queries.desk import EMPLOYEES, GUIDE, Desk, desk_of
from fyren.editing.queries.refs import mended_at, ref_of
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.items import ItemName

_LANGUAGES: dict[str, dict[str, str]] = {
    GUIDE: {Kind.SERVICE: "", Kind.TOPIC: SOURCE_LANGUAGE},
    EMPLOYEES: {Told.PROFESSION_TEXT: SOURCE_LANGUAGE, Told.PARTICULAR_TEXT: SOURCE_LANGUAGE},
}


def found(request: ViewerRequest, kind: str, key: str) -> HttpResponse:
    """Lead on to a piece. Where the address of what is published is not known, say so.

    Raises:
        Http404: there is no such piece.
    """
    desk = desk_of(request)
    languages = _LANGUAGES[desk.publisher.name]
    if kind not in languages:
        raise Http404
    name = ItemName(kind, key, languages[kind])
    if name not in desk.newest:
        raise Http404
    if can_edit(request.viewer):
        return redirect(mended_at(desk, name))
    address = _published_at(desk, name)
    return redirect(address) if address else render(request, "editing/found.html", {"ref": ref_of(desk, name)})


def _published_at(desk: Desk, name: ItemName) -> str:
    """The page that shows the piece; "" where it is not published, or nobody has said where the site is."""
    site = Desk().guide.settings
    if site is None or not site.address:
        return ""
    start = site.address.rstrip("/")
    if desk.publisher.name == GUIDE:
        return f"{start}/{SOURCE_LANGUAGE}/"
    guidance = Guidance(desk.published)
    slug = _slug(guidance, name)
    return f"{start}/{desk.publisher.folder}/{SOURCE_LANGUAGE}/{slug}/" if guidance.settings and slug else ""


def _slug(guidance: Guidance, name: ItemName) -> str:
    """Of the profession; of what several need to know, of the first that has it."""
    is_profession = name.kind == Told.PROFESSION_TEXT
    shown = (each for each in guidance.professions if name.key in ((each.key,) if is_profession else each.particulars))
    return next((each.slug for each in shown), "")
