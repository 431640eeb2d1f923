"""A fetching whose process is killed in the middle goes on where it was, as soon as somebody starts it again."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Environment, own_installation, program, run, start
from tests.kolada_server import LargeWorld, large, serving

# Asks for the database though it makes its own, so that the run on the other database has it too.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

INDICATORS, PLACES, YEARS = 60, 2, 4
VALUES = INDICATORS * PLACES * YEARS * 3

PREPARE = f"""
from django.core.management import call_command
call_command("make_keys")
call_command("migrate", verbosity=0)
from fyren.indicators.models import Indicator, Place
Indicator.objects.bulk_create([
    Indicator(code=f"N{{number:05}}", title="Ett nyckeltal", from_kolada=True) for number in range(1, {INDICATORS} + 1)
])
Place.objects.create(code="0101", name="Hemma", kind="municipality", is_home=True)
Place.objects.create(code="0102", name="Borta", kind="municipality", is_compared=True)
"""
COUNT = """
from fyren.indicators.models import Figure, KoladaRun, KoladaSegment
run = KoladaRun.objects.get()
print(Figure.objects.count(), run.state, run.read, run.added, run.segments.filter(is_done=True).count())
"""


@pytest.fixture
def source() -> LargeWorld:
    world = large(INDICATORS, PLACES, YEARS)
    world.page_rows = 50
    return world


@pytest.fixture
def environment(tmp_path: Path, source: LargeWorld) -> Iterator[Environment]:
    with own_installation(tmp_path) as found, serving(source) as address:
        yield found | {"FYREN_KOLADA_URL": address}


def _killed(environment: Environment, number: signal.Signals) -> str:
    """Start a fetching, end it when its first segment is done, and tell what the database then has."""
    fetching = start(environment, "-m", "django", "sync_kolada", "--progress")
    assert fetching.stdout is not None
    for line in fetching.stdout:
        if line.startswith("Del 1 av"):
            break
    fetching.send_signal(number)
    fetching.communicate(timeout=60)
    assert fetching.returncode != 0
    return run(environment, *program(COUNT))


@pytest.mark.parametrize(
    ("number", "state"), [(signal.SIGKILL, "running"), (signal.SIGTERM, "stopped")], ids=["killed", "asked to end"]
)
def test_it_goes_on_where_it_was(
    environment: Environment, source: LargeWorld, number: signal.Signals, state: str
) -> None:
    run(environment, *program(PREPARE))
    source.pause = 0.02
    figures, met, read, _added, done = _killed(environment, number).split()
    assert met == state
    assert 0 < int(figures) == int(read) < VALUES
    assert int(done) >= 1
    first = next(path for path in source.asked if "/data/" in path)
    source.asked.clear()
    told = run(environment, "-m", "django", "sync_kolada").strip()
    assert told.startswith("Klart:")
    figures, met, _read, added, _done = run(environment, *program(COUNT)).split()
    assert (int(figures), int(added), met) == (VALUES, VALUES, "done")
    again = [path for path in source.asked if "/data/" in path]
    assert again
    assert first not in again
