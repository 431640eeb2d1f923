"""Addresses of the room, one file per kind of page."""

from fyren.plan.urls import blanking, imports, notes, pages, revision, thread

# The readable addresses of plans come last: their first part is a plan's own name.
urlpatterns = [
    *imports.urlpatterns,
    *revision.urlpatterns,
    *notes.urlpatterns,
    *blanking.urlpatterns,
    *thread.urlpatterns,
    *pages.urlpatterns,
]
