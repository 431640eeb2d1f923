"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The viewer, and whether names and figures are examples."""
    return {"viewer": getattr(request, "viewer", None), "demo": settings.DEMO}
