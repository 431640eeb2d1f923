"""What is being done, for everyone: no session, no cookie, and the same page whoever reads."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from fyren.people.requests import ViewerRequest
from fyren.steering.forms.overviews import OverviewFilter
from fyren.steering.queries import public
from fyren.steering.views.exports import ways_out


def what_is_done(request: ViewerRequest) -> HttpResponse:
    """The plans, each with its way to what is done about it."""
    return render(request, "steering/what_is_done.html", {"choices": public.plans_in_the_open(request.viewer)})


def what_is_done_plan(request: ViewerRequest, slug: str) -> HttpResponse:
    """A plan's focus areas with what bodies have decided and released; `?ar=` chooses the year, `?namnd=` a body."""
    done = public.what_is_done(request.viewer, slug, request.GET.get("ar", ""), request.GET.get("namnd", ""))
    context = {
        "done": done,
        "form": OverviewFilter(request.GET, columns=done.everybody),
        "files": ways_out(request, "what_is_done_plan_export", slug),
    }
    return render(request, "steering/what_is_done_plan.html", context)


def what_is_done_focus(request: ViewerRequest, slug: str, node: str) -> HttpResponse:
    """Everything that bodies have decided and released about one focus area; `?ar=` chooses the year."""
    found = public.what_is_done_about(request.viewer, slug, node, request.GET.get("ar", ""))
    files = ways_out(request, "what_is_done_focus_export", slug, node)
    return render(request, "steering/what_is_done_focus.html", {"found": found, "done": found.done, "files": files})
