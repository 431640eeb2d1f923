"""Half a million values from Kolada: a server on this machine, the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.site import ROOT, environment, manage, temporary_var
from bench.timing import row

INDICATORS, PLACES, YEARS = 60, 290, 10
SEED = f"""
import django
django.setup()
from fyren.indicators.models import Indicator, Place
Indicator.objects.bulk_create([
    Indicator(code=f"N{{number:05}}", title="Ett nyckeltal", from_kolada=True) for number in range(1, {INDICATORS} + 1)
])
Place.objects.create(code="0101", name="Kommun 0101", kind="municipality", is_home=True)
"""


def measure() -> None:
    """The first fetching, and one when nothing has changed."""
    values = INDICATORS * PLACES * YEARS * 3
    with temporary_var() as var, _source() as address:
        manage(var, "migrate", "-v0")
        manage(var, "make_keys")
        where = environment(var) | {"FYREN_KOLADA_URL": address}
        subprocess.run([sys.executable, "-c", SEED], env=where, cwd=ROOT, check=True)
        for what, aim, arguments in (
            (f"sync_kolada, {values:,} values", "below 60 s, 300 MB", ()),
            ("sync_kolada, nothing changed", "below 5 s", ()),
            ("sync_kolada --full, nothing changed", "", ("--full",)),
        ):
            seconds, processor, megabytes, said = _fetch(where, *arguments)
            row(what, f"{seconds:.1f} s", aim, f"{megabytes:.0f} MB, {processor:.1f} s of processor. {said}")


def _fetch(where: dict[str, str], *arguments: str) -> tuple[float, float, float, str]:
    """Seconds, of which on a processor, the process's largest memory in MB, and its last words."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "sync_kolada", "--all-places", *arguments],
        env=where,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.read().strip()
    _pid, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise RuntimeError(f"sync_kolada ended with {status}: {said}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale, said


@contextmanager
def _source() -> Iterator[str]:
    """The server, in a process of its own so that its work is not counted as ours."""
    command = [sys.executable, "-m", "tests.kolada_server"]
    sizes = ["--indicators", str(INDICATORS), "--places", str(PLACES), "--years", str(YEARS)]
    process = subprocess.Popen([*command, *sizes], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=10)


if __name__ == "__main__":
    measure()
