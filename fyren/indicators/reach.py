"""How an indicator reaches a part of a plan: along a walk up the red thread, told link by link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.plan.thread import Kind, Link, Origin, Point, Step

HANGS_ON = (Kind.GOAL, Kind.TARGET_PICTURE, Kind.PROCESS)


@dataclass(frozen=True, slots=True)
class Reached:
    """A point that a walk meets and on which an indicator may hang, with the way there from where one began."""

    point: Point
    way: tuple[Step, ...]

    @property
    def onward(self) -> str:
        """How the thread goes on from the point to where the walk began, in words; "" where it is there already."""
        below = [*(step.point for step in self.way[:-1])]
        told = [
            _told(step.link, lower) for step, lower in zip(reversed(self.way), [*reversed(below), None], strict=True)
        ]
        return " ".join(sentence for sentence in told if sentence)


def reached_on(steps: Iterable[Step]) -> dict[str, Reached]:
    """The goals, target pictures and processes on a walk upwards, by key, each with the nearest way there."""
    found: dict[str, Reached] = {}
    _walk(steps, (), found)
    return found


def _walk(steps: Iterable[Step], way: tuple[Step, ...], found: dict[str, Reached]) -> None:
    for step in steps:
        if step.again:
            continue
        here = (*way, step)
        if step.point.kind in HANGS_ON:
            found[step.point.key] = Reached(step.point, here)
        _walk(step.onward, here, found)


def _told(link: Link, lower: Point | None) -> str:
    """A link in words, from above. `lower` is None for the first step, from where one stands."""
    named = _named(lower) if lower is not None else _("This part of the plan")
    if link.origin is Origin.INTERPRETED:
        words = {"lower": named, "reason": link.reason, "day": date_format(link.since) if link.since else ""}
        if link.since is None:
            return _("%(lower)s is read by the coordinator as serving it: %(reason)s") % words
        return _("%(lower)s is read by the coordinator (%(day)s) as serving it: %(reason)s") % words
    if link.origin is Origin.ACTIVITY:
        titles = ", ".join(_("“%(title)s”") % {"title": title} for title in link.through)
        more = _(" and %(count)d more") % {"count": link.more} if link.more else ""
        return _("Decided activities in %(lower)s serve it: %(titles)s.") % {
            "lower": named, "titles": titles + more
        }  # fmt: skip
    if link.origin is Origin.IN_PLAN:
        return _("The plan names it.")
    if lower is not None and lower.kind is Kind.GOAL:
        return _("%(lower)s is part of it.") % {"lower": named}
    return ""


def _named(point: Point) -> str:
    if point.kind is Kind.GOAL:
        said = point.text or _("not entered")
        within = f", {point.within}" if point.within and not point.text else ""
        return _("The direction goal “%(text)s”") % {"text": said + within}
    return " ".join(part for part in (point.number, point.text) if part)
