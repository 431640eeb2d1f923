"""Changing the working draft: who, when, and what the log keeps."""

from __future__ import annotations

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.people.viewer import Viewer
from fyren.plan.actions.revision import Edit, change_draft
from fyren.plan.editing import CannotEdit, add_block, move, remove, replace_text
from fyren.plan.models import PlanEdition, Revision
from fyren.plan.queries.revision import working_draft
from fyren.plan.rules import EDITABLE_STAGES, Stage
from fyren.plan.structure import BlockKind
from tests.actions.world import World
from tests.plan.revision.course import REACHED, Course

pytestmark = pytest.mark.django_db

RETITLE = partial(replace_text, path="title", text="Ny titel")


def change(edition: PlanEdition, *edits: Edit, by: Viewer) -> PlanEdition:
    return change_draft(edition=edition, edits=edits, expected_version=edition.row_version, by=by)


def log_of(edition: PlanEdition) -> dict[str, tuple[str, str]]:
    return {e.field: (e.old, e.new) for e in ChangeEntry.objects.filter(object_id=edition.public_id)}


@pytest.mark.parametrize(("stage", "reached"), REACHED.items(), indirect=["reached"])
def test_the_wording_stands_still_while_others_answer_or_decide(world: World, stage: Stage, reached: Revision) -> None:
    draft = working_draft(reached)
    if stage in EDITABLE_STAGES:
        assert change(draft, RETITLE, by=world.coordinator).read().title == "Ny titel"
    else:
        with pytest.raises(PermissionDenied):
            change(draft, RETITLE, by=world.coordinator)


@pytest.mark.parametrize("key", ["bjorn", "carin", "david", "eva", "farid", "gun", "hanna"])
def test_nobody_else_changes_the_draft(world: World, key: str, opened: Revision) -> None:
    draft = working_draft(opened)
    with pytest.raises(PermissionDenied):
        change(draft, RETITLE, by=world.viewer(key))


def test_a_frozen_edition_is_never_changed(course: Course, world: World, compiled: Revision) -> None:
    with pytest.raises(PermissionDenied):
        change(course.consulted(compiled), RETITLE, by=world.coordinator)


def test_each_changed_text_is_logged_with_what_was_and_became(world: World, opened: Revision) -> None:
    draft = change(
        working_draft(opened),
        partial(replace_text, path="section/1/p1", text="Kommunen ska arbeta mot allt våld."),
        partial(add_block, area_path="area/3.1", kind=BlockKind.FOCUS_AREA, text="att nå fler"),
        partial(remove, path="closing"),
        by=world.coordinator,
    )
    assert log_of(draft) == {
        "section/1/p1": ("Kommunen ska arbeta mot våld.", "Kommunen ska arbeta mot allt våld."),
        "area/3.1/b5": ("", "att nå fler"),
        "closing": ("Planen följs upp varje år.", ""),
    }
    assert draft.row_version == 2


def test_a_move_is_logged_by_its_places(world: World, opened: Revision) -> None:
    draft = change(working_draft(opened), partial(move, path="area/3.1/b2", steps=1), by=world.coordinator)
    assert set(log_of(draft)) <= {"area/3.1/b2/place", "area/3.1/b3/place"}
    assert len(log_of(draft)) == 1


def test_all_edits_or_none(world: World, opened: Revision) -> None:
    draft = working_draft(opened)
    with pytest.raises(CannotEdit):
        change(draft, RETITLE, partial(remove, path="area/9/b1"), by=world.coordinator)
    draft.refresh_from_db()
    assert draft.read().title != "Ny titel"
    assert log_of(draft) == {}


def test_no_change_keeps_the_version(world: World, opened: Revision) -> None:
    draft = working_draft(opened)
    same = partial(replace_text, path="title", text=draft.read().title)
    assert change(draft, same, by=world.coordinator).row_version == 1


def test_the_later_of_two_is_told(world: World, opened: Revision) -> None:
    draft = working_draft(opened)
    stale = working_draft(draft.revision)  # type: ignore[arg-type]
    change(draft, RETITLE, by=world.coordinator)
    with pytest.raises(Conflict) as conflict:
        change(stale, RETITLE, by=world.coordinator)
    assert conflict.value.current.row_version == 2


def test_a_personal_identity_number_is_refused(world: World, opened: Revision) -> None:
    draft = working_draft(opened)
    bad = partial(replace_text, path="title", text="Anna 19121212-1212")
    with pytest.raises(ValidationError):
        change(draft, bad, by=world.coordinator)
    change(draft, RETITLE, by=world.coordinator)
