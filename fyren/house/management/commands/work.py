"""`run.py manage work`: the background work of an installation."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from fyren.vault.sealing import SEALING_WINDOW, seal

INTERVAL_SECONDS = SEALING_WINDOW.total_seconds() / 3


class Command(BaseCommand):
    """Seal the audit, again and again, until asked to stop."""

    help = "Background work: gives committed audit rows their place in the chain every 20 seconds."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until SIGTERM or SIGINT."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            while seal():
                continue
            close_old_connections()
            stop.wait(INTERVAL_SECONDS)
