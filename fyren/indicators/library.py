"""The indicators that a municipality begins with: context, all of it, with Kolada's own ids.

Checked in copies of Kolada's own list of 6,099 indicators (v3, of 2026-03-23). What could not be read there stands
empty, and shows as not entered. Reports and caseloads are contextual: more of them need not mean more violence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from fyren.indicators.rules import Direction, PlaceKind

CHECKED_ON = dt.date(2026, 11, 23)
REVIEW_BY = dt.date(2027, 5, 31)
LICENCE = "CC BY 4.0 enligt en återpublicerare; ej verifierad hos RKA"
UNCERTAINTY_STEP = 48  # Kolada's id of the uncertainty of a national crime survey's indicator is so much higher

_REPORTED = (
    "Säger inte hur mycket våld som finns. Bara det som anmäls syns här, och fler anmälningar kan betyda att fler "
    "vågar anmäla eller att fler frågar."
)
_CASES = (
    "Säger inte hur många som utsätts. Fler kan betyda att fler upptäcks och får hjälp. Kommunen lämnar uppgiften "
    "frivilligt en gång om året, och en del av talen kan saknas."
)
_SURVEY = (
    "Bygger på svar från ett urval, och de som inte svarar syns inte. En skillnad som ryms inom osäkerheten är ingen "
    "skillnad."
)
_ROUTINE = "Säger att en rutin finns och är aktuell, inte att den används."
_SCHOOL = "Bygger på elevernas egna svar i en enkät. Säger inget om våld hemma."
_FROM = "Kolada (RKA), "
_BRA = _FROM + "Brå: anmälda brott efter brottsplats"
_IFO = _FROM + "kommunens egen uppgift om individ- och familjeomsorg"
_IFO_RHYTHM = "Varje år; samlas in i april för året före"
_HLV = _FROM + "Hälsa på lika villkor"
_NTU = _FROM + "Nationella trygghetsundersökningen"
_CITIZENS = _FROM + "medborgarundersökningen"
_PER = "per 100 000 invånare"
_PERCENT = "procent"


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """An indicator as shipped. `uncertainty`: the id of the one that holds the width of its uncertainty."""

    code: str
    title: str
    says: str
    says_not: str
    unit: str
    source: str
    direction: Direction = Direction.CONTEXTUAL
    by_gender: bool = False
    uncertainty: str = ""
    rhythm: str = ""
    years_behind: int | None = None


def _survey(
    code: str, title: str, says: str, source: str, direction: Direction, uncertainty: str, *, by_gender: bool = False
) -> LibraryIndicator:
    return LibraryIndicator(code, title, says, _SURVEY, _PERCENT, source, direction, by_gender, uncertainty)


def _reported(code: str, title: str, says: str) -> LibraryIndicator:
    return LibraryIndicator(code, title, says, _REPORTED, _PER, _BRA)


def _cases(code: str, title: str, says: str, unit: str) -> LibraryIndicator:
    return LibraryIndicator(code, title, says, _CASES, unit, _IFO, rhythm=_IFO_RHYTHM, years_behind=1)


def _routine(code: str, where: str) -> LibraryIndicator:
    title = f"Aktuell rutin vid misstanke om våld: {where}"
    says = f"Om det finns en skriftlig rutin, genomgången under det senaste året, inom {where}."
    return LibraryIndicator(code, title, says, _ROUTINE, "", _FROM + "enhetsdata", Direction.UP)


def _school(code: str, who: str) -> LibraryIndicator:
    title, says = f"Trygg i skolan, {who}", f"Hur stor andel av eleverna i {who} som känner sig trygga i skolan."
    return LibraryIndicator(code, title, says, _SCHOOL, _PERCENT, _FROM + "skolenkäter", Direction.UP, by_gender=True)


def _ntu(number: int, title: str, says: str) -> LibraryIndicator:
    return _survey(f"N{number:05}", title, says, _NTU, Direction.DOWN, uncertainty=f"N{number + UNCERTAINTY_STEP:05}")


CONTEXT: tuple[LibraryIndicator, ...] = (
    _cases(
        "U30750",
        "Vuxna aktualiserade på grund av våld i nära relation eller heder",
        "Hur många vuxna som blivit aktuella hos socialtjänsten på grund av våld i nära relation eller heder.",
        "per 10 000 vuxna invånare",
    ),
    _cases(
        "U30751",
        "Vuxna aktualiserade på grund av våld som fått minst en insats",
        "Av de vuxna som blivit aktuella på grund av våld: de som fått minst en insats.",
        "",
    ),
    _cases(
        "U30752",
        "Vuxna som avslutat insats vid våld med målet helt eller delvis nått",
        "De vuxna vars insats avslutades när det övergripande målet hade nåtts helt eller delvis.",
        "",
    ),
    _reported(
        "N07549",
        "Anmäld misshandel mot kvinna, inomhus, av bekant",
        "Hur många fall av misshandel mot en kvinna, inomhus och av någon hon är bekant med, som anmälts.",
    ),
    _reported("N07402", "Anmäld grov kvinnofridskränkning", "Hur många grova kvinnofridskränkningar som anmälts."),
    _reported(
        "N07541",
        "Anmält våld i inomhusmiljö mot barn och unga, 0–17 år",
        "Hur många våldsbrott inomhus mot barn och unga som anmälts.",
    ),
    _reported("N07536", "Anmälda brott mot frihet och frid", "Hur många brott mot frihet och frid som anmälts."),
    _reported("N07537", "Anmälda sexualbrott", "Hur många sexualbrott som anmälts."),
    _reported("N07403", "Anmälda våldsbrott", "Hur många våldsbrott som anmälts."),
    _survey(
        "N01460",
        "Utsatta för våld eller hot om våld, 16–84 år",
        "Hur stor andel av befolkningen som svarar att de utsatts för våld eller hot om våld.",
        _HLV,
        Direction.DOWN,
        "N01461",
        by_gender=True,
    ),
    _survey(
        "N01458",
        "Utsatta för kränkande behandling, 16–84 år",
        "Hur stor andel av befolkningen som svarar att de utsatts för kränkande behandling eller bemötande.",
        _HLV,
        Direction.DOWN,
        "N01459",
        by_gender=True,
    ),
    _ntu(7634, "Utsatta för misshandel", "Hur stor andel som svarar att de utsatts för misshandel."),
    _ntu(7635, "Utsatta för hot", "Hur stor andel som svarar att de utsatts för hot."),
    _ntu(7636, "Utsatta för sexualbrott", "Hur stor andel som svarar att de utsatts för sexualbrott."),
    _ntu(7642, "Utsatta för trakasserier", "Hur stor andel som svarar att de utsatts för trakasserier."),
    _ntu(7609, "Otrygga", "Hur stor andel som svarar att de känner sig otrygga."),
    _ntu(
        7613, "Oro för brott (det första av två mått)", "Kolada har två mått på oro. Läs där vad vart och ett gäller."
    ),
    _ntu(7614, "Oro för brott (det andra av två mått)", "Kolada har två mått på oro. Läs där vad vart och ett gäller."),
    _survey(
        "N00610",
        "Trygga utomhus när det är mörkt",
        "Hur stor andel av invånarna som svarar att de känner sig trygga ute när det är mörkt.",
        _CITIZENS,
        Direction.UP,
        "U01610",
        by_gender=True,
    ),
    _survey(
        "N00614",
        "Låg oro för att utsättas för brott",
        "Hur stor andel av invånarna som svarar att de inte oroar sig mycket.",
        _CITIZENS,
        Direction.UP,
        "U01614",
        by_gender=True,
    ),
    _survey(
        "N00622",
        "Upplever problem med våldsbrott",
        "Hur stor andel av invånarna som svarar att våldsbrott är ett problem.",
        _CITIZENS,
        Direction.DOWN,
        "U01622",
        by_gender=True,
    ),
    _routine("U21558", "hemtjänst"),
    _routine("U23567", "särskilt boende för äldre"),
    _routine("U28125", "boende enligt LSS"),
    _routine("U28140", "daglig verksamhet enligt LSS"),
    LibraryIndicator(
        "U00915",
        "Vräkningar som berör barn",
        "Hur många vräkningar som berört barn.",
        "Säger inte varför någon vräkts. Våld är en av många orsaker.",
        "",
        _FROM + "Kronofogden",
        Direction.DOWN,
    ),
    _school("N15613", "årskurs 5"),
    _school("N15643", "årskurs 8"),
    _school("N17673", "gymnasiets år 2"),
    LibraryIndicator(
        "N70608",
        "Tillfrågade om våld under graviditeten",
        "Hur stor andel av de gravida som får frågan om våld i mödravården.",
        "Finns bara för regionen. Säger inte vad den som frågades svarade.",
        _PERCENT,
        _FROM + "mödravården",
        Direction.UP,
    ),
)


@dataclass(frozen=True, slots=True)
class LibraryPlace:
    """A place as shipped, by Kolada's own id."""

    code: str
    name: str
    kind: PlaceKind
    is_home: bool = False
    is_compared: bool = False


def library_places() -> Iterator[LibraryPlace]:
    """Växjö, what stands beside it, and the county's other municipalities, which a group is made of."""
    yield LibraryPlace("0780", "Växjö", PlaceKind.MUNICIPALITY, is_home=True)
    yield LibraryPlace("G36713", "Liknande kommuner (IFO 2024)", PlaceKind.GROUP, is_compared=True)
    yield LibraryPlace("G33617", "Kronobergs läns kommuner", PlaceKind.GROUP, is_compared=True)
    yield LibraryPlace("0007", "Region Kronoberg", PlaceKind.REGION, is_compared=True)
    yield LibraryPlace("0000", "Riket", PlaceKind.NATION, is_compared=True)
    for code, name in (
        ("0760", "Uppvidinge"), ("0761", "Lessebo"), ("0763", "Tingsryd"), ("0764", "Alvesta"),
        ("0765", "Älmhult"), ("0767", "Markaryd"), ("0781", "Ljungby"),
    ):  # fmt: skip
        yield LibraryPlace(code, name, PlaceKind.MUNICIPALITY)
