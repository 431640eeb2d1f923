"""What the room tells the rooms above it, which it does not know."""

from __future__ import annotations

from collections.abc import Callable

from fyren.base.registry import Port
from fyren.steering.models import RoundEdition

ROUND_BLANKED: Port[Callable[[RoundEdition], None]] = Port("round blanked")
"""Adapters take an edition of a closed round in which a text, or a text in a supplement to it, has just been blanked,
inside that act, and make what they have kept of it anew."""
