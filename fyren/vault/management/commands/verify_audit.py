"""`run.py manage verify_audit`: is the audit whole?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fyren.vault.models import AuditRow
from fyren.vault.sealing import verify


class Command(BaseCommand):
    """Check every row's MAC, the chain and its end."""

    help = "Check that no audit row was changed or taken away. Exits with 1 and says where if one was."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings, or that there are none."""
        findings = verify()
        if findings:
            raise CommandError("\n".join(f"{finding.problem}: {finding.at}" for finding in findings))
        self.stdout.write(f"{AuditRow.objects.count()} rows, chain whole")
