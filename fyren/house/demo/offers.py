"""The demo's offers. The organisations are real and named in public sources; what is said of each offer is made up, and
says so. Nothing is for men in an honour context, nor for those who are old: gaps look like life."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from dateutil.relativedelta import relativedelta

from fyren.cooperation.actions.offers import save_offer
from fyren.cooperation.models import ForWhom, NeedsDecision, Offer, OfferLanguage, Partner, Referrer, TargetGroup
from fyren.house.demo.cast import somebody_as
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

SAID_BY = "Enhetens egen uppgift (exempel)"
EVERYBODY = (Referrer.SELF, Referrer.SOCIAL, Referrer.SCHOOL, Referrer.HEALTH, Referrer.POLICE)
FAMILJEFRID, BLENDA, HEDER = "Familjefrid Kronoberg", "Kvinnojouren Blenda", "Resurscentrum heder"


@dataclass(frozen=True, slots=True)
class Example:
    """An invented offer.

    Args:
        partner: its name, "" where the municipality gives it itself.
        checked: months since it was checked, and until it is to be checked again; None: never.
        waits: weeks, and how many months ago that was said; None: nobody has.
    """

    name: str
    does: str
    for_whom: tuple[ForWhom, ...]
    partner: str = ""
    fits: tuple[TargetGroup, ...] = ()
    referrers: tuple[Referrer, ...] = EVERYBODY
    decision: NeedsDecision = NeedsDecision.WITHOUT
    checked: tuple[int, int] | None = (2, 6)
    waits: tuple[int, int] | None = None
    more: dict[str, Any] = field(default_factory=dict)


EXAMPLES = (
    Example(
        "Samtal för våldsutsatta (exempel)",
        "Enskilda samtal om det som hänt och om hur man kan bli tryggare. Man kan vara anonym de första gångerna.",
        (ForWhom.EXPOSED,), FAMILJEFRID, waits=(2, 1),
        more={"languages": (OfferLanguage.SV, OfferLanguage.EN), "interpreter": True, "price": "Kostar inget",
              "is_public": True, "contact_role": "Mottagningen på Familjefrid (exempel, numret fylls i)"},
    ),
    Example(
        "Skyddat boende (exempel)",
        "En plats att bo på med stöd dygnet runt, för kvinnor och deras barn.",
        (ForWhom.EXPOSED, ForWhom.CHILDREN), BLENDA, (TargetGroup.WOMEN,), (Referrer.SOCIAL,), NeedsDecision.WITH,
        more={"interpreter": True, "is_secret": True},
    ),
    Example(
        "Barngrupp (exempel)",
        "Åtta träffar i grupp för barn som har upplevt våld hemma. En förälder får samtal samtidigt.",
        (ForWhom.CHILDREN,), FAMILJEFRID, (), (*EVERYBODY[:4],), waits=(9, 8),
        more={"parenthood": True, "price": "Kostar inget", "is_public": True},
    ),
    Example(
        "Samtal för den som använder våld (exempel)",
        "Samtal en gång i veckan med målet att våldet ska upphöra. Partnern och barnen får frågan om eget stöd.",
        (ForWhom.USING,), FAMILJEFRID, (), (Referrer.SELF, Referrer.SOCIAL, Referrer.PROBATION), waits=(4, 2),
        more={"interpreter": True, "price": "Kostar inget", "is_public": True},
    ),
    Example(
        "Pappagrupp (exempel)",
        "Program i grupp för pappor som har använt våld, med barnets behov i centrum.",
        (ForWhom.USING,), "", (TargetGroup.MEN,), (Referrer.SOCIAL,), NeedsDecision.WITH, (14, -2), (12, 9),
        more={"parenthood": True, "is_programme": True, "programme": "Caring Dads (exempel)"},
    ),
    Example(
        "Stöd vid hedersrelaterat våld (exempel)",
        "Samtal med unga och vuxna som begränsas av sin familj, och råd till dem som möter dem.",
        (ForWhom.EXPOSED, ForWhom.CHILDREN), HEDER,
        (TargetGroup.HONOUR, TargetGroup.WOMEN, TargetGroup.YOUNG, TargetGroup.LANGUAGES), waits=(1, 1),
        more={"languages": (OfferLanguage.SV, OfferLanguage.AR, OfferLanguage.SO), "interpreter": True,
              "is_public": True},
    ),
    Example(
        "Våldssamtal inom beroendevården (exempel)",
        "Samtal om våld för den som redan har kontakt med beroendevården.",
        (ForWhom.EXPOSED, ForWhom.USING), "", (TargetGroup.ADDICTION,), (Referrer.SELF, Referrer.HEALTH),
        NeedsDecision.EITHER, None,
    ),
)  # fmt: skip


def load_offers(*, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Offers of the executive board's: one past its review, one never checked, and whole groups without."""
    today, body = cast["amira"].day, bodies["KS"]
    partners = {partner.name: partner for partner in Partner.objects.all()}
    for each in EXAMPLES:
        values = _values(each, partners, today)
        by = somebody_as(Role.CONTACT, body, today)
        save_offer(offer=Offer(authority=body), values=values, expected_version=1, by=by)


def _values(each: Example, partners: dict[str, Partner], today: dt.date) -> dict[str, Any]:
    weeks, said = each.waits or (None, None)
    checked, again = each.checked or (None, None)
    return {
        "name": each.name,
        "does": each.does,
        "partner": partners[each.partner] if each.partner else None,
        "for_whom": each.for_whom,
        "fits": each.fits,
        "referrers": each.referrers,
        "decision": each.decision,
        "waiting_weeks": weeks,
        "waiting_said_on": None if said is None else today - relativedelta(months=said),
        "source": SAID_BY if each.checked else "",
        "checked_on": None if checked is None else today - relativedelta(months=checked),
        "review_by": None if again is None else today + relativedelta(months=again),
        **each.more,
    }
