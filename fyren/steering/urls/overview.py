"""Addresses: the overviews, and what everyone may see of them."""

from __future__ import annotations

from fyren.people.routes import EVERYONE, KNOWN, route
from fyren.steering.views import listing, matrix, overview_exports, public

YEAR = "aret/<int:number>/"

urlpatterns = [
    route("matris/", matrix.matrix_at_hand, get=KNOWN, name="matrix_at_hand"),
    route(f"{YEAR}matris/", matrix.matrix, get=KNOWN, name="matrix"),
    # Before the cells: a kind of file is no body.
    route(f"{YEAR}matris/fil/<slug:kind>/", overview_exports.matrix_export, get=KNOWN, name="matrix_export"),
    route(f"{YEAR}matris/<slug:area_id>/<slug:body_id>/", matrix.matrix_cell, get=KNOWN, name="matrix_cell"),
    route(f"{YEAR}jamforelse/", matrix.years_compared, get=KNOWN, name="years_compared"),
    route(
        f"{YEAR}jamforelse/fil/<slug:kind>/",
        overview_exports.years_compared_export,
        get=KNOWN,
        name="years_compared_export",
    ),
    route("aktiviteter/", listing.activities_at_hand, get=KNOWN, name="activities_at_hand"),
    route(f"{YEAR}aktiviteter/", listing.activity_list, get=KNOWN, name="activity_list"),
    route(f"{YEAR}tidslinje/", listing.timeline, get=KNOWN, name="timeline"),
    route(f"{YEAR}tidslinje/fil/<slug:kind>/", overview_exports.timeline_export, get=KNOWN, name="timeline_export"),
    route("vad-gors/", public.what_is_done, get=EVERYONE, name="what_is_done"),
    route("vad-gors/<slug:slug>/", public.what_is_done_plan, get=EVERYONE, name="what_is_done_plan"),
    route("vad-gors/<slug:slug>/<str:node>/", public.what_is_done_focus, get=EVERYONE, name="what_is_done_focus"),
    route(
        "vad-gors/<slug:slug>/fil/<slug:kind>/",
        overview_exports.what_is_done_plan_export,
        get=EVERYONE,
        name="what_is_done_plan_export",
    ),
    route(
        "vad-gors/<slug:slug>/<str:node>/fil/<slug:kind>/",
        overview_exports.what_is_done_focus_export,
        get=EVERYONE,
        name="what_is_done_focus_export",
    ),
]
