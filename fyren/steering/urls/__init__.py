"""Addresses of the room, one file per kind of page."""

from fyren.steering.urls import activities, budgets, calendars, files, overview, years

urlpatterns = [
    *years.urlpatterns,
    *budgets.urlpatterns,
    *activities.urlpatterns,
    *overview.urlpatterns,
    *files.urlpatterns,
    *calendars.urlpatterns,
]
