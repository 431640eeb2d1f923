"""Examples of what is written beside the plan: notes, facts of the decision, the steering model."""

from __future__ import annotations

from collections.abc import Callable

from fyren.plan.actions import facts, notes, programme
from fyren.plan.models import (
    Challenge,
    DirectionGoal,
    EditorialNote,
    InternalNote,
    Interpretation,
    Plan,
    PlanLink,
    Process,
    ProcessKind,
    Programme,
)
from tests.actions.world import World

Act = Callable[[], object]
PATH = "area/3.1/b1"


def _save_note(world: World) -> Act:
    edition = world.edition
    values = {"text": "Lagen är snävare.", "source": "SoL"}
    return lambda: notes.save_note(edition=edition, path=PATH, values=values, by=world.editor)


def _remove_note(world: World) -> Act:
    note = EditorialNote.objects.create(edition=world.edition, path=PATH, text="Gammal anmärkning")
    return lambda: notes.remove_note(note=note, expected_version=1, by=world.coordinator)


def _save_internal_note(world: World) -> Act:
    focus_area = world.focus_area
    return lambda: notes.save_internal_note(
        authority=world.board, focus_area=focus_area, values={"text": "Vi behöver mer tid."}, by=world.contact
    )


def _hand_over(world: World) -> Act:
    note = InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text="Vi behöver mer tid.")
    return lambda: notes.hand_over_internal_note(note=note, expected_version=1, by=world.contact)


def _change_facts(world: World) -> Act:
    edition = world.edition
    return lambda: facts.change_plan_facts(
        edition=edition, facts={"section": "104"}, expected_version=1, by=world.coordinator
    )


def _rename(world: World) -> Act:
    plan = world.plan
    return lambda: facts.rename_plan(plan=plan, title="Ny titel", expected_version=1, by=world.coordinator)


def _link(world: World) -> Act:
    link = PlanLink.objects.create(from_plan=world.plan, named="mångfaldsprogramet")
    other = Plan.objects.create(slug="mangfald", title="Mångfaldsprogrammet", authority=world.executive)
    return lambda: facts.link_plan(link=link, to_plan=other, expected_plan_version=1, by=world.coordinator)


def _save_programme(world: World) -> Act:
    return lambda: programme.save_programme(
        programme=Programme(), values={"name": "Hållbar kommun"}, expected_version=1, by=world.coordinator
    )


def _save_part(world: World) -> Act:
    values = {"programme": world.programme, "name": "Hälsa", "position": 1}
    return lambda: programme.save_programme_part(
        part=Challenge(), values=values, expected_version=1, by=world.coordinator
    )


def _save_process(world: World) -> Act:
    values = {"kind": ProcessKind.SUPPORT, "name": "Stödja med lokaler"}
    return lambda: programme.save_process(process=Process(), values=values, expected_version=1, by=world.coordinator)


def _save_goal(world: World) -> Act:
    values = {"process": world.direction_goal.process, "wording": "", "position": 2}
    return lambda: programme.save_direction_goal(
        goal=DirectionGoal(), values=values, expected_version=1, by=world.coordinator
    )


def _interpret(world: World) -> Act:
    area, goal = world.area, world.direction_goal
    return lambda: programme.make_interpretation(
        area=area, goal=goal, rationale="Båda handlar om stöd.", valid_from=world.day, by=world.coordinator
    )


def _interpret_target(world: World) -> Act:
    goal, picture = world.direction_goal, world.target_picture
    return lambda: programme.interpret_target(
        goal=goal, picture=picture, rationale="Stöd ger trygghet.", valid_from=world.day, by=world.coordinator
    )


def _end(world: World) -> Act:
    made = Interpretation.objects.create(
        development_area=world.area, direction_goal=world.direction_goal, rationale="x", valid_from=world.day
    )
    return lambda: programme.end_interpretation(
        interpretation=made, last_day=world.day, expected_version=1, by=world.coordinator
    )


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.plan.actions.notes.save_note": _save_note,
    "fyren.plan.actions.notes.remove_note": _remove_note,
    "fyren.plan.actions.notes.save_internal_note": _save_internal_note,
    "fyren.plan.actions.notes.hand_over_internal_note": _hand_over,
    "fyren.plan.actions.facts.change_plan_facts": _change_facts,
    "fyren.plan.actions.facts.rename_plan": _rename,
    "fyren.plan.actions.facts.link_plan": _link,
    "fyren.plan.actions.programme.save_programme": _save_programme,
    "fyren.plan.actions.programme.save_programme_part": _save_part,
    "fyren.plan.actions.programme.save_process": _save_process,
    "fyren.plan.actions.programme.save_direction_goal": _save_goal,
    "fyren.plan.actions.programme.make_interpretation": _interpret,
    "fyren.plan.actions.programme.interpret_target": _interpret_target,
    "fyren.plan.actions.programme.end_interpretation": _end,
}
