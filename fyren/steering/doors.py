"""Ways on to other pages: an address only where the page is there and the viewer's roles reach it."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, resolve, reverse

from fyren.people.viewer import Viewer


def door(viewer: Viewer, name: str, *args: Any) -> str:
    """The address of a named page, "" when there is no such page or its policy does not let the viewer in.

    Whether the viewer may know of the very object is for the caller to see to.
    """
    try:
        address = reverse(name, args=args)
    except NoReverseMatch:
        return ""
    view: Any = resolve(address).func
    return address if view.policies["GET"].allows(viewer) else ""
