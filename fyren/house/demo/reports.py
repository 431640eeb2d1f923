"""The demo's compiled reports: each closed round but the latest has its report decided, and auditors have a pack."""

from __future__ import annotations

import datetime as dt

from fyren.people.models import Body, BodyKind
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, Plan
from fyren.reports import actions
from fyren.reports.queries import latest_editions
from fyren.reports.sections import Section
from fyren.steering.models import RoundEdition

SECTIONS = {0: "214", 1: "97"}  # of the made-up minutes, by how many closed rounds ago
AFTERWARDS = dt.timedelta(days=40)  # from the closed round to the council
DNR = "Exempel 2026-0{place}"


def load_reports(plan: Plan, *, cast: dict[str, Viewer]) -> None:
    """Decide the reports of the earlier rounds, and make a pack of the latest."""
    editions = [each for each in latest_editions() if _is_about(each, plan)]
    council = Body.objects.get(kind=BodyKind.COUNCIL)
    for place, edition in enumerate(editions[1:]):
        decided_on = min(edition.frozen_at.date() + AFTERWARDS, cast["amira"].day)
        decision = actions.ReportDecision(
            decided_by=council,
            decided_on=decided_on,
            section=SECTIONS.get(place, "12"),
            dnr=DNR.format(place=place + 1),
            minutes_approved_on=min(decided_on + dt.timedelta(days=7), cast["amira"].day),
        )
        actions.adopt_report(
            edition=edition, plan=plan, decision=decision, sections=frozenset(Section), by=cast["amira"]
        )
    if editions:
        _make_pack(editions[0], plan, by=cast["amira"])


def _is_about(edition: RoundEdition, plan: Plan) -> bool:
    return any(each["slug"] == plan.slug for each in edition.content["plans"])


def _make_pack(edition: RoundEdition, plan: Plan, *, by: Viewer) -> None:
    areas = [
        ref["public_id"] for each in edition.content["plans"] for area in each["areas"] for ref in area["focus_areas"]
    ]
    area = FocusArea.objects.filter(public_id__in=areas, development_area__edition__plan=plan).first()
    if area is not None:
        actions.make_pack(edition=edition, focus_area=area, expires_on=by.day + dt.timedelta(days=60), by=by)
