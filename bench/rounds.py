"""Figures of a round of follow-up with 300 activities: freezing it, and its pages.

The peer is Kausal Watch, measured on a machine like ours: 10.3 s and 8,000 queries to freeze as much.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import django
from django.core.handlers.wsgi import WSGIHandler

from bench.pages import get, query_count
from bench.site import manage, own_process, temporary_var
from bench.steering import coordinators_cookie
from bench.timing import ms, once, row, spread

ACTIVITIES = 300
FREEZE_AIM = "below 0.3 s, 10 queries"
PAGE_AIM = "below 50 ms, 15 queries"


def measure() -> None:
    """In a process and a database of its own."""
    with temporary_var() as var:
        manage(var, "prepare")
        own_process("bench.rounds", var)


def measure_here() -> None:
    """Reading the content, freezing it, and the pages."""
    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.round_data import make
    from fyren.steering.actions.rounds import close_round
    from fyren.steering.queries.round_content import round_content
    from fyren.vault.keys import make_ring, ring_path

    make_ring(ring_path())
    made, by = make(ACTIVITIES)
    read = partial(round_content, made)
    queries = query_count(read)
    row(f"a round's content, {ACTIVITIES} activities, p50", ms(spread(read, 20, 2).p50), "", f"{queries} queries")
    handler, cookie = WSGIHandler(), coordinators_cookie()
    for what, address in (("overview", ""), ("preview", "forhandsvisning/")):
        _page(what, partial(get, handler, f"/uppfoljning/{made.public_id}/{address}", cookie=cookie))
    with CaptureQueriesContext(connection) as captured:
        seconds = once(partial(close_round, round=made, expected_version=made.row_version, by=by))
    row(f"freezing a round of {ACTIVITIES} activities", f"{seconds:.3f} s", FREEZE_AIM, _told(captured, queries))
    _page("edition", partial(get, handler, f"/uppfoljning/{made.public_id}/utgava/1/", cookie=cookie))
    _page("public page", partial(get, handler, f"/uppfoljt/{made.public_id}/"))


def _told(captured: Iterable[dict[str, str]], reading: int) -> str:
    total = sum(not each["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for each in captured)
    return f"{reading} to read, {total - reading} to write, audit included; peer: 10.3 s, 8 000 queries"


def _page(what: str, call: partial[bytes]) -> None:
    queries, taken = query_count(call), spread(call, runs=30, warm_up=2)
    row(f"round, {what}, p50", ms(taken.p50), PAGE_AIM, f"p95 {ms(taken.p95)}, {queries} queries")


if __name__ == "__main__":
    measure_here()
