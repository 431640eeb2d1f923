"""What waits in the year for its contacts, coordinators and decision-makers, for the page "Today"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base.due import DueItem
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.steering.access import WRITERS
from fyren.steering.doors import door
from fyren.steering.models import InternalBudget
from fyren.steering.queries import due as reads
from fyren.steering.queries.due import CurrentArea, OwnWork, YearAhead
from fyren.steering.queries.years import year_worked_with
from fyren.steering.rules import BudgetState, Instance
from fyren.steering.terms import term_of

_UNDECIDED = (BudgetState.DRAFT, BudgetState.PROPOSED)


def steering_due(viewer: Viewer) -> Iterator[DueItem]:
    """What waits for the viewer. What would be done on a page that is not there, or not hers, is left out."""
    writes, decides = viewer.authorities_as(*WRITERS), viewer.authorities_as(Role.DECISION_READER)
    if not writes and not decides:
        return
    ahead = reads.years_ahead(viewer.day)
    found: list[DueItem] = []
    if writes:
        areas = reads.current_focus_areas(viewer)
        found += _for_writers(viewer, writes, ahead, areas)
        if viewer.holds(Role.COORDINATOR):
            found += _for_coordinator(viewer, ahead, areas)
    found += _for_decision_makers(viewer, decides - writes, ahead)
    yield from (item for item in found if item.url)


def budget_name(body: Body, year: int) -> str:
    """What a body's plan for a year is called, with whose it is."""
    return f"{term_of(body).heading} {year}, {body.name}"


def _for_writers(
    viewer: Viewer, writes: Iterable[str], ahead: list[YearAhead], areas: list[CurrentArea]
) -> Iterator[DueItem]:
    works = reads.own_work(writes)
    reads.count_steps(works, viewer.day)
    reads.count_silent(works, viewer.day)
    for work in works:
        for year in ahead:
            if year.has(work.body):
                yield from _stances(viewer, work, year, areas)
                yield from _decision(viewer, work, year)
        for budget in work.budgets.values():
            yield from _facts(viewer, budget)
        yield from _counted(viewer, work)


def _stances(viewer: Viewer, work: OwnWork, year: YearAhead, areas: list[CurrentArea]) -> Iterator[DueItem]:
    """Focus areas without a stance, once the phase has begun and as long as the budget is a draft."""
    phase, budget = year.phase("stances"), work.budgets.get(year.number)
    if phase is None or not _is_asked(year, viewer):
        return
    if budget is not None and budget.state != BudgetState.DRAFT:
        return
    taken = work.taken[budget.pk] if budget is not None else set()
    missing = sum(area.holds_in(year.number) and area.pk not in taken for area in areas)
    if not missing:
        return
    url = door(viewer, "budget_stances", budget.public_id) if budget else door(viewer, "budget_open", year.number)
    reason = ngettext(
        "%(count)s focus area has no answer yet.", "%(count)s focus areas have no answer yet.", missing
    ) % {"count": missing}
    yield DueItem(_("Take a stance"), budget_name(work.body, year.number), url, phase.ends_on, reason)


def _decision(viewer: Viewer, work: OwnWork, year: YearAhead) -> Iterator[DueItem]:
    """The next step of a budget that is not decided, once its phase has begun."""
    budget = work.budgets.get(year.number)
    state = BudgetState(budget.state) if budget is not None else BudgetState.DRAFT
    if state not in _UNDECIDED or (budget is not None and budget.is_decided):
        return
    is_proposed = state is BudgetState.PROPOSED
    phase = year.phase("decisions") if is_proposed else year.phase("proposals", "decisions")
    if phase is None or phase.starts_on is None or phase.starts_on > viewer.day:
        return
    what = budget_name(work.body, year.number)
    if budget is None:
        url = door(viewer, "budget_open", year.number)
        yield DueItem(_("Begin"), what, url, phase.ends_on, _("Nothing has been begun."))
    elif is_proposed:
        url = door(viewer, "budget_adopt", budget.public_id)
        reason = _("It is proposed. Enter the decision when it has been made.")
        yield DueItem(_("Enter the decision"), what, url, phase.ends_on, reason)
    else:
        url = door(viewer, "budget_propose", budget.public_id)
        yield DueItem(_("Propose"), what, url, phase.ends_on, _("It is a draft that nobody has been asked to decide."))


def _facts(viewer: Viewer, budget: InternalBudget) -> Iterator[DueItem]:
    """Facts of a decision that are not entered yet."""
    if not budget.is_decided:
        return
    what = budget_name(budget.authority, budget.year.year)
    url = door(viewer, "budget_facts", budget.public_id)
    if budget.minutes_approved_on is None:
        reason = _("It is not entered when the minutes were approved. Until then the decision is not public.")
        yield DueItem(_("Complete"), what, url, None, reason)
    if budget.instance == Instance.DELEGATION and budget.reported_on is None:
        reason = _("It was decided by delegation. It is not entered when the decision was reported.")
        yield DueItem(_("Complete"), what, url, None, reason)


def _counted(viewer: Viewer, work: OwnWork) -> Iterator[DueItem]:
    """One row a body for each kind: ten rows about steps would hide the rest."""
    if work.asked:
        reason = ngettext(
            "%(count)s proposal waits for an answer.", "%(count)s proposals wait for an answer.", work.asked
        ) % {"count": work.asked}
        yield DueItem(_("Answer"), _("Inbox, %(body)s") % {"body": work.body.name}, door(viewer, "inbox"), None, reason)
    late_in, silent_in = work.budget(work.overdue_in), work.budget(work.silent_in)
    if late_in is not None:
        reason = ngettext(
            "%(count)s step has passed its day.", "%(count)s steps have passed their day.", work.overdue
        ) % {"count": work.overdue}
        what = _("Steps in activities, %(body)s") % {"body": work.body.name}
        yield DueItem(_("Update"), what, _list(viewer, late_in, "status=late"), work.overdue_since, reason)
    if silent_in is not None:
        reason = ngettext(
            "Nothing has been said of %(count)s activity for six months.",
            "Nothing has been said of %(count)s activities for six months.",
            work.silent,
        ) % {"count": work.silent}
        what = _("Activities, %(body)s") % {"body": work.body.name}
        yield DueItem(_("Tell"), what, _list(viewer, silent_in, "kvalitet=silent"), None, reason)


def _list(viewer: Viewer, budget: InternalBudget, asked: str) -> str:
    """The body's activities of the budget's year, those that are asked for."""
    url = door(viewer, "activity_list", budget.year.year)
    return f"{url}?namnd={budget.authority.public_id}&{asked}" if url else ""


def _for_coordinator(viewer: Viewer, ahead: list[YearAhead], areas: list[CurrentArea]) -> Iterator[DueItem]:
    wanted = year_worked_with(viewer.day)
    if wanted not in {year.number for year in ahead}:
        what = _("Budget year %(year)s") % {"year": wanted}
        reason = _("It is not open, so nobody can begin on it.")
        yield DueItem(_("Open"), what, f"{door(viewer, 'year_open')}?ar={wanted}&mall=kalender", None, reason)
    for year in ahead:
        count = reads.past_review(year, viewer.day)
        if count:
            reason = ngettext("%(count)s date is past its review.", "%(count)s dates are past their review.", count) % {
                "count": count
            }
            what = _("Budget year %(year)s") % {"year": year.number}
            yield DueItem(_("Check"), what, door(viewer, "year", year.number), None, reason)
    asked = [year for year in ahead if _is_asked(year, viewer)]
    if asked:
        yield from _watched(viewer, asked[-1], areas)


def _is_asked(year: YearAhead, viewer: Viewer) -> bool:
    """True from the first day of the year's phase of stances."""
    phase = year.phase("stances")
    return phase is not None and phase.starts_on is not None and phase.starts_on <= viewer.day


def _watched(viewer: Viewer, year: YearAhead, areas: list[CurrentArea]) -> Iterator[DueItem]:
    """Focus areas that nobody has answered, by plan, and bodies that are late, in the latest year that is asked for."""
    own, phase = viewer.authorities_as(Role.COORDINATOR), year.phase("stances")
    mine = [area for area in areas if area.authority in own and area.holds_in(year.number)]
    left = Counter((area.plan, area.plan_slug) for area in reads.unanswered(viewer, year.year, mine))
    for (plan, slug), count in left.items():
        reason = ngettext(
            "%(count)s focus area has no answer from anybody for %(year)s.",
            "%(count)s focus areas have no answer from anybody for %(year)s.",
            count,
        ) % {"count": count, "year": year.number}
        url = door(viewer, "matrix", year.number)
        date = phase.ends_on if phase is not None else None
        yield DueItem(_("See"), plan, f"{url}?plan={slug}" if url else "", date, reason, is_watched=True)
    late = reads.late_bodies(viewer, year)
    if late is not None:
        reason = ngettext(
            "%(count)s board or company is late.", "%(count)s boards and companies are late.", late.count
        ) % {"count": late.count}
        what = _("Internal budgets and business plans %(year)s") % {"year": year.number}
        url = door(viewer, "budgets", year.number)
        yield DueItem(_("See"), what, url, late.since, reason, is_watched=True)


def _for_decision_makers(viewer: Viewer, decides: Iterable[str], ahead: list[YearAhead]) -> Iterator[DueItem]:
    """What lies with the meeting."""
    ids = list(decides)
    phases = {year.number: year.phase("decisions") for year in ahead}
    for budget in reads.proposed_to(ids) if ids else ():
        phase = phases.get(budget.year.year)
        yield DueItem(
            _("Read"),
            budget_name(budget.authority, budget.year.year),
            door(viewer, "budget", budget.public_id),
            phase.ends_on if phase is not None else None,
            _("The proposal lies with the meeting."),
        )
