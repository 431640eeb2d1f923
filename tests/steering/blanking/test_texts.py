"""Blanking a text of the year: gone from every column of every table; that it stood there, who and when are not."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pypdfium2
import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from docx import Document as read_word

from fyren.base.frozen import checksum_of
from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import field_text, held_text, removed_rows, wording_text
from fyren.plan.sorts import free_fields, removal_mark
from fyren.steering.actions import activities, proposals, years
from fyren.steering.actions.bulk import undo_activities_change
from fyren.steering.actions.steps import remove_step, save_step
from fyren.steering.blanking import STEERING_SORTS
from fyren.steering.erasing import texts_of
from fyren.steering.models import (
    Activity,
    ActivityImport,
    BudgetEdition,
    EditionFile,
    Proposal,
    Stance,
    Step,
    YearPhase,
)
from fyren.steering.rules import StanceKind
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
SECRET = "det hemliga ordet"
WORD = "hemliga"


def take_away(about: Any, field: str, by: Viewer, reason: str = "Sekretess.") -> None:
    about.refresh_from_db()
    blank(text=field_text(about, field), reason=reason, expected_version=about.row_version, by=by)


def texts_in_files() -> str:
    """What the kept appendices say, PDF and Word."""
    said = []
    for each in EditionFile.objects.all():
        if each.kind == "pdf":
            pages = pypdfium2.PdfDocument(bytes(each.data))
            said += [page.get_textpage().get_text_bounded() for page in pages]
        else:
            body = read_word(io.BytesIO(bytes(each.data))).element.body
            said.append("".join(body.itertext()))
    return re.sub(r"\s+", " ", " ".join(said)).casefold()


def nowhere(word: str = WORD) -> bool:
    return not places_of(word) and word not in texts_in_files()


# Facts of a decision, and a source: changed where they are wrong, never blanked.
SHORT_FACTS = {
    ("InternalBudget", "section"),
    ("InternalBudget", "dnr"),
    ("BudgetEdition", "section"),
    ("BudgetEdition", "dnr"),
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
    assert {"steering.Stance.reason", "steering.BudgetEdition.content"} == places_of("Ett annat skäl")


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


def registrar_of(world: World, body: str) -> Viewer:
    """Hanna, who has no other part in this, as registrar there."""
    RoleAssignment.objects.filter(user=world.people["hanna"]).delete()
    RoleAssignment.objects.create(user=world.people["hanna"], role=Role.REGISTRAR, body=world.bodies[body])
    return world.viewer("hanna")


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
