"""`run.py manage messages`: the interface's translations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from fyren.house import catalogue

SHOWN = 60


class Command(BaseCommand):
    """Extract, check or compile."""

    help = "Bring locale/sv up to date with the code and locale/parts; --check only tells; --compile makes the .mo."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--check", action="store_true", help="fail when a text is missing, fuzzy or unused")
        one.add_argument("--compile", action="store_true", help="write what Django reads, when it is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the one thing asked for."""
        root = Path(settings.ROOT)
        if options["compile"]:
            catalogue.compile_to(root, Path(settings.LOCALE_PATHS[0]))
            return
        try:
            found = catalogue.faults(root) if options["check"] else None
            merged = None if options["check"] else catalogue.write(root)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if found:
            more = [f"… och {len(found) - SHOWN} till"] if len(found) > SHOWN else []
            raise CommandError("\n".join([*found[:SHOWN], *more, "Rätta med: python3 run.py manage messages"]))
        if merged is not None:
            self.stdout.write(f"{len(merged)} texter, {len(merged.untranslated_entries())} utan översättning")
