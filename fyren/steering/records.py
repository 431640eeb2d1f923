"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.records import Part, Record
from fyren.plan.models import Plan
from fyren.plan.queries.blanking import LoggedRow
from fyren.plan.records import blanked_parts
from fyren.steering.appendix import facts_of, named
from fyren.steering.blanking import blanked_in_editions
from fyren.steering.content import ActivityContent, BudgetContent, StanceContent
from fyren.steering.models import Activity, BudgetEdition, EditionStage, InternalBudget, Proposal, ProposalState
from fyren.steering.models.choices import STANCES
from fyren.steering.queries.content import content_of
from fyren.steering.terms import term_of

_STANCES = {str(kind): label for kind, label in STANCES}


def steering_records(authority: str) -> Iterator[Record]:
    """The authority's internal budgets with their stances, activities and frozen editions, drafts included; proposals
    that it sent or received; and what others have handed over to it as the owner of a plan.
    """
    budgets = InternalBudget.objects.filter(authority__public_id=authority).select_related("authority", "year")
    for budget in budgets:
        content = content_of(budget)
        yield _budget(budget, content)
        yield from _activities(budget, content)
    yield from _editions(authority)
    yield from _proposals(authority)


def _budget(budget: InternalBudget, content: BudgetContent) -> Record:
    handed_over = _day(budget.handed_over_at)
    return Record(
        code="steering.InternalBudget",
        kind=term_of(budget.authority).heading,
        public_id=budget.public_id,
        title=_title(budget),
        authority=budget.authority.public_id,
        state=budget.get_state_display(),
        is_draft=not budget.is_decided,
        dnr=budget.dnr,
        date=budget.decided_on or handed_over,
        facts=(
            (_("Decided by"), str(budget.get_instance_display()) if budget.instance else ""),
            (_("Decided on"), _iso(budget.decided_on)),
            (_("Section of the minutes"), budget.section),
            (_("Minutes approved"), _iso(budget.minutes_approved_on)),
            (_("Handed over"), _iso(handed_over)),
            (_("Released to the public"), _iso(budget.released_on)),
        ),
        parts=(Part(_("Stances"), ""), *_stances(content.stances)),
    )


def _stances(stances: Iterable[StanceContent]) -> Iterator[Part]:
    for stance in stances:
        text = "\n\n".join(part for part in (str(_STANCES[stance.kind]), stance.reason) if part)
        yield Part(named(stance.focus_area), text, level=3)


def _activities(budget: InternalBudget, content: BudgetContent) -> Iterator[Record]:
    """Each with its comments. What lies in the bin is kept, and so it is handed over too."""
    told = {each.public_id: each for each in content.activities}
    for activity in budget.activities.prefetch_related("comments__from_authority"):
        said = told.get(activity.public_id)
        yield Record(
            code="steering.Activity",
            kind=_("Activity"),
            public_id=activity.public_id,
            title=activity.title,
            authority=budget.authority.public_id,
            state=_state(activity),
            is_draft=not activity.is_decided,
            dnr=budget.dnr if activity.is_decided else "",
            date=budget.decided_on if activity.is_decided else _day(activity.created_at),
            facts=((_("Stands in"), _title(budget)), *(facts_of(said) if said else ())),
            parts=(*(_wording(said) if said else _bare(activity)), *_comments(activity)),
        )


def _state(activity: Activity) -> str:
    if activity.binned_at is not None:
        return _("In the bin")
    return _("Decided") if activity.is_decided else _("Draft")


def _wording(activity: ActivityContent) -> Iterator[Part]:
    yield Part(_("What and why"), activity.description)
    yield Part(_("Focus areas"), "\n\n".join(named(area) for area in activity.focus_areas))
    if activity.steps:
        steps = (" ".join(part for part in (step.due_on, step.title) if part) for step in activity.steps)
        yield Part(_("Steps"), "\n\n".join(steps))


def _bare(activity: Activity) -> Iterator[Part]:
    """What lies in the bin is in no edition any more: its own texts."""
    yield Part(_("What and why"), activity.description)
    yield Part(_("Expected result"), activity.expected_result)


def _comments(activity: Activity) -> Iterator[Part]:
    for comment in activity.comments.all():
        names = {"who": comment.from_authority.name, "day": _iso(_day(comment.created_at))}
        yield Part(_("Comment from %(who)s, %(day)s") % names, comment.text, level=3)


def _editions(authority: str) -> Iterator[Record]:
    wanted = Q(budget__authority__public_id=authority)
    if Plan.objects.filter(authority__public_id=authority).exists():
        wanted |= Q(stage=EditionStage.HANDED_OVER)
    found = BudgetEdition.objects.filter(wanted).select_related("budget__authority", "budget__year")
    editions = list(found.prefetch_related("files"))
    blanked = blanked_in_editions(editions)
    for edition in editions:
        yield _edition(edition, authority, [row for row in blanked if row.public_id == edition.public_id])


def _edition(edition: BudgetEdition, authority: str, blanked: list[LoggedRow]) -> Record:
    is_own = edition.budget.authority.public_id == authority
    files = (
        (_("Checksum of %(kind)s") % {"kind": file.get_kind_display()}, file.sha256) for file in edition.files.all()
    )
    names = {"budget": _title(edition.budget), "number": edition.number}
    return Record(
        code="steering.BudgetEdition",
        kind=_("Edition of an internal budget"),
        public_id=edition.public_id,
        title=_("%(budget)s, edition %(number)s") % names,
        authority=authority,
        state=edition.get_stage_display() if is_own else _("Received"),
        is_draft=edition.stage == EditionStage.PROPOSED,
        dnr=edition.dnr,
        date=edition.decided_on or _day(edition.frozen_at),
        facts=(
            (_("Decided on"), _iso(edition.decided_on)),
            (_("Section of the minutes"), edition.section),
            (_("Checksum of the content"), edition.checksum),
            *files,
        ),
        parts=(*_edition_parts(edition), *(blanked_parts(blanked) if is_own else ())),
    )


def _edition_parts(edition: BudgetEdition) -> Iterator[Part]:
    """The content; one that no longer matches its checksum is said to, not left out."""
    try:
        content = edition.read()
    except ValueError:
        warning = _("The stored content does not match the checksum that was set when the edition was frozen.")
        yield Part(_("Check the content"), warning)
        content = BudgetContent.from_json(edition.content)
    yield Part(_("Stances"), "")
    yield from _stances(content.stances)
    for activity in content.activities:
        facts = "\n\n".join(f"{label}: {value}" for label, value in facts_of(activity) if value)
        areas = "\n\n".join(named(area) for area in activity.focus_areas)
        yield Part(activity.title, "\n\n".join(part for part in (activity.description, areas, facts) if part))


def _proposals(authority: str) -> Iterator[Record]:
    """A proposal belongs to both: it was sent by one authority and received by another."""
    sides = Q(to_authority__public_id=authority) | Q(from_authority__public_id=authority)
    found = Proposal.objects.filter(sides).select_related("to_authority", "from_authority", "year")
    for proposal in found.prefetch_related("focus_areas"):
        areas = "\n\n".join(str(area) for area in proposal.focus_areas.all())
        yield Record(
            code="steering.Proposal",
            kind=_("Proposal of an activity"),
            public_id=proposal.public_id,
            title=proposal.title,
            authority=authority,
            state=proposal.get_state_display(),
            is_draft=False,
            date=_day(proposal.created_at),
            facts=(
                (_("From"), proposal.from_authority.name),
                (_("To"), proposal.to_authority.name),
                (_("Year"), str(proposal.year)),
                (_("Answered on"), _iso(proposal.answered_on)),
            ),
            parts=(
                Part(_("What and why"), proposal.description),
                Part(_("Focus areas"), areas),
                *((Part(_("Answer"), proposal.answer),) if proposal.state != ProposalState.OPEN else ()),
            ),
        )


def _title(budget: InternalBudget) -> str:
    return f"{term_of(budget.authority).heading} {budget.year}, {budget.authority.name}"


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.astimezone(SWEDISH_TIME).date() if moment else None


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
