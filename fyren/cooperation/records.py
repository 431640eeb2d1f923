"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.clock import day_in_sweden
from fyren.base.records import Part, Record, period_of
from fyren.cooperation.models import Agreement, FollowUp, Partner
from fyren.cooperation.queries.agreements import agreement_rows, with_partners
from fyren.cooperation.rules import State


def cooperation_records(authority: str) -> Iterator[Record]:
    """The authority's agreements with their follow-ups, and its partners."""
    agreements = with_partners().filter(authority__public_id=authority).prefetch_related("follow_ups")
    for row in agreement_rows(clock.today(), agreements):
        yield _agreement(row.agreement, authority, is_ended=row.state is State.ENDED)
    for partner in Partner.objects.filter(authority__public_id=authority):
        yield _partner(partner, authority)


def _agreement(agreement: Agreement, authority: str, *, is_ended: bool) -> Record:
    return Record(
        code="cooperation.Agreement",
        kind=_("Agreement"),
        public_id=agreement.public_id,
        title=agreement.title,
        authority=authority,
        state=_("Ended") if is_ended else _("Holds"),
        is_draft=False,
        dnr=agreement.dnr,
        date=agreement.decided_on or agreement.valid_from or day_in_sweden(agreement.created_at),
        facts=(
            (_("Kind"), agreement.get_kind_display()),
            (_("Partners"), ", ".join(each.name for each in agreement.partners.all())),
            (_("Holds"), period_of(agreement)),
            (_("Decided by"), agreement.decided_by),
            (_("Section of the minutes"), agreement.section),
        ),
        parts=(
            Part(_("What the municipality does"), agreement.we_do),
            Part(_("What the partner does"), agreement.they_do),
            *(_followed_up(each) for each in agreement.follow_ups.all()),
        ),
    )


def _followed_up(follow_up: FollowUp) -> Part:
    heading = _("Followed up on %(day)s") % {"day": follow_up.held_on}
    return Part(heading, "\n\n".join(text for text in (follow_up.found, follow_up.changes) if text))


def _partner(partner: Partner, authority: str) -> Record:
    return Record(
        code="cooperation.Partner",
        kind=_("Partner"),
        public_id=partner.public_id,
        title=partner.name,
        authority=authority,
        state=_("Ended") if partner.valid_to else _("Holds"),
        is_draft=False,
        date=partner.valid_from or day_in_sweden(partner.created_at),
        facts=(
            (_("Kind"), partner.get_kind_display()),
            (_("Whom to ask for"), partner.contact_role),
            (_("How to reach them"), partner.contact_way),
        ),
        parts=(Part(_("What they do"), partner.does),),
    )
