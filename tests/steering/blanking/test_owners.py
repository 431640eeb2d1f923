"""Whose registrar blanks which text of the year, and the texts that stand beside a budget."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.history import Conflict
from fyren.base.models import VersionedModel
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import field_text, wording_text
from fyren.plan.sorts import removal_mark
from fyren.steering.actions import activities, proposals, years
from fyren.steering.actions.bulk import undo_activities_change
from fyren.steering.models import (
    Activity,
    ActivityImport,
    BudgetEdition,
    Proposal,
    YearPhase,
)
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of
from tests.steering.blanking.erased import SECRET, WORD, nowhere, registrar_of, take_away, texts_in_files
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db


def test_a_comment_is_its_writers(course: YearCourse, world: World, owner: Viewer) -> None:
    activity = course.activity()
    comment = activities.write_comment(activity=activity, authority=course.body, text=SECRET, by=course.by)
    assert places_of(WORD) == {"steering.Comment.text"}
    with pytest.raises(PermissionDenied):
        take_away(comment, "text", registrar_of(world, "Vidingehem"))
    take_away(comment, "text", owner)
    assert nowhere()


def test_a_proposal_is_the_senders_and_its_answer_the_receivers(
    course: YearCourse, world: World, owner: Viewer
) -> None:
    proposal = proposals.send_proposal(
        year=course.year,
        to=course.body,
        sender=world.executive,
        title=f"Titel {SECRET}",
        description=SECRET,
        focus_areas=[world.focus_area],
        by=world.coordinator,
    )
    proposals.decline_proposal(proposal=proposal, because=SECRET, expected_version=1, by=course.by)
    assert {f"steering.Proposal.{name}" for name in ("title", "description", "answer")} <= places_of(WORD)
    sender = registrar_of(world, "KS")
    for field, wrong, right in (("title", owner, sender), ("description", owner, sender), ("answer", sender, owner)):
        with pytest.raises(PermissionDenied):
            take_away(proposal, field, wrong)
        take_away(proposal, field, right)
    assert nowhere()
    assert Proposal.objects.get().state == "declined"


def test_the_phases_of_the_year_are_the_executive_boards(course: YearCourse, world: World, owner: Viewer) -> None:
    phase = course.year.phases.first()
    assert phase is not None
    YearPhase.objects.filter(pk=phase.pk).update(title=SECRET)
    with pytest.raises(PermissionDenied):
        take_away(phase, "title", owner)
    take_away(phase, "title", registrar_of(world, "KS"))
    assert nowhere()


def test_the_system_and_the_file_of_a_body(course: YearCourse, owner: Viewer) -> None:
    values = {"leading_system": "own", "system_name": SECRET}
    said = years.save_settings(authority=course.body, values=values, expected_version=0, by=course.by)
    file = ActivityImport.objects.create(budget=course.budget, file_name=f"{SECRET}.xlsx", started_by=course.by.actor)
    assert {"steering.BodySettings.system_name", "steering.ActivityImport.file_name"} <= places_of(WORD)
    take_away(said, "system_name", owner)
    take_away(file, "file_name", owner)
    assert nowhere()


def test_a_file_on_its_way_in(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    file = ActivityImport.objects.create(
        budget=course.budget,
        file_name="plan.xlsx",
        started_by=course.by.actor,
        tables=[["Blad", [["Titel"], [SECRET], ["Annat"]]]],
    )
    assert "steering.ActivityImport.tables" in places_of(WORD)
    take_away(activity, "title", owner)
    assert nowhere()
    file.refresh_from_db()
    assert file.tables == [["Blad", [["Titel"], [removal_mark()], ["Annat"]]]]


def test_a_change_of_many_cannot_be_taken_back_to_what_was_blanked(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(unit=SECRET)
    budget, by = course.fresh(), course.by
    activities.change_activities(budget=budget, rows=[(activity, 1)], values={"unit": "Ny enhet"}, by=by)
    assert "base.ChangeEntry.old" in places_of(WORD)
    take_away(activity, "unit", owner)
    assert nowhere()
    with pytest.raises((ValidationError, Conflict)):
        undo_activities_change(budget=budget, field="unit", versions={activity.public_id: 2}, by=by)


def test_a_binned_activity(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    activities.bin_activity(activity=activity, expected_version=1, by=course.by)
    assert "steering.Activity.title" in places_of(WORD)
    take_away(activity, "title", owner)
    assert nowhere()


def test_blanked_words_of_a_plan_go_from_the_editions_that_copied_them(course: YearCourse, world: World) -> None:
    course.stance()
    course.activity()
    course.propose()
    words = world.focus_area.text
    assert "steering.BudgetEdition.content" in places_of(words)
    assert words.casefold() in texts_in_files()
    edition = world.edition
    path = next(path for path, text in edition.read().texts() if text == words)
    blank(
        text=wording_text(edition, path),
        reason="Sekretess.",
        expected_version=edition.row_version,
        by=registrar_of(world, "KS"),
    )
    assert nowhere(words.casefold())
    assert all(each.read().stances[0].focus_area.text == removal_mark() for each in BudgetEdition.objects.all())


@pytest.mark.parametrize("key", ["amira", "bjorn", "carin", "david", "farid", "gun", "hanna"])
def test_only_the_registrar_of_the_own_authority(course: YearCourse, world: World, key: str) -> None:
    activity = course.activity(title=SECRET)
    edition = course.hand_over()
    about: list[tuple[VersionedModel, str]] = [
        (activity, "title"),
        (edition, f"activity/{activity.public_id}/title"),
    ]
    for obj, field in about:
        with pytest.raises(PermissionDenied):
            take_away(obj, field, world.viewer(key))
    assert "steering.Activity.title" in places_of(WORD)


def test_a_text_that_was_changed_meanwhile_is_looked_at_again(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    course.change(activity, title="Annat")
    seen = field_text(Activity.objects.get(), "title")
    with pytest.raises(Conflict):
        blank(text=seen, reason="Sekretess.", expected_version=1, by=owner)


def test_the_day_of_freezing_stands_in_the_new_appendix(course: YearCourse, owner: Viewer) -> None:
    activity = course.activity(title=SECRET)
    course.stance()
    edition = course.propose()
    BudgetEdition.objects.filter(pk=edition.pk).update(frozen_at=dt.datetime(2025, 3, 4, 12, tzinfo=dt.UTC))
    take_away(activity, "title", owner)
    edition.refresh_from_db()
    assert "4 mars 2025" in texts_in_files()
    assert edition.checksum[:16] in texts_in_files()
