"""`run.py manage rotate_keys`: a new key for new work."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fyren.vault.actions import rotate_keys
from fyren.vault.keys import KeyRingError, ring_path


class Command(BaseCommand):
    """Add a key to the ring and use it from now on."""

    help = "Add a random key to the ring and use it from now on. Earlier keys stay: they verify earlier rows."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, and say which key is used now."""
        try:
            key_id = rotate_keys()
        except KeyRingError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{key_id} is used from now on. Keep a new copy of {ring_path()} in a safe place.")
