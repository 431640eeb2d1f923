"""State diagrams, drawn from the rules themselves."""

from __future__ import annotations

from fyren.plan.rules import EDITABLE_STAGES, PUBLIC_STAGES, TRANSITIONS, Stage

NAMES = {
    Stage.DRAFT: "Utkast",
    Stage.CONSULTATION: "Remiss",
    Stage.COMPILATION: "Sammanställning",
    Stage.PROPOSAL: "Förslag",
    Stage.ADOPTED: "Beslut",
}


def revision_states() -> str:
    """The page on a revision's stages: a diagram and a table."""
    lines = [
        "# The stages of a revision",
        "",
        "Written by `python3 run.py manage docs` from `TRANSITIONS` in `fyren/plan/rules.py`; do not edit by hand.",
        "Every arrow freezes a copy of the working draft as an edition of the stage it leads to.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {stage.value}: {NAMES[stage]}" for stage in Stage),
        f"    [*] --> {Stage.DRAFT.value}",
        *(f"    {step.source.value} --> {step.to.value}" for step in TRANSITIONS),
        f"    {Stage.ADOPTED.value} --> [*]",
        "```",
        "",
        "An open revision may be withdrawn, with a reason, at every stage.",
        "",
        "| stage | may follow | the draft may be changed | the edition is public |",
        "|---|---|---|---|",
        *(_row(stage) for stage in Stage),
    ]
    return "\n".join(lines) + "\n"


def _row(stage: Stage) -> str:
    following = ", ".join(step.to.value for step in TRANSITIONS if step.source is stage) or "–"
    editable, public = _yes(stage in EDITABLE_STAGES), _yes(stage in PUBLIC_STAGES)
    return f"| {stage.value} ({NAMES[stage]}) | {following} | {editable} | {public} |"


def _yes(value: bool) -> str:
    return "yes" if value else "no"
