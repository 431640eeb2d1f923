"""The house's own pages: the front page, what is due, about, and what is said of a form that came too late."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control

from fyren.base import clock
from fyren.base.due import due_for
from fyren.house.navigation import may_open
from fyren.house.today import my_roles, number_word, useful_links
from fyren.steering.queries.years import wheel_of, year_worked_with

SHOWN = 7
FRONT = ("plan_list", "red_thread", "what_is_done", "rounds_public", "indicator_list", "body_list", "search")


def home(request: Any) -> HttpResponse:
    """The public front page; who is logged in goes on to what waits."""
    if request.viewer.is_known:
        return HttpResponseRedirect(reverse("today"))
    return render(request, "house/home.html", {"links": {name: may_open(request.viewer, name) for name in FRONT}})


def today(request: Any) -> HttpResponse:
    """What waits for the person who is logged in, what she watches, and where in the year it is."""
    day = request.viewer.day
    due = [(item, item.is_late(day)) for item in due_for(request.viewer)]
    items = [row for row in due if not row[0].is_watched]
    own = year_worked_with(day)
    context = {
        "rows": items[:SHOWN],
        "watched": [row for row in due if row[0].is_watched],
        "own_year": own,
        "wheel": wheel_of(day.year, own=own, day=day),
        "count": len(items),
        "count_word": number_word(len(items)),
        "more": len(items) > SHOWN,
        "roles": my_roles(request.viewer),
        "links": useful_links(request.viewer),
    }
    return render(request, "house/today.html", context)


def about(request: HttpRequest) -> HttpResponse:
    """What Fyren is."""
    return render(request, "house/about.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement that law (2018:1937) section 13 asks for."""
    return render(request, "house/accessibility.html", {"contact": settings.ACCESSIBILITY_CONTACT})


@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone."""
    return render(request, "house/robots.txt", content_type="text/plain; charset=utf-8")


@cache_control(public=True, max_age=3600)
def sheets(request: HttpRequest) -> HttpResponse:
    """What stands in the margin of printed sheets: municipality, day, and in the demo that it is examples."""
    whose = settings.MUNICIPALITY or gettext("Municipality not entered")
    line = f"{whose}, {date_format(clock.today(), 'DATE_FORMAT')}"
    return render(request, "house/sheets.css", {"line": _css_text(line)}, content_type="text/css; charset=utf-8")


def _css_text(text: str) -> str:
    """A text as it may stand inside quotation marks in a style sheet: every other sign by its number."""
    return "".join(sign if sign.isalnum() or sign in " ,.-" else f"\\{ord(sign):x} " for sign in text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token did not fit: most often a page that was left open until the log-in ran out."""
    return render(request, "house/csrf.html", status=403)
