"""Reads of consultation answers."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fyren.people.viewer import Viewer
from fyren.plan.editing import part_key
from fyren.plan.models import ConsultationAnswer, PlanEdition
from fyren.plan.structure import PlanStructure

WHOLE = ""


def answerable_paths(structure: PlanStructure) -> list[str]:
    """What one answers about: the whole, each section that says something, each development area, the closing."""
    sections = [part_key("section", s.number, n) for n, s in enumerate(structure.sections) if s.paragraphs]
    areas = [part_key("area", area.number, n) for n, area in enumerate(structure.development_areas)]
    return [WHOLE, *dict.fromkeys(sections), *dict.fromkeys(areas), *(["closing"] if structure.closing else [])]


def readable_answers(viewer: Viewer, edition: PlanEdition) -> QuerySet[ConsultationAnswer]:
    """The answers on an edition that the viewer may read: handed-over ones, and drafts of the own authority."""
    own = Q(authority__public_id__in=viewer.draft_authorities)
    known = own | Q(handed_over_at__isnull=False) if viewer.is_known else Q(pk__in=[])
    answers = ConsultationAnswer.objects.filter(known, edition=edition)
    return answers.select_related("authority").order_by("authority__position", "authority__name", "partner", "path")
