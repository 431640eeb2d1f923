"""Sets `request.viewer`, which is all that views know of the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fyren.base import clock
from fyren.people.network import is_inside
from fyren.people.queries import viewer_for
from fyren.people.viewer import anonymous


class ViewerMiddleware:
    """Puts the viewer on the request. Without a session cookie the session is never touched, so no cookie is set.

    Whoever has a temporary password, which an administrator has seen, may do nothing but choose another.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the viewer, then go on."""
        with_viewer: Any = request
        with_viewer.viewer = anonymous(clock.today(), is_inside=is_inside(request.META))
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            with_viewer.viewer = viewer_for(request.user)
            if request.user.password_is_temporary and not _stays_open(request.path):
                return redirect("account_change_password")
        return self.get_response(request)


def _stays_open(path: str) -> bool:
    return path in (reverse("account_change_password"), reverse("account_logout"))
