"""The read API's plans: the adopted wording, development areas and focus areas."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router

from fyren.base import clock
from fyren.base.api import Day, Filters, Name, Out, Page, page_of
from fyren.plan.models import FocusArea, PlanEdition
from fyren.plan.rules import Stage

router = Router(tags=["plans"])


class PlanOut(Out):
    """A plan's current edition: the latest that was adopted. What has not been entered of its decision is null."""

    id: str
    slug: str
    title: str
    authority: str
    edition: int
    adopted_by: str | None
    adopted_on: dt.date | None
    section: str
    dnr: str
    valid_to: dt.date | None
    updated_on: dt.date
    checksum: str
    url: str


class FocusAreaOut(Out):
    """A focus area, or an aim that the plan gives no number (`number` is then empty)."""

    id: str
    number: str
    text: str
    development_area: str
    development_area_number: str
    development_area_title: str
    plan: str
    edition: int
    url: str


class ParagraphsOut(Out):
    """A chapter of the plan."""

    number: str
    title: str
    paragraphs: list[str]


class BlockOut(Out):
    """A piece of a development area, in order: paragraph, lead_in, focus_area or aim."""

    kind: str
    number: str
    text: str


class DevelopmentAreaOut(Out):
    """A development area with its wording."""

    number: str
    title: str
    long_title: str
    blocks: list[BlockOut]


class WholePlanOut(PlanOut):
    """A plan with its whole wording, to the letter."""

    sections: list[ParagraphsOut]
    development_areas: list[DevelopmentAreaOut]
    closing: str


class PlanFilters(Filters):
    """Which plans."""

    updated_since: Day | None = None


class FocusAreaFilters(Filters):
    """Which focus areas. `plan`: a plan's id or address."""

    plan: Name | None = None


def current_editions() -> QuerySet[PlanEdition]:
    """The latest adopted edition of every plan, with plan and decision."""
    adopted = PlanEdition.objects.filter(plan=OuterRef("plan"), stage=Stage.ADOPTED, frozen_at__isnull=False)
    latest = adopted.order_by().values("plan").annotate(latest=Max("number")).values("latest")
    return (
        PlanEdition.objects.filter(stage=Stage.ADOPTED, number=Subquery(latest))
        .select_related("plan__authority", "adopted_by")
        .order_by("plan__title", "pk")
    )


def current_focus_areas() -> QuerySet[FocusArea]:
    """The focus areas of every plan's current edition, in the plans' order."""
    return (
        FocusArea.objects.filter(development_area__edition__in=current_editions().values("pk"))
        .select_related("development_area__edition__plan")
        .order_by("development_area__edition__plan__title", "development_area__position", "position", "pk")
    )


def _facts(request: HttpRequest, edition: PlanEdition) -> dict[str, Any]:
    return {
        "id": edition.plan.public_id,
        "slug": edition.plan.slug,
        "title": edition.plan.title,
        "authority": edition.plan.authority.public_id,
        "edition": edition.number,
        "adopted_by": edition.adopted_by.name if edition.adopted_by else None,
        "adopted_on": edition.adopted_on,
        "section": edition.section,
        "dnr": edition.dnr,
        "valid_to": edition.valid_to,
        "updated_on": _day(edition),
        "checksum": edition.checksum,
        "url": request.build_absolute_uri(reverse("plan", args=[edition.plan.slug])),
    }


def _day(edition: PlanEdition) -> dt.date:
    return clock.day_in_sweden(edition.frozen_at or edition.created_at)


def focus_area_out(request: HttpRequest, area: FocusArea) -> FocusAreaOut:
    """A focus area as it is told of; its edition and plan have been read with it."""
    above = area.development_area
    return FocusAreaOut(
        id=area.public_id,
        number=area.number,
        text=area.text,
        development_area=above.public_id,
        development_area_number=above.number,
        development_area_title=above.title,
        plan=above.edition.plan.public_id,
        edition=above.edition.number,
        url=request.build_absolute_uri(reverse("plan_permanent", args=[area.public_id])),
    )


@router.get("/plans", response=Page[PlanOut], by_alias=True, url_name="api_plans")
def plans(request: HttpRequest, asked: Query[PlanFilters]) -> object:
    """Adopted plans, each in its current edition."""
    found = current_editions().defer("structure")
    if asked.updated_since is not None:
        start, _end = clock.day_bounds(asked.updated_since, asked.updated_since)
        found = found.filter(frozen_at__gte=start)
    return page_of(request, found, asked, lambda edition: PlanOut(**_facts(request, edition)))


@router.get("/plans/{slug}", response=WholePlanOut, by_alias=True, url_name="api_plan")
def plan(request: HttpRequest, slug: Path[Name]) -> object:
    """A plan's current edition with its whole wording."""
    edition = current_editions().filter(plan__slug=slug).first()
    if edition is None:
        raise Http404
    wording = edition.read().to_json()
    kept = {name: wording[name] for name in ("sections", "development_areas", "closing")}
    return WholePlanOut(**_facts(request, edition), **kept)


@router.get("/focus-areas", response=Page[FocusAreaOut], by_alias=True, url_name="api_focus_areas")
def focus_areas(request: HttpRequest, asked: Query[FocusAreaFilters]) -> object:
    """Focus areas of the plans' current editions."""
    found = current_focus_areas()
    if asked.plan is not None:
        by_id = found.filter(development_area__edition__plan__public_id=asked.plan)
        found = by_id | found.filter(development_area__edition__plan__slug=asked.plan)
    return page_of(request, found, asked, lambda area: focus_area_out(request, area))
