"""The least that this machine's Django can do, so that other figures have something to stand beside."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest) -> HttpResponse:
    """Two bytes."""
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare)]
