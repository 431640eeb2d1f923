"""The demo's partners and agreements. The organisations are real and named in `domain.md`'s public sources; whatever is
said of an agreement with them is made up, and says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta

from fyren.cooperation.actions.agreements import save_agreement, save_follow_up
from fyren.cooperation.actions.partners import save_partner
from fyren.cooperation.models import Agreement, AgreementKind, FollowUp, Partner, PartnerKind
from fyren.house.demo.cast import somebody_as
from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.models import FocusArea

# (key, name, kind, whom to ask for, what they do)
PARTNERS = (
    (
        "blenda", "Kvinnojouren Blenda", PartnerKind.SHELTER, "Verksamhetschefen (exempel)",
        "Samtal, skyddat boende och förebyggande arbete.",
    ),
    (
        "familjefrid", "Familjefrid Kronoberg", PartnerKind.SHARED, "Enhetschefen (exempel)",
        "Stöd till vuxna som utsätts för våld, vuxna som använder våld och barn. Drivs av Region Kronoberg "
        "tillsammans med länets åtta kommuner.",
    ),
    (
        "barnahus", "Barnahus Kronoberg", PartnerKind.SHARED, "Samordnaren (exempel)",
        "Samlar socialtjänst, polis, åklagare och region när ett barn kan ha utsatts för brott.",
    ),
    (
        "heder", "Resurscentrum heder", PartnerKind.RESOURCE_CENTRE, "Samordnaren (exempel)",
        "Stöd till yrkesverksamma i frågor om hedersrelaterat våld och förtryck.",
    ),
    (
        "region", "Region Kronoberg", PartnerKind.REGION, "Samordnaren för våldsfrågor (exempel)",
        "Hälso- och sjukvården i länet.",
    ),
    (
        "police", "Polisen i Växjö", PartnerKind.POLICE, "Kommunpolisen (exempel)",
        "Utreder brott och skyddar den som är hotad.",
    ),
    (
        "prosecutor", "Åklagarmyndigheten", PartnerKind.PROSECUTOR, "Kammarchefen (exempel)",
        "Leder förundersökningar om brott mot barn och i nära relationer.",
    ),
    (
        "probation", "Kriminalvården, frivården", PartnerKind.PROBATION, "Frivårdschefen (exempel)",
        "Möter dem som är dömda för våld.",
    ),
    (
        "boj", "Brottsofferjouren Växjö", PartnerKind.ASSOCIATION, "Jourens samordnare (exempel)",
        "Stöd till brottsoffer, vittnen och anhöriga.",
    ),
    (
        "alvesta", "Alvesta kommun", PartnerKind.MUNICIPALITY, "Kvinnofridssamordnaren (exempel)",
        "Grannkommun i samma län.",
    ),
    (
        "programme", "Samtalsbyrån (exempel)", PartnerKind.COMPANY, "Verksamhetschefen (exempel)",
        "Program för den som använder våld (exempel).",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """An invented agreement: months from today to when it began, was followed up and checked; None: never."""

    body: str
    partner: str
    title: str
    kind: AgreementKind
    they_do: str
    areas: tuple[str, ...]
    begun: int
    ends: int | None  # with which year, counted from this; None: until further notice
    followed_up: int | None
    needs_permit: bool = False
    permit_checked: int | None = None
    renewal: int = 6  # months
    notice: int | None = None  # months; with a notice comes a decision, and what the municipality does


AGREEMENTS = (
    Example(
        "KS", "blenda", "Avtal om skyddat boende och samtal (exempel)", AgreementKind.IOP,
        "Håller platser i skyddat boende, samtal dygnet runt och utåtriktat arbete (exempel).",
        ("3.3.2", "3.2.2"), 35, 0, 10, needs_permit=True, permit_checked=13, renewal=12,
    ),
    Example(
        "KS", "familjefrid", "Överenskommelse om Familjefrid (exempel)", AgreementKind.AGREEMENT,
        "Tar emot vuxna och barn från kommunen, utan remiss (exempel).",
        ("3.4.2", "3.4.4"), 60, None, 26,
    ),
    Example(
        "KS", "heder", "Överenskommelse om stöd till yrkesverksamma (exempel)", AgreementKind.AGREEMENT,
        "Handleder yrkesverksamma och utbildar (exempel).", ("3.3.1",), 14, 2, 3,
    ),
    Example(
        "Utbildning", "barnahus", "Överenskommelse om samråd (exempel)", AgreementKind.AGREEMENT,
        "Ordnar samråd varje vecka (exempel).", ("3.2.1",), 30, None, None,
    ),
    Example(
        "KS", "police", "Överenskommelse om samverkan med polisen (exempel)", AgreementKind.AGREEMENT,
        "Gemensam lägesbild och möte varje kvartal (exempel).", ("3.1.3",), 20, 1, 8, notice=3,
    ),
    Example(
        "KS", "boj", "Bidrag till Brottsofferjouren (exempel)", AgreementKind.GRANT,
        "Stöd till brottsoffer i kommunen (exempel).", ("3.3.2",), 10, 0, 2, renewal=1, notice=0,
    ),
    Example(
        "Arbete och välfärd", "programme", "Avtal om program för den som använder våld (exempel)",
        AgreementKind.PROCUREMENT, "Individuella samtal och grupp (exempel).", ("3.4.2", "3.4.4"), 18, 1, 5, notice=6,
    ),
)  # fmt: skip


def load_cooperation(*, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """The agreement with the women's shelter ends with the year; one is not followed up in time, one never was."""
    today = cast["amira"].day
    partners = {key: _partner(bodies["KS"], today, name, kind, role, does) for key, name, kind, role, does in PARTNERS}
    for each in AGREEMENTS:
        _agreement(each, bodies[each.body], partners[each.partner], today)


def _partner(body: Body, today: dt.date, name: str, kind: PartnerKind, role: str, does: str) -> Partner:
    values = {"name": name, "kind": kind, "contact_role": role, "does": does}
    by = somebody_as(Role.CONTACT, body, today)
    return save_partner(partner=Partner(authority=body), values=values, expected_version=1, by=by)


def _agreement(each: Example, body: Body, partner: Partner, today: dt.date) -> None:
    by = somebody_as(Role.CONTACT, body, today)
    areas = FocusArea.objects.filter(development_area__edition__plan__slug="plan-mot-vald", number__in=each.areas)
    values: dict[str, Any] = {
        "title": each.title,
        "kind": each.kind,
        "partners": [partner],
        "they_do": each.they_do,
        "valid_from": today - relativedelta(months=each.begun, day=1),
        "valid_to": None if each.ends is None else dt.date(today.year + each.ends, 12, 31),
        "renewal_months": each.renewal,
        "needs_permit": each.needs_permit,
        "permit_checked_on": _ago(today, each.permit_checked),
        "focus_areas": list(areas),
    }
    if each.notice is not None:
        values |= {
            "notice_months": each.notice,
            "we_do": "Utser en kontaktväg och deltar i uppföljningen (exempel).",
            "decided_by": body.name,
            "decided_on": today - relativedelta(months=each.begun + 1, day=12),
            "section": "41",
            "dnr": f"{today.year - 1}/217 (exempel)",
        }
    made = save_agreement(agreement=Agreement(authority=body), values=values, expected_version=1, by=by)
    held_on = _ago(today, each.followed_up)
    if held_on is not None:
        said = {"held_on": held_on, "found": "Samarbetet fungerar. Kontaktvägarna behöver bli kortare (exempel)."}
        save_follow_up(follow_up=FollowUp(agreement=made), values=said, expected_version=1, by=by)


def _ago(today: dt.date, months: int | None) -> dt.date | None:
    return None if months is None else today - relativedelta(months=months)
