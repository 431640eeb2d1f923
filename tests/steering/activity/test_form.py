"""Writing an activity: what is asked, what is locked, what waits, and what happens when two write."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from fyren.plan.models import FocusArea
from fyren.steering.models import Activity, BodySettings
from fyren.steering.rules import LeadingSystem

pytestmark = pytest.mark.django_db


def posted(area: FocusArea, **values: Any) -> dict[str, Any]:
    """A filled-in form."""
    return {
        "title": "Fråga om våld",
        "focus_areas": [area.pk],
        "origin": "own",
        "financing": "undecided",
        "status": "not_started",
        **values,
    }


def edit_of(activity: Activity) -> str:
    return reverse("activity_edit", args=[activity.public_id])


def test_an_activity_is_added_to_the_budget(client_of, course, world):
    address = reverse("activity_new", args=[course.budget.public_id])
    values = posted(world.focus_area, target_groups=["children", "staff"], starts_on="2026-03-01", role="Rektor")
    response = client_of("bjorn").post(address, values)
    made = Activity.objects.get()
    assert response["Location"] == reverse("activity", args=[made.public_id])
    assert made.target_groups == ("children", "staff")
    assert list(made.focus_areas.all()) == [world.focus_area]


def test_focus_areas_stand_under_plan_and_area_and_one_can_be_chosen_beforehand(client_of, course, world):
    address = reverse("activity_new", args=[course.budget.public_id])
    shown = client_of("bjorn").get(f"{address}?omrade={world.focus_area.public_id}").content.decode()
    assert "Exempelplan" in shown
    assert "<legend>3.1 Förebygga</legend>" in shown
    assert "Att tidigt upptäcka våld" in shown
    assert f'value="{world.focus_area.pk}" id="id_focus_areas_0" checked' in " ".join(shown.split())


def test_what_is_wrong_is_said_in_words_with_a_link_to_the_field(client_of, course, world):
    address = reverse("activity_new", args=[course.budget.public_id])
    values = posted(world.focus_area, starts_on="2026-05-01", ends_on="2026-04-01")
    shown = client_of("bjorn").post(address, values).content.decode()
    assert "Slutdatum ligger före startdatum. Välj ett senare." in shown
    without = client_of("bjorn").post(address, posted(world.focus_area) | {"focus_areas": []}).content.decode()
    assert 'href="#id_focus_areas_0"' in without
    assert not Activity.objects.exists()


def test_personal_numbers_are_refused(client_of, course, world):
    address = reverse("activity_new", args=[course.budget.public_id])
    shown = client_of("bjorn").post(address, posted(world.focus_area, description="Gäller 19121212-1212.")).content
    assert "personnummer" in shown.decode()
    assert not Activity.objects.exists()


def test_decided_fields_are_text_once_adopted_and_the_rest_is_written(client_of, course, world):
    activity = course.adopted()
    bjorn = client_of("bjorn")
    shown = bjorn.get(edit_of(activity)).content.decode()
    assert "Beslutat. Ändras genom nytt beslut." in shown
    assert 'name="title"' not in shown
    assert 'name="unit"' in shown
    values = posted(world.focus_area, title="Smugglat", unit="Grundskola", row_version=activity.row_version)
    assert bjorn.post(edit_of(activity), values).status_code == 302
    activity.refresh_from_db()
    assert (activity.title, activity.unit) == ("Fråga om våld vid nybesök", "Grundskola")


def test_a_change_waits_for_the_decision_and_is_shown_in_the_form_again(client_of, course, world):
    activity = course.adopted()
    course.amend()
    other = world.area.focus_areas.get(slug="3.1.2")
    bjorn = client_of("bjorn")
    values = posted(other, title="Nytt namn", row_version=activity.row_version, expected_result="Alla får frågan.")
    assert bjorn.post(edit_of(activity), values).status_code == 302
    activity.refresh_from_db()
    assert activity.title == "Fråga om våld vid nybesök"
    assert activity.pending == {"title": "Nytt namn", "focus_areas": [other.public_id]}
    form = bjorn.get(edit_of(activity)).context["form"]
    assert form["title"].value() == "Nytt namn"
    assert form["focus_areas"].value() == [other.pk]


def test_one_press_keeps_what_waits(client_of, course, world):
    activity = course.adopted()
    course.amend()
    course.change(activity, title="Nytt namn")
    activity.refresh_from_db()
    press = {"status": "ongoing", "row_version": activity.row_version}
    client_of("bjorn").post(reverse("activity_status", args=[activity.public_id]), press)
    activity.refresh_from_db()
    assert (activity.status, activity.pending) == ("ongoing", {"title": "Nytt namn"})


def test_texts_are_not_asked_for_where_the_bodys_own_system_leads(client_of, course, world):
    activity = course.activity()
    bjorn = client_of("bjorn")
    assert 'name="title"' in bjorn.get(edit_of(activity)).content.decode()
    BodySettings.objects.create(
        authority=course.body, leading_system=LeadingSystem.OWN, system_name="Stratsys (exempel)"
    )
    shown = bjorn.get(edit_of(activity)).content.decode()
    assert "Texterna kommer från filen ur Stratsys (exempel) och ändras där." in shown
    assert 'name="title"' not in shown
    assert 'name="description"' not in shown
    assert 'name="focus_areas"' in shown
    assert 'name="unit"' in shown
    other = world.area.focus_areas.get(slug="3.1.2")
    bjorn.post(edit_of(activity), posted(other, title="Smugglat", row_version=activity.row_version))
    activity.refresh_from_db()
    assert activity.title == "Fråga om våld vid nybesök"
    assert list(activity.focus_areas.all()) == [other]
    new = bjorn.get(reverse("activity_new", args=[course.budget.public_id])).content.decode()
    assert 'name="title"' not in new
    assert "läs in filen" in new


def test_a_status_of_ended_is_chosen_nowhere_in_the_form(client_of, course):
    activity = course.activity()
    shown = client_of("bjorn").get(edit_of(activity)).content.decode()
    assert '<option value="done"' in shown
    assert '<option value="cancelled"' not in shown


class TestTwoAtOnce:
    """Two writers of the same activity: nothing is lost, and each field is chosen."""

    @pytest.fixture
    def met(self, client_of, course, world):
        """The page that Björn meets when somebody else has chosen other areas and groups."""
        activity = course.activity(target_groups=("children",))
        seen = activity.row_version
        course.change(activity, focus_areas=[world.area.focus_areas.get(slug="3.1.2")], target_groups=("staff",))
        values = posted(world.focus_area, title="Mitt namn", target_groups=[], row_version=seen)
        return activity, values, client_of("bjorn").post(edit_of(activity), values)

    def test_both_are_shown_in_words(self, met):
        _activity, _values, response = met
        assert response.status_code == 409
        rows = {row.name: (row.yours, row.saved) for row in response.context["rows"]}
        assert rows["focus_areas"] == ("3.1.1 att fler vet vart de kan vända sig", "3.1.2 att fler vågar fråga")
        assert rows["target_groups"] == ("", "Medarbetare")
        assert rows["title"][0] == "Mitt namn"
        assert "status" not in rows

    def test_the_saved_can_be_chosen_although_yours_is_empty(self, met, client_of, course):
        activity, values, response = met
        chosen = {"choose_focus_areas": "saved", "choose_target_groups": "saved", "choose_title": "yours"}
        again = values | chosen | {"row_version": response.context["version"]}
        assert client_of("bjorn").post(edit_of(activity), again).status_code == 302
        activity.refresh_from_db()
        assert activity.title == "Mitt namn"
        assert activity.target_groups == ("staff",)
        assert [area.number for area in activity.focus_areas.all()] == ["3.1.2"]

    def test_yours_can_be_chosen(self, met, client_of, world):
        activity, values, response = met
        chosen = {"choose_focus_areas": "yours", "choose_target_groups": "yours"}
        again = values | chosen | {"row_version": response.context["version"]}
        assert client_of("bjorn").post(edit_of(activity), again).status_code == 302
        activity.refresh_from_db()
        assert activity.target_groups == ()
        assert list(activity.focus_areas.all()) == [world.focus_area]

    def test_what_waits_is_what_one_chooses_between(self, client_of, course, world):
        activity = course.adopted()
        course.amend()
        seen = activity.row_version
        course.change(activity, title="Deras namn")
        values = posted(world.focus_area, title="Mitt namn", expected_result="Alla får frågan.", row_version=seen)
        response = client_of("bjorn").post(edit_of(activity), values)
        rows = {row.name: (row.yours, row.saved) for row in response.context["rows"]}
        assert rows == {"title": ("Mitt namn", "Deras namn")}
        again = values | {"choose_title": "saved", "row_version": response.context["version"]}
        assert client_of("bjorn").post(edit_of(activity), again).status_code == 302
        activity.refresh_from_db()
        assert activity.pending == {"title": "Deras namn"}


def test_what_is_proposed_is_locked_until_it_is_taken_back(client_of, course):
    course.stance()
    activity = course.activity()
    course.propose()
    bjorn = client_of("bjorn")
    shown = bjorn.get(edit_of(activity)).content.decode()
    assert "Ta tillbaka förslaget för att ändra det." in shown
    assert 'name="title"' not in shown
    course.take_back()
    assert 'name="title"' in bjorn.get(edit_of(activity)).content.decode()
