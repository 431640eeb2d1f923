"""The sorts of texts about courses, which the owning authority's registrar blanks."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fyren.competence.models import Course
from fyren.plan.sorts import Sort, free_fields


class _Courses(Sort):
    """Texts that are read on a course's page."""

    def address(self, about: Any) -> str:
        """That page."""
        return reverse("course", args=[about.public_id])


COMPETENCE_SORTS: dict[str, Sort] = {"kurs": _Courses(Course, free_fields(Course) - {"code"})}
