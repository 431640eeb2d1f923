"""Editorial and internal notes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
