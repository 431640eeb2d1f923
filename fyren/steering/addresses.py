"""Where things of the year are read."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def activity_address(public_id: str) -> str:
    """The activity's own page; "" where the installation has none."""
    try:
        return reverse("activity", args=[public_id])
    except NoReverseMatch:
        return ""


def budget_address(public_id: str) -> str:
    """The internal budget's own page; "" where the installation has none."""
    try:
        return reverse("budget", args=[public_id])
    except NoReverseMatch:
        return ""
