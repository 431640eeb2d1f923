"""Addresses: what everyone reads of indicators."""

from __future__ import annotations

from fyren.indicators.views import pages
from fyren.people.routes import EVERYONE, route

urlpatterns = [
    route("nyckeltal/", pages.indicator_list, get=EVERYONE, name="indicator_list"),
    route("nyckeltal/<slug:public_id>/", pages.indicator, get=EVERYONE, name="indicator"),
    route("nyckeltal/<slug:public_id>/fil/<slug:kind>/", pages.indicator_file, get=EVERYONE, name="indicator_file"),
    route("fullmaktiges-nyckeltal/<slug:public_id>/", pages.council_set, get=EVERYONE, name="council_set"),
]
