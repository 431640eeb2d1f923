"""A made-up round with every body's report written and decided. Imported when Django is set up."""

from __future__ import annotations

from bench.year_data import make as make_year
from fyren.people.models import User
from fyren.people.queries import viewer_for
from fyren.people.viewer import Viewer
from fyren.plan.models import DevelopmentArea
from fyren.steering.actions.rounds import open_round
from fyren.steering.models import Activity, ActivityReport, BodyAnalysis, BodyReport, PlanAnalysis, Round, Stance

TEXT = (
    "Exempel: arbetet är i gång på ungefär hälften av enheterna. De som har kommit längst säger att det hjälper. " * 3
)


def make(activities: int) -> tuple[Round, Viewer]:
    """The round, and the coordinator."""
    made = make_year(activities)
    coordinator = viewer_for(User.objects.get(email="amira@fyren.example"))
    opened = open_round(year=made.year, key="interim_august", by=coordinator)
    reports = {report.authority_id: report for report in opened.reports.all()}
    step = opened.scale.all()[1]
    ActivityReport.objects.bulk_create(
        ActivityReport(
            report=reports[activity.budget.authority_id],
            activity=activity,
            status=activity.status,
            result=TEXT,
            deviation=TEXT if number % 5 == 0 else "",
            measure=TEXT if number % 5 == 0 else "",
            next_step=TEXT,
            is_done=True,
        )
        for number, activity in enumerate(Activity.objects.filter(budget__year=made.year).select_related("budget"))
        if activity.budget.authority_id in reports
    )
    said = Stance.objects.filter(budget__year=made.year).values_list("budget__authority", "focus_area")
    BodyAnalysis.objects.bulk_create(
        BodyAnalysis(report=reports[body], focus_area_id=area, trend="same", judgement=step, text=TEXT, is_done=True)
        for body, area in said
        if body in reports
    )
    owner = coordinator.grants[0].authority
    PlanAnalysis.objects.bulk_create(
        PlanAnalysis(
            round=opened, development_area=area, authority=area.edition.plan.authority, text=TEXT, is_done=True
        )
        for area in DevelopmentArea.objects.filter(edition__plan__authority__public_id=owner)
    )
    BodyReport.objects.filter(round=opened).update(
        state="decided", decided_on=coordinator.day, instance="board", section="1", summary=TEXT
    )
    return opened, coordinator
