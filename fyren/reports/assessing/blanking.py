"""The sort of what shows an answer, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.people.viewer import Viewer
from fyren.plan.sorts import Sort, free_fields, removal_mark
from fyren.reports.models import AssessmentEdition, HandAnswer


class _Answers(Sort):
    """Texts of answers by hand, which a closed assessment has copied."""

    def address(self, about: Any) -> str:
        """The year's page."""
        return reverse("assessment", args=[about.assessment.public_id])

    def also_in(self, about: Any, field: str) -> str:
        """The closed assessment."""
        return _("The text is removed from the closed self-assessment too, which gets a new checksum.")

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """In the answer and its log, and where it was frozen."""
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        edition = AssessmentEdition.objects.filter(assessment=about.assessment_id).first()
        if edition is not None:
            content = edition.read().with_evidence(about.question, removal_mark())
            edition.holding(content).save(update_fields=["content", "checksum"])


ASSESSMENT_SORTS: dict[str, Sort] = {"sjalvskattningssvar": _Answers(HandAnswer, free_fields(HandAnswer))}
