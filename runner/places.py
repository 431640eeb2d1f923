"""Where things are, and the environment that child processes get."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "fyren.house.settings"
KEPT_IN_TESTS = ("PATH", "HOME", "USER", "PLAYWRIGHT_BROWSERS_PATH")
# SAFEPATH: the folder where the user stands must not hide our packages, whatever lies in it.
PYTHON = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def data_home() -> Path:
    """The folder for everything that is made here: environments and data."""
    return Path(os.environ.get("FYREN_VAR") or ROOT / "var").absolute()


def child_environment(var: Path, *, without: tuple[str, ...] = (), **extra: str) -> dict[str, str]:
    """The user's environment for Fyren's own processes; what begins with one of `without` is left out.

    PYTHON* always is: PYTHONPATH can hide our packages, PYTHONOPTIMIZE strips the assertions that tests are
    made of, and PYTHONDONTWRITEBYTECODE makes every start compile Django anew.
    """
    left_out = ("PYTHON", *without)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return kept | PYTHON | {"DJANGO_SETTINGS_MODULE": SETTINGS, "FYREN_VAR": str(var)} | extra


def clean_environment(folder: Path, **extra: str) -> dict[str, str]:
    """The environment for tests and checks: the same on every machine, with temporary files in `folder`."""
    kept = {name: os.environ[name] for name in KEPT_IN_TESTS if name in os.environ}
    place = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TMPDIR": str(folder)}
    return kept | PYTHON | place | extra
