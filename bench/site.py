"""An installation of the bench's own, in a temporary directory, and programs run against it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(var: Path) -> dict[str, str]:
    """The environment of an installation in `var`, on SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FYREN_", "DJANGO_"))}
    return kept | {
        "FYREN_VAR": str(var),
        "FYREN_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "fyren.house.settings",
        "PYTHONPATH": str(ROOT),
    }


def manage(var: Path, *arguments: str) -> None:
    """Run a management command in a process of its own.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    command = [sys.executable, "-m", "django", *arguments]
    subprocess.run(command, env=environment(var), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def own_process(module: str, var: Path, *arguments: str) -> None:
    """Measure in a process of its own: Django is set up for one installation in a process, and memory is a process's.

    Raises:
        subprocess.CalledProcessError: the process failed.
    """
    subprocess.run([sys.executable, "-m", module, *arguments], env=environment(var), cwd=ROOT, check=True)


@contextmanager
def temporary_var() -> Iterator[Path]:
    """An empty data directory, removed afterwards."""
    var = Path(tempfile.mkdtemp(prefix="fyren-bench-"))
    try:
        yield var
    finally:
        shutil.rmtree(var, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(var: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A running server: its process and its address."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", "1"]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), "fyren.house.wsgi:application"],
        env=environment(var),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address)
        yield process, address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, seconds: float = 30) -> None:
    """Wait until the address answers.

    Raises:
        TimeoutError: it did not within the time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(address)


def resident_megabytes(process_id: int) -> list[float]:
    """Resident memory of a process and each of its children, in MB, the process first."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listing.splitlines()]
    own = [rss for pid, _, rss in rows if pid == process_id]
    children = [rss for _, parent, rss in rows if parent == process_id]
    return [rss / 1024 for rss in [*own, *children]]
