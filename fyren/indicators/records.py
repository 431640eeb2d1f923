"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.records import Part, Record
from fyren.indicators.models import CouncilSet, IndicatorLink
from fyren.plan.queries.blanking import steering_owner


def indicator_records(authority: str) -> Iterator[Record]:
    """The council's sets of indicators as they were entered, and what a coordinator has read indicators as saying
    something of. The library belongs to no authority: the executive board keeps it, as it does the steering model.
    """
    owner = steering_owner()
    if owner is None or owner.public_id != authority:
        return
    for council_set in CouncilSet.objects.prefetch_related("entries__indicator"):
        yield _set(council_set, authority)
    links = IndicatorLink.objects.select_related("indicator", "direction_goal", "target_picture", "process")
    for link in links:
        yield _link(link, authority)


def _set(council_set: CouncilSet, authority: str) -> Record:
    decided_on = council_set.decided_on
    return Record(
        code="indicators.CouncilSet",
        kind=_("The council's indicators"),
        public_id=council_set.public_id,
        title=str(council_set),
        authority=authority,
        state=_("Decided") if decided_on else _("Decision not entered"),
        is_draft=decided_on is None,
        dnr=council_set.dnr,
        date=decided_on or council_set.created_at.astimezone(SWEDISH_TIME).date(),
        facts=(
            (_("Decided on"), decided_on.isoformat() if decided_on else ""),
            (_("Section of the minutes"), council_set.section),
        ),
        parts=tuple(Part(str(entry.indicator), entry.aim, level=3) for entry in council_set.entries.all()),
    )


def _link(link: IndicatorLink, authority: str) -> Record:
    until = link.valid_to.isoformat() if link.valid_to else ""
    return Record(
        code="indicators.IndicatorLink",
        kind=_("What an indicator hangs on"),
        public_id=link.public_id,
        title=str(link),
        authority=authority,
        state=_("Ended") if link.valid_to else _("Holds"),
        is_draft=False,
        date=link.valid_from or link.created_at.astimezone(SWEDISH_TIME).date(),
        facts=((_("From"), link.valid_from.isoformat() if link.valid_from else ""), (_("To and including"), until)),
        parts=(Part(_("Rationale"), link.rationale),),
    )
