"""`run.py manage work`: the background work of an installation."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from fyren.base.jobs.worker import work


class Command(BaseCommand):
    """Run the jobs that are due, again and again, until asked to stop."""

    help = "Background work: runs the jobs that are due, of which one seals the audit every 20 seconds."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until SIGTERM or SIGINT."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        work(stop)
