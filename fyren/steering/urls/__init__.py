"""Addresses of the room, one file per kind of page. Those of reports stand before those of rounds, which take any word
in the same place."""

from fyren.steering.urls import activities, budgets, files, overview, reports, rounds, years

urlpatterns = [
    *years.urlpatterns,
    *budgets.urlpatterns,
    *activities.urlpatterns,
    *overview.urlpatterns,
    *files.urlpatterns,
    *reports.urlpatterns,
    *rounds.urlpatterns,
]
