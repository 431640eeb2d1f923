"""A fetching whose process is killed in the middle goes on where it was, as soon as somebody starts it again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from tests.kolada_server import LargeWorld, large, serving

# Asks for the database though it makes its own, so that the run on the other database has it too.
pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
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
def environment(tmp_path: Path, source: LargeWorld) -> Iterator[dict[str, str]]:
    """A data directory and an empty database of the test's own, on the kind of database that the run is on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FYREN_")}
    server = os.environ.get("FYREN_DATABASE_URL", "")
    name = f"fyren_killed_{uuid4().hex[:12]}"
    if server:
        _execute(server, f"CREATE DATABASE {name}")
    with serving(source) as address:
        yield kept | {
            "FYREN_VAR": str(tmp_path / "var"),
            "FYREN_DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}")) if server else "",
            "FYREN_KOLADA_URL": address,
            "DJANGO_SETTINGS_MODULE": "fyren.house.settings",
            "PYTHONPATH": str(ROOT),
        }
    if server:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    address = urlunsplit(urlsplit(server)._replace(path="/postgres"))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def _run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _program(environment: dict[str, str], script: str) -> str:
    return _run(environment, "-c", f"import django\ndjango.setup()\n{script}")


def _killed(environment: dict[str, str], number: signal.Signals) -> str:
    """Start a fetching, end it when its first segment is done, and tell what the database then has."""
    fetching = subprocess.Popen(
        [sys.executable, "-m", "django", "sync_kolada", "--progress"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert fetching.stdout is not None
    for line in fetching.stdout:
        if line.startswith("Del 1 av"):
            break
    fetching.send_signal(number)
    fetching.communicate(timeout=60)
    assert fetching.returncode != 0
    return _program(environment, COUNT)


@pytest.mark.parametrize(
    ("number", "state"), [(signal.SIGKILL, "running"), (signal.SIGTERM, "stopped")], ids=["killed", "asked to end"]
)
def test_it_goes_on_where_it_was(
    environment: dict[str, str], source: LargeWorld, number: signal.Signals, state: str
) -> None:
    _program(environment, PREPARE)
    source.pause = 0.02
    figures, met, read, _added, done = _killed(environment, number).split()
    assert met == state
    assert 0 < int(figures) == int(read) < VALUES
    assert int(done) >= 1
    first = next(path for path in source.asked if "/data/" in path)
    source.asked.clear()
    told = _run(environment, "-m", "django", "sync_kolada").strip()
    assert told.startswith("Klart:")
    figures, met, _read, added, _done = _program(environment, COUNT).split()
    assert (int(figures), int(added), met) == (VALUES, VALUES, "done")
    again = [path for path in source.asked if "/data/" in path]
    assert again
    assert first not in again
