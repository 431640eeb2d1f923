"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.records import Part, Record
from fyren.people.models import BodyDecision


def people_records(authority: str) -> Iterator[Record]:
    """The decisions that bind the authority, or a body that belongs to it, to the plans."""
    decisions = BodyDecision.objects.select_related("body__parent__parent", "decided_by")
    for decision in decisions:
        if decision.authority.public_id == authority:
            yield _record(decision)


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
