"""Revising a plan and consulting on it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
