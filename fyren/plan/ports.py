"""What the plan tells the rooms above it, which it does not know."""

from __future__ import annotations

from collections.abc import Callable

from fyren.base.registry import Port
from fyren.people.viewer import Viewer
from fyren.plan.models import PlanEdition

EDITION_ADOPTED: Port[Callable[[PlanEdition, Viewer], None]] = Port("edition adopted")
"""Adapters take an edition that a revision has just adopted, inside that act, when its mapping is filled."""
