"""Examples of the people room's actions."""

from __future__ import annotations

from collections.abc import Callable

from fyren.base.records import Purpose
from fyren.people import actions
from fyren.people.models import Body, BodyDecision, BodyKind, DecisionKind, LogCheckOutcome, Unit
from fyren.people.roles import Role
from tests.actions.world import World


def _note_login(world: World) -> Callable[[], object]:
    person = world.people["bjorn"]
    return lambda: actions.note_login(user=person, by=person.public_id)


def _note_failed_login(world: World) -> Callable[[], object]:
    return lambda: actions.note_failed_login(by="")


def _note_logout(world: World) -> Callable[[], object]:
    person = world.people["bjorn"]
    return lambda: actions.note_logout(user=person, by=person.public_id)


def _note_password_change(world: World) -> Callable[[], object]:
    person = world.people["bjorn"]
    return lambda: actions.note_password_change(user=person, by=person.public_id)


def _add_person(world: World) -> Callable[[], object]:
    by = world.administrator
    return lambda: actions.add_person(email="ny@fyren.example", name="Ny Person", password=None, by=by)


def _change_person(world: World) -> Callable[[], object]:
    by, person = world.administrator, world.people["bjorn"]
    changes = {"name": "Björn Ekdahl (exempel)"}
    return lambda: actions.change_person(user=person, changes=changes, expected_version=person.row_version, by=by)


def _give_role(world: World) -> Callable[[], object]:
    by, person, body = world.administrator, world.people["bjorn"], world.company
    return lambda: actions.give_role(user=person, role=Role.CONTACT, body=body, valid_from=world.day, by=by)


def _end_role(world: World) -> Callable[[], object]:
    by, assignment = world.administrator, world.people["bjorn"].assignments.get()
    return lambda: actions.end_role(assignment=assignment, expected_version=1, by=by)


def _add_body(world: World) -> Callable[[], object]:
    values = {"name": "Ny nämnd", "short_name": "Ny", "kind": BodyKind.BOARD, "parent": world.council}
    by = world.administrator
    return lambda: actions.add_body(values=values, by=by)


def _change_body(world: World) -> Callable[[], object]:
    by, body = world.administrator, world.board
    changes = {"source": "vaxjo.se"}
    return lambda: actions.change_body(body=body, changes=changes, expected_version=body.row_version, by=by)


def _succeed_body(world: World) -> Callable[[], object]:
    by, body = world.administrator, world.board
    successor = Body.objects.create(name="Ny nämnd", short_name="Ny", kind=BodyKind.BOARD, parent=world.council)
    return lambda: actions.succeed_body(
        body=body, successor=successor, on=world.day, expected_version=body.row_version, by=by
    )


def _add_body_decision(world: World) -> Callable[[], object]:
    by = world.administrator
    values = {"body": world.company, "kind": DecisionKind.OWNER_DIRECTIVE, "concerning": "Ägardirektiv"}
    return lambda: actions.add_body_decision(values=values, by=by)


def _set_temporary_password(world: World) -> Callable[[], object]:
    by, person = world.administrator, world.people["bjorn"]
    return lambda: actions.set_temporary_password(user=person, by=by)


def _change_body_decision(world: World) -> Callable[[], object]:
    by = world.administrator
    decision = BodyDecision.objects.create(body=world.company, kind=DecisionKind.APPLIES_PLAN, concerning="Planen")
    changes = {"section": "112"}
    return lambda: actions.change_body_decision(decision=decision, changes=changes, expected_version=1, by=by)


def _save_unit(world: World) -> Callable[[], object]:
    by, unit = world.contact, Unit(authority=world.board)
    return lambda: actions.save_unit(unit=unit, values={"name": "Björkens förskola"}, expected_version=1, by=by)


def _note_log_check(world: World) -> Callable[[], object]:
    by, day = world.auditor, world.day
    return lambda: actions.note_log_check(first_day=day, last_day=day, outcome=LogCheckOutcome.NOTHING, by=by)


def _note_log_export(world: World) -> Callable[[], object]:
    by = world.auditor
    return lambda: actions.note_log_export(by=by)


def _export_records(world: World) -> Callable[[], object]:
    by = world.registrar
    decision = BodyDecision.objects.create(body=world.board, kind=DecisionKind.APPLIES_PLAN, concerning="Planen")
    keys = [f"people.BodyDecision:{decision.public_id}"]
    return lambda: actions.export_records(authority=world.board, keys=keys, purpose=Purpose.REQUEST, by=by)


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.people.actions.note_login": _note_login,
    "fyren.people.actions.note_failed_login": _note_failed_login,
    "fyren.people.actions.note_logout": _note_logout,
    "fyren.people.actions.note_password_change": _note_password_change,
    "fyren.people.actions.add_person": _add_person,
    "fyren.people.actions.change_person": _change_person,
    "fyren.people.actions.give_role": _give_role,
    "fyren.people.actions.end_role": _end_role,
    "fyren.people.actions.add_body": _add_body,
    "fyren.people.actions.change_body": _change_body,
    "fyren.people.actions.succeed_body": _succeed_body,
    "fyren.people.actions.add_body_decision": _add_body_decision,
    "fyren.people.actions.set_temporary_password": _set_temporary_password,
    "fyren.people.actions.change_body_decision": _change_body_decision,
    "fyren.people.actions.save_unit": _save_unit,
    "fyren.people.actions.note_log_check": _note_log_check,
    "fyren.people.actions.note_log_export": _note_log_export,
    "fyren.people.actions.export_records": _export_records,
}
