"""The sorts of texts about counting and instruments, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.frozen import checksum_of
from fyren.detection.models import CountingUnit, CountRelease, InstrumentUse
from fyren.people.viewer import Viewer
from fyren.plan.sorts import Sort, free_fields, removal_mark


class _Units(Sort):
    """Names of units, which released years have copied."""

    def also_in(self, about: Any, field: str) -> str:
        """Released years."""
        return _("The name is removed from released years too. Their numbers stay.")

    def address(self, about: Any) -> str:
        """The page about counting, which the registrar may read: the register of units is the contact's."""
        return reverse("detection")

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Also in every released year, which gets a new checksum and keeps its numbers."""
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        for release in CountRelease.objects.all():
            kept = release.read()
            renamed = kept.renamed(about.public_id, removal_mark())
            if renamed != kept:
                content = renamed.to_json()
                CountRelease.objects.filter(pk=release.pk).update(content=content, checksum=checksum_of(content))


class _Uses(Sort):
    """What is said of an instrument in use."""

    def address(self, about: Any) -> str:
        """The register of instruments."""
        return reverse("instruments")


DETECTION_SORTS: dict[str, Sort] = {
    "raknande-enhet": _Units(CountingUnit, free_fields(CountingUnit)),
    "instrument": _Uses(InstrumentUse, free_fields(InstrumentUse)),
}
