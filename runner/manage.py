"""`run.py manage …`, `export …` and `bench …`: the project's own programs in their environment."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NoReturn

from runner.console import Failure
from runner.environment import ensure
from runner.places import ROOT, child_environment, data_home


def manage(arguments: Sequence[str]) -> NoReturn:
    """Become Django's command line, in the folder where the user stands."""
    _become("-m", "django", *arguments, packages=_needs(arguments))


def export(arguments: Sequence[str]) -> NoReturn:
    """Become the export of the public guide, in the folder where the user stands."""
    manage(["export", *arguments])


def bench(arguments: Sequence[str]) -> NoReturn:
    """Become the bench."""
    if not (ROOT / "bench" / "__main__.py").exists():
        raise Failure("Det finns ingen bench i den här versionen.")
    _become("-m", "bench", *arguments, packages="test")


def _needs(arguments: Sequence[str]) -> str:
    """The set of packages that a management command needs: extracting messages takes Babel."""
    extracts = arguments[:1] == ["messages"] and "--compile" not in arguments
    return "test" if extracts else "runtime"


def _become(*command: str, packages: str) -> NoReturn:
    """Replace this process, so that signals, the terminal and the exit code are the command's own."""
    python = ensure(packages)
    os.execve(python, [str(python), *command], child_environment(data_home()))
