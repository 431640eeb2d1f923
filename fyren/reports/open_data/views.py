"""The sets as files, and their description. Any site may read them: no cookie, and no trace of who fetched what."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from fyren.base.caching import if_new
from fyren.base.csv_text import csv_lines
from fyren.people.requests import viewer_of
from fyren.reports.open_data.sets import BY_KEY, SETS, OpenSet


def set_csv(request: HttpRequest, key: str) -> HttpResponse:
    """A set as CSV, separated by semicolons; no cell is ever a formula."""
    found = _set_of(key)
    lines = csv_lines([found.names, *found.rows(viewer_of(request).day)])
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return if_new(request, response)


def set_json(request: HttpRequest, key: str) -> HttpResponse:
    """A set as JSON, with what each column holds."""
    found = _set_of(key)
    rows = [dict(zip(found.names, row, strict=True)) for row in found.rows(viewer_of(request).day)]
    told = {
        "title": str(found.title),
        "description": str(found.description),
        "publisher": settings.MUNICIPALITY,
        "licence": settings.OPEN_DATA_LICENCE,
        "isExample": bool(settings.DEMO),
        "columns": {name: str(text) for name, text in found.columns},
        "rows": rows,
    }
    return if_new(request, JsonResponse(told, json_dumps_params={"ensure_ascii": False}))


def dcat(request: HttpRequest) -> HttpResponse:
    """The sets described by DCAT-AP-SE, as RDF/XML. Licence and contact are left out until somebody has said which."""
    context = {
        "site": request.build_absolute_uri("/").rstrip("/"),
        "sets": [(each, [(kind, _address(each, kind)) for kind in ("csv", "json")]) for each in SETS],
        "page": reverse("open_data"),
        "publisher": settings.MUNICIPALITY,
        "licence": settings.OPEN_DATA_LICENCE,
        "contact": settings.OPEN_DATA_CONTACT,
        "demo": settings.DEMO,
    }
    text = render_to_string("reports/dcat.xml", context)
    return if_new(request, HttpResponse(text, content_type="application/rdf+xml; charset=utf-8"))


def _address(found: OpenSet, kind: str) -> str:
    return reverse(f"open_set_{kind}", args=[found.key])


def _set_of(key: str) -> OpenSet:
    """The set.

    Raises:
        Http404: there is none of that name.
    """
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]
