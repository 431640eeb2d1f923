"""Environments: complete or not there."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from tests.runner.checkout import Checkout


def test_the_first_start_makes_it_and_the_second_is_quick(checkout: Checkout) -> None:
    first = checkout.run("manage", "shell", "-c", "1")
    assert json.loads(first.stdout.splitlines()[-1])["arguments"] == ["shell", "-c", "1"]
    assert "Hämtar paket" in first.stdout
    assert checkout.environments() == [name for name in checkout.environments() if name.startswith("runtime-")]
    checkout.index.shutdown()  # no network any more
    started = time.monotonic()
    second = checkout.run("manage", "help")
    assert second.returncode == 0
    assert "Hämtar" not in second.stdout
    assert time.monotonic() - started < 1


def test_packages_come_from_the_configured_index_alone(checkout: Checkout) -> None:
    assert checkout.run("manage", "help").returncode == 0
    assert sorted(checkout.index.asked) == [
        "/files/django-1.0-py3-none-any.whl",
        "/files/granian-1.0-py3-none-any.whl",
        "/simple/django/",
        "/simple/granian/",
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_build_leaves_nothing(checkout: Checkout, how: signal.Signals) -> None:
    checkout.index.stalled = "granian"
    with checkout.start("manage", "help") as process:
        assert checkout.index.reached.wait(20)
        assert len(checkout.environments()) == 1  # the positive control: it was on its way
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 128 + how
    assert "Traceback" not in out + err
    assert checkout.environments() == []


def test_a_build_that_was_killed_is_made_anew(checkout: Checkout) -> None:
    checkout.index.stalled = "granian"
    with checkout.start("manage", "help") as process:
        assert checkout.index.reached.wait(20)
        process.kill()
    assert len(checkout.environments()) == 1
    checkout.index.stalled = ""
    assert checkout.run("manage", "help").returncode == 0
    assert len(checkout.environments()) == 1


def test_a_package_with_another_checksum_is_refused(checkout: Checkout) -> None:
    checkout.index.wheels["granian"] += b"\0"
    result = checkout.run("demo")
    assert result.returncode == 1
    assert "kontrollsumma" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert checkout.environments() == []


def test_no_network_is_one_clear_line(checkout: Checkout) -> None:
    checkout.config.write_text("[global]\nindex-url = http://127.0.0.1:9/simple\nretries = 1\n")
    result = checkout.run("demo")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Paketindexet går inte att nå. Kontrollera nätet, och index och proxy med: pip config list"
    ]
    assert checkout.environments() == []


def test_a_changed_lock_replaces_the_environment(checkout: Checkout) -> None:
    checkout.run("manage", "help")
    (before,) = checkout.environments()
    checkout.lock("runtime", "granian", "django")
    checkout.run("manage", "help")
    (after,) = checkout.environments()
    assert before != after


def test_an_environment_in_use_is_not_cleared_away(checkout: Checkout) -> None:
    checkout.run("manage", "help")
    (before,) = checkout.environments()
    (checkout.var / "demo").mkdir()
    with checkout.start("manage", "work") as working:
        _wait_for(checkout.var / "demo" / "work.pid")
        checkout.lock("runtime", "granian", "django")
        checkout.run("manage", "help")
        assert before in checkout.environments()
        working.terminate()


def test_a_larger_environment_serves_the_smaller_sets(checkout: Checkout) -> None:
    checkout.run("manage", "messages")  # extracting takes Babel
    assert [name.split("-")[0] for name in checkout.environments()] == ["test"]
    again = checkout.run("manage", "help")
    assert "Hämtar" not in again.stdout
    assert [name.split("-")[0] for name in checkout.environments()] == ["test"]


def test_two_starts_at_once_make_it_once(checkout: Checkout) -> None:
    with checkout.start("manage", "help") as one, checkout.start("manage", "help") as other:
        for process in (one, other):
            assert process.wait(60) == 0
    assert checkout.index.asked.count("/files/django-1.0-py3-none-any.whl") == 1


def test_what_lies_where_the_user_stands_hides_nothing(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "django.py").write_text("raise SystemExit('the wrong one')")
    checkout.run("manage", "help")
    done = checkout.run("manage", "import_plan", "plan.pdf", folder=tmp_path)
    said = json.loads(done.stdout)
    assert said["arguments"] == ["import_plan", "plan.pdf"]
    assert said["folder"] == str(tmp_path)  # so that a file is named as from anywhere else


def test_a_folder_that_cannot_be_written_is_one_clear_line(checkout: Checkout) -> None:
    (checkout.home / "var").write_text("a file where the folder should be")
    result = checkout.run("demo")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "var" in result.stderr


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} never came"
        time.sleep(0.02)
