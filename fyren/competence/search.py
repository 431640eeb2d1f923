"""What the search finds of the room, for those who are logged in: courses."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.search import EVERYONE_LOGGED_IN, SearchDocument, index
from fyren.competence.models import Course

SOURCE = "course"
WEIGHT = 2


class CourseSearchSource:
    """Every course."""

    name = SOURCE
    label: str | Promise = _("Course")

    def documents(self) -> Iterator[SearchDocument]:
        """All documents, as they now stand."""
        return map(_document, Course.objects.select_related("authority").order_by("pk"))


def refresh_course(course: Course) -> None:
    """Put a course into the index as it now stands, inside the act that changed it."""
    index([_document(course)])


def _document(course: Course) -> SearchDocument:
    return SearchDocument(
        SOURCE,
        course.public_id,
        reverse("course", args=[course.public_id]),
        course.name,
        course.about,
        within=course.authority.short_name,
        authority=EVERYONE_LOGGED_IN,
        weight=WEIGHT,
    )
