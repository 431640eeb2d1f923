"""How far knowledge reaches: bodies by level, and one body's units."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from fyren.competence.models import Course
from fyren.competence.queries import body_page, matrix_on
from fyren.competence.suggestions import COVERAGE
from fyren.people.access import KEEPERS, can_keep
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.views.own import writes_for


def coverage(request: ViewerRequest) -> HttpResponse:
    """The matrix, for everyone who is logged in."""
    matrix = matrix_on(request.viewer.day)
    context = {"matrix": matrix, "day": request.viewer.day, "writes_for": writes_for(request)}
    if matrix.is_empty:
        context["has_courses"] = Course.objects.exists()
    return render(request, "competence/coverage.html", context)


def body_coverage(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A body's units by level, and its courses."""
    body = get_object_or_404(Body, public_id=public_id)
    page = body_page(body, request.viewer.day)
    context = {
        "body": body,
        "page": page,
        "matrix": page.matrix,
        "day": request.viewer.day,
        "may_keep": can_keep(request.viewer, body),
        "may_take_up": request.viewer.holds(*KEEPERS),
        "reason": f"{COVERAGE}{public_id}",
    }
    return render(request, "competence/body.html", context)
