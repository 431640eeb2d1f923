"""Calendars to subscribe to: the file itself, and the page where a body finds and renews its addresses."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fyren.base.caching import if_new
from fyren.base.history import Conflict
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.steering.access import can_write_for
from fyren.steering.actions.calendars import renew_calendar
from fyren.steering.calendar import calendar_file
from fyren.steering.forms.calendars import RenewForm
from fyren.steering.queries.calendars import address_of, calendar_of


def calendar(request: ViewerRequest, key: str) -> HttpResponse:
    """A body's calendar: with its public id the year's phases, with its secret address its own deadlines too."""
    found = calendar_of(key)
    data = calendar_file(found.name, found.occasions)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="aret.ics"'
    return if_new(request, response, is_shared=not found.is_secret, any_site=False)


def body_calendar(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A body's addresses. The secret one is shown once, when it is made or renewed."""
    if not can_write_for(request.viewer, public_id):
        raise Http404
    body = Body.objects.get(public_id=public_id)
    kept = address_of(body)
    secret = ""
    if request.method == "POST":
        form = RenewForm(request.POST)
        try:
            version = form.cleaned_data["row_version"] if form.is_valid() else None
            key = renew_calendar(authority=body, expected_version=version, by=request.viewer)
        except (Conflict, ValidationError):
            return redirect("body_calendar", public_id=public_id)  # somebody was first: see what stands there now
        secret, kept = _absolute(request, key), address_of(body)
    context = {
        "body": body,
        "kept": kept,
        "open_address": _absolute(request, public_id),
        "secret_address": secret,
        "form": RenewForm(initial={"row_version": kept.row_version if kept else None}),
    }
    return render(request, "steering/calendar.html", context)


def _absolute(request: ViewerRequest, key: str) -> str:
    return request.build_absolute_uri(reverse("calendar", args=[key]))
