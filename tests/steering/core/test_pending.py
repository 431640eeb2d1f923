"""What a decision binds, and the changes that wait for a new one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from fyren.base.history import Conflict
from fyren.steering.actions import activities, budgets, years
from fyren.steering.content import BudgetContent
from fyren.steering.models import Activity
from fyren.steering.queries.content import content_of
from fyren.steering.rules import BudgetState, StanceKind
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db


@pytest.fixture
def amended(course: YearCourse) -> Activity:
    """A decided activity in a budget whose change is being prepared."""
    activity = course.adopted()
    course.amend()
    return activity


def _other_values(course: YearCourse) -> dict[str, Any]:
    other = course.world.area.focus_areas.get(slug="3.1.2")
    return {
        "title": "En annan rubrik",
        "expected_result": "Fler får frågan.",
        "starts_on": dt.date(course.number, 2, 1),
        "ends_on": dt.date(course.number, 6, 30),
        "focus_areas": [other],
    }


def _live(activity: Activity) -> dict[str, Any]:
    found = Activity.objects.get(pk=activity.pk)
    names = ("title", "expected_result", "starts_on", "ends_on")
    return {name: getattr(found, name) for name in names} | {"focus_areas": list(found.focus_areas.all())}


def test_a_change_of_decided_words_waits(course: YearCourse, amended: Activity) -> None:
    before, wanted = _live(amended), _other_values(course)
    course.change(amended, **wanted)
    assert _live(amended) == before
    amended.refresh_from_db()
    assert set(amended.pending) == set(wanted)
    assert amended.waiting("title") == "En annan rubrik"


def test_it_comes_into_force_with_the_decision(course: YearCourse, amended: Activity) -> None:
    wanted = _other_values(course)
    course.change(amended, **wanted)
    course.propose()
    before_the_decision = _live(amended)
    course.adopt()
    assert _live(amended) == wanted != before_the_decision
    amended.refresh_from_db()
    assert (amended.pending, amended.is_decided) == ({}, True)


def test_the_proposed_edition_says_what_waits(course: YearCourse, amended: Activity) -> None:
    wanted = _other_values(course)
    course.change(amended, **wanted)
    (said,) = BudgetContent.from_json(course.propose().content).activities
    assert (said.title, said.expected_result) == (wanted["title"], wanted["expected_result"])
    assert (said.starts_on, said.ends_on) == (wanted["starts_on"].isoformat(), wanted["ends_on"].isoformat())
    assert [area.number for area in said.focus_areas] == ["3.1.2"]


def test_a_value_that_is_taken_back_waits_no_more(course: YearCourse, amended: Activity) -> None:
    title = amended.title
    course.change(amended, title="En annan rubrik")
    course.change(amended, title=title)
    amended.refresh_from_db()
    assert amended.pending == {}


@pytest.mark.parametrize("change", [{"unit": "Grundskola"}, {"status": "ongoing"}, {"expected_result": "Fler."}])
def test_what_waits_goes_on_waiting_when_something_else_is_changed(
    change: dict[str, Any], course: YearCourse, amended: Activity
) -> None:
    course.change(amended, title="En annan rubrik")
    course.change(amended, **change)
    amended.refresh_from_db()
    assert amended.pending["title"] == "En annan rubrik"


def test_work_goes_on_while_a_change_lies_with_the_meeting(course: YearCourse, amended: Activity) -> None:
    course.change(amended, title="En annan rubrik")
    course.propose()
    course.change(amended, status="done")
    amended.refresh_from_db()
    assert (amended.status, amended.pending) == ("done", {"title": "En annan rubrik"})


def test_several_are_changed_at_once_without_losing_what_waits(course: YearCourse, amended: Activity) -> None:
    course.change(amended, title="En annan rubrik")
    amended.refresh_from_db()
    rows = [(amended, amended.row_version)]
    assert (
        activities.change_activities(budget=course.fresh(), rows=rows, values={"unit": "Grundskola"}, by=course.by) == 1
    )
    amended.refresh_from_db()
    assert (amended.unit, amended.pending) == ("Grundskola", {"title": "En annan rubrik"})


def test_a_day_that_is_taken_away_waits_too(course: YearCourse) -> None:
    course.stance()
    activity = course.activity(ends_on=dt.date(course.number, 6, 30))
    course.propose()
    course.adopt()
    course.amend()
    course.change(activity, ends_on=None)
    (said,) = content_of(course.fresh()).activities
    assert said.ends_on == ""
    course.propose()
    course.adopt()
    activity.refresh_from_db()
    assert activity.ends_on is None


def test_what_is_given_up_leaves_what_was_decided(course: YearCourse, amended: Activity) -> None:
    before = _live(amended)
    course.change(amended, **_other_values(course))
    course.stance(StanceKind.CORE)
    added = course.activity(title="Tillagd")
    course.give_up()
    assert _live(amended) == before
    amended.refresh_from_db()
    added.refresh_from_db()
    assert amended.pending == {}
    assert added.binned_at is not None
    stance = course.budget.stances.get()
    assert (stance.kind, stance.pending) == ("prioritised", {})


def test_a_stance_that_was_added_to_a_change_goes_with_it(course: YearCourse, amended: Activity) -> None:
    other = course.world.area.focus_areas.get(slug="3.1.2")
    budgets.take_stance(
        budget=course.fresh(), focus_area=other, kind=StanceKind.CORE, reason="", expected_version=None, by=course.by
    )
    assert course.budget.stances.count() == 2
    course.give_up()
    assert [stance.focus_area.number for stance in course.budget.stances.all()] == ["3.1.1"]


def test_a_decided_stance_changes_with_the_decision(course: YearCourse, amended: Activity) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, "Annat går före.")
    assert course.budget.stances.get().kind == "prioritised"
    course.propose()
    course.adopt()
    stance = course.budget.stances.get()
    assert (stance.kind, stance.reason, stance.pending) == ("not_this_year", "Annat går före.", {})


def test_a_pending_no_needs_its_reason(course: YearCourse, amended: Activity) -> None:
    with pytest.raises(ValidationError):
        course.stance(StanceKind.NOT_THIS_YEAR)


def test_what_was_added_is_changed_directly(course: YearCourse, amended: Activity) -> None:
    added = course.activity(title="Tillagd")
    course.change(added, title="Tillagd och ändrad")
    added.refresh_from_db()
    assert (added.title, added.pending) == ("Tillagd och ändrad", {})


@pytest.mark.usefixtures("adopted")
def test_a_body_chooses_what_its_decisions_bind(course: YearCourse) -> None:
    values = {"decided_fields": ("title", "amount")}
    years.save_settings(authority=course.body, values=values, expected_version=1, by=course.by)
    activity = course.adopted()
    course.change(activity, expected_result="Fler får frågan.")
    with pytest.raises(ValidationError):
        course.change(activity, amount=1000)
    activity.refresh_from_db()
    assert (activity.expected_result, activity.amount) == ("Fler får frågan.", None)


@pytest.mark.usefixtures("adopted")
def test_a_decided_activity_is_ended_and_never_binned(course: YearCourse) -> None:
    activity = course.adopted()
    with pytest.raises(ValidationError):
        activities.bin_activity(activity=activity, expected_version=activity.row_version, by=course.by)
    version = activity.row_version
    with pytest.raises(ValidationError):
        activities.end_activity(activity=activity, because=" ", expected_version=version, by=course.by)
    activity.refresh_from_db()
    activities.end_activity(activity=activity, because="Pengarna tog slut.", expected_version=version, by=course.by)
    assert (activity.status, activity.ended_because) == ("cancelled", "Pengarna tog slut.")


def test_who_changes_an_activity_second_is_told(course: YearCourse) -> None:
    activity = course.activity()
    seen = activity.row_version
    course.change(activity, unit="Grundskola")
    with pytest.raises(Conflict):
        activities.save_activity(
            budget=course.fresh(), values={"unit": "Annan"}, activity=activity, expected_version=seen, by=course.by
        )


def test_a_companys_activity_that_says_something_new_is_checked_for_secrecy_again(second: YearCourse) -> None:
    same, changed = second.activity(title="Lika"), second.activity(title="Ändras")
    second.propose()
    second.adopt()
    for activity in (same, changed):
        activity.refresh_from_db()
        activities.release_activity(activity=activity, expected_version=activity.row_version, by=second.by)
    second.amend()
    second.change(changed, title="Ändrad")
    second.propose()
    second.adopt()
    released = {each.title: each.released_on is not None for each in second.budget.activities.all()}
    assert released == {"Lika": True, "Ändrad": False}


def test_only_what_is_decided_is_released(second: YearCourse) -> None:
    activity = second.activity()
    with pytest.raises(ValidationError):
        activities.release_activity(activity=activity, expected_version=activity.row_version, by=second.by)


def test_a_taken_back_change_is_still_a_change(course: YearCourse, amended: Activity) -> None:
    course.propose()
    course.take_back()
    assert course.fresh().state == BudgetState.AMENDING


@pytest.mark.parametrize(("body", "word"), [("Utbildning", "Internbudgeten"), ("Vidingehem", "Affärsplanen")])
def test_a_refusal_says_the_bodys_own_word(body: str, word: str, course: YearCourse) -> None:
    own = YearCourse(course.world, body)
    for state in ("är föreslagen", "är beslutad"):
        if state == "är föreslagen":
            own.driven_to(BudgetState.PROPOSED)
        else:
            own.adopt()
        with translation.override("sv"), pytest.raises(ValidationError, match=f"{word} {state}"):
            own.activity()
