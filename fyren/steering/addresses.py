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


def edition_address(budget_id: str, number: int) -> str:
    """A frozen edition's page."""
    return reverse("budget_edition", args=[budget_id, number])


def proposal_address(public_id: str) -> str:
    """A proposal's page."""
    return reverse("proposal", args=[public_id])
