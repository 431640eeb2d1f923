"""A small world at the source, a library that comes from it, and a fetching as the job does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from fyren.base.http import HttpClient, Manners
from fyren.indicators.kolada.client import Kolada
from fyren.indicators.kolada.planning import Wishes
from fyren.indicators.kolada.sync import fetch
from fyren.indicators.models import Figure, Indicator, KoladaRun, Place
from fyren.indicators.rules import PlaceKind
from tests.kolada_server import World, kpi, municipality, series, serving

CODES = ["N00001", "N00002"]
YEARS = [2023, 2024]


class Untroubled:
    """A turn that nobody ends; `ends_after` steps it ends all the same."""

    def __init__(self, raises: Exception | None = None, after: int = 0) -> None:
        self.raises, self.left = raises, after

    def go_on(self) -> None:
        self.left -= 1
        if self.raises and self.left < 0:
            raise self.raises

    def pause(self, seconds: float) -> None:
        self.go_on()


@pytest.fixture
def source() -> World:
    """Two indicators in Växjö, Ljungby, the nation and a group."""
    names = {"0780": "Växjö", "0781": "Ljungby", "0760": "Uppvidinge"}
    world = World(
        municipalities=[municipality(code, name) for code, name in names.items()]
        + [municipality("0000", "Riket", "L"), municipality("0007", "Region Kronoberg", "L")],
        groups=[{"id": "G33617", "title": "Länet", "members": [{"member_id": code} for code in names]}],
        kpis=[kpi(code) for code in CODES],
    )
    world.put(*series(CODES, [*names, "0000", "0007", "G33617"], YEARS))
    return world


@pytest.fixture
def address(source: World) -> Iterator[str]:
    with serving(source) as found:
        yield found


@pytest.fixture
def library(db: None) -> dict[str, Indicator]:
    """What is fetched, and one that is not; Växjö is ours and Ljungby and the county's group stand beside."""
    for code, name, kind in (
        ("0780", "Växjö", PlaceKind.MUNICIPALITY),
        ("0781", "Ljungby", PlaceKind.MUNICIPALITY),
        ("G33617", "Länet", PlaceKind.GROUP),
    ):
        Place.objects.update_or_create(
            code=code, defaults={"name": name, "kind": kind, "is_home": code == "0780", "is_compared": code != "0780"}
        )
    made = [Indicator(code=code, title=f"Nyckeltal {code}", from_kolada=code != "E1") for code in [*CODES, "E1"]]
    return {each.code: each for each in Indicator.objects.bulk_create(made)}


Fetch = Callable[..., KoladaRun | None]


@pytest.fixture
def fetching(address: str, library: dict[str, Indicator]) -> Fetch:
    """Fetches with these wishes."""
    manners = Manners(per_second=1e6, attempts=2, timeout=5)

    def run(turn: Untroubled | None = None, **wishes: object) -> KoladaRun | None:
        kolada = Kolada(HttpClient(address, manners=manners, pause=lambda seconds: None))
        return fetch(kolada, turn or Untroubled(), Wishes(**wishes))  # type: ignore[arg-type]

    return run


def value_of(code: str, place: str, year: int, gender: str = "T") -> Figure:
    """A value that is here."""
    return Figure.objects.get(indicator__code=code, place__code=place, year=year, gender=gender)
