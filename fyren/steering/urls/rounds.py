"""Addresses: rounds of follow-up."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, KNOWN, only, route
from fyren.steering.views import round_analyses, round_editions, round_reports, rounds

RUNS = only(Role.COORDINATOR)
READS = only(Role.COORDINATOR, Role.AUDITOR)
PLANS = only(Role.COORDINATOR, own=True)
ROUND = "uppfoljning/<slug:public_id>/"
AREA = f"{ROUND}analys/<slug:area_id>/"

urlpatterns: list[URLPattern] = [
    route("uppfoljning/", rounds.round_list, get=KNOWN, name="round_list"),
    route(
        "uppfoljning/oppna/<int:number>/<slug:key>/",
        rounds.round_open,
        get=RUNS,
        post=RUNS,
        name="round_open",
    ),
    route(ROUND, rounds.round_page, get=KNOWN, name="round"),
    route(f"{ROUND}andra/", rounds.round_change, get=RUNS, post=RUNS, name="round_change"),
    route(f"{ROUND}stang/", rounds.round_close, get=RUNS, post=RUNS, name="round_close"),
    route(f"{ROUND}pamin/", round_reports.round_remind, get=RUNS, post=RUNS, name="round_remind"),
    route(f"{ROUND}foresla/", round_reports.round_propose, get=RUNS, post=RUNS, name="round_propose"),
    route(
        f"{ROUND}ta-emot/<slug:report_id>/",
        round_reports.report_receive,
        get=RUNS,
        post=RUNS,
        name="report_receive",
    ),
    route(
        f"{ROUND}komplettera/<slug:report_id>/",
        round_reports.report_complete,
        get=RUNS,
        post=RUNS,
        name="report_complete",
    ),
    route(AREA, round_analyses.plan_analysis, get=PLANS, post=PLANS, name="plan_analysis"),
    route(
        f"{AREA}utkast/",
        round_analyses.plan_analysis_draft,
        get=PLANS,
        post=PLANS,
        name="plan_analysis_draft",
    ),
    route(f"{ROUND}forhandsvisning/", round_editions.round_preview, get=RUNS, name="round_preview"),
    route(f"{ROUND}utgava/<int:number>/", round_editions.round_edition, get=READS, name="round_edition"),
    route(f"{ROUND}ratta/", round_editions.round_correct, get=RUNS, post=RUNS, name="round_correct"),
    route(f"{ROUND}tillagg/", round_editions.round_supplement, get=RUNS, post=RUNS, name="round_supplement"),
    route("uppfoljt/", round_editions.rounds_public, get=EVERYONE, name="rounds_public"),
    route("uppfoljt/<slug:public_id>/", round_editions.round_public, get=EVERYONE, name="round_public"),
]
