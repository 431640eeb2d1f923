"""Blanking a text of the year: gone from every column of every table; that it stood there, who and when are not."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from fyren.base.frozen import checksum_of
from fyren.base.models import ChangeEntry
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import held_text, removed_rows
from fyren.plan.sorts import free_fields, removal_mark
from fyren.steering.actions import activities
from fyren.steering.actions.steps import remove_step, save_step
from fyren.steering.blanking import STEERING_SORTS
from fyren.steering.erasing import texts_of
from fyren.steering.models import (
    Activity,
    BudgetEdition,
    EditionFile,
    Stance,
    Step,
)
from fyren.steering.rules import StanceKind
from fyren.vault.models import AuditRow
from tests.plan.revision.everywhere import places_of
from tests.steering.blanking.erased import SECRET, WORD, nowhere, take_away, texts_in_files
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db

# Facts of a decision, and a source: changed where they are wrong, never blanked.
SHORT_FACTS = {
    ("InternalBudget", "section"),
    ("InternalBudget", "dnr"),
    ("BudgetEdition", "section"),
    ("BudgetEdition", "dnr"),
    ("BodyReport", "section"),
    ("BodyReport", "dnr"),
    ("YearPhase", "source"),
}


def test_every_free_text_of_the_room_has_a_sort() -> None:
    free = {
        (model.__name__, name) for model in apps.get_app_config("steering").get_models() for name in free_fields(model)
    }
    sorts = {(sort.model.__name__, name) for sort in STEERING_SORTS.values() for name in sort.fields}
    assert {("Activity", "title"), ("Comment", "text"), ("Stance", "reason")} <= free
    assert free - sorts == SHORT_FACTS


@pytest.mark.parametrize("field", sorted(free_fields(Activity)))
def test_every_field_of_an_activity(course: YearCourse, owner: Viewer, field: str) -> None:
    made = course.activity(**{field: f"{SECRET} 1"})
    course.stance()
    course.propose()
    course.adopt()
    course.amend()
    activity = course.change(made, **{field: f"{SECRET} 2"})
    course.change(made, **{field: f"{SECRET} 3"})
    logged = {"base.ChangeEntry.new"}
    assert logged < places_of(WORD)
    take_away(activity, field, owner)
    assert nowhere()
    activity.refresh_from_db()
    assert getattr(activity, field) == ("" if field == "external_id" else removal_mark())
    entries = ChangeEntry.objects.filter(object_id=activity.public_id, field=field)
    assert {entry.blanked_reason for entry in entries} == {"Sekretess."}
    assert owner.actor in {entry.actor for entry in entries}
    row = AuditRow.objects.latest("pk")
    assert (row.object_id, row.fields, row.authority) == (activity.public_id, [field], course.body.public_id)
    assert AuditRow.objects.filter(act="base.text.blanked").count() == 1


def test_editions_and_their_appendices(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title="Första hemliga", description=SECRET)
    course.stance()
    course.hand_over()
    course.change(activity, title="Andra hemliga")
    course.propose()
    course.adopt()
    facts = ("number", "stage", "frozen_at", "frozen_by", "decided_on", "section", "dnr")
    before = list(BudgetEdition.objects.values_list(*facts))
    sums = set(EditionFile.objects.values_list("sha256", flat=True))
    assert {"steering.BudgetEdition.content", "base.SearchEntry.title", "base.SearchPosting.word"} <= places_of(WORD)
    assert WORD in texts_in_files()
    take_away(activity, "title", owner)
    take_away(activity, "description", owner)
    assert nowhere()
    assert "alla får frågan" in texts_in_files()
    assert list(BudgetEdition.objects.values_list(*facts)) == before
    for edition in BudgetEdition.objects.all():
        assert edition.checksum == checksum_of(edition.content)
        assert edition.read().activities[0].title == removal_mark()
    files = EditionFile.objects.all()
    assert len(files) == 2
    assert not sums & {each.sha256 for each in files}


def test_what_waits_for_a_decision(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity()
    course.stance()
    course.propose()
    course.adopt()
    course.amend()
    course.change(activity, title=SECRET, expected_result="Nästan alla.")
    course.change(activity, title=f"{SECRET} igen", expected_result="Alla.")
    assert {"steering.Activity.pending", "base.ChangeEntry.old", "base.ChangeEntry.new"} == places_of(WORD)
    take_away(activity, "title", owner)
    assert nowhere()
    activity.refresh_from_db()
    assert activity.pending == {"title": removal_mark(), "expected_result": "Alla."}
    assert places_of("Nästan alla.") == {"base.ChangeEntry.old", "base.ChangeEntry.new"}


def test_a_copy_in_another_year_goes_and_what_was_rewritten_there_stays(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET, description="Kvar.")
    save_step(activity=activity, values={"title": f"Steg {SECRET}"}, by=course.by)
    following = YearCourse(course.world, year=course.number + 1)
    (copy,) = activities.copy_activities(activities=[activity], to=following.budget, by=course.by)
    copy = following.change(copy, description="Kvar, på ett annat vis.")
    step = Step.objects.get(activity=activity)
    take_away(step, "title", owner)
    assert Step.objects.get(activity=copy).title == removal_mark()
    take_away(activity, "title", owner)
    assert nowhere()
    take_away(activity, "description", owner)
    copy.refresh_from_db()
    assert (copy.title, copy.description) == (removal_mark(), "Kvar, på ett annat vis.")


def test_a_step_and_its_place_in_editions(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity()
    step = save_step(activity=activity, values={"title": SECRET}, by=course.by)
    save_step(activity=activity, values={"title": "Ett annat steg"}, by=course.by)
    course.stance()
    course.propose()
    save_step(activity=activity, step=step, values={"title": f"{SECRET} 2"}, expected_version=1, by=course.by)
    assert {"steering.Step.title", "steering.BudgetEdition.content", "base.ChangeEntry.old"} <= places_of(WORD)
    take_away(step, "title", owner)
    assert nowhere()
    (frozen,) = BudgetEdition.objects.get().read().activities
    assert sorted(each.title for each in frozen.steps) == ["Ett annat steg", removal_mark()]


def test_a_removed_step_is_blanked_in_the_log_and_in_editions(course: YearCourse, owner: Viewer) -> None:
    step = save_step(activity=course.activity(), values={"title": SECRET}, by=course.by)
    course.stance()
    course.propose()
    save_step(activity=step.activity, step=step, values={"title": "Nytt"}, expected_version=1, by=course.by)
    public_id = step.public_id
    remove_step(step=step, expected_version=2, by=course.by)
    (row,) = removed_rows([course.body.public_id])
    assert row.text == SECRET
    assert {"steering.BudgetEdition.content", "base.ChangeEntry.old"} == places_of(WORD)
    blank(text=held_text("logg", public_id, "title"), reason="Sekretess.", expected_version=1, by=owner)
    assert nowhere()


def test_a_stances_reason(course: YearCourse, owner: Viewer) -> None:
    course.stance(StanceKind.NOT_THIS_YEAR, SECRET)
    course.hand_over()
    stance = course.stance(StanceKind.NOT_THIS_YEAR, f"{SECRET} 2")
    course.propose()
    course.adopt()
    course.amend()
    course.stance(StanceKind.NOT_THIS_YEAR, f"{SECRET} 3")
    assert {"steering.Stance.reason", "steering.Stance.pending", "steering.BudgetEdition.content"} <= places_of(WORD)
    take_away(stance, "reason", owner)
    assert nowhere()
    stance.refresh_from_db()
    assert (stance.kind, stance.reason) == (StanceKind.NOT_THIS_YEAR, removal_mark())


def test_another_years_stance_on_the_same_area_stays(course: YearCourse, owner: Viewer) -> None:
    stance = course.stance(StanceKind.NOT_THIS_YEAR, SECRET)
    following = YearCourse(course.world, year=course.number + 1)
    following.stance(StanceKind.NOT_THIS_YEAR, "Ett annat skäl")
    following.propose()
    take_away(stance, "reason", owner)
    assert nowhere()
    edition_holds = {"steering.BudgetEdition.content", "steering.BudgetEdition.outline"}
    assert {"steering.Stance.reason", *edition_holds} == places_of("Ett annat skäl")


def test_a_removed_stance(course: YearCourse, owner: Viewer) -> None:
    stance = course.stance(StanceKind.NOT_THIS_YEAR, SECRET)
    course.hand_over()
    course.stance(StanceKind.NOT_THIS_YEAR, "Annat")
    Stance.objects.all().delete()
    blank(text=held_text("logg", stance.public_id, "reason"), reason="Sekretess.", expected_version=1, by=owner)
    assert nowhere()


def test_words_of_an_edition_that_the_draft_says_no_more(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    course.stance(StanceKind.NOT_THIS_YEAR, SECRET)
    edition = course.hand_over()
    course.change(activity, title="Nya ord")
    course.stance(StanceKind.PRIORITISED, "Nytt skäl")
    for path in [path for path, words in texts_of(edition.read()) if words == SECRET]:
        take_away(edition, path, owner)
    assert nowhere()
    activity.refresh_from_db()
    assert activity.title == "Nya ord"
    assert Stance.objects.get().reason == "Nytt skäl"


def test_words_of_an_edition_whose_step_was_removed(course: YearCourse, owner: Viewer) -> None:
    step = save_step(activity=course.activity(), values={"title": SECRET}, by=course.by)
    edition = course.hand_over()
    remove_step(step=step, expected_version=1, by=course.by)
    (path,) = [path for path, words in texts_of(edition.read()) if words == SECRET]
    assert places_of(WORD) == {"steering.BudgetEdition.content"}
    take_away(edition, path, owner)
    assert nowhere()


def test_words_of_an_edition_go_from_the_draft_too(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    edition = course.hand_over()
    take_away(edition, f"activity/{activity.public_id}/title", owner)
    assert nowhere()
    activity.refresh_from_db()
    assert activity.title == removal_mark()


def test_a_tampered_edition_gets_no_new_checksum(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    edition = course.hand_over()
    BudgetEdition.objects.filter(pk=edition.pk).update(content={**edition.content, "body": "En annan"})
    with pytest.raises(ValidationError):
        take_away(activity, "title", owner)
    assert "steering.BudgetEdition.content" in places_of(WORD)
