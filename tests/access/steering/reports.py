"""Example objects for the addresses in fyren/steering/urls/reports.py; see tests/access/objects.py."""

from __future__ import annotations

from functools import cache

from fyren.people.access_table import Outcome
from fyren.steering.models import BodyReport, BudgetYear, ReportImport, Round
from fyren.steering.report_parts import BODY
from fyren.steering.round_rules import ReportState
from tests.access.maker import Arguments, Asked, Away, Maker, Query


@cache
def _in(state: ReportState) -> Maker:
    """The authority's report in the state; with nothing in it, and then nothing is missing."""

    def make(asked: Asked) -> Arguments:
        year = BudgetYear.objects.get_or_create(year=asked.world.day.year)[0]
        facts = {"title": "Delår augusti", "cut_off_on": asked.world.day, "opened_by": "someone"}
        opened = Round.objects.get_or_create(year=year, key="interim_august", defaults=facts)[0]
        decision = {"instance": "board", "decided_on": asked.world.day, "section": "12"}
        values = {"state": state, **(decision if state is ReportState.DECIDED else {})}
        report = BodyReport.objects.update_or_create(round=opened, authority=asked.authority, defaults=values)[0]
        return {"public_id": report.public_id}

    return make


def _part(asked: Asked) -> Arguments:
    return {**_in(ReportState.WRITING)(asked), "part": BODY}


def _import(asked: Asked) -> Arguments:
    """A body's file whose columns have been said."""
    report = BodyReport.objects.get(public_id=_in(ReportState.WRITING)(asked)["public_id"])
    made = ReportImport.objects.create(
        report=report,
        file_name="rapport.csv",
        tables=[["", [["Aktivitet", "Resultat"], ["Fråga om våld", "Alla frågar."]]]],
        places={
            "sheet": 0,
            "activities": {"header": 0, "places": {"0": "title", "1": "result"}},
            "steps_sheet": None,
            "steps": None,
            "focus_area": "",
            "is_settled": True,
        },
    )
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    "report": _in(ReportState.DECIDED),
    "report_decide": _in(ReportState.RELEASED),
    "report_exchange": _in(ReportState.WRITING),
    "report_facts": _in(ReportState.DECIDED),
    "report_file": _in(ReportState.WRITING),
    "report_give_back": _in(ReportState.SENT),
    "report_import": _import,
    "report_import_columns": _import,
    "report_import_discard": _import,
    "report_meeting": _in(ReportState.WRITING),
    "report_draft": _part,
    "report_part": _part,
    "report_release": _in(ReportState.SENT),
    "report_send": _in(ReportState.WRITING),
    "report_word": _in(ReportState.WRITING),
    "report_take_back": _in(ReportState.RELEASED),
}
AWAY: dict[str, Away] = {"report": Away(Outcome.ALLOWED, "what is decided is read by everyone who is logged in")}
LEADS_ON: dict[str, str] = {}
QUERIES: dict[tuple[str, str], Query] = {}
