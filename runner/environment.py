"""Fyren's own Python environments, made from the hashed locks.

One environment per set (runtime < test < check), each complete in itself. A set is served by the smallest
complete environment that holds it, so whoever has run `check` needs no second one for `test`. An environment
is complete when its marker is there; the marker is written last, and what has none is removed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from runner.console import say
from runner.locks import hold, still_there
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


def ensure(wanted: str) -> Path:
    """The Python of a complete environment that holds the wanted set; made if need be.

    The environment is kept from being cleared away for as long as this process lives, also when it becomes another
    program.

    Raises:
        Failure: packages cannot be had.
        OSError: the folder cannot be written.
    """
    home = data_home() / "env"
    covering = SETS[SETS.index(wanted) :] if wanted in SETS else (wanted,)
    for name in covering:
        environment = Environment(home, name)
        if _keep(environment):
            return environment.python
    environment = Environment(home, wanted)
    _make(environment)
    return environment.python


def _keep(environment: Environment) -> bool:
    """Hold on to a complete environment; False when there is none."""
    if not environment.complete:
        return False
    try:
        lock = hold(environment.folder, alone=False)
    except FileNotFoundError:  # cleared away in this very moment
        return False
    os.set_inheritable(lock, True)
    return still_there(environment.folder, lock)


def _make(environment: Environment) -> None:
    """Build the environment, one builder at a time."""
    environment.home.mkdir(parents=True, exist_ok=True)
    try:
        lock = hold(environment.home, alone=True, wait=False)
    except BlockingIOError:
        say("En annan start gör redan en miljö, väntar på den …")
        lock = hold(environment.home, alone=True)
    try:
        if not environment.complete:
            with _removed_on_failure(environment.folder):
                _build(environment)
            _remove_outdated(environment)
        _keep(environment)
    finally:
        os.close(lock)


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
        if folder != environment.folder:
            with suppress(BlockingIOError):
                lock = hold(folder, alone=True, wait=False)
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)
