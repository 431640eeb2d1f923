"""The read API's bodies."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Query, Router

from fyren.base.api import Filters, Out, Page, page_of
from fyren.people.models import Body, BodyKind

router = Router(tags=["bodies"])


class BodyOut(Out):
    """A council, board, company, administration or federation, with where the fact comes from."""

    id: str
    name: str
    short_name: str
    kind: str
    is_authority: bool
    belongs_to: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    checked_on: dt.date | None
    url: str


class BodyFilters(Filters):
    """Which bodies."""

    kind: BodyKind | None = None


def body_out(request: HttpRequest, body: Body) -> BodyOut:
    """A body as it is told of; `parent` has been read with it."""
    return BodyOut(
        id=body.public_id,
        name=body.name,
        short_name=body.short_name,
        kind=body.kind,
        is_authority=body.is_authority,
        belongs_to=body.parent.public_id if body.parent else None,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        source=body.source,
        checked_on=body.checked_on,
        url=request.build_absolute_uri(f"/organisation/{body.public_id}/"),
    )


@router.get("/bodies", response=Page[BodyOut], by_alias=True, url_name="api_bodies")
def bodies(request: HttpRequest, asked: Query[BodyFilters]) -> object:
    """The municipal group's bodies, also those that have ended."""
    found = Body.objects.select_related("parent").order_by("position", "name", "pk")
    if asked.kind is not None:
        found = found.filter(kind=asked.kind.value)
    return page_of(request, found, asked, lambda body: body_out(request, body))
