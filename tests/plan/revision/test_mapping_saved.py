"""Saving a mapping, and what the decision makes of it."""

from __future__ import annotations

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.history import Conflict
from fyren.plan.actions.mapping import save_mapping
from fyren.plan.actions.revision import change_draft
from fyren.plan.editing import add_block, move, remove, renumber
from fyren.plan.mapping import Pair
from fyren.plan.models import FocusAreaMapping, Revision
from fyren.plan.queries.mapping import sides_of, stored_pairs
from fyren.plan.queries.revision import working_draft
from fyren.plan.rules import Stage
from fyren.plan.structure import BlockKind
from tests.actions.world import World
from tests.plan.revision.course import Course

pytestmark = pytest.mark.django_db

AIM = "att-tidigt-upptacka-vald"
PAIRS = [Pair("3.1.1", "3.1.1"), Pair("3.1.2", "3.1.2"), Pair("3.1.2", "3.1.3"), Pair(AIM, AIM)]


def split(course: Course, world: World) -> Revision:
    """3.1.2 becomes 3.1.2 and 3.1.3."""
    revision = course.edited()
    draft = working_draft(revision)
    edit = partial(add_block, area_path="area/3.1", kind=BlockKind.FOCUS_AREA, text="att fler lyssnar")
    change_draft(edition=draft, edits=[edit], expected_version=draft.row_version, by=world.coordinator)
    return revision


def test_both_sides_are_known_by_their_addresses(course: Course, world: World) -> None:
    sides = sides_of(split(course, world))
    assert list(sides.old) == ["3.1.1", "3.1.2", AIM]
    assert list(sides.new) == ["3.1.1", "3.1.2", AIM, "3.1.3"]


def test_the_decision_points_the_mapping_at_the_new_focus_areas(course: Course, world: World) -> None:
    revision = split(course, world)
    save_mapping(revision=revision, pairs=PAIRS, expected_version=revision.row_version, by=world.coordinator)
    assert stored_pairs(revision) == PAIRS
    course.advance(revision, Stage.PROPOSAL)
    adopted = course.advance(revision, Stage.ADOPTED, decision=course.decision())
    rows = FocusAreaMapping.objects.filter(revision=revision).order_by("id")
    assert [row.kind for row in rows] == ["same", "split", "split", "same"]
    assert [row.new.number for row in rows if row.new] == ["3.1.1", "3.1.2", "3.1.3", ""]
    assert {row.new.development_area.edition_id for row in rows if row.new} == {adopted.pk}


def test_a_mapping_that_does_not_cover_all_is_refused(course: Course, world: World) -> None:
    revision = split(course, world)
    for pairs in (PAIRS[1:], [*PAIRS, Pair("3.1.1", None)], [*PAIRS, Pair("9.9", None)]):
        with pytest.raises(ValidationError):
            save_mapping(revision=revision, pairs=pairs, expected_version=revision.row_version, by=world.coordinator)
    assert stored_pairs(revision) == []


def test_a_wording_changed_after_the_mapping_hinders_the_decision(course: Course, world: World) -> None:
    revision = split(course, world)
    save_mapping(revision=revision, pairs=PAIRS, expected_version=revision.row_version, by=world.coordinator)
    draft = working_draft(revision)
    edit = partial(remove, path="area/3.1/b5")
    change_draft(edition=draft, edits=[edit], expected_version=draft.row_version, by=world.coordinator)
    course.advance(revision, Stage.PROPOSAL)
    with pytest.raises(ValidationError):
        course.advance(revision, Stage.ADOPTED, decision=course.decision())
    course.mapped(revision)
    course.advance(revision, Stage.ADOPTED, decision=course.decision())


def test_a_renumbering_forgets_what_was_said_of_other_words(course: Course, world: World) -> None:
    revision = split(course, world)
    save_mapping(revision=revision, pairs=PAIRS, expected_version=revision.row_version, by=world.coordinator)
    draft = working_draft(revision)
    edits = [partial(move, path="area/3.1/b3", steps=-1), partial(renumber, area_path="area/3.1")]
    change_draft(edition=draft, edits=edits[:1], expected_version=draft.row_version, by=world.coordinator)
    assert stored_pairs(revision) == PAIRS
    draft.refresh_from_db()
    change_draft(edition=draft, edits=edits[1:], expected_version=draft.row_version, by=world.coordinator)
    assert stored_pairs(revision) == []


def test_who_and_when(course: Course, world: World) -> None:
    revision = split(course, world)
    with pytest.raises(PermissionDenied):
        save_mapping(revision=revision, pairs=PAIRS, expected_version=revision.row_version, by=world.contact)
    with pytest.raises(Conflict):
        save_mapping(revision=revision, pairs=PAIRS, expected_version=99, by=world.coordinator)
    save_mapping(revision=revision, pairs=PAIRS, expected_version=revision.row_version, by=world.coordinator)
