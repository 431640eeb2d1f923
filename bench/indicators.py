"""Figures of the indicator pages: fifty indicators with ten years, three genders and the places beside the own one."""

from __future__ import annotations

from functools import partial

import django
from django.core.handlers.wsgi import WSGIHandler

from bench.pages import get, query_count
from bench.site import manage, own_process, temporary_var
from bench.timing import ms, once, row, spread

INDICATORS, YEARS, GENDERS = 50, 10, ("T", "K", "M")
PAGE_AIM = "below 50 ms"


def measure() -> None:
    """The list, one indicator's page and its file, and what a report asks for, on a database of their own."""
    with temporary_var() as var:
        manage(var, "prepare", "--demo")
        own_process("bench.indicators", var)


def measure_here() -> None:
    """On the demo's database, with more indicators in it."""
    django.setup()
    from fyren.base import clock
    from fyren.indicators.facts import indicator_content
    from fyren.indicators.models import Indicator

    _fill()
    one = Indicator.objects.get(code="X000")
    handler = WSGIHandler()
    for what, address in (
        ("indicators, list of all", "/nyckeltal/"),
        ("an indicator's page", f"/nyckeltal/{one.public_id}/"),
        ("an indicator as XLSX", f"/nyckeltal/{one.public_id}/fil/xlsx/"),
        ("focus area with indicators", "/planer/plan-mot-vald/3.2.1/"),
    ):
        call = partial(get, handler, address)
        queries, taken = query_count(call), spread(call, runs=60, warm_up=5)
        row(f"{what}, p50", ms(taken.p50), PAGE_AIM, f"p95 {ms(taken.p95)}, {queries} queries")
    many = Indicator.objects.filter(code__startswith="X")
    seconds = min(once(lambda: indicator_content(many, day=clock.today())) for _ in range(3))
    row(f"contents of {INDICATORS} indicators", ms(seconds), "", f"{YEARS} years, {len(GENDERS)} genders, 5 places")


def _fill() -> None:
    """Indicators with their uncertainty, and values for every place that stands beside the own one."""
    from fyren.indicators.actions.figures import write_figures
    from fyren.indicators.figures import NewFigure
    from fyren.indicators.models import Indicator
    from fyren.indicators.queries.contents import beside_home

    margins = [Indicator(code=f"Y{number:03}", title=f"Osäkerhet {number}") for number in range(INDICATORS)]
    Indicator.objects.bulk_create(margins)
    shown = [
        Indicator(code=f"X{number:03}", title=f"Mätt {number}", unit="procent", by_gender=True, uncertainty=margin)
        for number, margin in enumerate(margins)
    ]
    Indicator.objects.bulk_create(shown)
    places = list(beside_home())
    write_figures(
        (
            NewFigure(indicator.pk, place.pk, 2016 + year, gender, (number * 7 + year * 3) % 40 + 20.5)
            for number, indicator in enumerate([*shown, *margins])
            for place in places
            for year in range(YEARS)
            for gender in GENDERS
        ),
        source="example",
    )


if __name__ == "__main__":
    measure_here()
