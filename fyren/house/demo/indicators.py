"""The demo's indicators: the shipped library with invented values, invented indicators of the council's, and readings.

Every value goes in as a file does, and is marked as an example wherever it is shown.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from fyren.base import clock
from fyren.base.importing.reading import Table
from fyren.indicators.actions.imports import import_figures, start_value_import
from fyren.indicators.actions.library import load_library
from fyren.indicators.actions.links import make_link
from fyren.indicators.actions.sets import fill_council_set, save_council_set
from fyren.indicators.models import CouncilSet, Figure, Indicator
from fyren.indicators.queries.imports import figures_preview, set_preview
from fyren.indicators.rules import Owner
from fyren.people.viewer import Viewer
from fyren.plan.models import DirectionGoal, TargetPicture

YEARS = 8
PLACES = {"0780": 1.0, "G36713": 0.96, "G33617": 0.9, "0007": 0.93, "0000": 1.02}


@dataclass(frozen=True, slots=True)
class Course:
    """How an invented indicator moves: from a level, by so much a year; women above and men below by `apart`.

    Args:
        margin: the width of its uncertainty, for those that have an indicator of it.
        only_home: no other place has it.
    """

    code: str
    level: float
    step: float
    apart: float = 0.0
    margin: float = 0.0
    only_home: bool = False


COURSES = (
    Course("U30750", 21.0, 1.4),
    Course("U30751", 62.0, 0.8),
    Course("N07549", 68.0, -1.2),
    Course("N07402", 14.0, 1.1),
    Course("N07541", 96.0, 3.5),
    Course("N01460", 6.4, 0.2, apart=-0.9, margin=1.6),
    Course("N01458", 18.5, 0.3, apart=3.4, margin=2.4),
    Course("N07634", 3.1, -0.05, margin=0.8),
    Course("N00610", 66.0, -0.7, apart=-14.0, margin=3.0),
    Course("N15613", 86.0, -0.5, apart=-1.5),
    Course("N15643", 79.0, -0.8, apart=-4.0),
    Course("U21558", 64.0, 3.0),
    Course("B-1", 52.0, 3.6, only_home=True),
    Course("B-2", 41.0, 5.2, only_home=True),
    Course("B-3", 11.0, -0.7, only_home=True),
    Course("HV-1", 61.0, 0.2, apart=1.5),
)
LATE = frozenset({"U30750"})  # collected in April for the year before, when the year's last round is closed
IN_TIME = frozenset(course.code for course in COURSES) - LATE
_Rows = tuple[tuple[str, ...], ...]
_SET_HEAD = ("Id", "Titel", "Fullmäktiges mål", "Enhet", "Riktning", "Vad det säger", "Vad det inte säger", "Källa")
_SOURCE = "Påhittat för demon"
BUDGET = (
    (
        "B-1", "Medarbetare som vet vart den som är utsatt kan vända sig (exempel)", "minst 80 procent", "procent",
        "up", "Hur stor andel av medarbetarna som svarar att de vet.", "Säger inte om de har frågat.", _SOURCE,
    ),
    (
        "B-2", "Verksamheter med en aktuell rutin för att fråga om våld (exempel)", "alla", "procent",
        "up", "Hur stor andel av verksamheterna som gått igenom sin rutin under året.",
        "Säger inte om rutinen används.", _SOURCE,
    ),
    (
        "B-3", "Dagar till skolstart för barn i skyddat boende (exempel)", "", "dagar, i medeltal",
        "down", "Hur många skoldagar det tar innan ett barn går i skola eller förskola.",
        "Ett medeltal av få barn säger inget om något av dem.", _SOURCE,
    ),
)  # fmt: skip
PROGRAMME = (
    (
        "HV-1", "Invånare som litar på andra i kommunen (exempel)", "", "procent",
        "up", "Hur stor andel som svarar att man kan lita på de flesta.", "Säger inget om tryggheten hemma.", _SOURCE,
    ),
)  # fmt: skip
# (indicator, process in order or "" for a target picture by name, why): invented readings that show how one is made
READINGS: tuple[tuple[str, int | str, str], ...] = (
    ("B-1", 3, "Exempel: den som är utsatt får hjälp när den hon möter vet vart man kan vända sig."),
    ("B-2", 3, "Exempel: utan en rutin blir frågan om våld inte ställd."),
    ("B-3", 1, "Exempel: skolan är det tryggaste många barn har när de måste flytta."),
    ("HV-1", "Tryggt och tillitsfullt", "Exempel: tillit är vad målbilden handlar om."),
    ("N01460", "Tryggt och tillitsfullt", "Exempel: hur många som utsätts säger något om tryggheten."),
    ("N07549", 3, "Exempel: anmälda brott i hemmet läses tillsammans med hur många som söker hjälp."),
    ("U30750", 3, "Exempel: visar hur många vuxna som socialtjänsten möter."),
    ("N15613", 1, "Exempel: barn som är trygga i skolan lär sig bättre."),
    ("N15643", 1, "Exempel: barn som är trygga i skolan lär sig bättre."),
)


def load_indicators(*, by: Viewer) -> None:
    """The library, the council's sets of three years, the values that were known a year ago, and what the coordinator
    reads them as saying. Last year's values come as the year goes on, by `take_in_values`.
    """
    load_library(by=by)
    chosen: dict[int, _Rows] = {by.day.year - 1: BUDGET[:2], by.day.year: BUDGET, by.day.year + 1: ()}
    for year, members in chosen.items():
        _set(Owner.BUDGET, year, members, by)
    _set(Owner.PROGRAMME, by.day.year, PROGRAMME, by)
    last = by.day.year - 1
    take_in_values(range(last - YEARS, last), IN_TIME | LATE, on=dt.date(last, 6, 2), by=by)
    _read(by)


def take_in_values(years: range, codes: frozenset[str], *, on: dt.date, by: Viewer) -> None:
    """Values of the years, as taken in on a day, or today if that is still to come."""
    head = ("Nyckeltal", "Plats", "År", "Kön", "Värde")
    courses = [course for course in COURSES if course.code in codes]
    rows = tuple(row for course in courses for row in _rows(course, by.day) if int(row[2]) in years)
    draft = start_value_import(tables=[Table("Exempel", (head, *rows))], file_name="exempelvarden.xlsx", by=by)
    known = set(Figure.objects.values_list("pk", flat=True))
    import_figures(draft=draft, seen=figures_preview(draft).seen, expected_version=1, by=by, is_example=True)
    day = min(on, by.day)
    Figure.objects.exclude(pk__in=known).update(fetched_at=clock.day_bounds(day, day)[0])


def _set(owner: Owner, year: int, rows: _Rows, by: Viewer) -> None:
    """A set as decided the November before; one without rows is still to come, and says so."""
    values: dict[str, object] = {"owner": owner.value, "year": year}
    if rows and owner is Owner.BUDGET:
        values |= {"decided_on": dt.date(year - 1, 11, 17), "section": "123 (exempel)", "dnr": f"KS {year - 1}/123"}
    council_set = save_council_set(council_set=CouncilSet(), values=values, expected_version=1, by=by)
    if rows:
        tables = [Table("Exempel", (_SET_HEAD, *rows))]
        draft = start_value_import(tables=tables, file_name="fullmaktige.xlsx", by=by, council_set=council_set)
        fill_council_set(draft=draft, seen=set_preview(draft).seen, expected_version=1, by=by, is_example=True)


def _rows(course: Course, day: dt.date) -> Iterator[tuple[str, ...]]:
    """Rows of a file with the course's values: a missing year here and there, and its uncertainty beside it."""
    indicator = Indicator.objects.select_related("uncertainty").get(code=course.code)
    genders = {"T": 0.0, "K": course.apart / 2, "M": -course.apart / 2} if course.apart else {"T": 0.0}
    for place, factor in PLACES.items():
        if course.only_home and place != "0780":
            continue
        for number in range(YEARS):
            year = day.year - YEARS + number
            for gender, off in genders.items():
                chance = zlib.crc32(f"{course.code}{place}{year}{gender}".encode()) / 2**32
                value = (course.level + course.step * number) * factor + off + (chance - 0.5) * course.level * 0.08
                shown = ".." if chance < 0.03 else f"{value:.1f}".replace(".", ",")
                yield course.code, place, str(year), gender, shown
                if indicator.uncertainty is not None:
                    margin = course.margin * (0.25 if place == "0000" else 1.0)
                    yield indicator.uncertainty.code, place, str(year), gender, f"{margin:.1f}".replace(".", ",")


def _read(by: Viewer) -> None:
    goals = list(DirectionGoal.objects.order_by("process__position", "position"))
    pictures = {picture.name: picture for picture in TargetPicture.objects.exclude(name="")}
    for code, on, reason in READINGS:
        to = pictures[on] if isinstance(on, str) else goals[on]
        make_link(indicator=Indicator.objects.get(code=code), to=to, rationale=reason, valid_from=by.day, by=by)
