"""Saying that something was looked at again against its source."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpResponse

from fyren.editing import actions
from fyren.editing.forms.others import CheckForm
from fyren.editing.queries.desk import desk_of
from fyren.editing.queries.facts import Fact, facts
from fyren.editing.queries.refs import refs
from fyren.editing.views.saving import Page, save_or_show
from fyren.people.requests import ViewerRequest

SHORTEST, LONGEST = dt.timedelta(days=30), dt.timedelta(days=366)


def check(request: ViewerRequest, sort: str, key: str) -> HttpResponse:
    """A fact with its source and all that rests on it; posted to, it was checked today.

    Raises:
        Http404: there is no such fact.
    """
    desk = desk_of(request)
    fact = next((each for each in facts(desk) if (each.sort, each.key) == (sort, key)), None)
    if fact is None:
        raise Http404
    form = CheckForm(request.POST or None, initial={"review_by": _next(fact, request.viewer.day)})

    def save(version: int | None) -> object:
        return actions.check_fact(
            fact=fact,
            review_by=form.cleaned_data["review_by"],
            expected_version=version,
            by=request.viewer,
            publisher=desk.publisher.name,
        )

    page = Page(
        template="editing/check.html",
        save=save,
        done=desk.address("work"),
        written=lambda: fact.body(desk, request.viewer.day, form.cleaned_data["review_by"]),
        version=desk.version(fact.name),
        context={"fact": fact, "rests": refs(desk, fact.rests)},
    )
    return save_or_show(request, page, form)


def _next(fact: Fact, day: dt.date) -> dt.date:
    """As long again as it was between the days before, within reason."""
    between = fact.source.review_by - fact.source.checked_on
    return day + min(max(between, SHORTEST), LONGEST)
