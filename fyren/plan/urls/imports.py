"""Importing a plan document."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
