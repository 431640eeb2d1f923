"""A rule that a query repeats in the database's own terms says the same there, to everyone and in every state."""

from __future__ import annotations

import pytest

from fyren.base import clock
from fyren.people.viewer import Viewer
from fyren.plan.access import can_read_answer, can_read_internal_note
from fyren.plan.models import ConsultationAnswer, InternalNote
from fyren.plan.queries.answers import readable_answers
from fyren.plan.queries.notes import visible_internal_notes
from tests.actions.world import World

pytestmark = pytest.mark.django_db

OWNERS = ("KS", "Utbildning", "Vidingehem", "Omsorg")


def test_answers(world: World, cast: dict[str, Viewer]) -> None:
    for number, owner in enumerate(OWNERS * 2):
        handed_over = clock.now() if number < len(OWNERS) else None
        ConsultationAnswer.objects.create(
            edition=world.edition,
            authority=world.bodies[owner],
            stance="supports",
            path=f"section/{number}",
            handed_over_at=handed_over,
        )
    everything = ConsultationAnswer.objects.select_related("authority")
    seen = {key: set(readable_answers(viewer, world.edition)) for key, viewer in cast.items()}
    assert seen == {
        key: {answer for answer in everything if can_read_answer(viewer, answer)} for key, viewer in cast.items()
    }
    assert {len(found) for found in seen.values()} == {0, 4, 5}  # nobody, those without a body here, those with one


def test_internal_notes(world: World, cast: dict[str, Viewer]) -> None:
    for owner in OWNERS:
        for handed_over in (clock.now(), None):
            InternalNote.objects.create(
                authority=world.bodies[owner],
                focus_area=world.focus_area,
                text="En anteckning.",
                handed_over_at=handed_over,
            )
    everything = InternalNote.objects.select_related(
        "authority", "focus_area__development_area__edition__plan__authority"
    )
    seen = {key: set(visible_internal_notes(viewer)) for key, viewer in cast.items()}
    assert seen == {
        key: {note for note in everything if can_read_internal_note(viewer, note)} for key, viewer in cast.items()
    }
    # nobody; a body with its own; the auditor with all that is handed over; the plan's owner with these and her own
    assert {len(found) for found in seen.values()} == {0, 2, 4, 5}
