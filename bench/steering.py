"""Figures of the year's pages at two sizes; each size in a process and a database of its own.

The peer is Kausal Watch, the best open one of its kind, measured on a machine like ours with 300 actions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import django
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

from bench.pages import get, query_count
from bench.site import manage, own_process, temporary_var
from bench.timing import ms, once, row, spread

if TYPE_CHECKING:
    from bench.year_data import Made

SIZES = (300, 6_000)
PAGE_AIM = {300: "below 30 ms, 15 queries", 6_000: "below 100 ms, 15 queries"}
EXPORT_AIM = {300: "below 0.2 s, 20 queries", 6_000: "below 2 s, 20 queries"}
LIST_PEER = "peer: 1.9 s, 60 queries (admin: 135)"
EXPORT_PEER = "peer: 5.3 s, 2 018 queries"
RUNS = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page by the name of its route, with what its address takes and a query; of `peer` for the smaller size."""

    what: str
    route: str
    arguments: dict[str, Any]
    query: str = ""
    peer: str = ""


def measure() -> None:
    """Each size in a process of its own."""
    for size in SIZES:
        with temporary_var() as var:
            manage(var, "prepare")
            own_process("bench.steering", var, str(size))


def pages_of(made: Made) -> list[Page]:
    """The pages that are measured."""
    number = made.year.year
    filters = "?status=ongoing&malgrupp=children"
    return [
        Page("matrix", "matrix", {"number": number}),
        Page("matrix of handed-over budgets", "matrix", {"number": number + 1}),
        Page("activity list", "activity_list", {"number": number}, peer=LIST_PEER),
        Page("activity list, filtered", "activity_list", {"number": number}, filters),
        Page("red thread", "red_thread", {}),
        Page("an activity", "activity", {"public_id": made.activity.public_id}),
        Page("what is done, public", "what_is_done_plan", {"slug": "plan-mot-vald"}),
        Page("one focus area, public", "what_is_done_focus", {"slug": "plan-mot-vald", "node": "3.2.1"}),
        Page("the year", "year", {"number": number}),
    ]


def measure_size(size: int) -> None:
    """Every page and the export, as the coordinator, beside the bare view."""
    django.setup()
    from bench.year_data import make
    from fyren.vault.keys import make_ring, ring_path

    make_ring(ring_path())
    made = make(size)
    handler, cookie = WSGIHandler(), coordinators_cookie()
    with override_settings(ROOT_URLCONF="bench.bare", MIDDLEWARE=[]):
        bare = spread(partial(get, WSGIHandler(), "/bare/")).p50
    row(f"bare view, beside {size:,} activities", ms(bare), "")
    for page in pages_of(made):
        address = _address(page)
        if not address:
            row(f"{page.what}, {size:,}", "no such page", "")
            continue
        call = partial(get, handler, address, cookie=cookie)
        queries, taken = query_count(call), spread(call, runs=RUNS, warm_up=3)
        remark = f"p95 {ms(taken.p95)}, {queries} queries, {taken.p50 / bare:.0f} × bare"
        row(f"{page.what}, {size:,}, p50", ms(taken.p50), PAGE_AIM[size], f"{remark}; {page.peer}".rstrip("; "))
    _export(made, size, partial(get, handler, cookie=cookie))


def _export(made: Made, size: int, fetch: Callable[[str], bytes]) -> None:
    what = f"XLSX of {size:,} activities"
    address = _address(Page(what, "activity_export", {"number": made.year.year, "kind": "xlsx"}))
    if not address:
        row(what, "no such page", "")
        return
    call = partial(fetch, address)
    queries = query_count(call)
    seconds = min(once(call) for _ in range(3))
    row(what, f"{seconds:.2f} s", EXPORT_AIM[size], f"{queries} queries; {EXPORT_PEER}")


def _address(page: Page) -> str:
    """Where the page is, or "" where no such page has been built."""
    from django.urls import NoReverseMatch, reverse

    try:
        return reverse(page.route, kwargs=page.arguments) + page.query
    except NoReverseMatch:
        return ""


def coordinators_cookie() -> str:
    """The coordinator's session."""
    from django.conf import settings
    from django.test import Client

    from fyren.house.demo.cast import CAST
    from fyren.people.models import User

    coordinator = next(persona for persona in CAST if persona.role == "coordinator")
    client = Client()
    client.force_login(User.objects.get(email=coordinator.email))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


if __name__ == "__main__":
    measure_size(int(sys.argv[1]))
