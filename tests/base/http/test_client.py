"""The one way out: patient with what passes, and clear about what does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fyren.base.http import HttpClient, HttpProblem, Manners, NotJson, OtherHost, Refused, TooLarge, Unreachable
from tests.kolada_server import World, municipality, serving


@pytest.fixture
def world() -> World:
    return World(municipalities=[municipality("0780", "Växjö")])


@pytest.fixture
def base(world: World) -> Iterator[str]:
    with serving(world) as address:
        yield address


@pytest.fixture
def pauses() -> list[float]:
    """How long the client has waited, without waiting."""
    return []


@pytest.fixture
def client(base: str, pauses: list[float], request: pytest.FixtureRequest) -> HttpClient:
    """Soon tired of a server that is slow on purpose; patient with one that only has a busy machine."""
    fault = getattr(request.node, "callspec", None) and request.node.callspec.params.get("fault")
    timeout, whole = (0.3, 0.5) if fault in ("slow", "trickle") else (20, 30)
    manners = Manners(per_second=1e6, timeout=timeout, whole=whole, attempts=3, max_bytes=1_000_000)
    return HttpClient(base, manners=manners, pause=lambda seconds: pauses.append(seconds) if seconds > 0.01 else None)


def test_json_is_read(client: HttpClient, world: World) -> None:
    assert client.get_json("municipality")["values"][0]["title"] == "Växjö"
    assert world.agents == {"Fyren (kommunal uppföljning)"}


@pytest.mark.parametrize("fault", ["429", "500", "503", "half", "cut", "slow", "trickle"])
def test_what_passes_is_asked_for_again(client: HttpClient, world: World, pauses: list[float], fault: str) -> None:
    world.faults = [fault]
    assert client.get_json("municipality")["count"] == 1
    assert len(world.asked) == 2
    assert len(pauses) == 1


@pytest.mark.parametrize(
    ("fault", "problem"),
    [("429", Refused), ("500", Refused), ("half", NotJson), ("cut", Unreachable), ("slow", Unreachable)],
)
def test_what_does_not_pass_is_told(client: HttpClient, world: World, fault: str, problem: type[HttpProblem]) -> None:
    world.faults = [fault] * 3
    with pytest.raises(problem):
        client.get_json("municipality")
    assert len(world.asked) == 3


@pytest.mark.parametrize(
    ("fault", "problem"),
    [("404", Refused), ("html", NotJson), ("huge", TooLarge), ("away", OtherHost)],
)
def test_what_another_attempt_would_not_help(
    client: HttpClient, world: World, fault: str, problem: type[HttpProblem]
) -> None:
    world.faults = [fault]
    with pytest.raises(problem):
        client.get_json("municipality")
    assert len(world.asked) == 1


def test_pauses_grow_and_heed_what_the_server_asks_for(client: HttpClient, world: World, pauses: list[float]) -> None:
    world.faults = ["500", "500"]
    client.get_json("municipality")
    first, second = pauses
    assert 1 <= first <= 1.25
    assert 2 <= second <= 2.5
    world.faults = ["429"]
    client.get_json("municipality")
    assert pauses[2:] == [7]


def test_no_pause_is_longer_than_the_longest(base: str, world: World, pauses: list[float]) -> None:
    world.faults = ["429"]
    HttpClient(base, manners=Manners(longest_pause=3), pause=pauses.append).get_json("municipality")
    assert pauses[0] == 3


def test_a_redirection_on_the_same_host_is_followed(client: HttpClient, world: World) -> None:
    world.faults = ["there"]
    assert client.get_json("municipality")["count"] == 1


def test_requests_are_spread_out(base: str, pauses: list[float]) -> None:
    client = HttpClient(base, manners=Manners(per_second=0.1), pause=pauses.append)
    for _ in range(3):
        client.get_json("municipality")
    assert len(pauses) == 2
    assert 8 < pauses[0] <= 10
    assert 18 < pauses[1] <= 20  # nothing was really waited for, so the second turn is farther off


def test_the_host_is_always_our_own(client: HttpClient, world: World) -> None:
    client.get_json("http://elsewhere.example/v3/municipality?page=1")
    assert world.asked == ["/v3/municipality?page=1"]


def test_nobody_listens() -> None:
    client = HttpClient("http://127.0.0.1:9/v3", manners=Manners(timeout=1, attempts=2), pause=lambda _: None)
    with pytest.raises(Unreachable):
        client.get_json("municipality")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://kolada.example", "kolada.example"])
def test_only_web_addresses(address: str) -> None:
    with pytest.raises(OtherHost):
        HttpClient(address)
