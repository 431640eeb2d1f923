"""The guide as it becomes: a language's built document with the drafts in, alone or in a frame as wide as a phone."""

from __future__ import annotations

from csp.constants import SELF
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyren.base.display import Tab
from fyren.detection import document as told
from fyren.detection.content import Profession
from fyren.detection.document import making
from fyren.detection.pack_files import Kind as Told
from fyren.editing.naming import language_name
from fyren.editing.queries.desk import EMPLOYEES, Desk, desk_of
from fyren.editing.queries.refs import title_of
from fyren.guide.content import Language
from fyren.guide.document import document_of
from fyren.guide.pack_files import Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.document.pieces import Document, NoSettings
from fyren.publishing.items import ItemName
from fyren.publishing.packs import named

PROFESSION = "yrke"


def preview(request: ViewerRequest, language: str) -> HttpResponse:
    """The document in a frame that may do nothing but run its own script, and the other languages."""
    desk = desk_of(request)
    found = _language(desk, language)
    asked = request.GET.get(PROFESSION, "")
    query = f"?{PROFESSION}={asked}" if asked in {each.key for each in _known(desk)} else ""
    tabs = [Tab(language_name(each), f"../{each.code}/{query}", each.code == language) for each in desk.languages]
    context = {
        "language": found,
        "language_name": language_name(found),
        "languages": tabs,
        "drafts": len(desk.waiting),
        "professions": _professions(desk, language, asked),
        "query": query,
        "has_settings": named(Kind.SETTINGS) in desk.newest,
    }
    response = render(request, "editing/preview.html", context)
    response._csp_update = {"frame-src": [SELF]}  # type: ignore[attr-defined]
    return response


def preview_page(request: ViewerRequest, language: str) -> HttpResponse:
    """The document itself, with its own policy: it may be framed by this site, and by no other."""
    desk = desk_of(request)
    found = _language(desk, language)
    try:
        document = _document(request, desk, found)
    except NoSettings:
        return redirect(desk.address("settings"))
    response = HttpResponse(document.html, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = document.policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _document(request: ViewerRequest, desk: Desk, language: Language) -> Document:
    """The language's one document; of the guidance for employees the profession's that is asked for."""
    if desk.publisher.name != EMPLOYEES:
        return document_of(desk.guide, language, desk.day)
    own = next(each for each in desk.guidance.languages if each.code == language.code)
    made = making.Making(desk.guidance, own, desk.day)
    asked = request.GET.get(PROFESSION, "")
    profession = next((each for each in _known(desk) if each.key == asked), None)
    return told.document_of(made, profession) if profession else told.choice_of(made)


def _professions(desk: Desk, language: str, asked: str) -> list[Tab]:
    """The choice between professions, and each of them, in the same language."""
    if desk.publisher.name != EMPLOYEES:
        return []
    rows = [
        Tab(
            title_of(desk, ItemName(Told.PROFESSION_TEXT, each.key, language)),
            f"?{PROFESSION}={each.key}",
            each.key == asked,
        )
        for each in _known(desk)
    ]
    return [Tab(_("All professions"), "?", not asked), *rows]


def _known(desk: Desk) -> tuple[Profession, ...]:
    return desk.guidance.professions if desk.publisher.name == EMPLOYEES else ()


def _language(desk: Desk, code: str) -> Language:
    found = desk.language(code)
    if found is None:
        raise Http404
    return found
