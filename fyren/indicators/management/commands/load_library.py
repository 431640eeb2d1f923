"""`run.py manage load_library`: the indicators and places that Fyren ships with."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from fyren.base import clock
from fyren.indicators.actions.library import load_library
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.models import Place
from fyren.indicators.ports import OWN_INDICATORS
from fyren.indicators.queries.library import is_library_loaded
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.vault.actions import OPERATOR


class Command(BaseCommand):
    """Add what is not here yet, and what rooms have counted; what is here is never touched. `prepare` runs it."""

    help = "Add the indicators and places that are shipped and not here yet. Run it after each upgrade."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add, and tell how many; nothing is done or told where all of it is here."""
        if is_library_loaded():
            return
        by = Viewer(actor=OPERATOR, day=clock.today(), grants=(Grant(Role.ADMINISTRATOR, ""),))
        with transaction.atomic():
            added = load_library(by=by)
            if _is_offered(by) and Place.objects.filter(is_home=True).exists():
                take_own_figures(by=by)
        self.stdout.write(f"{added} nyckeltal tillagda")


def _is_offered(by: Viewer) -> bool:
    """Whether the rooms have figures already, which had no place to belong to until now."""
    return any(True for adapter in OWN_INDICATORS for _offered in adapter(by.day))
