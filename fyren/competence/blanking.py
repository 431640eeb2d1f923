"""The sorts of texts about courses, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fyren.competence.models import Course, HashedOptIn, LearningSource, Outreach
from fyren.competence.search import refresh_course
from fyren.people.viewer import Viewer
from fyren.plan.sorts import Sort, free_fields


class _Courses(Sort):
    """Texts that are read on a course's page."""

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """In the course and its log, and in the search."""
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        refresh_course(about)

    def address(self, about: Any) -> str:
        """That page."""
        return reverse("course", args=[about.public_id])


class _Decisions(Sort):
    """Texts that are read on the page about hashed import."""

    def address(self, about: Any) -> str:
        """That page."""
        return reverse("hashed", args=[about.authority.public_id])


class _Outreach(Sort):
    """Texts of the register of outreach."""

    def address(self, about: Any) -> str:
        """The register, in its year."""
        return f"{reverse('outreach')}?ar={about.held_on.year}"


class _Sources(Sort):
    """Texts that are read on a learning platform's page."""

    def address(self, about: Any) -> str:
        """That page."""
        return reverse("learning_source", args=[about.public_id])


COMPETENCE_SORTS: dict[str, Sort] = {
    "kurs": _Courses(Course, free_fields(Course) - {"code"}),
    "hashbeslut": _Decisions(HashedOptIn, free_fields(HashedOptIn) - {"dnr", "decided_by"}),
    "utatriktat": _Outreach(Outreach, free_fields(Outreach) - {"with_whom"}),
    "utbildningsplattform": _Sources(LearningSource, free_fields(LearningSource)),
}
