"""`run.py manage load_library`: the indicators and places that Fyren ships with."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from fyren.base import clock
from fyren.indicators.actions.library import load_library
from fyren.indicators.queries.library import is_library_loaded
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.vault.actions import OPERATOR


class Command(BaseCommand):
    """Add what is not here yet; what is here is never touched. `prepare` runs it."""

    help = "Add the indicators and places that are shipped and not here yet. Run it after each upgrade."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add, and tell how many; nothing is done or told where all of it is here."""
        if is_library_loaded():
            return
        by = Viewer(actor=OPERATOR, day=clock.today(), grants=(Grant(Role.ADMINISTRATOR, ""),))
        self.stdout.write(f"{load_library(by=by)} nyckeltal tillagda")
