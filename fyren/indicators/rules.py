"""Pure decisions about indicators: what they are, which way is good, and what may be said of a change."""

from __future__ import annotations

from enum import StrEnum


class Owner(StrEnum):
    """Who an indicator belongs to. Values are stored. None is ever the plan's."""

    BUDGET = "budget"  # the council's budget of a year
    PROGRAMME = "programme"  # the sustainability programme
    OWN_DATA = "own_data"  # the municipality's own figures, offered by another room or taken in from a file
    CONTEXT = "context"  # everything else, Kolada included


def id_told(code: str) -> str:
    """An indicator's id as readers know it, Kolada's or the council's; "" for one that a room gave its own figures
    ("guide.services_checked", see `ports.OwnFigure`), which says nothing outside the code."""
    return "" if "." in code else code


def named(code: str, title: str) -> str:
    """What an indicator is called in a list: its id, where that is told, and its title."""
    return f"{id_told(code)} {title}".strip()


def titled(code: str, title: str) -> str:
    """What an indicator is called over its figures: its title, and its id where that is told."""
    return f"{title} ({told})" if (told := id_told(code)) else title


class Direction(StrEnum):
    """Which way is good. Values are stored."""

    UP = "up"
    DOWN = "down"
    CONTEXTUAL = "contextual"  # more reports need not mean more violence


class Gender(StrEnum):
    """Whom a value is about, in Kolada's letters. Values are stored."""

    TOTAL = "T"
    WOMEN = "K"
    MEN = "M"


class PlaceKind(StrEnum):
    """What a value is about. Values are stored."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    NATION = "nation"
    GROUP = "group"  # of municipalities, whose members change with the years


class Change(StrEnum):
    """How a value has moved, as it may be told."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"  # contextual: neither good nor bad by itself
    LOWER = "lower"
    SAME = "same"


def change_of(direction: Direction, before: float, after: float, *, uncertainty: float = 0.0) -> Change:
    """How a value moved from one year to the next.

    Args:
        uncertainty: half the width of the later value's interval, in the same unit. A move within it is no move.
    """
    if abs(after - before) <= uncertainty:
        return Change.SAME
    is_higher = after > before
    if direction is Direction.CONTEXTUAL:
        return Change.HIGHER if is_higher else Change.LOWER
    return Change.BETTER if is_higher is (direction is Direction.UP) else Change.WORSE
