"""`run.py manage add_administrator`: an installation's first administrator, or one more when all are locked out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from fyren.base import clock
from fyren.people import actions
from fyren.people.models import Body, BodyKind, User
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.vault.actions import OPERATOR

COUNCIL = "Kommunfullmäktige"  # every municipality has one, so it is no guess


class Command(BaseCommand):
    """Add a person with the administrator's role and a temporary password."""

    help = "Add an administrator, who then adds everyone else. Prints a temporary password, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add, and print the password."""
        by = Viewer(actor=OPERATOR, day=clock.today(), grants=(Grant(Role.ADMINISTRATOR, ""),))
        try:
            with transaction.atomic():
                password = self._add(options["email"], options["name"], by)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(password)

    def _add(self, email: str, name: str, by: Viewer) -> str:
        known = User.objects.filter(email=email.strip().lower()).first()
        person = known or actions.add_person(email=email, name=name, password=None, by=by)
        if not person.is_active:
            changes = {"is_active": True}
            actions.change_person(user=person, changes=changes, expected_version=person.row_version, by=by)
        body = Body.objects.on(by.day).authorities().first() or _council(by)
        if not person.assignments.on(by.day).filter(role=Role.ADMINISTRATOR).exists():
            actions.give_role(user=person, role=Role.ADMINISTRATOR, body=body, valid_from=by.day, by=by)
        return actions.set_temporary_password(user=person, by=by)


def _council(by: Viewer) -> Body:
    return actions.add_body(
        values={"name": COUNCIL, "short_name": "KF", "kind": BodyKind.COUNCIL, "position": 1}, by=by
    )
