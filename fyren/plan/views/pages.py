"""The plan pages that everyone may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.people.requests import viewer_of
from fyren.people.roles import Role
from fyren.plan.access import can_import
from fyren.plan.models import PlanEdition
from fyren.plan.ports import PLAN_ASIDES, THREAD_BESIDE, Aside
from fyren.plan.queries import pages, thread
from fyren.plan.queries.blanking import blanked_in, removal_mark
from fyren.plan.queries.pages import Reading
from fyren.plan.rules import Stage


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the decision; `value` is None until somebody has given it."""

    label: str | Promise
    value: Any


def plan_list(request: HttpRequest) -> HttpResponse:
    """Every plan side by side."""
    viewer = viewer_of(request)
    context = {"rows": pages.plan_rows(viewer), "may_import": can_import(viewer)}
    return render(request, "plan/plan_list.html", context)


def plan(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """A whole plan: its current edition, or a given one."""
    reading = pages.open_edition(viewer_of(request), slug, number)
    links, linked_from = pages.links_of(reading)
    wanted = "anmark" in request.GET
    context = _about(reading, number) | {
        "facts": facts_of(reading.edition),
        "links": links,
        "linked_from": linked_from,
        "annotating": wanted and reading.may_annotate,
        "blanking": "stryk" in request.GET and reading.may_blank,
        "removal_mark": removal_mark(),
        "blanked": blanked_in([reading.edition]) if reading.is_own else [],
        "asides": _asides(reading),
    }
    return render(request, "plan/plan_whole.html", context)


def plan_node(request: HttpRequest, slug: str, node: str, number: int | None = None) -> HttpResponse:
    """A development area, focus area or un-numbered aim at an address of its own."""
    reading = pages.open_edition(viewer_of(request), slug, number)
    found = reading.layout.node(node)
    if found is None:
        raise Http404
    before, after = reading.layout.beside(found)
    steps = thread.thread_up(reading, found) if reading.is_current else None
    became, comes_from = pages.what_became(reading, found)
    context = _about(reading, number) | {
        "node": found,
        "chapter": reading.layout.chapter_of(found),
        "before": before,
        "after": after,
        "became": became,
        "comes_from": comes_from,
        "thread": steps,
        "besides": [] if steps is None else [adapter(reading.viewer, steps) for adapter in THREAD_BESIDE],
        "annotating": reading.may_annotate,
        "asides": _asides(reading, found.slug),
        "may_write_internal": reading.viewer.holds(Role.CONTACT, Role.COORDINATOR),
    }
    return render(request, "plan/node.html", context)


def _asides(reading: Reading, node: str = "") -> list[Aside]:
    """What other rooms set beside a current edition's page."""
    if not reading.is_current:
        return []
    return [aside for adapter in PLAN_ASIDES for aside in adapter(reading.viewer, reading.plan, node)]


def plan_editions(request: HttpRequest, slug: str) -> HttpResponse:
    """A plan's editions, latest first, each with a way to compare it with the one before."""
    editions = pages.editions_of(viewer_of(request), slug)
    older = [*editions[1:], None]
    rows = [
        {"edition": edition, "compare_url": _compare_url(slug, before, edition)}
        for edition, before in zip(editions, older, strict=True)
    ]
    current = editions[0].current_number  # type: ignore[attr-defined]
    return render(
        request, "plan/plan_editions.html", {"plan": editions[0].plan, "rows": rows, "current_number": current}
    )


def plan_permanent(request: HttpRequest, public_id: str) -> HttpResponse:
    """The permanent address of an area or focus area: leads to its own edition's page, whichever holds now."""
    edition, slug, is_current = pages.edition_of_anchor(viewer_of(request), public_id)
    if is_current:
        return redirect("plan_node", slug=edition.plan.slug, node=slug)
    return redirect("plan_edition_node", slug=edition.plan.slug, number=edition.number, node=slug)


def facts_of(edition: PlanEdition) -> list[Fact]:
    """What is known of the decision, in the order that a reader asks; what is not known is there, empty."""
    rows = (
        (_("Adopted by"), edition.adopted_by),
        (_("Adopted on"), edition.adopted_on),
        (_("Section of the decision"), edition.section),
        (_("Registration number"), edition.dnr),
        (_("Valid to"), edition.valid_to),
        (_("Document owner"), edition.document_owner),
        (_("To be reviewed on"), edition.review_on),
    )
    return [Fact(label, value or None) for label, value in rows]


def _about(reading: Reading, number: int | None) -> dict[str, Any]:
    """What every page of an edition says of it. `base` is the address that its nodes stand under."""
    slug = reading.plan.slug
    compare = None
    if not reading.is_current and reading.current_number is not None:
        compare = compare_url(slug, reading.current_number, reading.edition.number)
    return {
        "reading": reading,
        "plan": reading.plan,
        "edition": reading.edition,
        "structure": reading.structure,
        "layout": reading.layout,
        "base": reverse("plan", args=[slug]) if number is None else reverse("plan_edition", args=[slug, number]),
        "is_draft": reading.edition.stage == Stage.DRAFT,
        "is_adopted": reading.edition.stage == Stage.ADOPTED,
        "compare_url": compare,
    }


def compare_url(slug: str, first: int, second: int) -> str:
    """Where two editions are compared, the older first; "" when there is no such page."""
    older, newer = sorted((first, second))
    try:
        return reverse("plan_compare", args=[slug, older, newer])
    except NoReverseMatch:
        return ""


def _compare_url(slug: str, before: PlanEdition | None, edition: PlanEdition) -> str:
    return compare_url(slug, before.number, edition.number) if before is not None else ""
