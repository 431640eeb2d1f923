"""The demo's joint work and councils: a campaign week that several hang on, a council that meets."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

from fyren.base import clock
from fyren.cooperation.actions.councils import save_council, save_meeting, save_meeting_decision
from fyren.cooperation.actions.joint import hang_activity, save_joint_work
from fyren.cooperation.models import Council, JointKind, JointWork, Meeting, MeetingDecision, Partner
from fyren.house.demo.cast import somebody_as
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea
from fyren.plan.ports import ACTIVITIES

WEEK = 47  # the yearly week free from violence, around 25 November
AGENDA = """1. Läget i kommunen
2. Uppföljning av beslut från förra mötet
3. En vecka fri från våld: vad var och en gör
4. Övriga frågor"""
# (text, body, months from today)
DECISIONS = (
    ("Ta fram en gemensam rutin för skolgång vid skyddat boende (exempel).", "Utbildning", -1),
    ("Visa avtalen som tar slut nästa år (exempel).", "KS", 2),
)


def load_councils(*, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Enter this year's and next year's campaign week, and a council with its meetings."""
    today, board = clock.today(), bodies["KS"]
    by = somebody_as(Role.COORDINATOR, board, today)
    asked = [bodies[name] for name in ("Utbildning", "Omsorg", "Vidingehem", "Kultur och fritid") if name in bodies]
    partners = list(Partner.objects.all())
    _this_year, week = (_week(board, year, asked, partners, by) for year in (today.year, today.year + 1))
    for told in ACTIVITIES:
        for activity in told.own(cast["bjorn"])[:1]:
            hang_activity(joint=week, activity=activity.public_id, by=cast["bjorn"])
    _council(board, asked, partners, bodies, today, by)


def _week(board: Body, year: int, asked: list[Body], partners: list[Partner], by: Viewer) -> JointWork:
    areas = FocusArea.objects.filter(
        development_area__edition__plan__slug="plan-mot-vald", number__in=["3.1.3", "3.3.3"]
    )
    values = {
        "title": f"En vecka fri från våld {year} (exempel)",
        "kind": JointKind.CAMPAIGN,
        "purpose": "Skolor, fritid, bostadsbolag och föreningar visar samma vecka var hjälpen finns (exempel).",
        "valid_from": dt.date.fromisocalendar(year, WEEK, 1),
        "valid_to": dt.date.fromisocalendar(year, WEEK, 7),
        "asked": asked,
        "partners": partners,
        "focus_areas": list(areas),
    }
    return save_joint_work(joint=JointWork(authority=board), values=values, expected_version=1, by=by)


def _council(
    board: Body, inside: list[Body], partners: list[Partner], bodies: dict[str, Body], today: dt.date, by: Viewer
) -> None:
    values = {
        "name": "Strategiskt råd mot våld (exempel)",
        "purpose": "Chefer och samverkansparter följer arbetet mot våld och löser det som ingen kan ensam (exempel).",
        "bodies": inside,
        "partners": partners,
    }
    council = save_council(council=Council(authority=board), values=values, expected_version=1, by=by)
    held = _meeting(council, today - relativedelta(months=3), by)
    for text, name, months in DECISIONS:
        said = {"text": text, "body": bodies[name], "due_on": today + relativedelta(months=months)}
        save_meeting_decision(decision=MeetingDecision(meeting=held), values=said, expected_version=1, by=by)
    _meeting(council, today + dt.timedelta(days=10), by, agenda="")


def _meeting(council: Council, day: dt.date, by: Viewer, agenda: str = AGENDA) -> Meeting:
    values = {"held_on": day, "begins_at": dt.time(13), "agenda": agenda}
    return save_meeting(meeting=Meeting(council=council), values=values, expected_version=1, by=by)
