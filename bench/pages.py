"""Figures of pages: server time in this process, and the number of queries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import CaptureQueriesContext, override_settings

from bench.timing import ms, row, spread

PAGES = (
    ("front page", "/"),
    ("plans", "/planer/"),
    ("plan", "/planer/{slug}/"),
    ("focus area 3.2.1", "/planer/{slug}/3.2.1/"),
    ("red thread", "/roda-traden/"),
    ("organisation", "/organisation/"),
    ("search: skolors", "/sok/?q=skolors"),
)


def measure() -> None:
    """Every public plan page beside the bare view."""
    django.setup()
    from fyren.plan.models import FocusArea

    with override_settings(ROOT_URLCONF="bench.bare", MIDDLEWARE=[]):
        bare = spread(partial(get, WSGIHandler(), "/bare/")).p50
    row("bare view of this machine's Django, p50", ms(bare), "")
    focus = FocusArea.objects.select_related("development_area__edition__plan").get(number="3.2.1")
    slug = focus.development_area.edition.plan.slug
    handler = WSGIHandler()
    for name, address in PAGES:
        call = partial(get, handler, address.format(slug=slug))
        queries = query_count(call)
        taken = spread(call, runs=100)
        remark = f"p95 {ms(taken.p95)}, {queries} queries, {taken.p50 / bare:.0f} × bare"
        row(f"{name}, p50", ms(taken.p50), "below 20 ms, 10 queries", remark)


def query_count(call: Callable[[], object]) -> int:
    """How many queries a call asks the second time."""
    from django.db import connection

    call()
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def get(handler: WSGIHandler, address: str, *, cookie: str = "") -> bytes:
    """One request through the whole stack of a handler.

    Raises:
        RuntimeError: the answer was not 200.
    """
    path, _, query = address.partition("?")
    status: list[str] = []
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    response = handler(environ, lambda line, headers, exc_info=None: status.append(line))
    body = b"".join(response)
    response.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{address}: {status[0]}")
    return body


if __name__ == "__main__":
    measure()
