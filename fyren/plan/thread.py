"""The red thread as a graph: from vision to focus area and back, every link with where it comes from.

A link stands in the plan's own wording, is a coordinator's dated interpretation, says that one thing is part of
another, or follows from what bodies have decided to do. Nothing else joins them; see
docs/adr/0009-the-red-thread-says-whose-link-it-is.md.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a point on the thread is, from the top. Values are used in addresses."""

    PROGRAMME = "program"
    TARGET_PICTURE = "malbild"
    CHALLENGE = "utmaning"
    PROCESS = "process"
    GOAL = "riktningsmal"
    PLAN = "plan"
    AREA = "utvecklingsomrade"
    FOCUS_AREA = "insatsomrade"
    ACTIVITY = "aktivitet"  # handed in by the room that has them; see `Addition`


# Where one may begin: activities are too many to choose among here, and have a list of their own.
LEVELS = tuple(kind for kind in Kind if kind is not Kind.ACTIVITY)


class Origin(StrEnum):
    """Whose a link is. Values are used in templates."""

    PART_OF = "part_of"
    IN_PLAN = "in_plan"
    INTERPRETED = "interpreted"
    ACTIVITY = "activity"  # through activities that bodies have decided


# On a walk, what is firm comes before what somebody reads into it.
_FIRMNESS = {Origin.PART_OF: 0, Origin.IN_PLAN: 1, Origin.INTERPRETED: 2, Origin.ACTIVITY: 3}


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the thread.

    Args:
        text: its wording; "" where nobody has entered it.
        within: what it belongs to, when that helps the reader: the programme's name beside its vision.
        own_words: the wording is the plan's own, to be shown in serif.
        beneath: how many decided activities stand under it, where they are not walked into.
    """

    kind: Kind
    public_id: str
    text: str
    number: str = ""
    within: str = ""
    url: str = ""
    own_words: bool = False
    beneath: int = 0

    @property
    def key(self) -> str:
        """Its name in an address."""
        return f"{self.kind.value}:{self.public_id}"


@dataclass(frozen=True, slots=True)
class Link:
    """That `lower` leads to `upper`, and how one knows.

    Args:
        since, reason: when an interpretation was made, and why; for an activity, in whose budget it was decided.
        through: titles of the decided activities that make the link, and `more`, how many there are beside them.
    """

    upper: str
    lower: str
    origin: Origin
    since: dt.date | None = None
    reason: str = ""
    through: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Addition:
    """What another room adds to the thread. `beneath`: points' keys with how many activities stand under them."""

    points: tuple[Point, ...] = ()
    links: tuple[Link, ...] = ()
    beneath: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A point met on a walk, how one came there, and what comes after. `again`: it stands above, unfolded."""

    point: Point
    link: Link
    onward: tuple[Step, ...] = ()
    again: bool = False


class Thread:
    """The points and links, walked either way."""

    def __init__(
        self, points: Iterable[Point], links: Iterable[Link], beneath: Mapping[str, int] | None = None
    ) -> None:
        self.points = {point.key: point for point in points}
        for key, count in (beneath or {}).items():
            if key in self.points:
                self.points[key] = replace(self.points[key], beneath=count)
        self._order = {key: place for place, key in enumerate(self.points)}
        self._above: dict[str, list[Link]] = defaultdict(list)
        self._below: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            # A link to what is not shown (an older edition's area, a goal that has ended) leads nowhere.
            if link.upper in self.points and link.lower in self.points:
                self._above[link.lower].append(link)
                self._below[link.upper].append(link)

    def of_kind(self, kind: Kind) -> list[Point]:
        """The points of a kind, in order."""
        return [point for point in self.points.values() if point.kind is kind]

    def walk_up(self, key: str) -> tuple[Step, ...]:
        """Everything above a point, nearest first."""
        return self._walk(key, self._above, _upper, {key})

    def walk_down(self, key: str) -> tuple[Step, ...]:
        """Everything below a point, nearest first."""
        return self._walk(key, self._below, _lower, {key})

    def _walk(
        self, key: str, links: dict[str, list[Link]], end: Callable[[Link], str], met: set[str]
    ) -> tuple[Step, ...]:
        steps = []
        for link in sorted(links.get(key, ()), key=lambda link: (_FIRMNESS[link.origin], self._order[end(link)])):
            far = end(link)
            again = far in met
            met.add(far)
            onward = () if again else self._walk(far, links, end, met)
            steps.append(Step(self.points[far], link, onward, again))
        return tuple(steps)


def _upper(link: Link) -> str:
    return link.upper


def _lower(link: Link) -> str:
    return link.lower


def same_name(named: str, name: str) -> bool:
    """True when a plan's mention and a programme's name are the same words, whatever their case and spaces."""
    return bool(named.split()) and named.casefold().split() == name.casefold().split()
