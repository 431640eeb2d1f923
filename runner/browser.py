"""A browser for the tests: one that is there, or apt's, or playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from runner.console import Failure, say
from runner.places import child_environment

# The same browser without windows comes first: a new page costs it a third of the work.
NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "chrome",
)
PACKAGES = ("chromium-headless-shell", "chromium")  # Ubuntu has the second one only
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WHERE = (
    "from playwright.sync_api import sync_playwright as start\nwith start() as it: print(it.chromium.executable_path)"
)
WITHOUT = "Kör utan de testerna med: python3 run.py test --no-browser"
NONE = (
    "Ingen webbläsare gick att få: varken Chromium eller Chrome finns, och varken apt eller playwright "
    f"kunde hämta en. {WITHOUT}"
)


def find_browser(python: Path, var: Path) -> str:
    """The path of a browser that starts.

    Raises:
        Failure: none can be had, or playwright itself does not start.
    """
    _refuse_broken_driver(python)
    for way in (_named, _installed, _by_apt, lambda: _by_playwright(python, var)):
        path = way()
        if path and starts(path):
            return path
    raise Failure(NONE)


def _refuse_broken_driver(python: Path) -> None:
    """What drives the browser is a program too, and may lack a library that the machine has not."""
    asked = subprocess.run([python, "-m", "playwright", "--version"], capture_output=True, check=False)
    if asked.returncode != 0:
        lines = asked.stderr.decode(errors="replace").strip().splitlines() or ["utan förklaring"]
        raise Failure(f"Playwright, som styr webbläsaren, startar inte: {lines[-1]}. {WITHOUT}")


def starts(path: str) -> bool:
    """Whether the browser tells its version: one that lacks its libraries does not."""
    try:
        asked = subprocess.run(
            [path, "--version"], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _named() -> str:
    """The one that FYREN_BROWSER names."""
    return os.environ.get("FYREN_BROWSER", "")


def _installed() -> str:
    """One that is already on the machine."""
    found = [path for path in map(shutil.which, NAMES) if path]
    found += [path for path in MAC if Path(path).exists()]
    return next(filter(starts, found), "")


def _by_apt() -> str:
    """Debian's or Ubuntu's package, when we may install it without asking for a password."""
    prefix = _root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return ""
    say("Hämtar webbläsaren Chromium med apt …")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*prefix, "apt-get", "-q"]
    if not _quietly([*apt, "update"], env):
        return ""
    install = [*apt, "install", "--yes", "--no-install-recommends"]
    got = any(_quietly([*install, package], env) for package in PACKAGES)
    return _installed() if got else ""


def _root_prefix() -> list[str] | None:
    """What to write before a command to run it as root; None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and _quietly([sudo, "-n", "true"], dict(os.environ)):
        return [sudo, "-n"]
    return None


def _by_playwright(python: Path, var: Path) -> str:
    """Playwright's own download."""
    say("Hämtar webbläsaren Chromium med playwright …")
    env = child_environment(var)
    if not _quietly([str(python), "-m", "playwright", "install", "chromium"], env):
        return ""
    asked = subprocess.run([python, "-c", WHERE], env=env, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def _quietly(command: list[str], env: dict[str, str]) -> bool:
    """Run a command; its last lines are shown when it fails."""
    done = subprocess.run(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        for line in done.stdout.decode(errors="replace").splitlines()[-3:]:
            print("  " + line, file=sys.stderr)
    return done.returncode == 0
