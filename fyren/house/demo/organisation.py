"""Växjö's municipal group as far as public sources confirm it; without a source a body shows as unverified."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fyren.people.models import BodyKind, PlanScope

BOARDS_2023 = "vaxjo.se, lättläst om nämnderna, 2023-03-10"
ADMINISTRATIONS_2024 = "sverigesstadsbyggare.se, 2024-02-15"
COMPANIES_2021 = "Kommunfullmäktige 2021-08-31 enligt videum.se och mynewsdesk.com"
CHECKED = dt.date(2026, 11, 23)
REVIEW = dt.date(2027, 1, 31)  # a new term begins 1 January 2027, and boards may have changed
MERGED = dt.date(2022, 12, 31)


@dataclass(frozen=True, slots=True)
class BodyFact:
    """A body as a source names it. Without `source` it is from memory: shown as unverified."""

    short_name: str
    name: str
    kind: BodyKind
    parent: str = ""
    source: str = ""
    scope: PlanScope = PlanScope.INCLUDED
    scope_reason: str = ""
    valid_to: dt.date | None = None


def _company(short_name: str, name: str, source: str, valid_to: dt.date | None = None) -> BodyFact:
    return BodyFact(short_name, name, BodyKind.COMPANY, "VKAB", source, PlanScope.OWN_DECISION, valid_to=valid_to)


_OWN_PLAN = "Omfattas inte av ”samtliga förvaltningar och bolag”"

BODIES = (
    BodyFact("KF", "Kommunfullmäktige", BodyKind.COUNCIL, source=BOARDS_2023),
    BodyFact("KS", "Kommunstyrelsen", BodyKind.EXECUTIVE_BOARD, "KF", BOARDS_2023),
    BodyFact("KS hållbarhet", "Kommunstyrelsens hållbarhetsutskott", BodyKind.COMMITTEE, "KS", BOARDS_2023),
    BodyFact("Arbete och välfärd", "Nämnden för arbete och välfärd", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Omsorg", "Omsorgsnämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Utbildning", "Utbildningsnämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Kultur och fritid", "Kultur- och fritidsnämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Samhällsbyggnad", "Samhällsbyggnadsnämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Miljö och bygg", "Miljö- och byggnämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Service", "Servicenämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact("Val", "Valnämnden", BodyKind.BOARD, "KF", BOARDS_2023),
    BodyFact(
        "Överförmyndare",
        "Överförmyndarnämnden östra Kronoberg",
        BodyKind.JOINT_BOARD,
        "KF",
        BOARDS_2023,
        PlanScope.OUTSIDE,
        f"{_OWN_PLAN}: gemensam nämnd för flera kommuner.",
    ),
    BodyFact("Kommunledning", "Kommunledningsförvaltningen", BodyKind.ADMINISTRATION, "KS", ADMINISTRATIONS_2024),
    BodyFact(
        "Utbildningsförv.",
        "Utbildningsförvaltningen",
        BodyKind.ADMINISTRATION,
        "Utbildning",
        ADMINISTRATIONS_2024,
    ),
    BodyFact(
        "Förv. arbete och välfärd",
        "Förvaltningen för arbete och välfärd",
        BodyKind.ADMINISTRATION,
        "Arbete och välfärd",
        ADMINISTRATIONS_2024,
    ),
    BodyFact(
        "Samhällsbyggnadsförv.",
        "Samhällsbyggnadsförvaltningen",
        BodyKind.ADMINISTRATION,
        "Samhällsbyggnad",
        ADMINISTRATIONS_2024,
    ),
    BodyFact("Omsorgsförv.", "Omsorgsförvaltningen", BodyKind.ADMINISTRATION, "Omsorg"),
    BodyFact(
        "Kultur- och fritidsförv.",
        "Kultur- och fritidsförvaltningen",
        BodyKind.ADMINISTRATION,
        "Kultur och fritid",
    ),
    BodyFact(
        "VKAB",
        "Växjö Kommunföretag AB",
        BodyKind.COMPANY,
        "KF",
        COMPANIES_2021,
        PlanScope.OWN_DECISION,
    ),
    _company("VEAB", "Växjö Energi AB", COMPANIES_2021),
    _company("Vidingehem", "Vidingehem", COMPANIES_2021),
    _company("Vöfab", "Vöfab", COMPANIES_2021),
    _company("Science Park", "Växjö Linnaeus Science Park", COMPANIES_2021),
    _company("Växjöbostäder", "Växjöbostäder", COMPANIES_2021, MERGED),
    _company("Videum", "Videum", COMPANIES_2021, MERGED),
    BodyFact(
        "Räddningstjänsten",
        "Värends Räddningstjänst",
        BodyKind.FEDERATION,
        "",
        "",
        PlanScope.OUTSIDE,
        f"{_OWN_PLAN}: kommunalförbund med egen fullmäktige.",
    ),
)

# (predecessor, successor): what the source says of the merger, which it dates to the turn of the year 2022/23.
SUCCESSIONS = (
    ("Växjöbostäder", "Vidingehem", "Vidingehem tog över alla bostäder."),
    ("Videum", "Vöfab", "Vöfab tog över alla lokaler."),
)
