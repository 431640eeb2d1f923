"""`run.py manage verify_audit`: is the audit whole?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fyren.vault.actions import accept_end
from fyren.vault.keys import KeyRingError
from fyren.vault.models import AuditRow
from fyren.vault.sealing import verify


class Command(BaseCommand):
    """Check every row's MAC, the chain and its end."""

    help = "Check that no audit row was changed or taken away. Exits with 1 and says where if one was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accept-end",
            action="store_true",
            help="after a restored backup: take the database's last link as the end of the chain (is recorded)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings, or that there are none."""
        try:
            if options["accept_end"]:
                self.stdout.write(f"The chain ends at link {accept_end()}")
            findings = verify()
        except KeyRingError as error:
            raise CommandError(str(error)) from error
        if findings:
            raise CommandError("\n".join(f"{finding.problem}: {finding.at}" for finding in findings))
        self.stdout.write(f"{AuditRow.objects.count()} rows, chain whole")
