"""The demo's three years, loaded through the same actions as people use: last year closed, this one under way, next one
being prepared. Every day is counted from today, so that the demo looks the same whenever it is started.
"""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fyren.base import clock
from fyren.house.demo import year_story as story
from fyren.house.demo.cast import somebody_as
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import DirectionGoal, FocusArea, Plan, TargetPicture
from fyren.plan.rules import Stage
from fyren.steering.actions import activities, budgets, proposals, steps, years
from fyren.steering.actions.stances import Answer
from fyren.steering.decisions import Decision
from fyren.steering.models import Activity, BudgetYear, InternalBudget
from fyren.steering.rules import SILENT_AFTER, LeadingSystem, StanceKind

IDEAS = Path(__file__).parent / "documents" / "aktiviteter-exempel.toml"
EXAMPLE = "{} (exempel)"
# Which main process (in order) and target picture a body's activities help, as the body sees it.
HELPS = {
    "Utbildning": (1, "Växande och inkluderande"),
    "Arbete och välfärd": (3, "Tryggt och tillitsfullt"),
    "Omsorg": (3, "Tryggt och tillitsfullt"),
    "Samhällsbyggnad": (2, "Tryggt och tillitsfullt"),
}


def load_years(plan: Plan, example: Plan, *, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Three budget years with internal budgets in every state, activities, proposals and comments."""
    _Years(plan, example, bodies, cast).load()


class _Years:
    """The loading: what has been made so far, and an act for each name in `year_story.COURSES`."""

    def __init__(self, plan: Plan, example: Plan, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
        self.today = clock.today()
        self.bodies = bodies
        self.amira = cast["amira"]
        self.writers = {"KS": cast["amira"], "Utbildning": cast["bjorn"], "Vidingehem": cast["carin"]}
        self.areas = _areas(plan)
        self.also = _areas(example)
        self.goals = list(DirectionGoal.objects.order_by("process__position", "position"))
        self.pictures = {picture.name: picture for picture in TargetPicture.objects.exclude(name="")}
        self.years: dict[int, BudgetYear] = {}
        self.budgets: dict[tuple[int, str], InternalBudget] = {}
        self.made: dict[str, Activity] = {}

    def load(self) -> None:
        """Everything, in the order in which it would have happened."""
        for offset in (-1, 0, 1):
            self.years[offset] = years.open_year(year=self.today.year + offset, by=self.amira)
        self._settle()
        ideas = tomllib.loads(IDEAS.read_text(encoding="utf-8"))["activity"]
        for course in story.COURSES:
            self._begin(course)
            for idea in ideas:
                if (idea["year"], idea["body"]) == (course.year, course.body):
                    self._add(course, idea)
            for act in course.acts:
                getattr(self, act)(course)
        self._ask()
        self._talk()

    def by(self, body: str) -> Viewer:
        """The body's contact: one of the cast, or somebody without a log-in who wrote before the demo began."""
        if body not in self.writers:
            self.writers[body] = somebody_as(Role.CONTACT, self.bodies[body], self.today)
        return self.writers[body]

    def on(self, course: story.Course) -> tuple[InternalBudget, Viewer]:
        """The budget as it now stands, and who writes in it."""
        budget = self.budgets[course.year, course.body]
        budget.refresh_from_db()
        return budget, self.by(course.body)

    def _settle(self) -> None:
        """One company plans in its own system; one board's decisions bind the money too."""
        own = {"leading_system": LeadingSystem.OWN.value, "system_name": "Stratsys (exempel)"}
        bound = {"decided_fields": ("title", "focus_areas", "expected_result", "starts_on", "ends_on", "amount")}
        for body, values in (("VEAB", own), ("Arbete och välfärd", bound)):
            years.save_settings(authority=self.bodies[body], values=values, expected_version=1, by=self.by(body))

    def _begin(self, course: story.Course) -> None:
        by = self.by(course.body)
        budget = budgets.open_budget(year=self.years[course.year], authority=self.bodies[course.body], by=by)
        self.budgets[course.year, course.body] = budget
        signs = zip(self.areas.items(), course.stances.replace(" ", ""), strict=True)
        answers = [_answer(number, area, kind) for (number, area), sign in signs if (kind := story.SIGNS[sign])]
        if answers:
            budgets.take_stances(budget=budget, answers=answers, by=by)

    def _add(self, course: story.Course, idea: Mapping[str, Any]) -> None:
        budget, by = self.budgets[course.year, course.body], self.by(course.body)
        values = dict(idea)
        areas = [self.areas[number] for number in values.pop("areas")]
        values["focus_areas"] = [*areas, *(self.also[number] for number in values.pop("also", ()))]
        months, planned = values.pop("months", None), values.pop("steps", ())
        year = self.years[values.pop("year")].year
        title = values["title"]
        values["title"] = EXAMPLE.format(title)
        if months:
            last = calendar.monthrange(year, months[1])[1]
            values |= {"starts_on": dt.date(year, months[0], 1), "ends_on": dt.date(year, months[1], last)}
        if values.pop("body") in HELPS:
            goal, picture = HELPS[course.body]
            values |= {"direction_goals": [self.goals[goal]], "target_pictures": [self.pictures[picture]]}
        activity = activities.save_activity(budget=budget, values=values, by=by)
        for step in planned:
            due = self._day(year, step["due"])
            done = due if step.get("done") else None
            steps.save_step(activity=activity, values={"title": step["title"], "due_on": due, "done_on": done}, by=by)
        if title == story.LAST_BUS:
            Activity.objects.filter(pk=activity.pk).update(said_at=clock.now() - SILENT_AFTER - dt.timedelta(days=20))
        self.made[title] = activity

    def _day(self, year: int, due: int | str) -> dt.date:
        if isinstance(due, str):
            return dt.date.fromisoformat(f"{year}-{due}")
        return min(max(self.today + dt.timedelta(days=due), dt.date(year, 1, 1)), dt.date(year, 12, 31))

    def hand_over(self, course: story.Course) -> None:
        """The coordinator may read it as it now stands."""
        budget, by = self.on(course)
        budgets.hand_over_budget(budget=budget, expected_version=budget.row_version, by=by)

    def propose(self, course: story.Course) -> None:
        """To the meeting."""
        budget, by = self.on(course)
        budgets.propose_budget(budget=budget, expected_version=budget.row_version, by=by)

    def take_back(self, course: story.Course) -> None:
        """Back from the meeting."""
        budget, by = self.on(course)
        budgets.take_back_proposal(budget=budget, expected_version=budget.row_version, by=by)

    def adopt(self, course: story.Course) -> None:
        """Decided, in December before the year, or in January after an election; never later than today."""
        budget, by = self.on(course)
        year = budget.year
        usual = dt.date(year.year, 1, 28) if year.after_election else dt.date(year.year - 1, 12, 9)
        if budget.is_decided:
            usual = self.today
        decision = Decision(
            instance=course.instance,
            on=min(usual, self.today - dt.timedelta(days=14)),
            section=str(100 + budget.pk),
            dnr=f"EX {year.year - 1}-{budget.pk:02}",
        )
        budgets.adopt_budget(budget=budget, decision=decision, expected_version=budget.row_version, by=by)

    def minutes(self, course: story.Course) -> None:
        """The minutes are approved a week later."""
        budget, by = self.on(course)
        decided_on = budget.decided_on or self.today
        values = {"minutes_approved_on": decided_on + dt.timedelta(days=7)}
        budgets.change_budget_facts(budget=budget, values=values, expected_version=budget.row_version, by=by)

    def release(self, course: story.Course) -> None:
        """To the public page."""
        budget, by = self.on(course)
        budgets.release_budget(budget=budget, expected_version=budget.row_version, by=by)

    def release_activities(self, course: story.Course) -> None:
        """A company's activities, but for one."""
        budget, by = self.on(course)
        if budget.is_company:
            for activity in budget.activities.exclude(title=EXAMPLE.format(story.NOT_RELEASED)):
                activities.release_activity(activity=activity, expected_version=activity.row_version, by=by)

    def close(self, course: story.Course) -> None:
        """The year is over."""
        budget, by = self.on(course)
        budgets.close_budget(budget=budget, expected_version=budget.row_version, by=by)

    def amend(self, course: story.Course) -> None:
        """A new decision is being prepared: a decided activity gets another title and one is added."""
        budget, by = self.on(course)
        budgets.begin_amendment(budget=budget, expected_version=budget.row_version, by=by)
        for activity in budget.activities.kept().select_related("budget__authority"):
            title = story.AMENDED.get(activity.title.removesuffix(EXAMPLE.format("")))
            if title:
                values = {"title": EXAMPLE.format(title)}
                activities.save_activity(
                    budget=budget, values=values, activity=activity, expected_version=activity.row_version, by=by
                )
        stance = budget.stances.filter(kind=StanceKind.NOT_THIS_YEAR).first()
        if stance is not None:
            budgets.take_stance(
                budget=budget,
                focus_area=stance.focus_area,
                kind=StanceKind.CORE,
                reason="",
                expected_version=stance.row_version,
                by=by,
            )

    def decide_again(self, course: story.Course) -> None:
        """A change has been prepared, proposed and decided: there are two adopted editions."""
        self.amend(course)
        self.propose(course)
        self.adopt(course)

    def copy(self, course: story.Course) -> None:
        """This year's activities that go on."""
        budget, by = self.on(course)
        wanted = [
            self.made[title] for title in story.COPIED if self.made[title].budget.authority_id == budget.authority_id
        ]
        activities.copy_activities(activities=wanted, to=budget, by=by)

    def _ask(self) -> None:
        """What the coordinator proposes for next year, and what she has been answered."""
        for asked in story.PROPOSALS:
            proposal = proposals.send_proposal(
                year=self.years[1],
                to=self.bodies[asked.body],
                sender=self.bodies["KS"],
                title=EXAMPLE.format(asked.title),
                description="",
                focus_areas=[self.areas[number] for number in asked.areas],
                by=self.amira,
            )
            version, by = proposal.row_version, self.by(asked.body)
            if asked.is_declined:
                proposals.decline_proposal(proposal=proposal, because=asked.answer, expected_version=version, by=by)
            elif asked.answer:
                proposals.accept_proposal(
                    proposal=proposal,
                    budget=self.budgets[1, asked.body],
                    title=EXAMPLE.format(asked.taken_as) if asked.taken_as else proposal.title,
                    description="",
                    answer=asked.answer,
                    expected_version=version,
                    by=by,
                )

    def _talk(self) -> None:
        """The coordinator comments; one contact has answered."""
        for _body, title, text in story.COMMENTS:
            activity = Activity.objects.get(pk=self.made[title].pk)
            activities.write_comment(activity=activity, authority=self.bodies["KS"], text=text, by=self.amira)
        body, title, _text = story.COMMENTS[0]
        activities.write_comment(
            activity=self.made[title], authority=self.bodies[body], text=story.ANSWER, by=self.by(body)
        )


def _answer(number: str, area: FocusArea, kind: StanceKind) -> Answer:
    reason = story.REASONS.get(number, story.REASON) if kind is StanceKind.NOT_THIS_YEAR else ""
    return Answer(area, kind, reason)


def _areas(plan: Plan) -> dict[str, FocusArea]:
    """The adopted edition's focus areas in order, by number; the one without a number as "aim"."""
    edition = plan.editions.filter(stage=Stage.ADOPTED).latest("number")
    found = FocusArea.objects.filter(development_area__edition=edition)
    ordered = found.order_by("development_area__position", "position")
    return {area.number or "aim": area for area in ordered}
