"""`run.py export DIR`: the public site as files, for a server, a CDN or a memory stick; and whether they are whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from fyren.base import clock
from fyren.guide.tree_checks import problems_of_tree
from fyren.publishing.effective import effective_items
from fyren.publishing.items import LANGUAGE, SETTINGS, Items, only_languages
from fyren.publishing.port import PUBLISHERS, Fault, Publisher, site_of
from fyren.publishing.tree import write_tree

UNPREPARED = "Databasen är inte förberedd. Kör först: python3 run.py demo (eller: python3 run.py manage prepare)"


class Command(BaseCommand):
    """Write the site of every publisher's tree, or check one."""

    help = "Skriv den öppna guiden till en mapp, eller kontrollera en mapp som är skriven."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.prog = "run.py export"  # as people call it
        parser.add_argument("folder", metavar="MAPP", type=Path, help="en mapp som inte finns, eller är tom")
        parser.add_argument("--language", metavar="KOD", action="append", help="bara det språket; kan ges flera gånger")
        parser.add_argument("--day", metavar="ÅÅÅÅ-MM-DD", type=dt.date.fromisoformat, help="dagen (annars i dag)")
        parser.add_argument("--check", action="store_true", help="kontrollera i stället en mapp som redan är skriven")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check.

        Raises:
            CommandError: a rule is broken, the folder cannot be used, or the tree there is not what was written.
        """
        folder: Path = options["folder"]
        if options["check"]:
            self._check(folder)
            return
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} finns redan och är inte en tom mapp. Välj en annan, eller töm den först.")
        day = options["day"] or clock.today()
        parts = _parts(options["language"] or [])
        if faults := [fault for publisher, items in parts for fault in publisher.faults(items, day)]:
            raise CommandError(_refusal(faults))
        files = site_of(parts, day)
        try:
            checksum = write_tree(files, folder)
        except OSError as error:
            raise CommandError(f"Det går inte att skriva till {folder}: {error.strerror or error}.") from error
        megabytes = f"{sum(map(len, files.values())) / 1_000_000:.1f}".replace(".", ",")
        self.stdout.write(f"Skrev {len(files)} filer, {megabytes} MB, till {folder}")
        self.stdout.write(f"Listans kontrollsumma: {checksum}")

    def _check(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CommandError(f"{folder} är ingen mapp.")
        if problems := problems_of_tree(folder):
            lines = [f"{folder} är inte som den skrevs:", *(f"  {path}: {what}" for path, what in problems)]
            raise CommandError("\n".join(lines))
        self.stdout.write(f"{folder} är som den skrevs.")


def _parts(languages: Iterable[str]) -> list[tuple[Publisher, Items]]:
    """Each publisher with what counts now, in some languages (none: all). One that has none of them is left out.

    Raises:
        CommandError: there is no database, or no such language.
    """
    place = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not place.startswith("file:") and not Path(place).exists():
        raise CommandError(UNPREPARED)  # before anything connects, which would make an empty one
    try:
        counting = [(publisher, effective_items(publisher)) for publisher in PUBLISHERS]
    except DatabaseError as error:
        raise CommandError(UNPREPARED) from error
    parts = [(publisher, items) for publisher, items in counting if not publisher.folder or _is_set_up(items)]
    there = {name.key for _publisher, items in parts for name in items if name.kind == LANGUAGE}
    if unknown := sorted(set(languages) - there):
        raise CommandError(f"Språket finns inte: {', '.join(unknown)}. Det finns: {', '.join(sorted(there))}.")
    if not languages:
        return parts
    chosen = [(publisher, only_languages(items, set(languages))) for publisher, items in parts]
    return [(publisher, items) for publisher, items in chosen if any(name.kind == LANGUAGE for name in items)]


def _is_set_up(items: Items) -> bool:
    """Whether the municipality has said anything of its own; until then there is nothing to put beside the guide."""
    return any(name.kind == SETTINGS for name in items)


def _refusal(faults: Iterable[Fault]) -> str:
    """Every reason, one a line."""
    lines = [f"  {fault.about or 'guiden'}: {fault.why}" for fault in faults]
    return "\n".join([f"Guiden kan inte publiceras ({len(lines)} skäl):", *lines])
