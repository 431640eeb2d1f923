"""The least that this machine's Django can do, so that other figures have something to stand beside."""

from __future__ import annotations

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest) -> HttpResponse:
    """Two bytes."""
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare)]


class BareHandler(WSGIHandler):
    """A handler without middleware, whatever the settings say."""

    def load_middleware(self, is_async: bool = False) -> None:
        """Load none."""
        self._middleware_chain = self._get_response
