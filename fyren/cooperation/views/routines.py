"""Routines as those who work by them read them: on the own network, without logging in, leaving nothing behind."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt

from fyren.cooperation.models import Routine, RoutineEdition
from fyren.cooperation.queries.routines import holding_at, places, routine_rows
from fyren.cooperation.reading import count_reading
from fyren.cooperation.routines.text import sections
from fyren.cooperation.rules import RoutineState
from fyren.people.models import Body, Unit
from fyren.people.requests import ViewerRequest


def routines_here(request: ViewerRequest) -> HttpResponse:
    """Choose where one works."""
    return render(request, "cooperation/routines_here.html", {"places": places(request.viewer.day)})


def routines_at_body(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What holds for a whole board or company."""
    body = get_object_or_404(Body.objects.authorities(), public_id=public_id)
    return _at(request, body, None)


def routines_at_unit(request: ViewerRequest, public_id: str) -> HttpResponse:
    """What holds at a unit: its own routines, and its board's or company's."""
    unit = get_object_or_404(Unit.objects.select_related("authority"), public_id=public_id)
    return _at(request, unit.authority, unit)


def _at(request: ViewerRequest, body: Body, unit: Unit | None) -> HttpResponse:
    context = {"body": body, "unit": unit, "rows": holding_at(body, unit, request.viewer.day)}
    return render(request, "cooperation/routines_at.html", context)


def routine(request: ViewerRequest, public_id: str) -> HttpResponse:
    """A routine as management has decided it."""
    return _read(request, _holding(public_id), is_told=False)


# A token against forged forms needs a cookie, which would tell the device that somebody was here; and a forged post can
# do no more than anybody can: add one to a count that has a ceiling.
@csrf_exempt
def routine_read(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Say that one has read it: a number more, and nothing of who."""
    found = _holding(public_id)
    if request.method != "POST":
        return redirect("routine", public_id=public_id)
    count_reading(edition=found, day=request.viewer.day)
    return _read(request, found, is_told=True)


def _holding(public_id: str) -> RoutineEdition:
    """The edition that holds.

    Raises:
        Http404: there is no such routine, nobody has decided it, or it holds no more.
    """
    routine = get_object_or_404(Routine, public_id=public_id, ended_on=None)
    edition = routine.editions.select_related("routine__authority", "routine__unit").first()
    if edition is None:
        raise Http404
    return edition


def _read(request: ViewerRequest, edition: RoutineEdition, *, is_told: bool) -> HttpResponse:
    (row,) = routine_rows(request.viewer.day, Routine.objects.filter(pk=edition.routine_id))
    context = {
        "edition": edition,
        "routine": row.routine,
        "sections": sections(edition.text),
        "review_by": row.review_by,
        "is_old": row.state is RoutineState.REVIEW,
        "is_told": is_told,
    }
    return render(request, "cooperation/routine.html", context)
