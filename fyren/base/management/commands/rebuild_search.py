"""`run.py manage rebuild_search`: the search index made anew."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from fyren.base.search import SEARCH_SOURCES, rebuild
from fyren.base.search.models import SearchEntry


class Command(BaseCommand):
    """Empty the index and fill it from every room's own tables."""

    help = "Make the search index anew from the rooms' own tables. Nothing else is changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many documents came from where."""
        total = rebuild()
        counts = Counter(SearchEntry.objects.order_by().values_list("source", flat=True))
        self.stdout.write(_("The search index is made anew: %(n)d documents.") % {"n": total})
        for source in SEARCH_SOURCES:
            self.stdout.write(f"  {source.label}: {counts[source.name]}")
