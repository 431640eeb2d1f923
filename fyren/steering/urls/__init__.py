"""Addresses of the room, one file per kind of page."""

from fyren.steering.urls import activities, budgets, files, overview, reports, years

urlpatterns = [
    *years.urlpatterns,
    *budgets.urlpatterns,
    *activities.urlpatterns,
    *overview.urlpatterns,
    *files.urlpatterns,
    *reports.urlpatterns,
]
