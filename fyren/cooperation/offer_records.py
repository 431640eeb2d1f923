"""An offer as a document, when an authority's documents are taken out."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.clock import day_in_sweden
from fyren.base.records import Part, Record, period_of
from fyren.cooperation.models import Offer
from fyren.cooperation.queries.offers import OfferRow


def offer_record(offer: Offer, authority: str) -> Record:
    """The offer with all that is said of it."""
    row = OfferRow(offer, clock.today())
    return Record(
        code="cooperation.Offer",
        kind=_("Offer"),
        public_id=offer.public_id,
        title=offer.name,
        authority=authority,
        state=_("Ended") if row.has_ended else _("Holds"),
        is_draft=False,
        date=offer.valid_from or day_in_sweden(offer.created_at),
        facts=(
            (_("Given by"), offer.partner.name if offer.partner else ""),
            (_("For whom"), ", ".join(row.for_whom)),
            (_("Fits specially"), ", ".join(row.fits)),
            (_("About being a parent"), _("Yes") if offer.parenthood else ""),
            (_("Whom to call"), ", ".join(said for said in (offer.contact_role, offer.contact_way) if said)),
            (_("Who may refer"), ", ".join(row.referrers)),
            (_("Decision"), offer.get_decision_display()),
            (_("Languages"), ", ".join(row.languages)),
            (_("Waiting"), _waiting(offer)),
            (_("Qualified programme"), offer.programme or (_("Yes") if offer.is_programme else "")),
            (_("Price"), offer.price),
            (_("Source"), offer.source),
            (_("Checked on"), date_format(offer.checked_on, "DATE_FORMAT") if offer.checked_on else ""),
            (_("Holds"), period_of(offer)),
        ),
        parts=(Part(_("What one gets"), offer.does),),
    )


def _waiting(offer: Offer) -> str:
    if offer.waiting_weeks is None or offer.waiting_said_on is None:
        return ""
    said = {"weeks": offer.waiting_weeks, "day": date_format(offer.waiting_said_on, "DATE_FORMAT")}
    return _("%(weeks)s weeks, as said on %(day)s") % said
