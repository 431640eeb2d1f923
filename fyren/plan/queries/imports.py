"""Reads of imports: which ones a viewer may know of, and what stands in one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.db.models import QuerySet

from fyren.base.documents import SourceLine
from fyren.base.documents.lines import lines_from_json
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.importing import ParsedPlan
from fyren.plan.models import ActivityProposalDraft, ImportState, Plan, PlanImport
from fyren.plan.review import (
    ContactDetail,
    LinePiece,
    Question,
    Review,
    all_questions,
    open_questions,
    pieces_of_lines,
)


@dataclass(frozen=True)
class ImportContent:
    """An import's columns as values: the lines, what was found in them, and what was decided.

    `title` is the one given, or "".
    """

    title: str
    lines: tuple[SourceLine, ...]
    parsed: ParsedPlan
    contacts: tuple[ContactDetail, ...]
    review: Review
    fallback_title: str

    @cached_property
    def questions(self) -> list[Question]:
        """What is still to be decided, in the order of the document."""
        return open_questions(self.parsed, self.contacts, self.review.decided)

    @cached_property
    def asked(self) -> int:
        """How many questions there are in all, answered ones included."""
        return len(all_questions(self.parsed, self.contacts))

    @cached_property
    def pieces(self) -> dict[int, list[LinePiece]]:
        """Each line's pieces, by line number."""
        return pieces_of_lines(self.parsed.spans)


def read_import(plan_import: PlanImport) -> ImportContent:
    """The content of an import that has not been discarded.

    Raises:
        ValueError: it was stored by a version of Fyren whose labels or schema this one does not know.
    """
    return ImportContent(
        title=plan_import.title,
        lines=tuple(lines_from_json(plan_import.lines)),
        parsed=ParsedPlan.from_json(plan_import.parsed),
        contacts=tuple(ContactDetail(**detail) for detail in plan_import.parsed["contacts"]),
        review=Review.from_json(plan_import.corrections, plan_import.decided),
        fallback_title=Path(plan_import.file_name).stem,
    )


def visible_imports(viewer: Viewer) -> QuerySet[PlanImport]:
    """The imports that the viewer may know of: those of authorities where she is coordinator."""
    at = viewer.authorities_as(Role.COORDINATOR)
    return PlanImport.objects.filter(authority__public_id__in=at).select_related("authority", "edition__plan")


def listed_imports(viewer: Viewer) -> QuerySet[PlanImport]:
    """The visible imports without their content, newest first; discarded ones are left out."""
    rows = visible_imports(viewer).exclude(state=ImportState.DISCARDED)
    return rows.defer("lines", "parsed", "corrections", "decided", "edition__structure")


def proposals_of(plan_import: PlanImport) -> QuerySet[ActivityProposalDraft]:
    """The rows of activity tables that publishing kept aside for the bodies, in the order of the document."""
    return plan_import.activity_proposals.order_by("line")


def own_authorities(viewer: Viewer) -> QuerySet[Body]:
    """The authorities for which the viewer may import."""
    return Body.objects.filter(public_id__in=viewer.authorities_as(Role.COORDINATOR)).order_by("position", "name")


def own_plans(viewer: Viewer) -> QuerySet[Plan]:
    """The plans that the viewer may give a new edition."""
    return Plan.objects.filter(authority__public_id__in=viewer.authorities_as(Role.COORDINATOR)).order_by("title")
