"""A closed round as large as a municipality's: fifteen bodies, their activities and analyses, indicators with values.

Every word and figure is made up for the tests.
"""

from __future__ import annotations

from fyren.indicators.content import IndicatorContent, Point, Series, Via
from fyren.steering.content import FocusAreaRef
from fyren.steering.round_content import (
    ActivityReportContent,
    AnalysisContent,
    AnswerContent,
    AreaContent,
    BodyReportContent,
    DecisionContent,
    PlanContent,
    ProposalContent,
    RoundContent,
    StanceSaid,
)

PLAN = "Plan mot våld i nära relationer och hedersrelaterat våld"
SCALE = ("Mycket god utveckling", "God utveckling", "Viss utveckling", "Otillräcklig utveckling")
NOT_DECIDED = ""
NO_DECISION = DecisionContent("", "", "", "")
AREAS = (
    ("3.1", "Öka det förebyggande arbetet", ("förändra attityder och normer", "fler vet vart de kan vända sig")),
    (
        "3.2",
        "Upptäcka våld och stödja barn",
        ("barn får kunskap om sina rättigheter", "barn i skyddat boende får skola"),
    ),
    ("3.3", "Stärka kunskapen", ("kunskap på alla nivåer", "hitta vägar till hjälp", "nå ut i samhället")),
    ("3.4", "Arbeta med våldsutövare", ("upptäcka våldsutövare", "ge stöd efter behov", "stärka föräldrarollen")),
)
BODIES = (
    ("Kommunstyrelsen", False),
    ("Nämnden för arbete och välfärd", False),
    ("Omsorgsnämnden", False),
    ("Utbildningsnämnden", False),
    ("Kultur- och fritidsnämnden", False),
    ("Samhällsbyggnadsnämnden", False),
    ("Miljö- och byggnämnden", False),
    ("Servicenämnden", False),
    ("Överförmyndarnämnden", False),
    ("Valnämnden", False),
    ("Energibolaget AB", True),
    ("Bostadsbolaget AB", True),
    ("Lokalbolaget AB", True),
    ("Vetenskapsparken AB", True),
    ("Moderbolaget AB", True),
)
_STATES = ("decided", "decided", "released", "decided", "")
_STATUSES = ("done", "ongoing", "not_started", "ongoing", "cancelled")


def areas(codes: list[str]) -> tuple[AreaContent, ...]:
    made = []
    for number, title, texts in AREAS:
        refs = tuple(
            FocusAreaRef(f"{number}.{place}".replace(".", "x"), f"{number}.{place}", text, PLAN)
            for place, text in enumerate(texts, start=1)
        )
        text = f"Arbetet inom {number} har gått framåt hos flera nämnder.\n\nFlera bolag har ännu inte kommit i gång."
        analysis = AnalysisContent("better", SCALE[1], text) if number != "3.4" else None
        made.append(AreaContent(f"omr{number[-1]}", number, title, refs, analysis, tuple(codes[len(made) :: 4])))
    return tuple(made)


def round_content(
    *, activities: int = 45, indicators: int = 5, years: int = 8, is_example: bool = True
) -> RoundContent:
    """The round. `activities` in all, spread over the bodies."""
    codes = [f"N{number:05d}" for number in range(10, indicators + 9)]
    plan = PlanContent(
        "plan1",
        "plan-mot-vald",
        PLAN,
        1,
        DecisionContent("Kommunfullmäktige", "2024-05-21", "§ 112", "2024-00123"),
        areas([*codes, "N00009"]),
    )
    refs = [ref for area in plan.areas for ref in area.focus_areas]
    per_body = activities // len(BODIES)
    bodies = tuple(body(place, refs, per_body) for place in range(len(BODIES)))
    made = [*(indicator(code, years) for code in codes), indicator("N00009", years, late=True)]
    return RoundContent(
        municipality="Exempelkommun",
        round_id="runda1",
        key="year_end",
        title="Årsuppföljning",
        year=2026,
        cut_off_on="2026-10-31",
        frozen_on="2026-11-20",
        is_example=is_example,
        scale=SCALE,
        plans=(plan,),
        bodies=bodies,
        indicators=tuple({each.code: each for each in made}.values()),
    )


def body(place: int, refs: list[FocusAreaRef], number: int) -> BodyReportContent:
    """One body's report: decided, released or not handed in, by its place."""
    name, is_company = BODIES[place]
    state = _STATES[place % len(_STATES)]
    decided = DecisionContent("company_board" if is_company else "board", "2026-11-12", f"§ {80 + place}", f"D-{place}")
    return BodyReportContent(
        public_id=f"body{place}",
        name=name,
        is_company=is_company,
        state=state,
        decision=decided if state == "decided" else NO_DECISION,
        summary=f"{name} har under året arbetat med att fler ska våga fråga." if state else "",
        stances=stances(place, refs),
        activities=tuple(activity(place, each, refs) for each in range(number)) if state else (),
        analyses=tuple(
            (ref.public_id, AnalysisContent("same", SCALE[2], f"{name} bedömer att arbetet i {ref.number} är på väg."))
            for ref in refs[place % 3 :: 3]
        )
        if state
        else (),
        proposals=(
            ProposalContent("Gemensam utbildning", "En utbildning för alla chefer.", (refs[0].public_id,), name),
        )
        if place == 1
        else (),
        answers=(AnswerContent("Vad behöver ni från andra?", "Tydligare vägar mellan verksamheterna."),)
        if state
        else (),
    )


def stances(place: int, refs: list[FocusAreaRef]) -> tuple[StanceSaid, ...]:
    kinds = ("prioritised", "core", "not_this_year", "not_concerned")
    told = []
    for number, ref in enumerate(refs):
        kind = kinds[(place + number) % 4]
        reason = "Andra uppdrag går före i år." if kind == "not_this_year" else ""
        told.append(StanceSaid(ref.public_id, kind, reason))
    return tuple(told)


def activity(place: int, number: int, refs: list[FocusAreaRef]) -> ActivityReportContent:
    status = _STATUSES[(place + number) % len(_STATUSES)]
    is_deviating = status in ("not_started", "cancelled")
    return ActivityReportContent(
        public_id=f"akt{place}x{number}",
        title=f"Utbilda medarbetare att ställa frågan, del {number + 1}",
        focus_areas=(refs[(place + number) % len(refs)].public_id,),
        status=status,
        was="not_started",
        unit="Verksamhetsstöd",
        expected_result="Alla medarbetare har fått utbildningen.",
        result="Hälften av medarbetarna har fått utbildningen och de flesta uppger att de vågar fråga.",
        deviation="Utbildaren slutade i våras." if is_deviating else "",
        measure="En ny utbildare är anlitad och utbildningen börjar i januari." if is_deviating else "",
        next_step="Utbilda resten under våren.",
        target_groups=("staff",),
        is_public=True,
    )


def indicator(code: str, years: int, *, late: bool = False) -> IndicatorContent:
    """Values for one's own municipality by gender and for two to compare with; one year is missing."""
    last = 2025
    fetched = "2026-11-05" if late else "2026-09-01"
    series = [
        own_series(gender, base, last, years, fetched) for gender, base in (("T", 14.0), ("K", 19.5), ("M", 8.25))
    ]
    for place, code_, kind, base in (
        ("Liknande kommuner", "G00001", "group", 16.0),
        ("Riket", "0000", "nation", 17.5),
    ):
        points = tuple(
            Point(year, base + (year % 3) * 0.4, None, None, fetched) for year in range(last - years + 1, last + 1)
        )
        series.append(Series(place, code_, kind, False, "T", points))
    return IndicatorContent(
        public_id=f"ind{code}",
        code=code,
        title=f"Påhittat nyckeltal {code}, andel (%)",
        says="Hur stor andel som svarar att de har blivit utsatta.",
        says_not="Det säger inte hur många som söker hjälp.",
        owner="context",
        unit="procent",
        by_gender=True,
        direction="contextual",
        source="Påhittad källa",
        licence="CC0",
        checked_on="2026-09-01",
        review_by="2027-09-01",
        stamp="current",
        rhythm="varje år",
        is_example=True,
        aim="",
        council="",
        via=(Via("riktningsmal", "Trygga invånare", "Nyckeltalet rör tryggheten.", "2025-01-15"),),
        series=tuple(series),
    )


def own_series(gender: str, base: float, last: int, years: int, fetched: str) -> Series:
    points = []
    for year in range(last - years + 1, last + 1):
        value = None if year == last - 3 else base + (year % 4) * 0.7
        low, high = (value - 1.5, value + 1.5) if value is not None else (None, None)
        points.append(Point(year, value, low, high, fetched))
    return Series("Exempelkommun", "9999", "municipality", True, gender, tuple(points))
