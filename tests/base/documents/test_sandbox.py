"""The child is really killed: for time, for memory, for crashing; and what it raises comes through."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.sandbox import ChildFailed, Failure, Limits, run_in_child

QUICK = Limits(wall_seconds=10.0, cpu_seconds=8)

DEEDS = """
import os, resource, signal, subprocess, sys, time
from fyren.base.documents import Problem, UnreadableDocument

def answer(payload):
    return {"you said": payload, "django": "django" in sys.modules, "environment": sorted(os.environ)}

def spin(payload):
    while True:
        pass

def sleep(payload):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with open(payload, "w") as file:
        file.write(str(child.pid))
    time.sleep(60)

def hog(payload):
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))

def crash(payload):
    os.kill(os.getpid(), signal.SIGSEGV)

def killed(payload):
    os.kill(os.getpid(), signal.SIGKILL)

def refuse(payload):
    raise UnreadableDocument(Problem.SCANNED, "only pictures")

def fault(payload):
    raise ValueError("text of the document")

def flood(payload):
    return "x" * 10_000_000

def flood_the_pipe(payload):
    for number in range(3, 10):
        try:
            while True:
                os.write(number, b"x" * 1_000_000)
        except OSError:
            pass

def chatter(payload):
    print("hello from a native library")
    os.write(1, b"and again")
    return "fine"

def leave(payload):
    os._exit(3)

def limits(payload):
    return [resource.getrlimit(which) for which in (resource.RLIMIT_CORE, resource.RLIMIT_NOFILE)]

def big_file(payload):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with open(payload, "wb") as file:
            file.write(b"x" * 5_000_000)
    except OSError as error:
        return type(error).__name__
"""


@pytest.fixture(autouse=True)
def deeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deeds.py").write_text(DEEDS)
    monkeypatch.syspath_prepend(str(tmp_path))


def failure_of(deed: str, limits: Limits = QUICK, payload: object = None) -> ChildFailed:
    with pytest.raises(ChildFailed) as failed:
        run_in_child(f"deeds:{deed}", payload, limits=limits)
    return failed.value


def test_an_answer_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FYREN_SECRET", "not for children")
    found = run_in_child("deeds:answer", {"å": [1, None]}, limits=QUICK)

    assert found["you said"] == {"å": [1, None]}
    assert found["django"] is False
    assert "FYREN_SECRET" not in found["environment"]


def test_it_starts_quickly() -> None:
    started = time.monotonic()
    run_in_child("deeds:answer", None, limits=QUICK)

    assert time.monotonic() - started < 2  # some thirty milliseconds on an idle machine


def test_an_endless_loop_is_killed_by_the_clock() -> None:
    started = time.monotonic()
    failed = failure_of("spin", Limits(wall_seconds=0.5))

    assert failed.failure is Failure.TIME
    assert time.monotonic() - started < 5


def test_an_endless_loop_is_killed_by_the_processor_limit() -> None:
    assert failure_of("spin", Limits(wall_seconds=30, cpu_seconds=1)).failure is Failure.TIME


def test_grandchildren_die_too(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    assert failure_of("sleep", Limits(wall_seconds=1.0), str(note)).failure is Failure.TIME
    pid = int(note.read_text())
    for _ in range(50):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return
        if state == "Z":  # dead, and waits for the system to take it away
            return
        time.sleep(0.1)
    pytest.fail("the grandchild lives")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not honour RLIMIT_AS")
def test_a_memory_hog_is_stopped() -> None:
    assert failure_of("hog", Limits(memory_bytes=300_000_000)).failure is Failure.MEMORY


def test_a_native_crash_is_told_apart() -> None:
    failed = failure_of("crash")

    assert failed.failure is Failure.CRASHED
    assert failed.detail == "SIGSEGV"


def test_killed_by_the_system_counts_as_memory() -> None:
    assert failure_of("killed").failure is Failure.MEMORY


def test_a_refusal_keeps_its_code() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        run_in_child("deeds:refuse", None, limits=QUICK)

    assert refused.value.code is Problem.SCANNED
    assert refused.value.detail == "only pictures"


def test_a_fault_is_named_without_its_message() -> None:
    failed = failure_of("fault")

    assert failed.failure is Failure.RAISED
    assert failed.detail.startswith("ValueError at deeds.py:")
    assert "document" not in str(failed)


@pytest.mark.parametrize("deed", ["flood", "flood_the_pipe"])
def test_too_long_an_answer(deed: str) -> None:
    assert failure_of(deed, Limits(output_bytes=1_000_000)).failure is Failure.OUTPUT


def test_what_libraries_print_does_not_disturb() -> None:
    assert run_in_child("deeds:chatter", None, limits=QUICK) == "fine"


def test_leaving_without_an_answer() -> None:
    assert failure_of("leave").failure is Failure.OUTPUT
    assert failure_of("no_such_deed").failure is Failure.RAISED


def test_the_limits_are_set(tmp_path: Path) -> None:
    core, files = run_in_child("deeds:limits", None, limits=QUICK)

    assert core == [0, 0]
    assert files == [64, 64]
    assert run_in_child("deeds:big_file", str(tmp_path / "big"), limits=QUICK) == "OSError"
