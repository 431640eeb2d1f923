"""State diagrams, drawn from the rules themselves."""

from __future__ import annotations

from fyren.plan.rules import EDITABLE_STAGES, PUBLIC_STAGES, TRANSITIONS, Stage
from fyren.steering import rules as steering
from fyren.steering.round_rules import REPORT_STEPS, ReportState
from fyren.steering.rules import DECIDED_STATES, EDITABLE_STATES, BudgetState

NAMES = {
    Stage.DRAFT: "Utkast",
    Stage.CONSULTATION: "Remiss",
    Stage.COMPILATION: "Sammanställning",
    Stage.PROPOSAL: "Förslag",
    Stage.ADOPTED: "Beslut",
}
BUDGET_NAMES = {
    BudgetState.DRAFT: "Utkast",
    BudgetState.PROPOSED: "Föreslagen",
    BudgetState.ADOPTED: "Beslutad",
    BudgetState.AMENDING: "Beslutad, ändring förbereds",
    BudgetState.CLOSED: "Stängd",
}

REPORT_NAMES = {
    ReportState.WRITING: "Skrivs",
    ReportState.SENT: "Skickad till chefen",
    ReportState.RELEASED: "Släppt, ej beslutad",
    ReportState.DECIDED: "Beslutad",
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


def budget_states() -> str:
    """The page on an internal budget's states: a diagram and a table."""
    lines = [
        "# The states of an internal budget",
        "",
        "Written by `python3 run.py manage docs` from `TRANSITIONS` in `fyren/steering/rules.py`; do not edit by hand.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state.value}: {BUDGET_NAMES[state]}" for state in BudgetState),
        f"    [*] --> {BudgetState.DRAFT.value}",
        *(f"    {step.source.value} --> {step.to.value}{_condition(step)}" for step in steering.TRANSITIONS),
        f"    {BudgetState.CLOSED.value} --> [*]",
        "```",
        "",
        "What is proposed is frozen with its appendix in Word and PDF; what is adopted is that same content. A draft",
        "may also be handed over to the coordinator, which freezes an edition and changes no state. A decided budget",
        "is public once its minutes are approved and the body has released it; a new decision begins that anew.",
        "",
        "| state | may follow | decided fields may be changed | what others read is decided |",
        "|---|---|---|---|",
        *(_budget_row(state) for state in BudgetState),
    ]
    return "\n".join(lines) + "\n"


def report_states() -> str:
    """The page on the states of a body's report: a diagram and a table."""
    lines = [
        "# The states of a body's report",
        "",
        "Written by `python3 run.py manage docs` from `REPORT_STEPS` in `fyren/steering/round_rules.py`.",
        "Do not edit by hand.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state.value}: {REPORT_NAMES[state]}" for state in ReportState),
        f"    [*] --> {ReportState.WRITING.value}",
        *(f"    {step.source.value} --> {step.to.value}" for step in REPORT_STEPS),
        f"    {ReportState.DECIDED.value} --> [*]",
        "```",
        "",
        "The contact sends, the head releases or gives back, the body's own board decides. What is released may be",
        "taken back by the body, or asked back by the coordinator. Once the round is closed nothing moves.",
        "",
        "| state | may follow | the coordinator reads it | it is public once the round is closed |",
        "|---|---|---|---|",
        *(_report_row(state) for state in ReportState),
    ]
    return "\n".join(lines) + "\n"


def _report_row(state: ReportState) -> str:
    following = ", ".join(step.to.value for step in REPORT_STEPS if step.source is state) or "–"
    is_read = _yes(state in (ReportState.RELEASED, ReportState.DECIDED))
    return f"| {state.value} ({REPORT_NAMES[state]}) | {following} | {is_read} | {_yes(state is ReportState.DECIDED)} |"


def _condition(step: steering.Transition) -> str:
    """What must hold for the step beside the state itself: a proposal goes back to where it came from."""
    follows = {decided: steering.may_follow(step.source, step.to, is_decided=decided) for decided in (False, True)}
    if all(follows.values()):
        return ""
    return ": decided before" if follows[True] else ": not decided before"


def _budget_row(state: BudgetState) -> str:
    following = ", ".join(step.to.value for step in steering.TRANSITIONS if step.source is state) or "–"
    is_decided = "if decided before" if state is BudgetState.PROPOSED else _yes(state in DECIDED_STATES)
    return f"| {state.value} ({BUDGET_NAMES[state]}) | {following} | {_yes(state in EDITABLE_STATES)} | {is_decided} |"


def _row(stage: Stage) -> str:
    following = ", ".join(step.to.value for step in TRANSITIONS if step.source is stage) or "–"
    editable, public = _yes(stage in EDITABLE_STAGES), _yes(stage in PUBLIC_STAGES)
    return f"| {stage.value} ({NAMES[stage]}) | {following} | {editable} | {public} |"


def _yes(value: bool) -> str:
    return "yes" if value else "no"
