"""What is done to an activity without writing its text."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from fyren.people.models import Succession
from fyren.plan.models import FocusArea, PlanEdition
from fyren.plan.rules import Stage
from fyren.steering.actions.steps import save_step
from fyren.steering.models import Activity, Step
from tests.actions.world import STRUCTURE
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db


def to(name: str, obj) -> str:
    return reverse(name, args=[obj.public_id])


def test_a_step_is_marked_with_one_press_and_the_mark_taken_back(client_of, course, world):
    activity = course.activity()
    step = save_step(activity=activity, values={"title": "Välj skolor"}, by=course.by)
    bjorn = client_of("bjorn")
    shown = bjorn.post(to("step_done", step), follow=True).content.decode()
    step.refresh_from_db()
    assert step.done_on == world.day
    assert "”Välj skolor” är markerat som klart." in shown
    assert to("step_undone", step) in shown
    bjorn.post(to("step_undone", step))
    step.refresh_from_db()
    assert step.done_on is None
    assert to("step_undone", step) not in bjorn.get(to("activity", activity)).content.decode()


def test_steps_are_added_changed_and_taken_away(client_of, course):
    activity = course.activity()
    bjorn = client_of("bjorn")
    assert bjorn.post(to("step_new", activity), {"title": "Välj skolor", "due_on": "2026-05-01"}).status_code == 302
    step = Step.objects.get()
    values = {"title": "Välj fler skolor", "due_on": "2026-06-01", "done_on": "", "row_version": step.row_version}
    assert bjorn.post(to("step_edit", step), values).status_code == 302
    step.refresh_from_db()
    assert (step.title, step.due_on) == ("Välj fler skolor", dt.date(2026, 6, 1))
    assert bjorn.post(to("step_remove", step), {"row_version": step.row_version}).status_code == 302
    assert not Step.objects.exists()


def test_a_status_is_said_only_over_what_one_has_seen(client_of, course):
    activity = course.activity()
    bjorn = client_of("bjorn")
    seen = activity.row_version
    assert (
        "Sparat"
        in bjorn.post(
            to("activity_status", activity), {"status": "ongoing", "row_version": seen}, follow=True
        ).content.decode()
    )
    late = bjorn.post(to("activity_status", activity), {"status": "done", "row_version": seen}, follow=True)
    assert "ändrades medan du läste" in late.content.decode()
    activity.refresh_from_db()
    assert activity.status == "ongoing"
    bjorn.post(to("activity_status", activity), {"status": "cancelled", "row_version": activity.row_version})
    activity.refresh_from_db()
    assert activity.status == "ongoing"


def test_an_activity_is_ended_with_its_reason(client_of, course):
    activity = course.adopted()
    bjorn = client_of("bjorn")
    without = bjorn.post(to("activity_end", activity), {"row_version": activity.row_version, "ended_because": ""})
    assert without.status_code == 200
    values = {"row_version": activity.row_version, "ended_because": "Metoden höll inte."}
    shown = bjorn.post(to("activity_end", activity), values, follow=True).content.decode()
    assert "Metoden höll inte." in shown
    activity.refresh_from_db()
    assert activity.status == "cancelled"


def test_the_bin_keeps_and_gives_back(client_of, course):
    activity = course.activity()
    bjorn = client_of("bjorn")
    shown = bjorn.post(to("activity_bin", activity), {"row_version": activity.row_version}, follow=True)
    assert "Ångra" in shown.content.decode()
    assert to("activity_restore", activity) in bjorn.get(to("bin", course.budget)).content.decode()
    read_only = client_of("eva").get(to("bin", course.budget)).content.decode()
    assert activity.title in read_only
    assert to("activity_restore", activity) not in read_only
    assert bjorn.get(to("activity_edit", activity)).status_code == 404
    bjorn.post(to("activity_restore", activity))
    activity.refresh_from_db()
    assert activity.binned_at is None
    assert activity.title not in bjorn.get(to("bin", course.budget)).content.decode()


def test_what_is_decided_is_not_binned(client_of, course):
    activity = course.adopted()
    shown = client_of("bjorn").post(to("activity_bin", activity), {"row_version": activity.row_version})
    assert "Avsluta den i stället" in shown.content.decode()
    assert Activity.objects.get(pk=activity.pk).binned_at is None


def test_last_year_is_copied_as_ticked_and_once(client_of, world):
    before = YearCourse(world, year=world.day.year - 1)
    wanted, left = before.activity(title="Ska fortsätta"), before.activity(title="Ska inte fortsätta")
    course = YearCourse(world)
    bjorn = client_of("bjorn")
    page = bjorn.get(to("activities_copy", course.budget)).content.decode()
    assert page.count(" checked") == 2
    bjorn.post(to("activities_copy", course.budget), {"aktivitet": [wanted.public_id]})
    bjorn.post(to("activities_copy", course.budget), {"aktivitet": [wanted.public_id]})
    assert [each.title for each in course.budget.activities.all()] == [wanted.title]
    assert course.budget.activities.get().copied_from == wanted
    again = bjorn.get(to("activities_copy", course.budget)).content.decode()
    assert left.title in again
    assert wanted.title not in again


def test_focus_areas_that_have_ended_are_shown_when_copying(client_of, world):
    before = YearCourse(world, year=world.day.year - 1)
    before.activity()
    course = YearCourse(world)
    bjorn = client_of("bjorn")
    assert "Har upphört" not in bjorn.get(to("activities_copy", course.budget)).content.decode()
    later = PlanEdition(plan=world.plan, number=2, stage=Stage.ADOPTED, structure=STRUCTURE.to_json())
    later.freeze()
    later.save()
    assert not FocusArea.objects.filter(development_area__edition=later).exists()
    assert "Har upphört" in bjorn.get(to("activities_copy", course.budget)).content.decode()


def test_an_activity_moves_to_the_body_that_followed(client_of, course, company, world):
    activity = course.activity()
    bjorn = client_of("bjorn")
    assert "kan inte flyttas" in bjorn.get(to("activity_move", activity)).content.decode()
    Succession.objects.create(predecessor=course.body, successor=company.body, on=world.day)
    values = {"to": company.body.pk, "row_version": activity.row_version}
    assert "har inte påbörjat" in bjorn.post(to("activity_move", activity), values).content.decode()
    assert company.budget.pk
    assert bjorn.post(to("activity_move", activity), values).status_code == 302
    activity.refresh_from_db()
    assert activity.budget == company.budget
    assert bjorn.get(to("activity", activity)).status_code == 404


class TestComments:
    """Contact and coordinator speak of what both may read."""

    def test_each_side_writes_and_is_told_that_it_may_be_public(self, client_of, course):
        activity = course.adopted()
        for who in ("bjorn", "amira"):
            client = client_of(who)
            assert "allmän handling" in client.get(to("activity", activity)).content.decode()
            assert client.post(to("comment_new", activity), {"text": f"Sagt av {who}"}).status_code == 302
        shown = client_of("bjorn").get(to("activity", activity)).content.decode()
        assert "Sagt av bjorn" in shown
        assert "Sagt av amira" in shown

    def test_an_empty_comment_is_not_sent(self, client_of, course):
        activity = course.adopted()
        assert client_of("bjorn").post(to("comment_new", activity), {"text": " "}).status_code == 200
        assert not activity.comments.exists()

    def test_others_do_not_write(self, client_of, course):
        activity = course.adopted()
        assert client_of("carin").post(to("comment_new", activity), {"text": "Hej"}).status_code == 403
        assert "Skicka kommentaren" not in client_of("carin").get(to("activity", activity)).content.decode()
