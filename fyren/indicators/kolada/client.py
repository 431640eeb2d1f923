"""How Kolada is asked: addresses of version 3, in segments that it takes, page by page. Knows no models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from fyren.indicators.kolada import parsing
from fyren.indicators.kolada.parsing import Group, Kpi, Municipality, Page

SEGMENT = 25  # ids at most between two slashes
PER_PAGE = 5000
YEARS = 25

T = TypeVar("T")


class Source(Protocol):
    """Where JSON comes from: `fyren.base.http.HttpClient`."""

    def get_json(self, address: str) -> object:
        """What the address answers with."""


class Kolada:
    """Kolada as we ask it. What the source raises passes through; answers of another shape raise `WrongShape`."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def page(self, address: str) -> Page:
        """A page of values: of a path made here, or of the address that the page before gave."""
        return parsing.page_of(self._source.get_json(address))

    def kpis(self, codes: Iterable[str]) -> list[Kpi]:
        """What is said of the indicators; those that Kolada does not know are left out."""
        return self._named("kpi", codes, parsing.kpis_of)

    def groups(self, codes: Iterable[str]) -> list[Group]:
        """The groups of municipalities, with their members."""
        return self._named("municipality_groups", codes, parsing.groups_of)

    def municipalities(self) -> list[Municipality]:
        """Every municipality and region."""
        return list(self._all(f"municipality?per_page={PER_PAGE}", parsing.municipalities_of))

    def _named(self, what: str, codes: Iterable[str], read: Callable[[object], list[T]]) -> list[T]:
        found: list[T] = []
        for part in _parts(sorted(set(codes))):
            found += self._all(f"{what}/{part}?per_page={PER_PAGE}", read)
        return found

    def _all(self, address: str, read: Callable[[object], list[T]]) -> Iterator[T]:
        """Everything on all pages. An address that comes back ends it: a server may err, and we go round no circle."""
        seen: set[str] = set()
        while address and address not in seen:
            seen.add(address)
            answer = self._source.get_json(address)
            yield from read(answer)
            address = parsing.next_of(answer)


def by_place(codes: Iterable[str], places: Iterable[str], since: dt.date | None = None) -> list[str]:
    """Paths for all years of those indicators and places. A group's values are the unweighted means of its members."""
    split = list(_parts(sorted(set(places))))
    return [_data(f"kpi/{kpis}/municipality/{part}", since) for kpis in _parts(sorted(set(codes))) for part in split]


def by_year(codes: Iterable[str], last_year: int, since: dt.date | None = None) -> list[str]:
    """Paths for those indicators in every municipality and region, 25 years back: far fewer than by place."""
    years = ",".join(map(str, range(last_year - YEARS + 1, last_year + 1)))
    return [_data(f"kpi/{kpis}/year/{years}", since) for kpis in _parts(sorted(set(codes)))]


def asked_by(path: str) -> tuple[list[str], list[str], list[int], bool]:
    """What a path made here asks for: indicators, places (none: all), years (none: all), and whether only changes."""
    address, _mark, query = path.partition("?")
    words = address.split("/")
    found = dict(zip(words[1::2], words[2::2], strict=False))
    codes, places, years = (found.get(name, "").split(",") for name in ("kpi", "municipality", "year"))
    return codes, [each for each in places if each], [int(each) for each in years if each], "from_date=" in query


def _data(path: str, since: dt.date | None) -> str:
    changes = f"&from_date={since.isoformat()}" if since else ""
    return f"data/{path}?per_page={PER_PAGE}{changes}"


def _parts(ids: Sequence[str]) -> Iterator[str]:
    return (",".join(ids[start : start + SEGMENT]) for start in range(0, len(ids), SEGMENT))
