"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.clock import day_in_sweden
from fyren.base.records import Part, Record, period_of
from fyren.people.models import BodyDecision, Unit


def people_records(authority: str) -> Iterator[Record]:
    """The decisions that bind the authority, or a body that belongs to it, to the plans; and the authority's units."""
    decisions = BodyDecision.objects.select_related("body__parent__parent", "decided_by")
    for decision in decisions:
        if decision.authority.public_id == authority:
            yield _record(decision)
    for unit in Unit.objects.filter(authority__public_id=authority).select_related("succeeded_by"):
        yield _unit(unit, authority)


def _record(decision: BodyDecision) -> Record:
    return Record(
        code="people.BodyDecision",
        kind=_("Decision that binds the body to the plans"),
        public_id=decision.public_id,
        title=f"{decision.get_kind_display()}: {decision.concerning}",
        authority=decision.authority.public_id,
        state=_("Decided") if decision.decided_on else _("Date not entered"),
        is_draft=False,
        dnr=decision.dnr,
        date=decision.decided_on,
        facts=(
            (_("Body"), decision.body.name),
            (_("Decided by"), decision.decided_by.name if decision.decided_by else ""),
            (_("Section of the minutes"), decision.section),
            (_("Source"), decision.source),
        ),
        parts=(Part(_("Concerning"), decision.concerning),),
    )


def _unit(unit: Unit, authority: str) -> Record:
    return Record(
        code="people.Unit",
        kind=_("Unit"),
        public_id=unit.public_id,
        title=unit.name,
        authority=authority,
        state=_("Ended") if unit.valid_to else _("Holds"),
        is_draft=False,
        date=unit.valid_from or day_in_sweden(unit.created_at),
        facts=(
            (_("Run by"), unit.get_run_by_display()),
            (_("Exists"), period_of(unit)),
            (_("Followed by"), str(unit.succeeded_by or "")),
        ),
        parts=(),
    )
