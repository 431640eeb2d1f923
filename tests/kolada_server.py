"""A server on this machine that speaks Kolada's version 3, with the faults that a real one may have.

`python -m tests.kolada_server --help` starts one by itself, as the bench and the tests of killed processes do.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BASE = "/v3"
HTML = "<!doctype html><html><body><h1>Underhåll</h1></body></html>"


@dataclass(frozen=True)
class Entry:
    """A value at the source; `changed_on` is the day that `from_date` is compared with."""

    kpi: str
    place: str
    year: int
    gender: str = "T"
    value: float | None = None
    status: str = ""
    is_deleted: bool = False
    changed_on: str = "2026-01-01"

    @property
    def row(self) -> tuple[str, str, int]:
        return self.kpi, self.place, self.year


@dataclass
class World:
    """What the source has, and how it behaves.

    Args:
        faults: what the next answers are instead, one each: "429", "500", "half", "html", "cut", "away", "slow",
            "huge" or "text".
        next_name: what the address of the next page is called.
        page_rows: rows on a page at most, whatever is asked for.
        pause: seconds before each answer.
    """

    municipalities: list[dict[str, str]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    kpis: list[dict[str, Any]] = field(default_factory=list)
    entries: dict[tuple[str, str, int, str], Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    next_name: str = "next_url"
    deleted_name: str = "isdeleted"
    page_rows: int = 5000
    pause: float = 0.0
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    moments: list[float] = field(default_factory=list)

    def put(self, *entries: Entry) -> None:
        """Add or replace values."""
        self.entries |= {(*entry.row, entry.gender): entry for entry in entries}

    def change(self, entry: Entry, **changes: Any) -> None:
        """Change a value."""
        self.put(replace(entry, **changes))

    def rows(self, wanted: dict[str, set[str]], from_date: str) -> list[dict[str, Any]]:
        """What a question for values is answered with, in Kolada's own order."""
        found: dict[tuple[str, str, int], list[dict[str, Any]]] = {}
        for entry in self.entries.values():
            facts = {"kpi": entry.kpi, "municipality": entry.place, "year": str(entry.year)}
            if all(facts[name] in ids for name, ids in wanted.items()) and self._is_told(entry, from_date):
                found.setdefault(entry.row, []).append(self._value(entry))
        return [
            {"kpi": kpi, "municipality": place, "period": year, "values": values}
            for (kpi, place, year), values in sorted(found.items())
        ]

    def _is_told(self, entry: Entry, from_date: str) -> bool:
        return entry.changed_on >= from_date if from_date else not entry.is_deleted

    def _value(self, entry: Entry) -> dict[str, Any]:
        said = {"gender": entry.gender, "count": 1, "status": entry.status, "value": entry.value}
        return said | ({self.deleted_name: True} if entry.is_deleted else {})


class Handler(BaseHTTPRequestHandler):
    """Answers one question."""

    protocol_version = "HTTP/1.1"
    world: World

    def do_GET(self) -> None:
        world = self.world
        world.asked.append(self.path)
        world.agents.add(self.headers.get("User-Agent", ""))
        world.moments.append(time.monotonic())
        time.sleep(world.pause)
        if world.faults:
            self._fault(world.faults.pop(0))
        else:
            self._answer(self._found())

    def _found(self) -> list[dict[str, Any]] | None:
        parts = urlsplit(self.path)
        words = parts.path.removeprefix(BASE).strip("/").split("/")
        match words:
            case ["data", *pairs] if len(pairs) == 4:
                wanted = {name: set(ids.split(",")) for name, ids in zip(pairs[::2], pairs[1::2], strict=True)}
                if any(len(ids) > 25 for ids in wanted.values()):
                    return None
                return self.world.rows(wanted, parse_qs(parts.query).get("from_date", [""])[0])
            case ["municipality"]:
                return self.world.municipalities
            case ["municipality_groups", ids]:
                return [group for group in self.world.groups if group["id"] in ids.split(",")]
            case ["kpi", ids]:
                return [kpi for kpi in self.world.kpis if kpi["id"] in ids.split(",")]
        return None

    def _answer(self, rows: list[dict[str, Any]] | None) -> None:
        if rows is None:
            return self._send(404, json.dumps({"detail": "Not Found"}))
        parts = urlsplit(self.path)
        query = {name: found[0] for name, found in parse_qs(parts.query).items()}
        size = min(int(query.get("per_page", 100)), self.world.page_rows)
        page = int(query.get("page", 1))
        shown = rows[(page - 1) * size : page * size]
        following = ""
        if page * size < len(rows):
            others = "&".join(f"{name}={value}" for name, value in query.items() if name != "page")
            following = f"http://{self.headers['Host']}{parts.path}?{others}&page={page + 1}"
        answer = {"count": len(shown), "values": shown, self.world.next_name: following or None}
        return self._send(200, json.dumps(answer))

    def _fault(self, fault: str) -> None:
        """Answer in a way that it should not."""
        match fault:
            case "429":
                self._send(429, "{}", {"Retry-After": "7"})
            case "500" | "503" | "404":
                self._send(int(fault), HTML)
            case "html":
                self._send(200, HTML, kind="text/html")
            case "half":
                self._send(200, '{"values": [{"kpi": "N0')
            case "cut":
                self._send(200, '{"values": [', length=5000)
            case "away":
                self._send(302, "", {"Location": "http://localhost:1/v3/data"})
            case "there":
                self._send(302, "", {"Location": self.path})
            case "slow":
                time.sleep(0.6)
                self._send(200, "{}")
            case "trickle":
                self._send(200, '{"values": []}', length=5000, trickle=True)
            case "huge":
                self._send(200, json.dumps({"values": ["x" * 1000] * 3000}))
            case text:
                self._send(200, text)

    def _send(
        self,
        status: int,
        body: str,
        headers: dict[str, str] | None = None,
        *,
        kind: str = "application/json",
        length: int = 0,
        trickle: bool = False,
    ) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length or len(data)))
        self.end_headers()
        self.wfile.write(data)
        if trickle:
            self._trickle()
        self.close_connection = length > 0

    def _trickle(self) -> None:
        for _ in range(50):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that ends with its test, also when a reader went away in the middle."""

    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(world: World) -> Iterator[str]:
    """A running server of the world's: its address."""
    handler = type("WorldHandler", (Handler,), {"world": world})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
    finally:
        server.shutdown()
        server.server_close()


def municipality(code: str, name: str, kind: str = "K") -> dict[str, str]:
    """A municipality as Kolada tells of it."""
    return {"id": code, "title": name, "type": kind}


def kpi(code: str, title: str = "Ett nyckeltal") -> dict[str, Any]:
    """An indicator as Kolada tells of it."""
    return {"id": code, "title": title, "description": "", "is_divided_by_gender": True, "municipality_type": "K"}


def series(
    codes: Iterable[str], places: Iterable[str], years: Iterable[int], value: Callable[[int], float] = float
) -> list[Entry]:
    """Values of every code, place and year."""
    there, when = list(places), list(years)
    return [Entry(code, place, year, value=value(year)) for code in codes for place in there for year in when]


class LargeWorld(World):
    """Many values without keeping any: each is counted out from what is asked for, and none has changed since."""

    def __init__(self, codes: list[str], places: list[str], years: list[int]) -> None:
        super().__init__(
            municipalities=[municipality(place, f"Kommun {place}") for place in places],
            kpis=[kpi(code) for code in codes],
        )
        self.years = years

    def rows(self, wanted: dict[str, set[str]], from_date: str) -> list[dict[str, Any]]:
        if from_date:
            return []
        places = wanted.get("municipality") or {each["id"] for each in self.municipalities}
        years = [year for year in self.years if str(year) in wanted.get("year", {str(year)})]
        return [
            {"kpi": code, "municipality": place, "period": year, "values": self._values(code, place, year)}
            for code in sorted(wanted["kpi"])
            for place in sorted(places)
            for year in years
        ]

    def _values(self, code: str, place: str, year: int) -> list[dict[str, Any]]:
        base = (int(code[1:]) * 31 + int(place) * 7 + year) % 1000 / 10
        return [{"gender": gender, "count": 1, "status": "", "value": base + more} for more, gender in enumerate("KMT")]


def large(indicators: int, places: int, years: int) -> LargeWorld:
    """A world of that size."""
    return LargeWorld(
        [f"N{number:05}" for number in range(1, indicators + 1)],
        [f"{number:04}" for number in range(101, 101 + places)],
        list(range(2026 - years, 2026)),
    )


def main() -> None:
    """Serve a large world until ended; the address is the first line written."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--indicators", type=int, default=60)
    parser.add_argument("--places", type=int, default=290)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--page-rows", type=int, default=5000)
    parser.add_argument("--pause", type=float, default=0.0)
    given = parser.parse_args()
    world = large(given.indicators, given.places, given.years)
    world.page_rows, world.pause = given.page_rows, given.pause
    with serving(world) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
