"""Environments: complete or not there."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from tests.runner.checkout import Checkout


def test_the_first_start_makes_it_and_the_second_is_quick(bare: Checkout) -> None:
    first = bare.run("manage", "shell", "-c", "1")
    assert json.loads(first.stdout.splitlines()[-1])["arguments"] == ["shell", "-c", "1"]
    assert "Hämtar paket" in first.stdout
    assert bare.environments() == [name for name in bare.environments() if name.startswith("runtime-")]
    bare.index.shutdown()  # no network any more
    started = time.monotonic()
    second = bare.run("manage", "help")
    assert second.returncode == 0
    assert "Hämtar" not in second.stdout
    assert time.monotonic() - started < 1


def test_packages_come_from_the_configured_index_alone(bare: Checkout) -> None:
    assert bare.run("manage", "help").returncode == 0
    assert sorted(bare.index.asked) == [
        "/files/django-1.0-py3-none-any.whl",
        "/files/granian-1.0-py3-none-any.whl",
        "/simple/django/",
        "/simple/granian/",
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_build_leaves_nothing(bare: Checkout, how: signal.Signals) -> None:
    bare.index.stalled = "granian"
    with bare.start("manage", "help") as process:
        assert bare.index.reached.wait(20)
        assert len(bare.environments()) == 1  # the positive control: it was on its way
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 128 + how
    assert "Traceback" not in out + err
    assert bare.environments() == []


def test_a_build_that_was_killed_is_made_anew(bare: Checkout) -> None:
    bare.index.stalled = "granian"
    with bare.start("manage", "help") as process:
        assert bare.index.reached.wait(20)
        process.kill()
    assert len(bare.environments()) == 1
    bare.index.stalled = ""
    assert bare.run("manage", "help").returncode == 0
    assert len(bare.environments()) == 1


def test_a_package_with_another_checksum_is_refused(bare: Checkout) -> None:
    bare.index.wheels["granian"] += b"\0"
    result = bare.run("demo")
    assert result.returncode == 1
    assert "kontrollsumma" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert bare.environments() == []


def test_no_network_is_one_clear_line(bare: Checkout) -> None:
    bare.config.write_text("[global]\nindex-url = http://127.0.0.1:9/simple\nretries = 1\n")
    result = bare.run("demo")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Paketindexet går inte att nå. Kontrollera nätet, och index och proxy med: pip config list"
    ]
    assert bare.environments() == []


def test_a_changed_lock_replaces_the_environment(bare: Checkout) -> None:
    bare.run("manage", "help")
    (before,) = bare.environments()
    bare.lock("runtime", "granian", "django")
    bare.run("manage", "help")
    (after,) = bare.environments()
    assert before != after


def test_an_environment_in_use_is_not_cleared_away(bare: Checkout) -> None:
    bare.run("manage", "help")
    (before,) = bare.environments()
    (bare.var / "demo").mkdir()
    with bare.start("manage", "work") as working:
        _wait_for(bare.var / "demo" / "work.pid")
        bare.lock("runtime", "granian", "django")
        bare.run("manage", "help")
        assert before in bare.environments()
        working.terminate()


def test_a_larger_environment_serves_the_smaller_sets(bare: Checkout) -> None:
    bare.run("manage", "messages")  # extracting takes Babel
    assert [name.split("-")[0] for name in bare.environments()] == ["test"]
    again = bare.run("manage", "help")
    assert "Hämtar" not in again.stdout
    assert [name.split("-")[0] for name in bare.environments()] == ["test"]


def test_two_starts_at_once_make_it_once(bare: Checkout) -> None:
    with bare.start("manage", "help") as one, bare.start("manage", "help") as other:
        for process in (one, other):
            assert process.wait(60) == 0
    assert bare.index.asked.count("/files/django-1.0-py3-none-any.whl") == 1


def test_what_lies_where_the_user_stands_hides_nothing(bare: Checkout, tmp_path: Path) -> None:
    (tmp_path / "django.py").write_text("raise SystemExit('the wrong one')")
    bare.run("manage", "help")
    done = bare.run("manage", "import_plan", "plan.pdf", folder=tmp_path)
    said = json.loads(done.stdout)
    assert said["arguments"] == ["import_plan", "plan.pdf"]
    assert said["folder"] == str(tmp_path)  # so that a file is named as from anywhere else


def test_a_folder_that_cannot_be_written_is_one_clear_line(bare: Checkout) -> None:
    (bare.home / "var").write_text("a file where the folder should be")
    result = bare.run("demo")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "var" in result.stderr


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} never came"
        time.sleep(0.02)
