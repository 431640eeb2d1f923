"""Running a function in a child process that may be killed, so that a hostile document cannot hurt the server."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from fyren.base.documents.errors import Problem, UnreadableDocument

_ROOT = str(Path(__file__).resolve().parents[3])
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_START = (
    "import json,sys; job=json.load(sys.stdin.buffer); sys.path[:]=job['path']; "
    "from fyren.base.documents.sandbox_child import main; main(job)"
)


class Failure(StrEnum):
    """How a child failed."""

    TIME = "time"  # more wall-clock or processor time than allowed
    MEMORY = "memory"  # more memory than allowed
    CRASHED = "crashed"  # killed by a signal of its own making: a native parser crashed
    RAISED = "raised"  # the function raised something unforeseen
    OUTPUT = "output"  # the answer was larger than allowed, or no answer at all


class ChildFailed(Exception):
    """The child gave no answer; `failure` says how, `detail` names the signal or the exception, never its data."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of the clock and of the processor, bytes of address space and of answer."""

    wall_seconds: float = 30.0
    cpu_seconds: int = 20
    memory_bytes: int = 1024 * 1024 * 1024
    file_bytes: int = 1024 * 1024
    open_files: int = 64
    output_bytes: int = 64 * 1024 * 1024


DEFAULT_LIMITS = Limits()


def run_on_content(target: str, content: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Any:
    """As `run_in_child`, of a function that takes a file's path: the content goes to the child through a pipe, never to
    disk, and the path that the function gets is the pipe's."""
    reader, writer = os.pipe()

    def feed() -> None:
        # A child that was killed, or read no more, has closed its end.
        with contextlib.suppress(BrokenPipeError), os.fdopen(writer, "wb") as pipe:
            pipe.write(content)

    feeding = threading.Thread(target=feed, daemon=True)
    feeding.start()
    try:
        return run_in_child(target, f"/dev/fd/{reader}", limits=limits, pass_fds=(reader,))
    finally:
        os.close(reader)
        feeding.join()


def run_in_child(target: str, payload: Any, *, limits: Limits = DEFAULT_LIMITS, pass_fds: tuple[int, ...] = ()) -> Any:
    """Call `target` ("package.module:function") with `payload` in a child and return its answer; both are JSON values.

    The child has its own session, an almost empty environment and resource limits; when it takes too long its whole
    process group is killed. What is open in `pass_fds` is open in the child too. macOS does not honour the memory limit
    (RLIMIT_AS): there only time bounds the child.

    Raises:
        UnreadableDocument: the function raised it; the code is the same.
        ChildFailed: the child was killed, crashed, raised something else, or answered too much.
    """
    job = {
        "target": target,
        "payload": payload,
        "path": [*dict.fromkeys([_ROOT, *(entry for entry in sys.path if entry)])],
        "limits": asdict(limits),
    }
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    with tempfile.TemporaryFile() as stdin:
        stdin.write(json.dumps(job).encode())
        stdin.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and a constant program
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
            pass_fds=pass_fds,
        )
        try:
            assert process.stdout is not None  # noqa: S101 - asked for above
            output = _read_bounded(process.stdout, limits)
        finally:
            _kill(process)
    return _answer(output, process.returncode)


def _read_bounded(pipe: IO[bytes], limits: Limits) -> bytes:
    """All that the child writes.

    Raises:
        ChildFailed: TIME or OUTPUT, when there is no end to it.
    """
    deadline = time.monotonic() + limits.wall_seconds
    chunks: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise ChildFailed(Failure.TIME, "wall clock")
            chunk = os.read(pipe.fileno(), 1 << 16)
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
            size += len(chunk)
            if size > limits.output_bytes:
                raise ChildFailed(Failure.OUTPUT, "too large")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started.

    Before the child is waited for, since its number cannot belong to a stranger until then. A child that has ended
    keeps its own status: it closed the pipe by ending, and a signal cannot change that any more.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS says the latter of one that has ended
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _answer(output: bytes, status: int) -> Any:
    if not output:
        raise _failure_of(status)
    try:
        answer = json.loads(output)
    except ValueError:
        if status == 0:
            raise ChildFailed(Failure.OUTPUT, "not JSON") from None
        raise _failure_of(status) from None
    if "ok" in answer:
        return answer["ok"]
    if "unreadable" in answer:
        raise UnreadableDocument(Problem(answer["unreadable"]), answer.get("detail", ""))
    raise ChildFailed(Failure(answer["failure"]), answer.get("detail", ""))


def _failure_of(status: int) -> ChildFailed:
    if status == -signal.SIGXCPU:
        return ChildFailed(Failure.TIME, "processor")
    if status == -signal.SIGKILL:
        # Not by us (that raises before), so by the kernel: it kills the greediest when memory runs out.
        return ChildFailed(Failure.MEMORY, "killed by the system")
    if status < 0:
        return ChildFailed(Failure.CRASHED, signal.Signals(-status).name)
    return ChildFailed(Failure.OUTPUT, f"no answer, status {status}")
