"""Addresses of the room, one file per kind of page."""

from fyren.indicators.urls import keeping, pages

urlpatterns = [*pages.urlpatterns, *keeping.urlpatterns]
