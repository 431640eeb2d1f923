"""The sorts of texts about partners and agreements, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fyren.cooperation.models import Agreement, FollowUp, Partner
from fyren.plan.sorts import Sort, free_fields

SHORT_FACTS = frozenset({"dnr", "section", "decided_by"})


class _OnAgreement(Sort):
    """Texts that are read on an agreement's page."""

    def address(self, about: Any) -> str:
        """That page."""
        agreement = about if isinstance(about, Agreement) else about.agreement
        return reverse("agreement", args=[agreement.public_id])


class _Partners(Sort):
    """Texts of the register of partners."""

    def address(self, about: Any) -> str:
        """The register."""
        return reverse("partners")


COOPERATION_SORTS: dict[str, Sort] = {
    "avtal": _OnAgreement(Agreement, free_fields(Agreement) - SHORT_FACTS),
    "avtalsuppfoljning": _OnAgreement(FollowUp, free_fields(FollowUp)),
    "part": _Partners(Partner, free_fields(Partner)),
}
