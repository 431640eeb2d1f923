"""The site's addresses, and a closed door for each page that what waits leads to and that is not there yet.

Only for asking what waits: nothing is shown through it, and a page that is there goes before its stand-in.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import URLPattern

from fyren.house.urls import urlpatterns as house
from fyren.people.roles import Role
from fyren.people.routes import KNOWN, only, route
from fyren.steering.urls import urlpatterns as steering

WRITES = only(Role.CONTACT, Role.COORDINATOR, own=True)
BUDGET = "internbudget/<slug:public_id>/"


def _page(request: object, **arguments: object) -> HttpResponse:
    return HttpResponse()


_STAND_INS: list[URLPattern] = [
    route("aret/<int:number>/internbudgetar/", _page, get=KNOWN, name="budgets"),
    route("aret/<int:number>/internbudgetar/ny/", _page, get=WRITES, name="budget_open"),
    route(BUDGET, _page, get=KNOWN, name="budget"),
    route(f"{BUDGET}stallningstaganden/", _page, get=WRITES, name="budget_stances"),
    route(f"{BUDGET}foresla/", _page, get=WRITES, name="budget_propose"),
    route(f"{BUDGET}besluta/", _page, get=WRITES, name="budget_adopt"),
    route(f"{BUDGET}uppgifter/", _page, get=WRITES, name="budget_facts"),
    route("inkorg/", _page, get=only(Role.CONTACT, Role.COORDINATOR), name="inbox"),
    route("aret/<int:number>/matris/", _page, get=KNOWN, name="matrix"),
    route("aret/<int:number>/aktiviteter/", _page, get=KNOWN, name="activity_list"),
]
_THERE = {pattern.name for pattern in steering}
urlpatterns = [*house, *(pattern for pattern in _STAND_INS if pattern.name not in _THERE)]
