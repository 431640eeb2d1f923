"""The guide as it becomes: a language's built document with the drafts in, alone or in a frame as wide as a phone."""

from __future__ import annotations

from csp.constants import SELF
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fyren.base.display import Tab
from fyren.editing.naming import language_name
from fyren.editing.queries.desk import Desk
from fyren.guide.content import Language
from fyren.guide.document import NoSettings, document_of
from fyren.people.requests import ViewerRequest


def preview(request: ViewerRequest, language: str) -> HttpResponse:
    """The document in a frame that may do nothing but run its own script, and the other languages."""
    desk = Desk()
    found = _language(desk, language)
    tabs = [Tab(language_name(each), f"../{each.code}/", each.code == language) for each in desk.guide.languages]
    context = {
        "language": found,
        "language_name": language_name(found),
        "languages": tabs,
        "drafts": len(desk.waiting),
        "has_settings": desk.guide.settings is not None,
    }
    response = render(request, "editing/preview.html", context)
    response._csp_update = {"frame-src": [SELF]}  # type: ignore[attr-defined]
    return response


def preview_page(request: ViewerRequest, language: str) -> HttpResponse:
    """The document itself, with its own policy: it may be framed by this site, and by no other."""
    desk = Desk()
    found = _language(desk, language)
    try:
        document = document_of(desk.guide, found, desk.day)
    except NoSettings:
        return redirect("guide_settings")
    response = HttpResponse(document.html, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = document.policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _language(desk: Desk, code: str) -> Language:
    found = desk.language(code)
    if found is None:
        raise Http404
    return found
