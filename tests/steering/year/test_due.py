"""What waits in the year: for whom, when, and with which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fyren.base import clock
from fyren.base.due import DueItem
from fyren.people.models import Body, PlanScope
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea, PlanEdition
from fyren.steering.actions import budgets as acts
from fyren.steering.actions.activities import save_activity
from fyren.steering.actions.proposals import send_proposal
from fyren.steering.actions.steps import save_step
from fyren.steering.actions.years import open_year
from fyren.steering.due import steering_due
from fyren.steering.models import Activity, BudgetYear, InternalBudget, YearPhase
from fyren.steering.rules import Instance, StanceKind
from tests.plan.pages import sample

On = Callable[[str, dt.date], Viewer]
Bodies = dict[str, Body]
SUMMER, SEPTEMBER, NOVEMBER, DECEMBER = (
    dt.date(2027, 8, 1),
    dt.date(2027, 9, 20),
    dt.date(2027, 11, 10),
    dt.date(2027, 12, 20),
)
STANCES_END, PROPOSALS_END, DECISIONS_END = dt.date(2027, 10, 15), dt.date(2027, 11, 30), dt.date(2027, 12, 31)
NAME = "Internbudget 2028, Utbildningsnämnden"


@pytest.fixture
def budget(bodies: Bodies, year: BudgetYear, on: On, areas: list[FocusArea]) -> InternalBudget:
    """Utbildningsnämnden's draft."""
    return acts.open_budget(year=year, authority=bodies["Utbildning"], by=on("bjorn", SUMMER))


def take(budget: InternalBudget, areas: list[FocusArea], by: Viewer) -> None:
    for area in areas:
        acts.take_stance(budget=budget, focus_area=area, kind=StanceKind.CORE, reason="", expected_version=None, by=by)


def propose(budget: InternalBudget, by: Viewer) -> None:
    acts.propose_budget(budget=budget, expected_version=budget.row_version, by=by)


def adopt(budget: InternalBudget, by: Viewer, instance: Instance = Instance.BOARD) -> None:
    propose(budget, by)
    decision = acts.Decision(instance=instance, on=by.day, section="12")
    acts.adopt_budget(budget=budget, decision=decision, expected_version=budget.row_version, by=by)


def rows(viewer: Viewer) -> list[tuple[str, str, dt.date | None]]:
    return [(str(item.verb), item.what, item.date) for item in steering_due(viewer)]


def reasons(viewer: Viewer) -> dict[str, str]:
    return {str(item.verb): str(item.reason) for item in steering_due(viewer)}


def found(viewer: Viewer, verb: str) -> DueItem:
    (item,) = (item for item in steering_due(viewer) if str(item.verb) == verb)
    return item


class TestContact:
    def test_nothing_before_the_phase(self, budget: InternalBudget, on: On) -> None:
        assert rows(on("bjorn", SUMMER)) == []

    def test_a_stance_by_the_end_of_the_phase(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        take(budget, areas[:5], on("bjorn", SUMMER))
        assert rows(on("bjorn", SEPTEMBER)) == [("Ta ställning", NAME, STANCES_END)]
        item = found(on("bjorn", SEPTEMBER), "Ta ställning")
        assert item.reason == "2 insatsområden har inget svar ännu."
        assert budget.public_id in item.url
        assert found(on("bjorn", NOVEMBER), "Ta ställning").is_late(NOVEMBER)

    def test_all_stances_taken(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        take(budget, areas, on("bjorn", SUMMER))
        assert rows(on("bjorn", SEPTEMBER)) == []

    def test_a_plan_whose_time_is_over_asks_for_nothing(
        self, budget: InternalBudget, edition: PlanEdition, on: On
    ) -> None:
        edition.valid_to = dt.date(2027, 12, 31)
        edition.save()
        assert rows(on("bjorn", SEPTEMBER)) == []
        edition.valid_to = dt.date(2028, 1, 1)
        edition.save()
        assert rows(on("bjorn", SEPTEMBER)) == [("Ta ställning", NAME, STANCES_END)]

    def test_nothing_begun(self, year: BudgetYear, on: On, areas: list[FocusArea]) -> None:
        assert rows(on("bjorn", NOVEMBER)) == [
            ("Ta ställning", NAME, STANCES_END),
            ("Påbörja", NAME, PROPOSALS_END),
        ]

    def test_a_company_has_a_business_plan(self, year: BudgetYear, on: On, areas: list[FocusArea]) -> None:
        assert ("Påbörja", "Affärsplan 2028, Vidingehem", PROPOSALS_END) in rows(on("carin", NOVEMBER))

    def test_draft_proposed_adopted(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        by = on("bjorn", NOVEMBER)
        take(budget, areas, by)
        assert rows(by) == [("Föreslå", NAME, PROPOSALS_END)]
        propose(budget, by)
        assert rows(by) == [("Lägg in beslutet", NAME, DECISIONS_END)]
        decision = acts.Decision(instance=Instance.BOARD, on=NOVEMBER, section="12")
        acts.adopt_budget(budget=budget, decision=decision, expected_version=budget.row_version, by=by)
        assert rows(by) == [("Komplettera", NAME, None)]
        values = {"minutes_approved_on": NOVEMBER}
        acts.change_budget_facts(budget=budget, values=values, expected_version=budget.row_version, by=by)
        assert rows(by) == []

    def test_the_year_after_an_election_has_no_phase_of_proposals(
        self, bodies: Bodies, on: On, areas: list[FocusArea]
    ) -> None:
        open_year(year=2027, by=on("amira", SUMMER))
        january = dt.date(2027, 1, 10)
        assert ("Påbörja", "Internbudget 2027, Utbildningsnämnden", dt.date(2027, 2, 28)) in rows(on("bjorn", january))
        assert rows(on("bjorn", dt.date(2026, 12, 20))) == []

    def test_a_delegated_decision_is_reported(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        by = on("bjorn", NOVEMBER)
        take(budget, areas, by)
        adopt(budget, by, Instance.DELEGATION)
        said = [str(item.reason) for item in steering_due(by)]
        assert [reason.split(".")[0] for reason in said] == [
            "Det är inte inlagt när protokollet justerades",
            "Beslutet är fattat på delegation",
        ]

    def test_a_body_outside_the_plans_is_not_asked(self, year: BudgetYear, on: On, areas: list[FocusArea]) -> None:
        assert rows(on("bjorn", NOVEMBER))
        Body.objects.filter(short_name="Utbildning").update(plan_scope=PlanScope.OUTSIDE, scope_reason="Egen plan")
        assert rows(on("bjorn", NOVEMBER)) == []

    def test_proposals_in_the_inbox_are_one_row(
        self, year: BudgetYear, bodies: Bodies, on: On, areas: list[FocusArea]
    ) -> None:
        for number in range(3):
            send_proposal(
                year=year,
                to=bodies["Utbildning"],
                sender=bodies["KS"],
                title=f"Förslag {number}",
                description="",
                focus_areas=areas[:1],
                by=on("amira", SUMMER),
            )
        item = found(on("bjorn", SUMMER), "Svara")
        assert (item.what, item.reason) == ("Inkorg, Utbildningsnämnden", "3 förslag väntar på svar.")
        assert rows(on("carin", SUMMER)) == []

    def test_steps_and_silence_are_one_row_each(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        by = on("bjorn", SUMMER)
        _with_activities(budget, areas, by, 2)
        adopt(budget, by)
        Activity.objects.update(said_at=clock.day_bounds(SUMMER, SUMMER)[0])
        later = on("bjorn", dt.date(2028, 4, 1))
        assert ("Uppdatera", "Steg i aktiviteter, Utbildningsnämnden", dt.date(2028, 2, 1)) in rows(later)
        said = reasons(later)
        assert said["Uppdatera"] == "4 steg har passerat sina datum."
        assert found(later, "Uppdatera").url.endswith(f"?namnd={budget.authority.public_id}&status=late")
        assert found(later, "Berätta").url.endswith(f"?namnd={budget.authority.public_id}&kvalitet=silent")
        assert said["Berätta"] == "Inget har sagts om 2 aktiviteter på sex månader."
        Activity.objects.update(status="done")
        assert not {"Uppdatera", "Berätta"} & reasons(later).keys()

    def test_steps_in_a_draft_are_not_carried_out(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        _with_activities(budget, areas, on("bjorn", SUMMER), 1)
        assert "Uppdatera" not in reasons(on("bjorn", dt.date(2028, 4, 1)))

    def test_queries_do_not_grow_with_activities(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        by = on("bjorn", SUMMER)
        _with_activities(budget, areas, by, 1)
        adopt(budget, by)
        with CaptureQueriesContext(connection) as few:
            assert list(steering_due(on("bjorn", dt.date(2028, 4, 1))))
        _with_activities(budget, areas, by, 5)
        with CaptureQueriesContext(connection) as many:
            assert list(steering_due(on("bjorn", dt.date(2028, 4, 1))))
        assert len(many) == len(few) <= 9


def _with_activities(budget: InternalBudget, areas: list[FocusArea], by: Viewer, count: int) -> None:
    if budget.is_decided:
        acts.begin_amendment(budget=budget, expected_version=budget.row_version, by=by)
    for number in range(count):
        made = save_activity(budget=budget, values={"title": f"A {number}", "focus_areas": areas[:1]}, by=by)
        for month in (2, 3):
            save_step(activity=made, values={"title": "Ett steg", "due_on": dt.date(2028, month, 1)}, by=by)


class TestCoordinator:
    def watched(self, viewer: Viewer) -> list[str]:
        return [str(item.reason) for item in steering_due(viewer) if item.is_watched]

    def test_areas_without_any_answer(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        amira = on("amira", SEPTEMBER)
        assert self.watched(amira) == ["7 insatsområden har inget svar från någon för 2028."]
        take(budget, areas[:6], on("bjorn", SEPTEMBER))
        assert self.watched(amira) == ["7 insatsområden har inget svar från någon för 2028."], "a draft is not hers"
        acts.hand_over_budget(budget=budget, expected_version=1, by=on("bjorn", SEPTEMBER))
        assert self.watched(amira) == ["1 insatsområde har inget svar från någon för 2028."]
        take(budget, areas[6:], on("bjorn", SEPTEMBER))
        assert self.watched(amira) == ["1 insatsområde har inget svar från någon för 2028."], "not handed over"
        adopt(budget, on("bjorn", SEPTEMBER))
        assert self.watched(amira) == []

    def test_an_activity_is_an_answer(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        values = {"title": "En aktivitet", "focus_areas": areas[:2]}
        save_activity(budget=budget, values=values, by=on("bjorn", SEPTEMBER))
        acts.hand_over_budget(budget=budget, expected_version=1, by=on("bjorn", SEPTEMBER))
        assert self.watched(on("amira", SEPTEMBER)) == ["5 insatsområden har inget svar från någon för 2028."]

    def test_what_was_decided_under_an_earlier_edition_is_an_answer(
        self, budget: InternalBudget, edition: PlanEdition, on: On, areas: list[FocusArea]
    ) -> None:
        take(budget, areas, on("bjorn", SEPTEMBER))
        adopt(budget, on("bjorn", SEPTEMBER))
        sample.second_edition(edition.plan)
        # Only 3.1.3 was mapped: the others became nothing that anybody has answered.
        assert self.watched(on("amira", SEPTEMBER)) == ["6 insatsområden har inget svar från någon för 2028."]

    def test_late_bodies(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        take(budget, areas, on("bjorn", SEPTEMBER))
        assert not any("sena" in said for said in self.watched(on("amira", SEPTEMBER)))
        late = self.late(on("amira", NOVEMBER))
        assert late.date == STANCES_END
        before = int(str(late.reason).split()[0])
        acts.hand_over_budget(budget=budget, expected_version=1, by=on("bjorn", NOVEMBER))
        assert self.late(on("amira", NOVEMBER)).reason == f"{before - 1} nämnder och bolag är sena."

    def late(self, viewer: Viewer) -> DueItem:
        (item,) = (item for item in steering_due(viewer) if "sena" in str(item.reason))
        return item

    def test_after_the_phase_of_decisions_only_decisions_count(
        self, budget: InternalBudget, on: On, areas: list[FocusArea]
    ) -> None:
        take(budget, areas, on("bjorn", SEPTEMBER))
        acts.hand_over_budget(budget=budget, expected_version=1, by=on("bjorn", NOVEMBER))
        january = dt.date(2028, 1, 2)
        before = int(str(self.late(on("amira", january)).reason).split()[0])
        adopt(budget, on("bjorn", DECEMBER))
        assert self.late(on("amira", january)).reason == f"{before - 1} nämnder och bolag är sena."
        assert self.late(on("amira", january)).date == DECISIONS_END

    def test_the_year_that_is_asked_for_is_watched_until_the_next_one_is(
        self, year: BudgetYear, on: On, areas: list[FocusArea]
    ) -> None:
        open_year(year=2027, by=on("amira", SUMMER))
        assert {said.rpartition(" ")[2] for said in self.watched(on("amira", SUMMER)) if "svar" in said} == {"2027."}
        assert {said.rpartition(" ")[2] for said in self.watched(on("amira", SEPTEMBER)) if "svar" in said} == {"2028."}

    def test_dates_past_their_review(self, year: BudgetYear, on: On) -> None:
        year.phases.update(review_by=None)
        assert "Kontrollera" not in reasons(on("amira", SUMMER))
        year.phases.filter(key__in=("kolada", "grants")).update(review_by=dt.date(2027, 5, 31))
        item = found(on("amira", SUMMER), "Kontrollera")
        assert (item.what, item.reason) == ("Budgetår 2028", "2 datum skulle ha kontrollerats igen.")
        YearPhase.objects.filter(key="kolada").update(starts_on=SUMMER, ends_on=SUMMER)
        assert found(on("amira", SEPTEMBER), "Kontrollera").reason == "1 datum skulle ha kontrollerats igen."

    @pytest.mark.parametrize(
        ("day", "wanted"), [(dt.date(2028, 8, 31), None), (dt.date(2028, 9, 1), 2029), (dt.date(2029, 2, 1), 2029)]
    )
    def test_next_year_is_to_be_opened_from_september(
        self, year: BudgetYear, on: On, day: dt.date, wanted: int | None
    ) -> None:
        to_open = [item.what for item in steering_due(on("amira", day)) if item.verb == "Öppna"]
        assert to_open == ([f"Budgetår {wanted}"] if wanted else [])

    def test_a_contact_watches_nothing(self, budget: InternalBudget, on: On, areas: list[FocusArea]) -> None:
        assert self.watched(on("amira", NOVEMBER))
        assert self.watched(on("bjorn", NOVEMBER)) == []
        assert "Kontrollera" not in reasons(on("bjorn", NOVEMBER))


class TestOthers:
    def test_the_decision_maker_reads_what_lies_with_the_meeting(
        self, year: BudgetYear, bodies: Bodies, on: On, areas: list[FocusArea]
    ) -> None:
        board = bodies["Arbete och välfärd"]
        bjorn = on("bjorn", NOVEMBER)
        writer = replace(bjorn, grants=tuple(replace(grant, authority=board.public_id) for grant in bjorn.grants))
        budget = acts.open_budget(year=year, authority=board, by=writer)
        take(budget, areas, writer)
        assert rows(on("david", NOVEMBER)) == []
        propose(budget, writer)
        named = "Internbudget 2028, Nämnden för arbete och välfärd"
        assert rows(on("david", NOVEMBER)) == [("Läs", named, DECISIONS_END)]

    @pytest.mark.parametrize("key", ["eva", "farid", "gun", "hanna", "nobody"])
    def test_nothing_waits_for_others(
        self, budget: InternalBudget, on: On, key: str, django_assert_num_queries: Callable[[int], Any]
    ) -> None:
        viewer = on(key, NOVEMBER)
        with django_assert_num_queries(0):
            assert rows(viewer) == []


def test_what_would_be_done_on_a_page_that_is_not_there_is_left_out(
    budget: InternalBudget, on: On, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rows(on("bjorn", NOVEMBER))
    monkeypatch.setattr("fyren.steering.due.door", lambda *asked: "")
    assert rows(on("bjorn", NOVEMBER)) == []
