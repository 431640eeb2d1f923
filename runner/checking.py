"""`run.py check`: every check, each with its time, also when an earlier one fails."""

from __future__ import annotations

import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from runner.console import complain, say
from runner.environment import ensure
from runner.places import ROOT, SETTINGS, clean_environment


@dataclass(frozen=True)
class Check:
    """A name and the arguments to Python."""

    name: str
    arguments: tuple[str, ...]


LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"  # it has no __main__
CHECKS = (
    Check("lint (ruff)", ("-m", "ruff", "check", "--no-cache", ".")),
    Check("format (ruff)", ("-m", "ruff", "format", "--no-cache", "--check", "--quiet", ".")),
    Check("typer (mypy)", ("-m", "mypy", "--no-error-summary")),
    Check(
        "lager (import-linter)",
        ("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"),
    ),
    Check("migreringar", ("-m", "django", "makemigrations", "--check", "--dry-run", "--verbosity=1")),
    Check("översättningar", ("-m", "django", "messages", "--check")),
    Check("dokumentation", ("-m", "django", "docs", "--check")),
    Check("mallar (djlint)", ("-m", "djlint", "fyren", "--lint", "--quiet")),
    Check("storlekar, nycklar, förråd", ("-m", "pytest", "-q", "--ds=tests.settings", "tests/architecture")),
)


def check() -> int:
    """Run all checks; 0 when every one is content."""
    python = ensure("check")
    with tempfile.TemporaryDirectory(prefix="fyren-granska-") as folder:
        env = clean_environment(Path(folder), FYREN_VAR=folder, DJANGO_SETTINGS_MODULE=SETTINGS)
        failed = [one.name for one in CHECKS if not _passes(one, python, env)]
    say("Allt är som det ska." if not failed else f"Att rätta: {', '.join(failed)}.")
    return 1 if failed else 0


def _passes(one: Check, python: Path, env: dict[str, str]) -> bool:
    """Run one check; what it says is shown only when it fails."""
    started = time.monotonic()
    command = [str(python), *one.arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    seconds = time.monotonic() - started
    fine = done.returncode == 0
    say(f"  {'ok ' if fine else 'FEL'}  {seconds:5.1f} s  {one.name}")
    if not fine:
        complain(done.stdout.decode(errors="replace").rstrip())
    return fine
