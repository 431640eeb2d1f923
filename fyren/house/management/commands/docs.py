"""`run.py manage docs`: the pages of documentation that are written from the code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from fyren.detection.aid_table import rules_page
from fyren.house.diagrams import budget_states, report_states, revision_states
from fyren.people.access_table import access_page

# File under docs/ → the function that writes its text.
GENERATORS: dict[str, Callable[[], str]] = {
    "access.md": access_page,
    "generated/budget-states.md": budget_states,
    "generated/duty-to-report.md": rules_page,
    "generated/report-states.md": report_states,
    "generated/revision-states.md": revision_states,
}


class Command(BaseCommand):
    """Write the generated pages, or tell which of them are out of date."""

    help = "Write the documentation that comes from the code; --check only tells what is out of date."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when a page is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check every page."""
        docs = Path(settings.ROOT) / "docs"
        wanted = {docs / name: generate() for name, generate in GENERATORS.items()}
        stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
        if options["check"] and stale:
            names = "\n".join(str(path.relative_to(docs.parent)) for path in stale)
            raise CommandError(f"{names}\nInte i takt med koden. Rätta med: python3 run.py manage docs")
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path])
        self.stdout.write(f"{len(wanted)} sidor, {len(stale)} ändrade")
