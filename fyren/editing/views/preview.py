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
from fyren.detection.reading import Guidance
from fyren.editing.naming import language_name
from fyren.editing.queries.desk import EMPLOYEES, Desk, desk_of
from fyren.editing.queries.refs import title_of
from fyren.guide.content import Language
from fyren.guide.document import document_of
from fyren.guide.pack_files import Kind
from fyren.guide.reading import Guide
from fyren.people.requests import ViewerRequest
from fyren.publishing.document.pieces import Document, NoSettings
from fyren.publishing.items import ItemName, Items
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
        document = document_of_items(desk, desk.newest, found, request.GET.get(PROFESSION, ""))
    except NoSettings:
        return redirect(desk.address("settings"))
    return framed(document)


def framed(document: Document) -> HttpResponse:
    """A document that pages of this site may show in a frame, and no others."""
    response = HttpResponse(document.html, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = document.policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Referrer-Policy"] = "no-referrer"
    return response


def document_of_items(desk: Desk, items: Items, language: Language, profession: str = "") -> Document:
    """The language's one document made of some items; of the guidance for employees the profession's of the key, or the
    choice between professions.

    Raises:
        NoSettings: the municipality has not said what it is called.
    """
    if desk.publisher.name != EMPLOYEES:
        return document_of(Guide(items), language, desk.day)
    guidance = Guidance(items)
    own = next(each for each in guidance.languages if each.code == language.code)
    made = making.Making(guidance, own, desk.day)
    found = next((each for each in guidance.professions if each.key == profession), None)
    return told.document_of(made, found) if found else told.choice_of(made)


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
