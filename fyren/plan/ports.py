"""What the plan tells the rooms above it, which it does not know, and asks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from fyren.base.models import VersionedModel
from fyren.base.registry import Port
from fyren.people.viewer import Viewer
from fyren.plan.erasing import Erasing
from fyren.plan.models import Plan, PlanEdition
from fyren.plan.sorts import Sort
from fyren.plan.thread import Addition, Step

EDITION_ADOPTED: Port[Callable[[PlanEdition, Viewer], None]] = Port("edition adopted")
"""Adapters take an edition that a revision has just adopted, inside that act, when its mapping is filled."""


class ThreadAdditions(Protocol):
    """What a room adds to the red thread."""

    def __call__(self, viewer: Viewer, start: str, *, upwards: bool = False) -> Addition:
        """What the viewer may know of, for a walk from the point with the key `start`. With `upwards` nothing below it
        is asked for, so that only links above it are needed."""


THREAD_ADDITIONS: Port[ThreadAdditions] = Port("thread additions")


@dataclass(frozen=True, slots=True)
class Aside:
    """Something beside a plan's page: what it is about, a sentence, and where it is read."""

    title: str | Promise
    text: str | Promise
    links: tuple[tuple[str | Promise, str], ...]


PLAN_ASIDES: Port[Callable[[Viewer, Plan, str], Iterable[Aside]]] = Port("plan asides")
"""Adapters take the viewer, a plan whose current edition is read, and the address of the area or focus area within it
("" for the whole plan); they give what stands beside the page."""

BLANKABLE: Port[Mapping[str, Sort]] = Port("blankable")
"""Adapters are the sorts of a room's texts that a registrar may blank, by the word for them in addresses."""

WORDING_BLANKED: Port[Callable[[Plan, Erasing, str, Viewer], None]] = Port("wording blanked")
"""Adapters take a plan, the words of it that are being blanked, the reason and the viewer, inside that act, and take
the words away where the room has copied them."""

MODEL_TEXT_BLANKED: Port[Callable[[VersionedModel, frozenset[str], str, Viewer], None]] = Port("model text blanked")
"""Adapters take a direction goal, target picture, process or indicator, or a row about an indicator, whose text is
being blanked, all that it has said as far as that is kept (as `same_words` compares), the reason and the viewer, inside
that act, and take the copies away."""


@dataclass(frozen=True, slots=True)
class BesideRow:
    """Something that hangs on the red thread above an area.

    Args:
        value: what there is to say of it in a few words, "" for nothing.
        owner: whose it is.
        said: how it reaches here, a text for each way.
        is_example: the value is made up.
    """

    title: str
    url: str
    value: str
    owner: str
    said: tuple[str, ...]
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What a room hangs on the thread above an area. `empty`: what is said when there is nothing."""

    title: str
    text: str
    rows: tuple[BesideRow, ...]
    empty: str


THREAD_BESIDE: Port[Callable[[Viewer, tuple[Step, ...]], Beside]] = Port("beside the thread")
"""Adapters take the viewer and the walk up from an area or a focus area, and give what hangs on its points."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What something gives reason to do: an agreement that ends, a gap in what is known. It is nothing until somebody
    takes it up in an internal budget.

    Args:
        title, description: what an activity could say.
        focus_areas: database keys of those it would serve.
        url: where the reason is read.
        bodies: public ids of those whom it concerns, where that is known.
    """

    title: str
    description: str
    focus_areas: tuple[int, ...]
    url: str
    bodies: tuple[str, ...] = ()


SUGGESTIONS: Port[Callable[[Viewer, str], Suggestion | None]] = Port("suggestions")
"""Adapters take the viewer and the key of a reason, such as `avtal-` and a public id, and give what it gives reason to
do; None where the reason is not theirs, or not the viewer's to read."""


def suggestion_of(viewer: Viewer, key: str) -> Suggestion | None:
    """What the reason with a key gives reason to do; None for a key that says nothing."""
    if not key:
        return None
    return next((found for ask in SUGGESTIONS if (found := ask(viewer, key)) is not None), None)


@dataclass(frozen=True, slots=True)
class ActivityTold:
    """An activity as rooms beside the one that keeps it know it.

    Args:
        authority: public id of the body whose it is.
        state: how far it has come, in a word.
    """

    public_id: str
    title: str
    authority: str
    body: str
    year: int
    url: str
    state: str


class Activities(Protocol):
    """What the room of activities tells of them."""

    def told(self, viewer: Viewer, public_ids: Iterable[str]) -> list[ActivityTold]:
        """Those of the activities that the viewer may know of, by year and body."""

    def own(self, viewer: Viewer) -> list[ActivityTold]:
        """Those of this year and coming ones that the viewer writes."""


ACTIVITIES: Port[Activities] = Port("activities")
