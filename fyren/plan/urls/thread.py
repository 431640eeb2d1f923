"""The red thread, the programme and the processes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
