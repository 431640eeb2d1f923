"""`run.py manage import_stratml FILE`: the same plan back, compared with one that is here or published as a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.plan.actions.taking_in import take_in_plan
from fyren.plan.management.commands.import_plan import authority_named
from fyren.plan.structure import PlanStructure
from fyren.reports.management.commands.export_stratml import plan_chosen
from fyren.reports.stratml.plans import read, structure_of
from fyren.reports.stratml.running import Unreadable
from fyren.vault.actions import OPERATOR

_SHOWN = 10


class Command(BaseCommand):
    """Compare, or publish as a new plan."""

    help = "Import a plan from StratML (part 1 or 2) as a new plan; --check compares it with one that is here instead."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--check", action="store_true", help="compare the wording with --plan; save nothing")
        parser.add_argument("--plan", default="", metavar="SLUG", help="the plan to compare with")
        parser.add_argument(
            "--address", default="", metavar="SLUG", help="short address of the new plan: /planer/SLUG/"
        )
        parser.add_argument("--authority", default="", metavar="SHORT_NAME", help="who owns the plan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, then compare or publish.

        Raises:
            CommandError: the file cannot be read, the wording differs, or something hinders publishing.
        """
        try:
            structure = structure_of(read(options["file"].read_bytes()))
        except (OSError, Unreadable) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if options["check"]:
            self._compare(structure, plan_chosen(options["plan"]).read())
        else:
            self._publish(structure, options)

    def _compare(self, new: PlanStructure, old: PlanStructure) -> None:
        """Say that the wording is the same, or where it is not."""
        if new == old:
            self.stdout.write(_("The wording is the same: %(sum)s") % {"sum": new.checksum()})
            return
        before, after = dict(old.texts()), dict(new.texts())
        places = [place for place in {**before, **after} if before.get(place) != after.get(place)]
        raise CommandError(
            _("The wording differs at: %(places)s") % {"places": ", ".join(places[:_SHOWN]) or _("names and numbers")}
        )

    def _publish(self, structure: PlanStructure, options: dict[str, Any]) -> None:
        authority = authority_named(options["authority"])
        by = Viewer(OPERATOR, clock.today(), grants=(Grant(Role.COORDINATOR, authority.public_id),))
        try:
            edition = take_in_plan(structure=structure, authority=authority, address=options["address"], by=by)
        except ValidationError as error:
            raise CommandError(f"{options['file']}: {' '.join(error.messages)}") from error
        self.stdout.write(_("Published: %(address)s") % {"address": f"/planer/{edition.plan.slug}/"})
