"""Fyren's own Python environments, made from the hashed locks.

One environment per set (runtime < test < check), each complete in itself. A set is served by the smallest
complete environment that holds it, so whoever has run `check` needs no second one for `test`. An environment
is complete when its marker is there; the marker is written last, and what has none is removed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from runner.console import say
from runner.packages import install
from runner.places import ROOT, data_home

SETS = ("runtime", "test", "check")  # each holds those before it
MARKER = "complete"
TITLES = {"runtime": "", "test": " för testerna", "check": " för kontrollerna", "lock": " för låsningen"}


@dataclass(frozen=True)
class Environment:
    """One set of packages for this Python, as the lock file has it now."""

    home: Path
    name: str

    @property
    def requirements(self) -> Path:
        """The hashed lock file."""
        return ROOT / "requirements" / f"{self.name}.txt"

    @property
    def stem(self) -> str:
        """Names the set and the Python it is made for; another Python gets its own."""
        python = hashlib.sha256(f"{sys.base_prefix} {sys.version}".encode()).hexdigest()[:6]
        return f"{self.name}-{sys.version_info[0]}.{sys.version_info[1]}-{python}"

    @property
    def folder(self) -> Path:
        """Where it lies: the lock file's hash ends the name, so a changed lock gives a new one."""
        locked = hashlib.sha256(self.requirements.read_bytes()).hexdigest()[:12]
        return self.home / f"{self.stem}-{locked}"

    @property
    def python(self) -> Path:
        """The interpreter to run things with."""
        return self.folder / "bin" / "python"

    @property
    def complete(self) -> bool:
        """Whether it can be used."""
        return (self.folder / MARKER).exists() and self.python.exists()


@dataclass(frozen=True)
class InUse:
    """A complete environment, kept from being cleared away for as long as this process lives."""

    python: Path
    lock: int


def ensure(wanted: str) -> InUse:
    """A complete environment that holds the wanted set; made if need be.

    Raises:
        Failure: packages cannot be had.
        OSError: the folder cannot be written.
    """
    home = data_home() / "env"
    covering = SETS[SETS.index(wanted) :] if wanted in SETS else (wanted,)
    for name in covering:
        environment = Environment(home, name)
        if environment.complete:
            lock = _open_lock(environment)
            fcntl.flock(lock, fcntl.LOCK_SH)
            if environment.complete:  # still, now that nobody may remove it
                return InUse(environment.python, lock)
            os.close(lock)
    return _make(Environment(home, wanted))


def _open_lock(environment: Environment) -> int:
    """The lock file's descriptor; inherited over exec, so that `manage` holds it too."""
    environment.home.mkdir(parents=True, exist_ok=True)
    lock = os.open(environment.home / f"{environment.folder.name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    os.set_inheritable(lock, True)
    return lock


def _make(environment: Environment) -> InUse:
    """Build the environment, one builder at a time."""
    lock = _open_lock(environment)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("En annan start gör redan miljön, väntar på den …")
        fcntl.flock(lock, fcntl.LOCK_EX)
    if not environment.complete:
        with _removed_on_failure(environment.folder):
            _build(environment)
        _remove_outdated(environment)
    fcntl.flock(lock, fcntl.LOCK_SH)
    return InUse(environment.python, lock)


@contextmanager
def _removed_on_failure(folder: Path) -> Iterator[None]:
    """Nothing half-made, neither from an earlier start that was killed nor from this one."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _build(environment: Environment) -> None:
    """Make the environment without pip of its own, which needs neither ensurepip nor python3-venv."""
    started = time.monotonic()
    venv.EnvBuilder(with_pip=False, symlinks=True).create(environment.folder)
    install(environment.python, environment.requirements, f"Hämtar paket{TITLES[environment.name]}")
    (environment.folder / MARKER).write_text(f"{time.monotonic() - started:.1f} s\n")


def _remove_outdated(environment: Environment) -> None:
    """Clear away the same set's environments from earlier lock files, unless something still runs in them."""
    for folder in environment.home.glob(f"{environment.stem}-*"):
        if not folder.is_dir() or folder == environment.folder:
            continue
        path = folder.with_name(f"{folder.name}.lock")
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            shutil.rmtree(folder, ignore_errors=True)
            path.unlink(missing_ok=True)
        finally:
            os.close(lock)
