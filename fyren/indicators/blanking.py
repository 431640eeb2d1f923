"""The sorts of texts in the library of indicators. It belongs to the municipality as a whole, so the executive board's
registrar blanks them. What closed rounds have copied goes with them, through `MODEL_TEXT_BLANKED`."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.models import ChangeEntry
from fyren.indicators import models
from fyren.indicators.search import refresh_indicators
from fyren.people.viewer import Viewer
from fyren.plan.queries.blanking import Copied, steering_owner
from fyren.plan.sorts import Sort, free_fields

SHORT_FACTS = frozenset({"code", "source"})


class _Library(Copied):
    """Texts that closed rounds copy."""

    def also_in(self, about: Any, field: str) -> str:
        """Editions of rounds."""
        return _("The text is removed from closed rounds of follow-up too, and from the decided reports.")

    def address(self, about: Any) -> str:
        """The indicator's page."""
        indicator = about if isinstance(about, models.Indicator) else about.indicator
        return reverse("indicator", args=[indicator.public_id])


class _Indicators(_Library):
    """Indicators, which the search finds."""

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Also out of the search."""
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        refresh_indicators([about])


class _Aims(_Library):
    """What the council wrote as its aim. A set that is filled anew has rows of its own, so the log says little."""

    def logged_label(self, entry: ChangeEntry) -> str:
        """Of which indicator."""
        found = models.CouncilSetMember.objects.select_related("indicator", "council_set")
        member = found.filter(public_id=entry.object_id).first()
        return f"{member.council_set}, {member.indicator.title}" if member is not None else ""


AIMS = _Aims(models.CouncilSetMember, free_fields(models.CouncilSetMember), steering_owner)

INDICATOR_SORTS: dict[str, Sort] = {
    "nyckeltal": _Indicators(models.Indicator, free_fields(models.Indicator) - SHORT_FACTS, steering_owner),
    "nyckeltalstolkning": _Library(models.IndicatorLink, free_fields(models.IndicatorLink), steering_owner),
    "nyckeltalsmal": AIMS,
    "vardefil": Sort(models.ValueImport, free_fields(models.ValueImport), steering_owner),
}
