"""A revision as a document to take out: why, when, whom it went to, and what became of each focus area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.records import Part, Record
from fyren.plan.addresses import goal_addresses
from fyren.plan.models import ConsultationRequest, FocusArea, FocusAreaMapping, PlanEdition, Revision
from fyren.plan.queries.revision import base_of, standing_wording
from fyren.plan.structure import PlanStructure

_ARROW = "→"


def revision_records(authority: str) -> Iterator[Record]:
    """The revisions of the authority's plans, each as one document. An open one is a draft: it is not finished."""
    editions = PlanEdition.objects.order_by("number").defer("structure").select_related("adopted_by")
    mappings = FocusAreaMapping.objects.select_related("old", "new").order_by("id")
    together = (Prefetch("editions", editions.prefetch_related("requests__body")), Prefetch("mappings", mappings))
    revisions = Revision.objects.filter(plan__authority__public_id=authority).select_related("plan")
    for revision in revisions.prefetch_related(*together):
        yield _record(revision, authority)


def _record(revision: Revision, authority: str) -> Record:
    steps = [edition for edition in revision.editions.all() if edition.frozen_at]
    opened = revision.created_at.astimezone(SWEDISH_TIME).date()
    adopted = next((step for step in reversed(steps) if step.adopted_on), None)
    base = base_of(revision)
    return Record(
        code="plan.Revision",
        kind=_("Revision"),
        public_id=revision.public_id,
        title=_("Revision of %(plan)s, opened on %(day)s") % {"plan": revision.plan.title, "day": opened.isoformat()},
        authority=authority,
        state=_("Withdrawn") if revision.withdrawn_because else revision.get_stage_display(),
        is_draft=revision.is_open,
        dnr=adopted.dnr if adopted else "",
        date=revision.closed_on or max([opened, *(_day(step) for step in steps)]),
        facts=(
            (_("Plan"), revision.plan.title),
            (_("Started from"), _("Edition %(number)s") % {"number": base.number} if base else ""),
            (_("Opened on"), opened.isoformat()),
            (_("Answers due"), _iso(revision.answers_due)),
            (_("Adopted by"), adopted.adopted_by.name if adopted and adopted.adopted_by else ""),
            (_("Adopted on"), _iso(adopted.adopted_on) if adopted else ""),
            (_("Section of the minutes"), adopted.section if adopted else ""),
            (_("Closed on"), _iso(revision.closed_on)),
        ),
        parts=tuple(part for part in _parts(revision, steps) if part.text),
    )


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _day(edition: PlanEdition) -> dt.date:
    moment = edition.frozen_at or edition.created_at
    return moment.astimezone(SWEDISH_TIME).date()


def _parts(revision: Revision, steps: list[PlanEdition]) -> Iterator[Part]:
    yield Part(_("Why the plan is revised"), revision.reason)
    yield Part(_("Why the revision is withdrawn"), revision.withdrawn_because)
    taken = (
        _("%(day)s: %(stage)s, edition %(number)s")
        % {"day": _iso(_day(step)), "stage": step.get_stage_display(), "number": step.number}
        for step in steps
    )
    yield Part(_("Steps"), "\n".join(taken))
    for step in steps:
        # Bodies first: the databases do not agree on where a row without a body comes.
        requests = sorted(step.requests.all(), key=lambda request: bool(request.partner))
        yield Part(
            _("Asked about edition %(number)s") % {"number": step.number},
            "\n".join(_asked(request) for request in requests),
        )
    yield Part(_("What becomes of the focus areas"), "\n\n".join(_mapped(revision)))


def _asked(request: ConsultationRequest) -> str:
    values = {"who": request, "day": request.sent_on.isoformat()}
    return (_("%(who)s (partner), %(day)s") if request.partner else _("%(who)s, %(day)s")) % values


def _mapped(revision: Revision) -> Iterator[str]:
    """Every pair of the mapping with both wordings in full: what has only a number elsewhere must be read here."""
    rows = list(revision.mappings.all())
    is_settled = all(row.new or not row.new_slug for row in rows)
    wording = {} if is_settled else _standing_goals(revision)
    for row in rows:
        new = str(row.new) if row.new else wording.get(row.new_slug, row.new_slug)
        sides = f" {_ARROW} ".join(side for side in (_old(row.old), new) if side)
        yield f"{row.get_kind_display()}: {sides}"


def _old(area: FocusArea | None) -> str:
    return str(area) if area else ""


def _standing_goals(revision: Revision) -> dict[str, str]:
    """The new side while nothing is decided, by address; read without its checksum, which its edition tells of."""
    structure = PlanStructure.from_json(standing_wording(revision).structure)
    return {slug: f"{block.number} {block.text}".strip() for block, slug in goal_addresses(structure)}
