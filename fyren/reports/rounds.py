"""Closed rounds as rows on a page. Part of the room's reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fyren.people.viewer import Viewer
from fyren.plan.models import Plan
from fyren.reports.access import AT_BODY
from fyren.reports.models import AdoptedReport
from fyren.reports.queries import latest_editions
from fyren.steering.models import BodyReport, RoundEdition
from fyren.steering.queries.round_content import RELEASED, round_content
from fyren.steering.round_rules import RoundState


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A plan in a closed round. `adopted` is the report that has been decided from it, if any."""

    edition: RoundEdition
    slug: str
    title: str
    adopted: AdoptedReport | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A body's papers from a plan in a round: `public_id` is the closed round's edition's, or the open round's own."""

    public_id: str
    round: str
    slug: str
    plan: str
    body_id: str
    body: str


def round_rows() -> list[RoundRow]:
    """Every plan in every closed round, the latest first."""
    adopted = {
        (each.edition_id, each.plan.slug): each
        for each in AdoptedReport.objects.select_related("plan").defer("sections")
    }
    return [
        RoundRow(edition, plan["slug"], plan["title"], adopted.get((edition.pk, plan["slug"])))
        for edition in latest_editions()
        for plan in edition.content["plans"]
    ]


def adopted_from(public_id: str, slug: str) -> AdoptedReport | None:
    """The decided report from an edition and plan, None while there is none."""
    found = AdoptedReport.objects.filter(edition__public_id=public_id, plan__slug=slug)
    return found.select_related("plan", "decided_by", "edition__round__year").defer("edition__content").first()


def owner_of(slug: str) -> str:
    """Public id of the authority that owns the plan; "" when the plan has another address now."""
    return Plan.objects.filter(slug=slug).values_list("authority__public_id", flat=True).first() or ""


def own_papers(viewer: Viewer) -> list[PaperRow]:
    """The papers of the bodies where the viewer has a role: from open rounds once the report is released, and from
    every closed round that they took part in.
    """
    own = viewer.authorities_as(*AT_BODY)
    return [*_from_open(own, viewer), *_from_closed(own)] if own else []


def _from_open(bodies: frozenset[str], viewer: Viewer) -> Iterator[PaperRow]:
    found = BodyReport.objects.filter(
        round__state=RoundState.OPEN, state__in=RELEASED, authority__public_id__in=bodies
    ).select_related("round__year", "authority")
    for report in found:
        for plan in round_content(report.round, day=viewer.day).plans:
            body = report.authority
            yield PaperRow(report.round.public_id, str(report.round), plan.slug, plan.title, body.public_id, str(body))


def _from_closed(bodies: frozenset[str]) -> Iterator[PaperRow]:
    for edition in latest_editions():
        for plan in edition.content["plans"]:
            for body in edition.content["bodies"]:
                if body["public_id"] in bodies:
                    yield PaperRow(
                        edition.public_id,
                        str(edition.round),
                        plan["slug"],
                        plan["title"],
                        body["public_id"],
                        body["name"],
                    )
