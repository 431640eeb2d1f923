"""What the read API's operations have in common: names, pages, and errors as problem details (RFC 9457).

See docs/adr/0013: a room offers its operations in its own `api.py`, and `fyren/house/api.py` puts them together.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel

T = TypeVar("T")
R = TypeVar("R")

PROBLEM = "application/problem+json"
MOST = 500
FURTHEST = 10_000_000


class Out(Schema):
    """What the API answers with: names in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Filters(Schema):
    """What an operation is asked with: names in camelCase, and which page."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    limit: int = Field(100, ge=1, le=MOST, description="Items in a page")
    offset: int = Field(0, ge=0, le=FURTHEST, description="Items before the page")


class Page(Out, Generic[T]):
    """A page of a list. `next` is the following page's address, null on the last; `isExample`: demo data."""

    items: list[T]
    total: int
    limit: int
    offset: int
    next: str | None
    is_example: bool


def _iso_day(value: Any) -> Any:
    """Only YYYY-MM-DD: a bare number is no day."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a day is written YYYY-MM-DD")
    return value


def _within(day: dt.date) -> dt.date:
    """A day that databases and time zones can reckon with. Nothing here is older or later, so it means the same."""
    return min(max(day, dt.date(1900, 1, 1)), dt.date(2200, 1, 1))


Day = Annotated[dt.date, BeforeValidator(_iso_day), AfterValidator(_within)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,80}$")]  # an id, a code or an address
Year = Annotated[int, Field(ge=1900, le=2200)]


def page_of(request: HttpRequest, found: Any, asked: Filters, make: Callable[[Any], T]) -> dict[str, Any]:
    """The page asked for, of a queryset or a sequence; each object is made into an item with `make`."""
    total = len(found) if isinstance(found, Sequence) else found.count()
    end = asked.offset + asked.limit
    items = [make(each) for each in found[asked.offset : end]]
    following = _address(request, asked, end) if end < total else None
    return {
        "items": items,
        "total": total,
        "limit": asked.limit,
        "offset": asked.offset,
        "next": following,
        "is_example": bool(settings.DEMO),
    }


def _address(request: HttpRequest, asked: Filters, offset: int) -> str:
    query = request.GET.copy()
    query["limit"], query["offset"] = str(asked.limit), str(offset)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def problem(status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """An error as problem details."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=PROBLEM)
