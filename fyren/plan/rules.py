"""Pure decisions about plans: the stages of a revision and what may follow what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where an edition stands. Values are stored."""

    DRAFT = "draft"
    CONSULTATION = "consultation"  # out on remiss to bodies and partners
    COMPILATION = "compilation"  # answers weighed, wording changed
    PROPOSAL = "proposal"  # what the deciding body is asked to adopt
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class Transition:
    """A step of a revision: freezes the working draft as an edition of stage `to`."""

    source: Stage
    to: Stage


TRANSITIONS = (
    Transition(Stage.DRAFT, Stage.CONSULTATION),
    Transition(Stage.DRAFT, Stage.PROPOSAL),  # a small change that needs no consultation
    Transition(Stage.CONSULTATION, Stage.COMPILATION),
    Transition(Stage.COMPILATION, Stage.CONSULTATION),  # a second round
    Transition(Stage.COMPILATION, Stage.PROPOSAL),
    Transition(Stage.PROPOSAL, Stage.COMPILATION),  # sent back
    Transition(Stage.PROPOSAL, Stage.ADOPTED),
)


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """The stages that may follow."""
    return tuple(t.to for t in TRANSITIONS if t.source is stage)


def may_follow(stage: Stage, to: Stage) -> bool:
    """True when `to` may follow `stage`."""
    return to in next_stages(stage)


PUBLIC_STAGES = frozenset({Stage.CONSULTATION, Stage.PROPOSAL, Stage.ADOPTED})

# Out on consultation and as a proposal the wording stands still: everyone answers or decides about the same words.
EDITABLE_STAGES = frozenset({Stage.DRAFT, Stage.COMPILATION})
