"""An activity's page: the same facts for everyone, and for each only what is theirs to know."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from fyren.base.models import ChangeEntry
from fyren.steering.actions.activities import write_comment
from fyren.steering.actions.budgets import change_budget_facts
from fyren.steering.actions.steps import save_step
from fyren.steering.models import Activity
from fyren.steering.rules import Instance
from tests.plan.pages.reader import read

pytestmark = pytest.mark.django_db

PRIVATE = ("Hemlig kommentar", "Nytt namn som väntar", "Kommentarer", "Historik", "Att åtgärda", "Ändra aktiviteten")


def address(activity: Activity) -> str:
    return reverse("activity", args=[activity.public_id])


def page(client, activity: Activity) -> str:
    response = client.get(address(activity))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def released(course) -> Activity:
    """Adopted and released, with a comment and a change that waits."""
    course.stance()
    activity = course.activity(role="Rektor", unit="", description="Varför vi frågar.")
    course.propose()
    course.adopt()
    course.release()
    course.amend()
    course.change(activity, title="Nytt namn som väntar")
    activity.refresh_from_db()
    write_comment(activity=activity, authority=course.body, text="Hemlig kommentar", by=course.by)
    return activity


def test_its_own_people_see_everything(client_of, released):
    shown = page(client_of("bjorn"), released)
    for text in PRIVATE:
        assert text in shown
    assert "Rektor" in shown


def test_the_public_sees_what_is_decided_and_no_more(client, released):
    response = client.get(address(released))
    shown = response.content.decode()
    assert "Varför vi frågar." in shown
    assert "Rektor" in shown
    assert "3.1.1" in shown
    for text in PRIVATE:
        assert text not in shown
    assert not response.cookies


def test_another_bodys_contact_sees_no_comments_and_nothing_that_waits(client_of, released):
    shown = page(client_of("carin"), released)
    assert "Varför vi frågar." in shown
    for text in ("Hemlig kommentar", "Nytt namn som väntar", "Historik", "Ändra aktiviteten"):
        assert text not in shown


def test_the_coordinator_reads_comments_and_points_but_no_draft(client_of, released):
    shown = page(client_of("amira"), released)
    assert "Hemlig kommentar" in shown
    assert "Ansvarig enhet saknas" in shown
    assert "Nytt namn som väntar" not in shown
    assert "Åtgärda" not in shown.replace("Att åtgärda", "")


def test_a_draft_is_nothing_that_others_may_know_of(client_of, course):
    activity = course.activity()
    assert client_of("bjorn").get(address(activity)).status_code == 200
    for other in ("carin", "amira", "gun", None):
        assert client_of(other).get(address(activity)).status_code == 404


def test_a_companys_activity_is_public_once_released_by_itself(client, client_of, company):
    activity = company.adopted()
    company.release()
    assert client.get(address(activity)).status_code == 404
    version = Activity.objects.get(pk=activity.pk).row_version
    carin = client_of("carin")
    release = reverse("activity_release", args=[activity.public_id])
    unticked = carin.post(release, {"row_version": version})
    assert "sekretessprövningen först" in unticked.content.decode()
    assert client.get(address(activity)).status_code == 404
    assert carin.post(release, {"row_version": version, "checked": "on"}).status_code == 302
    assert client.get(address(activity)).status_code == 200


def test_a_boards_activity_has_nothing_to_release(client_of, course):
    activity = course.adopted()
    response = client_of("bjorn").post(
        reverse("activity_release", args=[activity.public_id]), {"row_version": activity.row_version, "checked": "on"}
    )
    assert response.status_code == 302
    assert Activity.objects.get(pk=activity.pk).released_on is None


def test_each_point_leads_to_where_it_is_mended(client_of, course):
    activity = course.activity(expected_result="")
    shown = page(client_of("bjorn"), activity)
    edit = reverse("activity_edit", args=[activity.public_id])
    assert f'href="{edit}#id_unit"' in shown
    assert f'href="{edit}#id_expected_result"' in shown
    assert f'href="{reverse("step_new", args=[activity.public_id])}"' in shown
    form = client_of("bjorn").get(edit).content.decode()
    assert 'id="id_unit"' in form
    assert 'id="id_expected_result"' in form


def test_a_step_ahead_counts_although_another_is_late(client_of, course, world):
    activity = course.activity()
    save_step(activity=activity, values={"title": "Sen", "due_on": world.day - dt.timedelta(3)}, by=course.by)
    assert "Inget steg framåt" in page(client_of("bjorn"), activity)
    save_step(activity=activity, values={"title": "Kommande", "due_on": world.day + dt.timedelta(3)}, by=course.by)
    shown = page(client_of("bjorn"), activity)
    assert "Inget steg framåt" not in shown
    assert "Försenad" in shown


def test_the_next_step_is_marked_and_steps_stand_by_day(client_of, course, world):
    activity = course.activity()
    later, sooner = world.day + dt.timedelta(30), world.day + dt.timedelta(3)
    for values in ({"title": "Utan dag"}, {"title": "Sedan", "due_on": later}, {"title": "Först", "due_on": sooner}):
        save_step(activity=activity, values=values, by=course.by)
    shown = page(client_of("bjorn"), activity)
    places = [shown.index(f'steps__title">{title}<') for title in ("Först", "Sedan", "Utan dag")]
    assert places == sorted(places)
    assert shown.count('aria-current="step"') == 1
    assert shown.index('aria-current="step"') < places[0]


def test_history_speaks_of_choices_and_links_in_words(client_of, course, world):
    activity = course.activity()
    other = world.area.focus_areas.get(slug="3.1.2")
    course.change(activity, focus_areas=[other], target_groups=("children", "staff"), financing="state_grant")
    shown = page(client_of("bjorn"), activity)
    history = shown[shown.index("Historik") :]
    assert "3.1.2 att fler vågar fråga" in history
    assert "Barn och unga" in history
    assert "Statsbidrag" in history
    assert other.public_id not in history


def test_what_waits_is_in_the_history_in_words(client_of, released):
    shown = page(client_of("bjorn"), released)
    assert "Titel: Nytt namn som väntar" in shown[shown.index("Historik") :]


def test_as_many_queries_for_much_as_for_little(client_of, course, world):
    little, much = course.activity(), course.activity(title="Mycket")
    for number in range(8):
        save_step(activity=much, values={"title": f"Steg {number}"}, by=course.by)
        write_comment(activity=much, authority=course.body, text=f"Sagt {number}", by=course.by)
    write_comment(activity=little, authority=course.body, text="Sagt", by=course.by)
    client = client_of("bjorn")
    counts = []
    for activity in (little, much):
        with CaptureQueriesContext(
            connection,
        ) as found:
            page(client, activity)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 15


def test_a_decided_ones_page_asks_no_more(client_of, course, django_assert_max_num_queries):
    activity = course.adopted()
    write_comment(activity=activity, authority=course.body, text="Sagt", by=course.by)
    save_step(activity=activity, values={"title": "Steg"}, by=course.by)
    course.change(activity, status="ongoing")
    client = client_of("bjorn")
    with django_assert_max_num_queries(16):
        page(client, activity)


def test_the_history_tells_the_decisions_that_left_it_as_it_was(client_of, course) -> None:
    activity = course.activity()
    course.propose()
    course.adopt()
    added = course.decision
    course.amend()
    later = course.activity(title="Tillagd")
    course.propose()
    course.adopt(dataclasses.replace(added, section="43", dnr="EX 2026-7", instance=Instance.COMMITTEE))
    day = date_format(added.on)
    first = f"Beslutad i nämnden den {day}, § 12."
    second = f"Beslutad i nämndens utskott den {day}, § 43, dnr EX 2026-7."
    text = read(client_of("bjorn").get(f"/aktivitet/{activity.public_id}/")).text
    assert text.index(second) < text.index(first), "the latest first"
    own = ChangeEntry.objects.filter(object_id=activity.public_id)
    assert not own.exclude(field="focus_areas").exists(), "nothing of it is in its own log"
    text = read(client_of("bjorn").get(f"/aktivitet/{later.public_id}/")).text
    assert second in text
    assert first not in text


def test_a_facts_correction_is_told_too(client_of, course) -> None:
    activity = course.adopted()
    budget = course.fresh()
    change_budget_facts(budget=budget, values={"dnr": "EX 2026-4"}, expected_version=budget.row_version, by=course.by)
    assert "§ 12, dnr EX 2026-4." in read(client_of("bjorn").get(f"/aktivitet/{activity.public_id}/")).text
