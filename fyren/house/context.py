"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from fyren.base import clock
from fyren.house.navigation import navigation_for
from fyren.people.viewer import Viewer, anonymous


def site(request: HttpRequest) -> dict[str, Any]:
    """The viewer, the way around, whose site it is, and whether names and figures are examples.

    A page may be drawn before the viewer is known (a refused host, a forged form); it is then nobody's.
    """
    viewer: Viewer = getattr(request, "viewer", None) or anonymous(clock.today())
    page = request.resolver_match.url_name if request.resolver_match else None

    def navigation() -> str:
        groups = navigation_for(viewer, request.path, page or "")
        return render_to_string("base/shell/navigation.html", {"groups": groups})

    return {
        "viewer": viewer,
        "navigation": SimpleLazyObject(navigation),  # drawn once, though it stands in two places
        "municipality": settings.MUNICIPALITY,
        "demo": settings.DEMO,
    }
