"""Every address of the site, room by room."""

from __future__ import annotations

from django.urls import include, path

from fyren.people.login import login_routes

urlpatterns = [
    path("", include("fyren.people.urls")),
    path("", include("fyren.steering.urls")),
    path("", include("fyren.indicators.urls")),
    path("", include("fyren.plan.urls")),
    path("", include("fyren.editing.urls")),
    path("", include("fyren.detection.urls")),
    path("", include("fyren.cooperation.urls")),
    path("", include("fyren.competence.urls")),
    path("", include("fyren.reports.urls")),
    path("", include("fyren.house.api")),
    path("", include("fyren.house.house_urls")),
    path("", include(login_routes())),
]
