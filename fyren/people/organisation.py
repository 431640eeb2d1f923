"""The municipal group as a page shows it: as it is on a day, with what came before and after."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from fyren.people.models import Body, BodyDecision, BodyKind, DecisionKind, PlanScope, Succession
from fyren.people.queries import bodies_on
from fyren.people.rules import Change, Event, Step, events

LEADING = (BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD, BodyKind.COMMITTEE)
BOARDS = (BodyKind.BOARD, BodyKind.JOINT_BOARD)
WORKED_FOR = (BodyKind.EXECUTIVE_BOARD, *BOARDS)


@dataclass(slots=True)
class BodyRow:
    """A body with what a row about it says.

    `depth` is how far below the top of its own kind it stands; `directive` and `applies` are None when nobody has
    entered them.
    """

    body: Body
    depth: int = 0
    administrations: list[Body] = field(default_factory=list)
    directive: BodyDecision | None = None
    applies: BodyDecision | None = None
    story: list[str] = field(default_factory=list)

    @property
    def is_outside(self) -> bool:
        """True when plans for all administrations and companies do not address the body."""
        return self.body.plan_scope == PlanScope.OUTSIDE

    @property
    def has_administration(self) -> bool:
        """True for the kinds of body that an administration works for, whether it is entered or not."""
        return self.body.kind in WORKED_FOR


@dataclass(slots=True)
class Group:
    """Bodies that stand in one table. `stamp` is a body whose source and dates most rows share, None for no rows.

    The table says these once; rows that differ say their own.
    """

    rows: list[BodyRow]
    stamp: Body | None = None
    differing: frozenset[int] = frozenset()

    @classmethod
    def of(cls, rows: list[BodyRow]) -> Group:
        """The rows with what they share."""
        stamps = Counter(_stamp(row.body) for row in rows)
        if not stamps:
            return cls(rows)
        (shared, _count), *_others = stamps.most_common(1)
        stamp = next(row.body for row in rows if _stamp(row.body) == shared)
        return cls(rows, stamp, frozenset(row.body.pk for row in rows if _stamp(row.body) != shared))


def _stamp(body: Body) -> tuple[str, dt.date | None, dt.date | None]:
    return body.source, body.checked_on, body.review_by


@dataclass(slots=True)
class Organisation:
    """All bodies of a day in the groups that people know them by, and what has happened up to that day."""

    day: dt.date
    leading: Group
    boards: Group
    companies: Group
    federations: Group
    past: list[str]

    @property
    def is_empty(self) -> bool:
        """True when no body exists on the day."""
        return not any(group.rows for group in (self.leading, self.boards, self.companies, self.federations))


def organisation_on(day: dt.date) -> Organisation:
    """The municipal group on the day, in three queries."""
    bodies = list(bodies_on(day))
    successions = list(Succession.objects.select_related("predecessor", "successor"))
    decisions = _latest_decisions(body.pk for body in bodies)
    rows = [_row(body, bodies, decisions, successions) for body in _as_tree(bodies)]
    return Organisation(
        day,
        leading=Group.of([row for row in rows if row.body.kind in LEADING]),
        boards=Group.of([row for row in rows if row.body.kind in BOARDS]),
        companies=Group.of([row for row in rows if row.body.kind == BodyKind.COMPANY]),
        federations=Group.of([row for row in rows if row.body.kind == BodyKind.FEDERATION]),
        past=tell(succession for succession in successions if succession.on <= day),
    )


def story_of(body: Body) -> list[str]:
    """What came before and after the body, in sentences."""
    concerned = Q(predecessor=body) | Q(successor=body)
    neighbours = Succession.objects.filter(concerned).values("predecessor", "successor", "on")
    days = {neighbour["on"] for neighbour in neighbours}
    linked = {neighbour[side] for neighbour in neighbours for side in ("predecessor", "successor")}
    # A merger is told with all that merged, a split with all that came of it.
    wider = Succession.objects.filter(Q(predecessor__in=linked) | Q(successor__in=linked), on__in=days)
    return tell(wider.select_related("predecessor", "successor"), about=body)


def tell(successions: Iterable[Succession], about: Body | None = None) -> list[str]:
    """Successions in sentences, in order of time; with `about`, only those that concern the body."""
    rows = list(successions)
    names = {str(body.pk): body.name for row in rows for body in (row.predecessor, row.successor)}
    steps = (
        Step(str(row.predecessor_id), str(row.successor_id), row.on, row.successor.valid_from == row.on, row.note)
        for row in rows
    )
    key = str(about.pk) if about is not None else None
    return [
        _sentence(event, names)
        for event in events(steps)
        if key is None or key in event.predecessors or key in event.successors
    ]


def _sentence(event: Event, names: dict[str, str]) -> str:
    pattern = {
        Change.RENAMED: _("%(old)s became %(new)s on %(day)s."),
        Change.ABSORBED: _("%(old)s went up in %(new)s on %(day)s."),
        Change.MERGED: _("%(old)s merged into %(new)s on %(day)s."),
        Change.SPLIT: _("%(old)s was divided into %(new)s on %(day)s."),
    }[event.change]
    told = pattern % {
        "old": get_text_list([names[key] for key in event.predecessors], _("and")),
        "new": get_text_list([names[key] for key in event.successors], _("and")),
        "day": date_format(event.on, "DATE_FORMAT"),
    }
    return " ".join([told, *event.notes])


def _latest_decisions(bodies: Iterable[int]) -> dict[tuple[int, str], BodyDecision]:
    decisions = BodyDecision.objects.filter(body__in=list(bodies)).order_by("decided_on", "id")
    return {(decision.body_id, decision.kind): decision for decision in decisions}


def _as_tree(bodies: list[Body]) -> list[Body]:
    """Each body after the one it belongs to, otherwise in the given order."""
    here = {body.pk for body in bodies}
    below: dict[int | None, list[Body]] = defaultdict(list)
    for body in bodies:
        below[body.parent_id if body.parent_id in here else None].append(body)
    ordered: list[Body] = []
    waiting = below[None][::-1]
    while waiting:
        body = waiting.pop()
        ordered.append(body)
        waiting.extend(below[body.pk][::-1])
    return ordered


def _row(
    body: Body,
    bodies: list[Body],
    decisions: dict[tuple[int, str], BodyDecision],
    successions: list[Succession],
) -> BodyRow:
    near = [row for row in successions if body.pk in (row.predecessor_id, row.successor_id)]
    return BodyRow(
        body,
        depth=_depth(body, {other.pk: other for other in bodies}),
        administrations=[
            other for other in bodies if other.parent_id == body.pk and other.kind == BodyKind.ADMINISTRATION
        ],
        directive=decisions.get((body.pk, DecisionKind.OWNER_DIRECTIVE)),
        applies=decisions.get((body.pk, DecisionKind.APPLIES_PLAN)),
        story=tell(successions, about=body) if near else [],
    )


def _depth(body: Body, bodies: dict[int, Body]) -> int:
    """How many bodies of its own kind stand above it on the day."""
    depth, above = 0, bodies.get(body.parent_id or 0)
    while above is not None and above.kind == body.kind:
        depth, above = depth + 1, bodies.get(above.parent_id or 0)
    return depth
