"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.people.routes import EVERYONE, route
from fyren.reports.open_data import views as open_data

urlpatterns: list[URLPattern] = [
    route("oppna-data/dcat.rdf", open_data.dcat, get=EVERYONE, name="open_data_dcat"),
    route("oppna-data/<slug:key>.csv", open_data.set_csv, get=EVERYONE, name="open_set_csv"),
    route("oppna-data/<slug:key>.json", open_data.set_json, get=EVERYONE, name="open_set_json"),
]
