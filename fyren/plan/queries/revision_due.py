"""What a revision asks of a viewer: the adapter of the port for due things (`fyren.base.due`)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.due import DueItem
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import ConsultationAnswer, ConsultationRequest, Revision
from fyren.plan.rules import Stage


def due_in_revisions(viewer: Viewer) -> Iterator[DueItem]:
    """Consultations to answer, for contacts; consultations to close, for the plan's coordinator."""
    yield from _to_answer(viewer)
    yield from _to_close(viewer)


def _to_answer(viewer: Viewer) -> Iterator[DueItem]:
    at = viewer.authorities_as(Role.CONTACT, Role.COORDINATOR)
    if not at:
        return
    asked = ConsultationRequest.objects.filter(
        body__public_id__in=at, edition__revision__is_open=True, edition__revision__stage=Stage.CONSULTATION
    ).select_related("body", "edition__revision__plan")
    handed = set(
        ConsultationAnswer.objects.filter(
            authority__public_id__in=at, partner="", handed_over_at__isnull=False
        ).values_list("edition_id", "authority_id")
    )
    latest: dict[tuple[int, int | None], ConsultationRequest] = {}
    for request in asked.order_by("edition__number"):
        latest[(request.edition.revision_id or 0, request.body_id)] = request  # a second round replaces the first
    for request in latest.values():
        revision = request.edition.revision
        if revision is None or request.body is None or (request.edition_id, request.body_id) in handed:
            continue
        yield DueItem(
            verb=_("Answer"),
            what=_("Consultation: %(plan)s") % {"plan": revision.plan.title},
            url=reverse("consultation_answer", args=[revision.public_id, request.body.public_id]),
            date=revision.answers_due,
            reason=_("%(body)s was asked.") % {"body": request.body.name},
        )


def _to_close(viewer: Viewer) -> Iterator[DueItem]:
    at = viewer.authorities_as(Role.COORDINATOR)
    over = Revision.objects.filter(
        plan__authority__public_id__in=at, is_open=True, stage=Stage.CONSULTATION, answers_due__lt=viewer.day
    )
    for revision in over.select_related("plan") if at else ():
        yield DueItem(
            verb=_("Close"),
            what=_("Consultation: %(plan)s") % {"plan": revision.plan.title},
            url=reverse("revision", args=[revision.public_id]),
            date=revision.answers_due,
            reason=_("The last day to answer has passed."),
        )
