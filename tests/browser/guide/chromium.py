"""A whole Chromium with a profile that stays when it is closed, as on somebody's own computer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

# Playwright's own defaults that would take away what a visitor's browser does.
_NOT_TAKEN_AWAY = ["--disable-back-forward-cache", "--disable-extensions", "--disable-popup-blocking"]
NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")


def whole_browser() -> str:
    """The path of a browser that keeps a profile, "" where there is none: the headless shell keeps no history."""
    named = os.environ.get("FYREN_BROWSER", "")
    if named and "headless-shell" not in named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), "")


@contextmanager
def opened(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """A browser on a profile, closed as a person closes it."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=whole_browser(),
        headless=False,
        args=["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        ignore_default_args=_NOT_TAKEN_AWAY,
        locale="sv-SE",
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    try:
        yield context
    finally:
        context.close()
