"""Figures of whole processes: migrate, import, memory, start."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.site import ROOT, environment, free_port, manage, resident_megabytes, server, wait_for
from bench.timing import ms, once, row

PLAN = ROOT / "fyren" / "plan" / "examples" / "vaxjo-plan-mot-vald.txt"


def fresh_migrate(var: Path) -> None:
    """Every migration on an empty database, the process's own start included."""
    seconds = once(lambda: manage(var, "migrate", "-v0"))
    row("fresh migrate, whole process", f"{seconds:.2f} s", "below 5 s", "Kausal Watch: 187 s")


def plan_import(var: Path) -> None:
    """The real plan from file to structure, in its child process as always; the command around it apart."""
    program = (
        "import time, sys; from pathlib import Path; from fyren.plan.importing import parse_document\n"
        "start = time.perf_counter(); path = Path(sys.argv[1])\n"
        "parse_document(path, title='Plan', file_name=path.name); print(time.perf_counter() - start)"
    )
    times = []
    for _ in range(5):
        command = [sys.executable, "-c", program, str(PLAN)]
        done = subprocess.run(command, env=environment(var), cwd=ROOT, check=True, capture_output=True, text=True)
        times.append(float(done.stdout))
    row("import of the real plan, child included", ms(sorted(times)[2]), "below 500 ms")
    command_seconds = once(lambda: manage(var, "import_plan", str(PLAN), "--dry-run", "--json"))
    row("the same as a command, Django's start included", ms(command_seconds), "")


def idle_memory(var: Path) -> None:
    """Resident memory of the worker after its first pages."""
    with server(var) as (process, address):
        for page in ("", "planer/", "organisation/"):
            urllib.request.urlopen(address + page, timeout=10).read()
        time.sleep(1)
        parent, *workers = resident_megabytes(process.pid)
        row(
            "idle worker, resident",
            f"{max(workers):.0f} MB",
            "below 120 MB",
            f"supervisor {parent:.0f} MB; peer 349 MB",
        )


def demo_start() -> None:
    """A second start of the demo, from the command to the first page."""
    var = Path(tempfile.mkdtemp(prefix="fyren-bench-demo-"))
    try:
        _start(var)  # the first start makes the database
        row("demo on a prepared machine, to first page", f"{_start(var):.2f} s", "below 5 s")
    finally:
        shutil.rmtree(var, ignore_errors=True)


def _start(var: Path) -> float:
    port = free_port()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "run.py"), "demo", "--port", str(port)],
        env=environment(var) | {"FYREN_VAR": str(var)},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", seconds=300)
        return time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(timeout=30)
