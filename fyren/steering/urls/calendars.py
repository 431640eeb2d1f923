"""Addresses: calendars to subscribe to."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, only, route
from fyren.steering.views import calendars

WRITES = only(Role.CONTACT, Role.COORDINATOR, own=True)

urlpatterns: list[URLPattern] = [
    route("kalender/<slug:key>.ics", calendars.calendar, get=EVERYONE, name="calendar"),
    route("kalender/<slug:public_id>/", calendars.body_calendar, get=WRITES, post=WRITES, name="body_calendar"),
]
