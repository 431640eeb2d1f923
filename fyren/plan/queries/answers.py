"""Reads of consultation answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.editing import part_key
from fyren.plan.models import ConsultationAnswer, PlanEdition
from fyren.plan.queries.revision_draft import Text, draft_parts
from fyren.plan.queries.revision_words import part_titles
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
    return answers.select_related("authority").order_by("partner", "authority__position", "authority__name", "path")


@dataclass(frozen=True, slots=True)
class Place:
    """A section that one answers about, with its wording and the answer given so far."""

    path: str
    title: str
    texts: tuple[Text, ...]
    answer: ConsultationAnswer | None = None


def places(edition: PlanEdition) -> list[Place]:
    """The sections of a consulted edition, in order, the whole first."""
    structure = edition.read()
    titles, parts = part_titles(structure), {part.path: part.texts for part in draft_parts(structure)}
    return [Place(path, titles[path], parts.get(path, ())) for path in answerable_paths(structure)]


def own_places(edition: PlanEdition, authority: Body) -> list[Place]:
    """The sections with the authority's own answers; the caller has checked that the viewer may read them."""
    rows = ConsultationAnswer.objects.filter(edition=edition, authority=authority, partner="")
    given = {answer.path: answer for answer in rows.select_related("authority")}
    return [Place(place.path, place.title, place.texts, given.get(place.path)) for place in places(edition)]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A section with everybody's handed-over answers."""

    place: Place
    answers: tuple[ConsultationAnswer, ...]

    @property
    def unweighed(self) -> int:
        """How many of the answers ask for something and have not been weighed."""
        return sum(1 for answer in self.answers if asks(answer) and not answer.weighed)


def asks(answer: ConsultationAnswer) -> bool:
    """True when the answer wants anything weighed: a comment, a wording, or no support."""
    return bool(answer.text or answer.proposed_wording or answer.stance in ("rejects", "supports_with_changes"))


def compilation(viewer: Viewer, edition: PlanEdition) -> list[Compiled]:
    """Every section with the handed-over answers that the viewer may read."""
    answers = list(readable_answers(viewer, edition).filter(handed_over_at__isnull=False))
    return [Compiled(place, tuple(a for a in answers if a.path == place.path)) for place in places(edition)]
