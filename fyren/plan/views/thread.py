"""The red thread: choose a point, see everything above and below it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fyren.plan.access import can_interpret
from fyren.plan.queries import thread as queries
from fyren.plan.queries.blanking import blanks_steering_model
from fyren.plan.thread import LEVELS


def red_thread(request: HttpRequest) -> HttpResponse:
    """All points, level by level; or with `?fran=<kind>:<id>` one of them with its thread both ways."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    chosen = request.GET.get("fran", "")
    thread = queries.whole_thread(viewer, chosen)
    context: dict[str, Any] = {"thread": thread, "may_interpret": can_interpret(viewer)}
    context["may_blank"] = blanks_steering_model(viewer)
    if not chosen:
        levels = [{"kind": kind, "points": thread.of_kind(kind)} for kind in LEVELS]
        return render(request, "plan/thread.html", context | {"levels": levels})
    point = thread.points.get(chosen)
    if point is None:
        raise Http404
    return render(
        request,
        "plan/thread_from.html",
        context
        | {
            "point": point,
            "stamp": queries.stamp_of(point),
            "above": thread.walk_up(point.key),
            "below": thread.walk_down(point.key),
        },
    )
