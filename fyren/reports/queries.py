"""Reads: closed rounds, the frame of a report, decided reports, and packs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.frozen import checksum_of
from fyren.people.viewer import Viewer
from fyren.reports.access import can_read_adopted
from fyren.reports.composing.frame import OPEN, Frame, Supplement
from fyren.reports.models import AdoptedReport, AuditPack
from fyren.reports.sections import ALL, Sections
from fyren.steering.models import BudgetYear, InternalBudget, Round, RoundEdition
from fyren.steering.ports import PlanDecision
from fyren.steering.queries.round_content import round_content
from fyren.steering.round_content import DecisionContent, PlanContent, RoundContent
from fyren.steering.round_rules import RoundState


class NotFound(LookupError):
    """What was asked for is not there; the message says what is, and what to do."""


def latest_editions() -> list[RoundEdition]:
    """The latest edition of each closed round, the latest round first. Contents are read one by one, when asked for."""
    found = RoundEdition.objects.select_related("round__year").order_by("-round__cut_off_on", "round", "-number")
    latest: dict[int, RoundEdition] = {}
    for edition in found.defer("content"):
        latest.setdefault(edition.round_id, edition)
    return list(latest.values())


def edition_of(public_id: str) -> RoundEdition:
    """A closed round's edition.

    Raises:
        Http404: there is none.
    """
    edition = RoundEdition.objects.select_related("round__year").filter(public_id=public_id).first()
    if edition is None:
        raise Http404
    return edition


def frame_of(edition: RoundEdition, slug: str, sections: Sections = ALL) -> Frame:
    """An edition as the report of one of its plans reads it.

    Args:
        slug: the plan's short address as it was when the round was closed.

    Raises:
        NotFound: the round is not about that plan.
    """
    content = edition.read()
    plan = next((each for each in content.plans if each.slug == slug), None)
    if plan is None:
        raise NotFound(_("The round is not about that plan."))
    return _framed(edition, content, plan, sections)


def open_frame_of(public_id: str, slug: str, day: dt.date) -> Frame:
    """A round that is still open, as a body's papers to its own board read it: before the decision there is no edition.

    Raises:
        NotFound: there is no such open round, or it is not about that plan.
    """
    found = Round.objects.select_related("year").filter(public_id=public_id, state=RoundState.OPEN).first()
    if found is None:
        raise NotFound(_("There is no such round."))
    content = round_content(found, day=day)
    plan = next((each for each in content.plans if each.slug == slug), None)
    if plan is None:
        raise NotFound(_("The round is not about that plan."))
    return Frame(content, plan, OPEN, checksum_of(content.to_json()))


def _framed(edition: RoundEdition, content: RoundContent, plan: PlanContent, sections: Sections) -> Frame:
    adopted = AdoptedReport.objects.select_related("decided_by").filter(edition=edition, plan__slug=plan.slug).first()
    return Frame(
        content=content,
        plan=plan,
        number=edition.number,
        checksum=edition.checksum,
        reason=edition.reason,
        sections=sections,
        decision=decision_of(adopted) if adopted else None,
        supplements=tuple(_supplements(edition)),
    )


def _supplements(edition: RoundEdition) -> list[Supplement]:
    return [
        Supplement(row.made_at.astimezone(SWEDISH_TIME).date().isoformat(), row.reason, row.read())
        for row in edition.later_figures()
    ]


def decision_of(report: AdoptedReport) -> DecisionContent:
    """A report's decision in the shape that documents read."""
    return DecisionContent(str(report.decided_by), report.decided_on.isoformat(), report.section, report.dnr)


def find_frame(*, plan: str, year: int, key: str, sections: Sections = ALL) -> Frame:
    """A report's frame by the names that a person knows.

    Args:
        plan: the plan's short address; "" when the round is about one plan only.
        key: the round's key in the year's template, or its title.

    Raises:
        NotFound: there is no such year, round or plan; the message lists those there are.
    """
    editions = [each for each in latest_editions() if each.round.year.year == year]
    if not editions:
        there = sorted({str(each.round.year.year) for each in latest_editions()})
        told = {"year": year, "there": _named(there)}
        raise NotFound(_("%(year)s has no closed round. There are: %(there)s.") % told)
    named = {name.casefold(): each for each in editions for name in (each.round.title, each.round.key)}
    edition = named.get(key.casefold())
    if edition is None:
        there = [f"{each.round.key} ({each.round.title})" for each in editions]
        raise NotFound(
            _("%(year)s has no closed round “%(round)s”. Choose one of these with --round: %(there)s.")
            % {"year": year, "round": key, "there": _named(there)}
        )
    content = edition.read()
    found = [each for each in content.plans if plan in ("", each.slug)]
    if len(found) != 1:
        there = [each.slug for each in content.plans]
        raise NotFound(_("Say which plan with --plan. The round is about: %(there)s.") % {"there": _named(there)})
    return _framed(edition, content, found[0], sections)


def _named(names: list[str]) -> str:
    return ", ".join(names) or "–"


def adopted_reports(viewer: Viewer) -> list[AdoptedReport]:
    """The decided reports that the viewer may read, the latest first."""
    found = AdoptedReport.objects.select_related("plan", "edition__round__year", "decided_by", "authority")
    return [each for each in found.defer("edition__content") if can_read_adopted(viewer, each)]


def adopted_report(viewer: Viewer, public_id: str) -> AdoptedReport:
    """A decided report.

    Raises:
        Http404: there is none, or not for the viewer.
    """
    found = next((each for each in adopted_reports(viewer) if each.public_id == public_id), None)
    if found is None:
        raise Http404
    return found


def packs() -> QuerySet[AuditPack]:
    """Packs for auditors, the latest first."""
    found = AuditPack.objects.select_related("focus_area__development_area__edition__plan", "edition__round__year")
    return found.defer("edition__content")


def budget_decisions(year: BudgetYear) -> tuple[tuple[str, DecisionContent], ...]:
    """The year's decided internal budgets: body and decision."""
    found = InternalBudget.objects.filter(year=year).select_related("authority").order_by("authority__position")
    return tuple(
        (
            str(budget.authority),
            DecisionContent(
                budget.instance, budget.decided_on.isoformat() if budget.decided_on else "", budget.section, budget.dnr
            ),
        )
        for budget in found
        if budget.is_decided
    )


def plan_decisions(rounds: Collection[int]) -> list[PlanDecision]:
    """The decisions on reports made from the rounds (keys), the earliest first: one query. The port's adapter."""
    found = AdoptedReport.objects.filter(edition__round__in=rounds).select_related("plan", "decided_by")
    return [
        PlanDecision(each.edition_id, each.plan.public_id, decision_of(each), each.is_public)
        for each in found.order_by("decided_on", "pk")
    ]
