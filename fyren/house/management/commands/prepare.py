"""`run.py manage prepare`: what an installation needs before it serves pages, each only where it is out of date."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation.reloader import translation_file_changed

from fyren.editing.search import index_published
from fyren.house import catalogue
from fyren.vault.keys import ring_path


class Command(BaseCommand):
    """Translations, static files, database with the indicators that are shipped, and for the demo its data."""

    help = "Compile translations, collect static files, migrate and add the indicators; run it after every upgrade."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-database", action="store_true", help="leave the database alone")
        parser.add_argument("--demo", action="store_true", help="load the demo's data too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, telling each thing that is done."""
        self._translations()
        self._static_files()
        if not options["no_database"]:
            self._database()
        if options["demo"]:
            call_command("load_demo")
        if not options["no_database"]:
            self._library()
            if index_published():
                self.stdout.write("Guiden och de anställdas sidor finns i sökningen")

    def _translations(self) -> None:
        home = Path(settings.LOCALE_PATHS[0])
        if catalogue.compile_to(Path(settings.ROOT), home):
            self.stdout.write("Översättningar klara")
            # This process goes on to write Swedish texts, so it must forget the translations that were not there.
            translation_file_changed(sender=None, file_path=home / "django.mo")

    def _static_files(self) -> None:
        """Collect when a source file has come, gone or changed."""
        home = Path(settings.STATIC_ROOT)
        collected, sources = home / ".collected-from", _signature()
        if collected.exists() and collected.read_text() == sources:
            return
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        collected.write_text(sources)
        self.stdout.write("Bilder, stilar och skript klara")

    def _database(self) -> None:
        """Migrate when there is something to migrate: asking is quicker than migrating nothing."""
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            call_command("migrate", interactive=False, verbosity=0)
            self.stdout.write("Databasen klar")
        else:
            # Or a squashed migration would be taken for one that is to run, the day what it replaced is gone.
            executor.check_replacements()

    def _library(self) -> None:
        """The indicators that are shipped. Adding them is an act, and no act is done without keys for the audit."""
        if ring_path().exists():
            call_command("load_library", stdout=self.stdout)
        else:
            self.stdout.write(
                "Nyckelring saknas, så nyckeltalen är inte inlästa. Kör make_keys och sedan prepare igen."
            )


def _signature() -> str:
    """A checksum of every static source's name, size and time."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            found.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return found.hexdigest()
