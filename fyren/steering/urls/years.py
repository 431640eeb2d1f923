"""Addresses: years."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.people.roles import Role
from fyren.people.routes import KNOWN, only, route
from fyren.steering.views import years

PLANS = only(Role.COORDINATOR)
WRITES = only(Role.CONTACT, Role.COORDINATOR, own=True)
PHASE = "aret/fas/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    route("aret/", years.year_at_hand, get=KNOWN, name="year_at_hand"),
    route("aret/oppna/", years.year_open, get=PLANS, post=PLANS, name="year_open"),
    route("aret/<int:number>/", years.year, get=KNOWN, name="year"),
    route("aret/<int:number>/fas/ny/", years.phase_new, get=PLANS, post=PLANS, name="phase_new"),
    route(PHASE, years.phase_edit, get=PLANS, post=PLANS, name="phase_edit"),
    route(f"{PHASE}ta-bort/", years.phase_remove, get=PLANS, post=PLANS, name="phase_remove"),
    route(
        "aret/sa-planerar-vi/<slug:public_id>/",
        years.steering_settings,
        get=WRITES,
        post=WRITES,
        name="steering_settings",
    ),
]
