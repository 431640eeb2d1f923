"""The demo: it starts, is kept, says what is wrong in one line, and leaves nothing running."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.runner.checkout import Checkout


@contextmanager
def running(checkout: Checkout, port: int) -> Iterator[subprocess.Popen[str]]:
    """A demo that has said that it is ready."""
    with checkout.start("demo", "--port", str(port)) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if "Ctrl-C" in line:
                    break
            yield process
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def port() -> int:
    """A free port before another one: the demo takes both."""
    while True:
        with socket.socket() as web, socket.socket() as guide:
            web.bind(("127.0.0.1", 0))
            found = int(web.getsockname()[1])
            try:
                guide.bind(("127.0.0.1", found + 1))
            except OSError:
                continue
            return found


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be reaped does not."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.joinpath("self").exists():
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pids(checkout: Checkout) -> list[int]:
    """The web servers, their workers, and the background work, once all have told their numbers."""
    demo, found = checkout.var / "demo", []
    deadline = time.monotonic() + 20
    while len(found) < 5 and time.monotonic() < deadline:
        files = [demo / name for name in ("web.pids", "guide.pids", "work.pid")]
        found = [int(pid) for file in files if file.exists() for pid in file.read_text().split()]
        time.sleep(0.02)
    return found


def gone(children: list[int]) -> bool:
    """Whether all have ended; what was killed may need a moment to be cleared away."""
    deadline = time.monotonic() + 5
    while any(alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(alive(child) for child in children)


def test_check_visits_the_pages_and_logs_in(bare: Checkout) -> None:
    result = bare.run("demo", "--fresh", "--check")
    assert result.returncode == 0, result.stderr
    for page in (
        "guiden /",
        "guiden /sv/index.html",
        "/planer/",
        "/planer/mot-vald/",
        "/organisation/",
        "/logga-in/",
        "/idag/ som Samordnare",
    ):
        assert f" {page}\n" in result.stdout
    assert result.stdout.endswith("Alla sidor svarar.\n")
    assert [path.name for path in bare.var.iterdir()] == ["env"]


def test_check_leaves_a_running_demo_in_peace(checkout: Checkout, port: int) -> None:
    with running(checkout, port) as demo:
        (checkout.var / "db.sqlite3").write_text("what someone entered")
        assert checkout.run("demo", "--fresh", "--check").returncode == 0
        assert demo.poll() is None
    assert (checkout.var / "db.sqlite3").read_text() == "what someone entered"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopping_it_ends_every_child(checkout: Checkout, port: int, how: signal.Signals) -> None:
    with running(checkout, port) as demo:
        children = pids(checkout)
        assert len(children) == 5
        assert all(alive(child) for child in children)  # the positive control of the probe
        demo.send_signal(how)
        _out, err = demo.communicate(timeout=20)
    assert demo.returncode == 0
    assert err == ""
    assert gone(children)


def test_it_prints_addresses_and_log_ins(checkout: Checkout, port: int) -> None:
    with checkout.start("demo", "--port", str(port)) as demo:
        assert demo.stdout is not None
        said = []
        for line in demo.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        demo.terminate()
    text = "".join(said)
    assert f"http://127.0.0.1:{port}/" in text
    assert f"http://stod.localhost:{port + 1}/" in text
    assert (checkout.var / "demo" / "guide.txt").read_text() == f"http://stod.localhost:{port + 1}/", "for its papers"
    assert (checkout.var / "demo" / "site.txt").read_text() == f"http://127.0.0.1:{port}", "where faults are told"
    assert "Samordnare  Exempel  a@example.org  hemligt ord" in text


def test_a_busy_port_is_one_line_and_makes_nothing(bare: Checkout) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = bare.run("demo", "--port", str(port))
    assert result.returncode == 1
    assert result.stderr == f"Port {port} är upptagen. Välj en annan: python3 run.py demo --port {port + 2}\n"
    assert not bare.var.exists()


def test_two_demos_in_one_folder_are_refused(checkout: Checkout, port: int) -> None:
    with running(checkout, port):
        result = checkout.run("demo", "--port", str(port + 2))
    assert result.returncode == 1
    assert "En demo körs redan" in result.stderr


def test_what_was_entered_is_kept_until_fresh(checkout: Checkout, port: int) -> None:
    with running(checkout, port):
        (checkout.var / "db.sqlite3").write_text("what someone entered")
    with running(checkout, port):
        assert (checkout.var / "db.sqlite3").read_text() == "what someone entered"
    (checkout.var / "own.txt").write_text("not the demo's")
    with checkout.start("demo", "--fresh", "--port", str(port)) as demo:
        assert demo.stdout is not None
        next(line for line in demo.stdout if "Ctrl-C" in line)
        assert (checkout.var / "db.sqlite3").read_text() == ""
        demo.terminate()
    assert (checkout.var / "own.txt").exists()
    assert checkout.environments()


def test_fresh_leaves_a_real_installation_alone(checkout: Checkout, port: int) -> None:
    (checkout.var / "db.sqlite3").write_text("a municipality's own")
    result = checkout.run("demo", "--fresh", "--port", str(port))
    assert result.returncode == 1
    assert "inte gjord av demon" in result.stderr
    assert (checkout.var / "db.sqlite3").read_text() == "a municipality's own"


def test_the_user_s_own_settings_do_not_reach_the_demo(checkout: Checkout) -> None:
    elsewhere = {"FYREN_DATABASE_URL": "postgresql://real", "GRANIAN_PORT": "1", "http_proxy": "http://127.0.0.1:9"}
    elsewhere["no_proxy"] = "localhost"  # pip must reach its index; the demo's address is 127.0.0.1
    assert checkout.run("demo", "--check", **elsewhere).returncode == 0


def test_a_page_that_fails_is_told(checkout: Checkout) -> None:
    standin = next((checkout.var / "env").rglob("granian/__main__.py"))
    standin.write_text(standin.read_text().replace('(var / "broken-page").exists()', "True"))
    result = checkout.run("demo", "--check")
    assert result.returncode == 1
    assert "FEL  500" in result.stderr
    assert "/organisation/" in result.stderr
    assert "1 av 9 sidor" in result.stdout


def test_a_guide_that_the_browser_would_keep_is_told(checkout: Checkout) -> None:
    standin = next((checkout.var / "env").rglob("granian/__main__.py"))
    standin.write_text(standin.read_text().replace('(var / "guide-is-kept").exists()', "True"))
    result = checkout.run("demo", "--check")
    assert result.returncode == 1
    assert "FEL  /sv/index.html saknar cache-control, referrer-policy, request-otr" in result.stderr


def test_a_web_server_that_does_not_start_is_told(checkout: Checkout, port: int) -> None:
    (checkout.var / "web-fails").touch()
    result = checkout.run("demo", "--port", str(port))
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "webben gick sönder",
        "Webbservern startade inte; raderna ovan säger varför.",
    ]


def test_a_database_that_cannot_be_prepared_is_told(checkout: Checkout) -> None:
    result = checkout.run("demo", "--check", HOME="/tmp/broken")
    assert result.returncode == 1
    assert "trasig databas" in result.stderr
    assert "kunde inte förberedas" in result.stderr


def test_background_work_that_fails_is_told_and_the_pages_stay(checkout: Checkout, port: int) -> None:
    (checkout.var / "work-fails").touch()
    with running(checkout, port) as demo:
        assert demo.stderr is not None
        assert "arbetet gick sönder" in demo.stderr.readline()
        assert demo.poll() is None
        (checkout.var / "work-fails").unlink()
        (checkout.var / "demo" / "work.pid").unlink()
        assert alive(pids(checkout)[-1])  # started again


@pytest.mark.parametrize("arguments", [["demo", "--port", "80"], ["demo", "extra"], ["nonsense"], []])
def test_wrong_arguments_are_one_line(checkout: Checkout, arguments: list[str]) -> None:
    result = checkout.run(*arguments)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
