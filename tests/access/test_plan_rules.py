"""The truth table of every `can_x` of the plan: who may, in which state, out of the whole cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fyren.base import clock
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from fyren.plan import access
from fyren.plan.models import ConsultationAnswer, InternalNote, PlanEdition, PlanImport, Revision
from fyren.plan.rules import Stage
from tests.access.truth_table import (
    EVERYBODY,
    KNOWN,
    Case,
    Made,
    come_in_pairs_and_say_the_policy,
    rules_of,
    says_who_may,
)
from tests.actions.world import STRUCTURE, World

pytestmark = pytest.mark.django_db


def _nothing(world: World) -> tuple[Any, ...]:
    return ()


def _plan(world: World) -> tuple[Any, ...]:
    return (world.plan,)


def _import(authority: str) -> Made:
    def make(world: World) -> tuple[Any, ...]:
        return (
            PlanImport.objects.create(authority=world.bodies[authority], lines=[], parsed={}, file_name="plan.txt"),
        )

    return make


def _edition(
    stage: Stage, *, revision_stage: Stage | None = None, frozen: bool = True
) -> Callable[[World], PlanEdition]:
    def make(world: World) -> PlanEdition:
        revision = None
        if revision_stage is not None:
            revision = Revision.objects.create(plan=world.plan, stage=revision_stage)
        edition = PlanEdition(plan=world.plan, revision=revision, number=2, stage=stage, structure=STRUCTURE.to_json())
        if frozen:
            edition.freeze()
        edition.save()
        return edition

    return make


def _seen(stage: Stage, *, frozen: bool = True) -> Made:
    return lambda world: (_edition(stage, frozen=frozen)(world),)


def _answering(stage: Stage, authority: str, revision_stage: Stage | None, *, is_open: bool = True) -> Made:
    def make(world: World) -> tuple[Any, ...]:
        edition = _edition(stage, revision_stage=revision_stage)(world)
        if edition.revision is not None:
            edition.revision.is_open = is_open
            edition.revision.save()
        return edition, world.bodies[authority].public_id

    return make


def _answer(authority: str, *, handed_over: bool) -> Made:
    def make(world: World) -> tuple[Any, ...]:
        when = clock.now() if handed_over else None
        answer = ConsultationAnswer.objects.create(
            edition=world.edition, authority=world.bodies[authority], stance="supports", handed_over_at=when
        )
        return (answer,)

    return make


def _note(authority: str, *, handed_over: bool) -> Made:
    def make(world: World) -> tuple[Any, ...]:
        note = InternalNote.objects.create(
            authority=world.bodies[authority],
            focus_area=world.focus_area,
            text="En anteckning.",
            handed_over_at=clock.now() if handed_over else None,
        )
        return (note,)

    return make


def _authority(name: str) -> Made:
    return lambda world: (world.bodies[name].public_id,)


def _body(name: str) -> Made:
    return lambda world: (world.bodies[name],)


def _working(stage: Stage, *, is_open: bool = True) -> Made:
    def make(world: World) -> tuple[Any, ...]:
        edition = _edition(Stage.DRAFT, revision_stage=stage, frozen=False)(world)
        edition.revision.is_open = is_open
        edition.revision.save()
        return (edition,)

    return make


def _who(*people: str) -> frozenset[str]:
    return frozenset(people)


OUT = Stage.CONSULTATION
CASES = (
    Case("import", "anywhere", _nothing, _who("amira")),
    Case("interpret", "anywhere", _nothing, _who("amira")),
    Case("review_import", "of the executive board", _import("KS"), _who("amira")),
    Case("review_import", "of a board", _import("Utbildning"), _who()),
    Case("steer_plan", "of the executive board", _plan, _who("amira")),
    Case("annotate", "of the executive board", _plan, _who("amira", "hanna")),
    Case("see_edition", "adopted", _seen(Stage.ADOPTED), EVERYBODY),
    Case("see_edition", "proposed", _seen(Stage.PROPOSAL), EVERYBODY),
    Case("see_edition", "out for consultation", _seen(OUT), EVERYBODY),
    Case("see_edition", "under compilation", _seen(Stage.COMPILATION), _who("amira")),
    Case("see_edition", "draft", _seen(Stage.DRAFT, frozen=False), _who("amira")),
    Case("edit_draft", "open", _working(Stage.DRAFT), _who("amira")),
    Case("edit_draft", "under compilation", _working(Stage.COMPILATION), _who("amira")),
    Case("edit_draft", "out for consultation", _working(OUT), _who()),
    Case("edit_draft", "withdrawn", _working(Stage.DRAFT, is_open=False), _who()),
    Case("edit_draft", "frozen", _seen(Stage.ADOPTED), _who()),
    Case("blank", "at the board", _body("Utbildning"), _who("eva")),
    Case("blank", "at the owner", _body("KS"), _who()),
    Case("answer", "for the board", _answering(OUT, "Utbildning", OUT), _who("bjorn")),
    Case("answer", "for the company", _answering(OUT, "Vidingehem", OUT), _who("carin")),
    Case("answer", "for the owner", _answering(OUT, "KS", OUT), _who("amira")),
    Case("answer", "where nobody writes", _answering(OUT, "Arbete och välfärd", OUT), _who()),
    Case("answer", "after the time", _answering(OUT, "Utbildning", Stage.COMPILATION), _who()),
    Case("answer", "withdrawn", _answering(OUT, "Utbildning", OUT, is_open=False), _who()),
    Case("answer", "about an adopted one", _answering(Stage.ADOPTED, "Utbildning", None), _who()),
    Case("read_answer", "the board's, not handed over", _answer("Utbildning", handed_over=False), _who("bjorn", "eva")),
    Case("read_answer", "the board's, handed over", _answer("Utbildning", handed_over=True), KNOWN),
    Case("weigh", "not handed over", _answer("Utbildning", handed_over=False), _who()),
    Case("weigh", "handed over", _answer("Utbildning", handed_over=True), _who("amira")),
    Case("read_internal_note", "not handed over", _note("Utbildning", handed_over=False), _who("bjorn", "eva")),
    Case(
        "read_internal_note",
        "handed over",
        _note("Utbildning", handed_over=True),
        _who("amira", "bjorn", "eva", "gun"),
    ),
    Case("write_internal_note", "at the board", _authority("Utbildning"), _who("bjorn")),
    Case("write_internal_note", "at the owner", _authority("KS"), _who("amira")),
    Case("write_internal_note", "where nobody writes", _authority("Omsorg"), _who()),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_may(case: Case, cast: dict[str, Viewer], bodies: dict[str, Body], people: dict[str, User]) -> None:
    says_who_may(access, case, World(bodies, people), cast)


def test_every_rule_is_in_the_table() -> None:
    assert rules_of(access) == {case.rule for case in CASES}


def test_rules_come_in_pairs_and_say_the_policy() -> None:
    come_in_pairs_and_say_the_policy(access)
