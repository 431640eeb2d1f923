"""An installation of a test's own, for tests that start processes: a data directory and an empty database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).resolve().parent.parent
Environment = dict[str, str]


@contextmanager
def own_installation(directory: Path) -> Iterator[Environment]:
    """The environment of its processes, on the kind of database that the run is on. Nothing is migrated yet."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FYREN_")}
    server = os.environ.get("FYREN_DATABASE_URL", "")
    name = f"fyren_own_{uuid4().hex[:12]}"
    if server:
        _execute(server, f"CREATE DATABASE {name}")
    yield kept | {
        "FYREN_VAR": str(directory / "var"),
        "FYREN_DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}")) if server else "",
        "FYREN_KOLADA_URL": "",
        "DJANGO_SETTINGS_MODULE": "fyren.house.settings",
        "PYTHONPATH": str(ROOT),
    }
    if server:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    address = urlunsplit(urlsplit(server)._replace(path="/postgres"))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def start(environment: Environment, *command: str) -> subprocess.Popen[str]:
    """A Python process of the installation's."""
    return subprocess.Popen(
        [sys.executable, *command],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(environment: Environment, *command: str) -> str:
    """What such a process writes; it must end well."""
    process = start(environment, *command)
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return output


def program(script: str) -> tuple[str, str]:
    """The arguments that run a script inside Django."""
    return "-c", f"import django\ndjango.setup()\n{script}"
