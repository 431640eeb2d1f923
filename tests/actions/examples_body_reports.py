"""Examples of the actions on a body's report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fyren.steering.actions import body_reports as actions
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.steering.report.rounds import RoundCourse

Act = Callable[[], object]


def _tell(world: World) -> Act:
    course = RoundCourse(world)
    assert course.activity
    assert course.report
    return course.tell


def _analyse(world: World) -> Act:
    course = RoundCourse(world)
    assert course.activity
    assert course.report
    return course.analyse


def _on(state: ReportState, act: str, by: str = "by", **values: Any) -> Callable[[World], Act]:
    """An example that does something with a report in the state."""

    def make(world: World) -> Act:
        course = RoundCourse(world)
        report, viewer = course.driven_to(state), getattr(course, by)
        more = {"decision": course.decision} if act == "decide_report" else values
        return lambda: getattr(actions, act)(report=report, expected_version=report.row_version, by=viewer, **more)

    return make


_NAME = "fyren.steering.actions.body_reports"
EXAMPLES: dict[str, Callable[[World], Act]] = {
    f"{_NAME}.save_activity_report": _tell,
    f"{_NAME}.save_analysis": _analyse,
    f"{_NAME}.save_summary": _on(ReportState.WRITING, "save_summary", values={"summary": "Bra."}, answers={}),
    f"{_NAME}.date_report": _on(ReportState.WRITING, "date_report", board_on=None),
    f"{_NAME}.send_report": _on(ReportState.WRITING, "send_report"),
    f"{_NAME}.give_back_report": _on(ReportState.SENT, "give_back_report", "head", because="Siffror saknas."),
    f"{_NAME}.release_report": _on(ReportState.SENT, "release_report", "head"),
    f"{_NAME}.take_back_report": _on(ReportState.RELEASED, "take_back_report"),
    f"{_NAME}.decide_report": _on(ReportState.RELEASED, "decide_report"),
    f"{_NAME}.change_report_facts": _on(ReportState.DECIDED, "change_report_facts", values={"dnr": "EX 1"}),
}
