"""What a revision's own page shows: its stages as a dated line, who was asked, and what may be done next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F
from django.utils.functional import Promise

from fyren.base.clock import SWEDISH_TIME
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.access import can_steer_plan
from fyren.plan.models import ConsultationAnswer, ConsultationRequest, PlanEdition, Revision
from fyren.plan.models.plans import STAGES
from fyren.plan.rules import PUBLIC_STAGES, Stage, next_stages

ORDER = tuple(Stage)
LABELS = dict(STAGES)


class StepState(StrEnum):
    """Where a step stands on the line."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the line; `edition` is None where nothing was frozen or the viewer may not read it."""

    label: str | Promise
    state: StepState
    on: dt.date | None = None
    edition: PlanEdition | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked, or who answered unasked; `handed_over` is the day of the answer."""

    name: str
    body: Body | None
    handed_over: dt.date | None
    sections: int = 0
    no_view: bool = False
    unasked: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """A revision as the viewer may see it."""

    revision: Revision
    base: PlanEdition | None
    editions: tuple[PlanEdition, ...]
    steps: tuple[Step, ...]
    asked: tuple[Asked, ...]
    may_steer: bool
    reads_drafts: bool
    next_stages: tuple[Stage, ...]
    answers_for: tuple[tuple[Body, bool], ...]  # whose answer the viewer may read, and whether she also writes it

    @property
    def answered(self) -> int:
        """How many of those asked have answered."""
        return sum(1 for asked in self.asked if asked.handed_over and not asked.unasked)

    @property
    def asked_count(self) -> int:
        """How many were asked."""
        return sum(1 for asked in self.asked if not asked.unasked)


def revision_page(viewer: Viewer, revision: Revision) -> RevisionPage:
    """Gather the page: a constant number of queries."""
    rows = revision.plan.editions.defer("structure").select_related("adopted_by").order_by("number")
    editions = [edition for edition in rows if edition.revision_id == revision.pk]
    frozen = [edition for edition in editions if edition.frozen_at is not None]
    first = editions[0].number if editions else 0
    before = [edition for edition in rows if edition.number < first and edition.frozen_at is not None]
    adopted = [edition for edition in before if edition.stage == Stage.ADOPTED]
    reads_drafts = revision.authority.public_id in viewer.draft_authorities
    visible = tuple(edition for edition in frozen if reads_drafts or Stage(edition.stage) in PUBLIC_STAGES)
    consulted = [edition for edition in frozen if edition.stage == Stage.CONSULTATION]
    may_steer = can_steer_plan(viewer, revision.plan)
    return RevisionPage(
        revision=revision,
        base=next(reversed(adopted or before), None),
        editions=visible,
        steps=tuple(_steps(revision, frozen, visible)),
        asked=tuple(asked_of(consulted[-1], is_over=is_over(revision, viewer.day))) if consulted else (),
        may_steer=may_steer,
        reads_drafts=reads_drafts,
        next_stages=next_stages(Stage(revision.stage)) if revision.is_open and may_steer else (),
        answers_for=tuple(_answers_for(viewer, revision)),
    )


def _steps(revision: Revision, frozen: list[PlanEdition], visible: tuple[PlanEdition, ...]) -> list[Step]:
    """What was, with its dates; where it is now; the rest of the straight way ahead."""
    began = revision.created_at.astimezone(SWEDISH_TIME).date()
    passed = [(Stage.DRAFT, began, None), *((Stage(e.stage), _day(e), e) for e in frozen)]
    steps = [
        Step(LABELS[stage.value], StepState.DONE, on, edition if edition in visible else None)
        for stage, on, edition in passed
    ]
    if revision.is_open:
        last = steps.pop()
        steps.append(Step(last.label, StepState.NOW, last.on, last.edition))
        place = ORDER.index(Stage(revision.stage))
        steps += [Step(LABELS[stage.value], StepState.AHEAD) for stage in ORDER[place + 1 :]]
    return steps


def _day(edition: PlanEdition) -> dt.date | None:
    if edition.adopted_on:
        return edition.adopted_on
    return edition.frozen_at.astimezone(SWEDISH_TIME).date() if edition.frozen_at else None


def _answers_for(viewer: Viewer, revision: Revision) -> list[tuple[Body, bool]]:
    """The authorities whose answer the viewer may read, drafts included, and whether she writes it."""
    if not any(stage == Stage.CONSULTATION for stage in _stages_of(revision)):
        return []
    at = viewer.authorities_as(Role.CONTACT, Role.COORDINATOR, Role.DECISION_READER, Role.REGISTRAR)
    writes = viewer.authorities_as(Role.CONTACT, Role.COORDINATOR)
    bodies = Body.objects.filter(public_id__in=at).order_by("position", "name")
    return [(body, body.public_id in writes) for body in bodies]


def _stages_of(revision: Revision) -> list[str]:
    return list(revision.editions.filter(frozen_at__isnull=False).values_list("stage", flat=True))


def is_over(revision: Revision, day: dt.date) -> bool:
    """True when no more answers can be expected: the day has passed, or the consultation is closed."""
    return revision.stage != Stage.CONSULTATION or (revision.answers_due is not None and revision.answers_due < day)


def asked_of(edition: PlanEdition, *, is_over: bool) -> list[Asked]:
    """Everyone who was asked about an edition, and who answered unasked, with what is handed over: two queries.

    Bodies stand in the order of the organisation, partners after them.
    """
    requests = ConsultationRequest.objects.filter(edition=edition).select_related("body")
    requests = requests.order_by(F("body__position").asc(nulls_last=True), "body__name", "partner")
    answers = ConsultationAnswer.objects.filter(edition=edition, handed_over_at__isnull=False)
    by_sender: dict[tuple[int | None, str], list[ConsultationAnswer]] = {}
    for answer in answers.select_related("authority").order_by("authority__position", "partner"):
        sender = (None, answer.partner) if answer.partner else (answer.authority_id, "")
        by_sender.setdefault(sender, []).append(answer)
    asked = []
    for request in requests:
        given = by_sender.pop((request.body_id, request.partner), [])
        asked.append(_asked(str(request), request.body, given, is_late=is_over and not given))
    for (_body_id, partner), given in by_sender.items():
        body = None if partner else given[0].authority
        asked.append(_asked(partner or str(body), body, given, unasked=True))
    return asked


def _asked(
    name: str, body: Body | None, answers: list[ConsultationAnswer], *, unasked: bool = False, is_late: bool = False
) -> Asked:
    days = [answer.handed_over_at.astimezone(SWEDISH_TIME).date() for answer in answers if answer.handed_over_at]
    no_view = bool(answers) and all(answer.stance == "no_view" for answer in answers)
    return Asked(name, body, max(days, default=None), len(answers), no_view, unasked, is_late)
