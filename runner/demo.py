"""`run.py demo`: from a checkout to a running Fyren with addresses and log-ins."""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from runner.console import Failure, Stopped, complain, say, table
from runner.environment import ensure
from runner.locks import hold
from runner.places import ROOT, child_environment, data_home
from runner.processes import Child, Command, Kept, run
from runner.visits import new_browser, visit_all

HOST = "127.0.0.1"
USUAL_PORT = 8000
FIRST_PAGE = 60.0
# What the demo makes in the data folder. Environments and anything else there are left alone.
MADE = ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "demo", "keys", "locale", "media", "published", "static")
# The guide is served beside the staff's pages: by a process and a port of its own, and under a name that tells nothing.
GUIDE_HOST = "stod.localhost"
SITE, GUIDE = "fyren.house.wsgi:application", "fyren.house.tree_app:application"


def demo(*, fresh: bool, port: int | None, check: bool) -> int:
    """Start the demo and keep it until someone stops it; with `check`, until its pages have been visited."""
    port = free_port() if check and port is None else port or USUAL_PORT
    guide_port = free_port() if check else port + 1
    for each in (port, guide_port):
        refuse_busy(each)
    python = ensure("runtime")
    if check:
        # A folder of its own: a demo that somebody is using is left in peace.
        with tempfile.TemporaryDirectory(prefix="fyren-check-") as folder:
            return _run(python, Path(folder), (port, guide_port), check=True)
    home = data_home()
    with _only_one(home):
        if fresh:
            clear(home)
        return _run(python, home, (port, guide_port), check=False)


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def refuse_busy(port: int) -> None:
    """Raise before anything is made, when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was just closed is free
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Failure(f"Port {port} är upptagen. Välj en annan: python3 run.py demo --port {port + 2}") from error


def clear(home: Path) -> None:
    """Remove what the demo has made, and nothing else.

    Raises:
        Failure: the database there was not made by the demo.
    """
    if (home / "db.sqlite3").exists() and not (home / "demo").exists():
        raise Failure(f"Databasen i {home} är inte gjord av demon. Flytta den först.")
    for name in MADE:
        path = home / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    """Two demos in one folder would disturb each other."""
    home.mkdir(parents=True, exist_ok=True)
    try:
        lock = hold(home, alone=True, wait=False)
    except BlockingIOError as error:
        raise Failure("En demo körs redan i den här mappen. Avsluta den först med Ctrl-C.") from error
    try:
        yield
    finally:
        os.close(lock)


def _run(python: Path, var: Path, ports: tuple[int, int], *, check: bool) -> int:
    """Prepare the data, start the servers, and stay until the work is done."""
    # None of the user's own settings: a real installation's database must not be filled with examples.
    published = var / "published"
    beside = (f"arbete={published / 'detection'}", f"grunderna={published / 'course'}")
    trees = {"FYREN_TREE": str(published / "guide"), "FYREN_TREES": ":".join(beside)}
    env = child_environment(var, without=("FYREN_", "DJANGO_", "GRANIAN_"), FYREN_DEMO="1", **trees)
    shown = f"http://{GUIDE_HOST}:{ports[1]}/"
    env["FYREN_DEMO_GUIDE"] = shown
    env["FYREN_SITE"] = f"http://{HOST}:{ports[0]}"  # where the guide leads to tell of a fault
    logs = var / "demo"
    logs.mkdir(parents=True, exist_ok=True)
    prepare(python, env)
    address, guide_address = (f"http://{HOST}:{port}/" for port in ports)
    web = Child(web_command(python, ports[0], SITE), env=env, log=logs / "web.log", cwd=ROOT)
    guide = Child(web_command(python, ports[1], GUIDE), env=env, log=logs / "guide.log", cwd=ROOT)
    try:
        wait_for(address, web)
        wait_for(guide_address, guide)
        people = json.loads((logs / "logins.json").read_text())
        if check:
            return 0 if visit_all(address, guide_address, people) else 1
        _welcome(address, shown, people)
        work: Command = [python, "-m", "django", "work"]
        with suppress(KeyboardInterrupt, Stopped):  # that is how a demo ends
            _supervise((web, guide), lambda: Child(work, env=env, log=logs / "work.log"))
        say("\nFyren är avstängd.")
        return 0
    finally:
        web.stop()
        guide.stop()


def prepare(python: Path, env: dict[str, str]) -> None:
    """Database, translations, static files and demo data, each only as far as it is not there already."""
    command: Command = [python, "-m", "django", "prepare", "--demo"]
    if run(command, env=env) != 0:
        raise Failure("Databasen kunde inte förberedas; raderna ovan säger varför.")


def web_command(python: Path, port: int, application: str) -> Command:
    """A web server: one worker with a few threads, and no log of who reads what."""
    options = {
        "--interface": "wsgi",
        "--host": HOST,
        "--port": str(port),
        "--workers": "1",
        "--log-level": "warning",
    }
    pairs = [part for pair in options.items() for part in pair]
    threads = ["--blocking-threads", "4", "--no-access-log", "--no-ws"]
    return [python, "-m", "granian", *pairs, *threads, application]


def wait_for(address: str, web: Child) -> None:
    """Wait until the first page answers.

    Raises:
        Failure: it answers with an error, or the server ends.
    """
    deadline = time.monotonic() + FIRST_PAGE
    while time.monotonic() < deadline:
        try:
            new_browser().open(address, timeout=FIRST_PAGE).close()
        except urllib.error.HTTPError as error:
            _tell(web)
            raise Failure(f"Startsidan svarar med fel {error.code}; raderna ovan säger varför.") from error
        except OSError:
            if web.ended:
                _tell(web)
                raise Failure("Webbservern startade inte; raderna ovan säger varför.") from None
            time.sleep(0.05)
        else:
            return
    raise Failure(f"Startsidan svarade inte inom {FIRST_PAGE:.0f} sekunder.")


def _tell(child: Child) -> None:
    for line in child.last_words():
        complain(line)


def _welcome(address: str, guide_address: str, people: list[dict[str, str]]) -> None:
    """Addresses and log-ins."""
    rows = [(person["role"], person["name"], person["email"], person["password"]) for person in people]
    say()
    say(f"Fyren är igång: {address}")
    say(f"  Planerna       {address}planer/")
    say(f"  Logga in       {address}logga-in/")
    say(f"  Öppna guiden   {guide_address}")
    say()
    say(table(("Roll", "Namn", "E-post", "Lösenord"), rows))
    say()
    say("Alla personer och siffror är exempel. Det du skriver in finns kvar till nästa gång.")
    say("Avsluta med Ctrl-C.")


def _supervise(servers: tuple[Child, ...], start_work: Callable[[], Child]) -> NoReturn:
    """Keep the background work going beside the servers; the end of one of them is the end.

    Raises:
        Failure: a web server ended by itself.
    """
    work = Kept(start_work)
    try:
        while not any(server.ended for server in servers):
            time.sleep(0.2)
            reason = work.tend()
            if reason:
                complain(f"Bakgrundsarbetet slutade och startas om (sidorna fungerar ändå): {reason[:120]}")
    finally:
        work.child.stop()
    for server in servers:
        if server.ended:
            _tell(server)
    raise Failure("Webbservern slutade oväntat; raderna ovan säger varför.")
