"""A revision driven to where a test needs it, through the real actions."""

from __future__ import annotations

import datetime as dt
from functools import partial

from fyren.plan.actions.answers import Answer, AnswerDecision, hand_over_answer, save_answer
from fyren.plan.actions.mapping import save_mapping
from fyren.plan.actions.revision import (
    Decision,
    Sending,
    advance_revision,
    change_draft,
    open_revision,
    withdraw_revision,
)
from fyren.plan.editing import replace_text
from fyren.plan.models import AnswerStance, ConsultationAnswer, PlanEdition, Revision
from fyren.plan.queries.mapping import sides_of
from fyren.plan.queries.revision import consulted_edition, working_draft
from fyren.plan.rules import Stage
from tests.actions.world import World

PARTNER = "Kvinnojouren (exempel)"
REWORDED = "att fler vågar fråga och vet hur"

# The state of a revision at each stage (conftest.py).
REACHED = {
    Stage.DRAFT: "edited",
    Stage.CONSULTATION: "sent",
    Stage.COMPILATION: "compiled",
    Stage.PROPOSAL: "proposed",
    Stage.ADOPTED: "adopted",
}


class Course:
    """The steps of a revision of the world's plan."""

    def __init__(self, world: World) -> None:
        self.world = world

    def opened(self) -> Revision:
        return open_revision(plan=self.world.plan, reason="Planen ska ses över.", by=self.world.coordinator)

    def edited(self) -> Revision:
        revision = self.opened()
        draft = working_draft(revision)
        edit = partial(replace_text, path="area/3.1/b3", text=REWORDED)
        change_draft(edition=draft, edits=[edit], expected_version=draft.row_version, by=self.world.coordinator)
        return revision

    def sending(self) -> Sending:
        bodies = (self.world.board, self.world.company)
        return Sending(bodies, (PARTNER,), self.world.day + dt.timedelta(days=30))

    def advance(self, revision: Revision, to: Stage, **details: object) -> PlanEdition:
        revision.refresh_from_db()
        return advance_revision(
            revision=revision,
            to=to,
            expected_version=revision.row_version,
            draft_version=working_draft(revision).row_version,
            by=self.world.coordinator,
            **details,
        )

    def sent(self) -> Revision:
        return self.send(self.edited())

    def send(self, revision: Revision) -> Revision:
        self.advance(revision, Stage.CONSULTATION, sending=self.sending())
        return revision

    def consulted(self, revision: Revision) -> PlanEdition:
        edition = consulted_edition(revision)
        assert edition is not None
        return edition

    def draft_answer(
        self, revision: Revision, path: str = "area/3.1", text: str = "Vi vill ha mer."
    ) -> ConsultationAnswer:
        return save_answer(
            edition=self.consulted(revision),
            authority=self.world.board,
            answer=Answer(path, AnswerStance.SUPPORTS_WITH_CHANGES, text, "att alla vågar fråga"),
            expected_version=None,
            by=self.world.contact,
        )

    def handed_over(self, revision: Revision) -> ConsultationAnswer:
        answer = self.draft_answer(revision)
        (handed,) = hand_over_answer(
            edition=self.consulted(revision),
            authority=self.world.board,
            decision=AnswerDecision(self.world.day, "§ 12", "UBN-2026-7"),
            seen_versions={answer.public_id: answer.row_version},
            by=self.world.contact,
        )
        return handed

    def withdrawn(self) -> Revision:
        revision, by = self.opened(), self.world.coordinator
        return withdraw_revision(
            revision=revision, because="Uppgår i en annan plan.", expected_version=revision.row_version, by=by
        )

    def compiled(self) -> Revision:
        return self.compile(self.sent())

    def compile(self, revision: Revision) -> Revision:
        self.handed_over(revision)
        self.advance(revision, Stage.COMPILATION)
        return revision

    def mapped(self, revision: Revision) -> None:
        pairs = [suggestion.pair for suggestion in sides_of(revision).suggestions()]
        revision.refresh_from_db()
        save_mapping(revision=revision, pairs=pairs, expected_version=revision.row_version, by=self.world.coordinator)

    def proposed(self) -> Revision:
        return self.propose(self.compiled())

    def propose(self, revision: Revision) -> Revision:
        self.mapped(revision)
        self.advance(revision, Stage.PROPOSAL)
        return revision

    def decision(self) -> Decision:
        return Decision(self.world.council, self.world.day, "§ 101", "KS-2026-1")

    def adopted(self) -> Revision:
        return self.adopt(self.proposed())

    def adopt(self, revision: Revision) -> Revision:
        self.advance(revision, Stage.ADOPTED, decision=self.decision())
        return revision
