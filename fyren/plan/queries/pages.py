"""Reading plans: which editions a viewer may see, and one of them laid out with its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from fyren.base.text import sort_key
from fyren.people.viewer import Viewer
from fyren.plan.access import can_annotate, can_blank, can_see_edition, can_steer_plan, is_public
from fyren.plan.addresses import address_of
from fyren.plan.models import (
    DevelopmentArea,
    EditorialNote,
    FocusArea,
    FocusAreaMapping,
    Plan,
    PlanEdition,
    PlanLink,
)
from fyren.plan.reading import Anchor, Layout, Node, lay_out
from fyren.plan.rules import PUBLIC_STAGES, Stage
from fyren.plan.structure import PlanStructure

# What anyone may read: out on consultation, proposed or adopted.
PUBLIC = Q(stage__in=PUBLIC_STAGES, frozen_at__isnull=False)


@dataclass(frozen=True)
class Reading:
    """An edition that the viewer may read, laid out.

    Args:
        current_number: the number of the plan's current edition (latest adopted); None when nothing is adopted.
        latest_open: the number of the latest public edition, whatever its stage.
    """

    viewer: Viewer
    edition: PlanEdition
    structure: PlanStructure
    layout: Layout
    current_number: int | None
    latest_open: int | None

    @property
    def plan(self) -> Plan:
        """The plan that is read."""
        return self.edition.plan

    @property
    def is_current(self) -> bool:
        """True for the edition that holds."""
        return self.edition.number == self.current_number

    @property
    def newer_open(self) -> int | None:
        """The number of a later edition that is out for consultation or proposed; None when there is none."""
        is_newer = self.latest_open is not None and self.latest_open > (self.current_number or 0)
        return self.latest_open if is_newer else None

    @cached_property
    def may_annotate(self) -> bool:
        """True for those who write editorial notes. What is not frozen has no notes."""
        return self.edition.frozen_at is not None and can_annotate(self.viewer, self.plan)

    @cached_property
    def may_blank(self) -> bool:
        """True for the registrar of the plan's authority."""
        return can_blank(self.viewer, self.plan.authority)

    @property
    def is_own(self) -> bool:
        """True for those who read the drafts of the plan's authority."""
        return self.plan.authority.public_id in self.viewer.draft_authorities

    @cached_property
    def may_steer(self) -> bool:
        """True for the plan's coordinator."""
        return can_steer_plan(self.viewer, self.plan)


def visible_editions(viewer: Viewer) -> QuerySet[PlanEdition]:
    """The editions that the viewer may know of: public ones, and the own authority's drafts."""
    own = Q(plan__authority__public_id__in=viewer.draft_authorities)
    return PlanEdition.objects.filter(PUBLIC | own)


def with_plan(viewer: Viewer) -> QuerySet[PlanEdition]:
    """Visible editions with what every plan page says of them, in one query."""
    siblings = PlanEdition.objects.filter(plan=OuterRef("plan")).order_by("-number").values("number")
    return (
        visible_editions(viewer)
        .select_related("plan__authority", "adopted_by")
        .annotate(
            current_number=Subquery(siblings.filter(stage=Stage.ADOPTED)[:1]),
            latest_open=Subquery(siblings.filter(PUBLIC)[:1]),
        )
    )


def open_edition(viewer: Viewer, slug: str, number: int | None = None) -> Reading:
    """A plan's edition laid out for reading: 3 queries.

    All of the plan's few editions are read at once: to ask which number holds takes longer than to read them.

    Args:
        number: the edition's number; None for the current one, or for the latest public one when none is adopted.

    Raises:
        Http404: there is no such plan or edition, or the viewer may not know of it.
    """
    found = PlanEdition.objects.filter(plan__slug=slug).select_related("plan__authority", "adopted_by").order_by()
    editions = {each.number: each for each in found}
    current = max((each.number for each in editions.values() if each.stage == Stage.ADOPTED), default=None)
    latest_open = max((each.number for each in editions.values() if is_public(each)), default=None)
    edition = editions.get(number or current or latest_open or 0)  # there is no edition 0
    if edition is None or not can_see_edition(viewer, edition):
        raise Http404
    structure = edition.read()
    layout = lay_out(structure, anchors=anchors_of(edition), notes=notes_by_path(edition), address=address_of)
    return Reading(viewer, edition, structure, layout, current, latest_open)


def anchors_of(edition: PlanEdition) -> list[Anchor]:
    """The edition's development areas with their focus areas, in order: one query."""
    return anchors_by_edition(anchor_rows([edition.pk])).get(edition.pk, [])


def anchor_rows(editions: Iterable[int] | QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """What `anchors_by_edition` asks of several editions, by key."""
    columns = ("public_id", "number", "slug")
    rows = DevelopmentArea.objects.filter(edition__in=editions)
    return rows.order_by("edition", "position", "focus_areas__position").values_list(
        "edition", *columns, "title", *(f"focus_areas__{name}" for name in columns), "focus_areas__text"
    )


def anchors_by_edition(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Anchor]]:
    """As `anchors_of`, for several editions by key, from their `anchor_rows`."""
    held: dict[tuple[Any, ...], list[Anchor]] = {}
    for row in rows:
        inside = held.setdefault(row[:5], [])
        if row[5] is not None:
            inside.append(Anchor(*row[5:]))
    found: dict[int, list[Anchor]] = defaultdict(list)
    for (edition, public_id, number, slug, title), inside in held.items():
        found[edition].append(Anchor(public_id, number, slug, title, tuple(inside)))
    return found


def notes_by_path(edition: PlanEdition) -> dict[str, list[EditorialNote]]:
    """The edition's editorial notes by the place in the wording that they stand beside."""
    found: dict[str, list[EditorialNote]] = defaultdict(list)
    for note in EditorialNote.objects.filter(edition=edition).order_by("path", "created_at"):
        found[note.path].append(note)
    return found


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list: what is shown of it is its current edition, else the latest that the viewer may see."""

    plan: Plan
    edition: PlanEdition
    is_current: bool
    newer_open: int | None
    areas: int
    focus_areas: int
    aims: int
    links: list[PlanLink]
    linked_from: list[PlanLink]


def plan_rows(viewer: Viewer) -> list[PlanRow]:
    """Every plan that the viewer may know of, by title: 3 queries."""
    numbered = Q(development_areas__focus_areas__isnull=False) & ~Q(development_areas__focus_areas__number="")
    editions = (
        with_plan(viewer)
        .defer("structure")
        .annotate(
            areas=Count("development_areas", distinct=True),
            focus_areas=Count("development_areas__focus_areas", filter=numbered, distinct=True),
            chosen=Count("development_areas__focus_areas", distinct=True),
        )
        .order_by("plan__title", "plan", "-number")
    )
    shown: dict[int, Any] = {}
    edition: Any
    for edition in editions:
        if edition.plan_id not in shown or edition.number == edition.current_number:
            shown[edition.plan_id] = edition
    links = plan_links(shown)
    return [
        PlanRow(
            plan=edition.plan,
            edition=edition,
            is_current=edition.number == edition.current_number,
            newer_open=_newer(edition.latest_open, edition.number),
            areas=edition.areas,
            focus_areas=edition.focus_areas,
            aims=edition.chosen - edition.focus_areas,
            links=[link for link in links if link.from_plan_id == edition.plan_id],
            linked_from=[link for link in links if link.to_plan_id == edition.plan_id and link.from_plan_id in shown],
        )
        for edition in sorted(shown.values(), key=lambda edition: sort_key(edition.plan.title))
    ]


def _newer(latest_open: int | None, number: int) -> int | None:
    return latest_open if latest_open is not None and latest_open > number else None


def plan_links(plans: Iterable[int]) -> list[PlanLink]:
    """The links from and to the plans (database keys), in the order that the wordings name them."""
    keys = list(plans)
    concerned = Q(from_plan__in=keys) | Q(to_plan__in=keys)
    return list(PlanLink.objects.filter(concerned).select_related("from_plan", "to_plan").order_by("id"))


def links_of(reading: Reading) -> tuple[list[PlanLink], list[PlanLink]]:
    """The links from the plan and those to it from plans that the viewer may know of: one query.

    A link to a plan that nobody but its owner may see yet reads as one to a plan that is not here.
    """
    links = plan_links([reading.plan.pk])
    known = set(
        visible_editions(reading.viewer)
        .filter(plan__in={link.from_plan_id for link in links} | {link.to_plan_id for link in links})
        .values_list("plan", flat=True)
    )
    outward = [link for link in links if link.from_plan_id == reading.plan.pk]
    for link in outward:
        if link.to_plan_id not in known:
            link.to_plan = None
    inward = [link for link in links if link.to_plan_id == reading.plan.pk and link.from_plan_id in known]
    return outward, inward


def editions_of(viewer: Viewer, slug: str) -> list[PlanEdition]:
    """A plan's editions that the viewer may know of, latest first, each with `current_number`.

    Raises:
        Http404: there is no such plan, or nothing of it that the viewer may know of.
    """
    editions = list(with_plan(viewer).defer("structure").filter(plan__slug=slug).order_by("-number"))
    if not editions:
        raise Http404
    return editions


def what_became(reading: Reading, node: Node) -> tuple[list[FocusAreaMapping], list[FocusAreaMapping]]:
    """What a focus area became in the next adopted edition, and what it comes from: at most one query.

    Only decided revisions count; a preview of a mapping is the revision's own matter.
    """
    if not node.public_id or node.area is None:
        return [], []
    if reading.is_current and reading.edition.revision_id is None:
        return [], []  # nothing came after it, and it was not made from another
    mappings = (
        FocusAreaMapping.objects.filter(Q(old__public_id=node.public_id) | Q(new__public_id=node.public_id))
        .filter(revision__stage=Stage.ADOPTED)
        .select_related("old__development_area__edition__plan", "new__development_area__edition__plan")
        .order_by("id")
    )
    rows = list(mappings)
    onward = [row for row in rows if row.old is not None and row.old.public_id == node.public_id]
    back = [row for row in rows if row.new is not None and row.new.public_id == node.public_id and row.old is not None]
    return onward, back


def edition_of_anchor(viewer: Viewer, public_id: str) -> tuple[PlanEdition, str, bool]:
    """Where the permanent address of an area or focus area leads.

    Returns:
        The edition, the address within it, and whether the edition is the current one.

    Raises:
        Http404: there is no such anchor, or the viewer may not know of its edition.
    """
    anchor: DevelopmentArea | FocusArea | None = (
        FocusArea.objects.filter(public_id=public_id).select_related("development_area__edition__plan__authority")
    ).first()
    if isinstance(anchor, FocusArea):
        edition = anchor.development_area.edition
    else:
        anchor = DevelopmentArea.objects.filter(public_id=public_id).select_related("edition__plan__authority").first()
        if anchor is None:
            raise Http404
        edition = anchor.edition
    if not can_see_edition(viewer, edition):
        raise Http404
    adopted = PlanEdition.objects.filter(plan=edition.plan, stage=Stage.ADOPTED)
    current = adopted.aggregate(number=Max("number"))["number"]
    return edition, anchor.slug, edition.number == current
