"""The room's first page: closed rounds to make reports from, decided reports, one's own body's papers, packs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.reports.access import can_compose, can_set_template
from fyren.reports.queries import adopted_reports, packs
from fyren.reports.rounds import own_papers, round_rows


def reports(request: ViewerRequest) -> HttpResponse:
    """What there is for this viewer."""
    viewer = request.viewer
    sees_packs = viewer.holds(Role.COORDINATOR, Role.AUDITOR)
    context = {
        "may_compose": can_compose(viewer),
        "rounds": round_rows() if can_compose(viewer) else [],
        "adopted": adopted_reports(viewer),
        "papers": own_papers(viewer),
        "packs": [(each, each.is_open(viewer.day)) for each in packs()] if sees_packs else [],
        "sees_packs": sees_packs,
        "may_set_template": can_set_template(viewer),
    }
    return render(request, "reports/overview.html", context)
