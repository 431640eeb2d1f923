"""`run.py manage make_keys`: the installation's first key ring."""

from typing import Any

from django.core.management.base import BaseCommand

from fyren.vault.keys import make_ring, ring_path


class Command(BaseCommand):
    """Make the key file if there is none."""

    help = "Make the key ring outside the database, if there is none. Keep a copy of the file in a safe place."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say where it lies."""
        path = ring_path()
        make_ring(path)
        self.stdout.write(str(path))
