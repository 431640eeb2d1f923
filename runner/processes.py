"""Child processes that are gone when we are done with them, with everything they started."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

Command = Sequence[str | Path]
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 10.0
LONG_ENOUGH = 60.0  # a child that has lived this long is healthy, and its pauses start over

RUNNING: list[Child] = []


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off requests to stop until the block is done: one between a fork and its bookkeeping loses a child."""
    came: list[int] = []
    before = {it: signal.signal(it, lambda number, _frame: came.append(number)) for it in STOPPING}
    try:
        yield
    finally:
        for it, handler in before.items():
            signal.signal(it, handler)
        if came:
            os.kill(os.getpid(), came[0])


class Child:
    """A process in a session of its own, so that Ctrl-C reaches us first and we stop it in order."""

    def __init__(
        self,
        command: Command,
        *,
        env: Mapping[str, str],
        log: Path | None = None,
        shown: bool = False,
        cwd: Path | None = None,
        user: tuple[int, int] | None = None,
    ) -> None:
        self.log = log
        with undisturbed(), log.open("wb") if log else nullcontext(None if shown else subprocess.PIPE) as output:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=None if shown else subprocess.STDOUT,
                start_new_session=True,
                user=user[0] if user else None,
                group=user[1] if user else None,
                extra_groups=[] if user else None,  # root's own would follow along
            )
            RUNNING.append(self)

    @property
    def ended(self) -> bool:
        """Whether the process has ended by itself."""
        return self.process.poll() is not None

    def last_words(self, count: int = 8) -> list[str]:
        """The last lines of its log."""
        if self.log is None or not self.log.exists():
            return []
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if line.strip()][-count:]

    def stop(self, first: signal.Signals = signal.SIGTERM) -> None:
        """End the whole group: politely, and after ten seconds by force."""
        with undisturbed():
            self._send(first)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
            self._send(signal.SIGKILL)
            self.process.wait()
            if self.process.stdout:
                self.process.stdout.close()
            if self in RUNNING:
                RUNNING.remove(self)

    def _send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError, PermissionError):  # macOS answers EPERM for a group of zombies
            os.killpg(self.process.pid, number)


def run(command: Command, *, env: Mapping[str, str], cwd: Path | None = None) -> int:
    """Run a command whose output the user sees; returns its exit code."""
    child = Child(command, env=env, shown=True, cwd=cwd)
    try:
        return child.process.wait()
    finally:
        child.stop()


def stop_all() -> None:
    """End whatever is still running, however its owner was interrupted."""
    for child in reversed(RUNNING.copy()):
        child.stop()


class Kept:
    """A child that is started again when it ends: after 1, 2, 4 … at most 60 seconds."""

    def __init__(self, start: Callable[[], Child]) -> None:
        self._start, self._pause, self._again = start, 1.0, 0.0
        self.child, self._since = start(), time.monotonic()

    def tend(self) -> str:
        """Look after the child; returns why it ended when that is news, otherwise ""."""
        now = time.monotonic()
        if not self.child.ended:
            if now - self._since > LONG_ENOUGH:
                self._pause = 1.0
            return ""
        if not self._again:
            self._again, self._pause = now + self._pause, min(self._pause * 2, 60.0)
            return (self.child.last_words(1) or ["utan förklaring"])[0]
        if now >= self._again:
            self.child.stop()
            self.child, self._since, self._again = self._start(), now, 0.0
        return ""
