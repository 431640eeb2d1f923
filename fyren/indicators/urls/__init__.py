"""Addresses of the room, one file per kind of page."""

from fyren.indicators.urls import pages

urlpatterns = [*pages.urlpatterns]
