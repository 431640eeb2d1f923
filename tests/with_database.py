"""A pytest plugin for the run on a second database: leaves out the tests that see nothing of it; they have been run.

A test touches the database when it may: pytest-django refuses every query of a test that has not asked for one.
Beside those there are the tests in a browser, whose server has a database of its own, and the tests that start
processes on the database that the run's environment names. Left out too are the tests in a browser that see nothing
from the database: `looks`.

With `--no-pages`, as in every run but `run.py test --all`, pages asked for through a client are left out too. What they
ask the database, the tests of queries and actions ask of both.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

FIXTURES = {"db", "transactional_db", "live_server", "site", "prepared"}
MARKS = ("django_db", "browser")
CLIENTS = {"client", "client_of", "client_as"}
NAMES_DATABASE = re.compile(r"""environ(\.get\(|\[)["']FYREN_DATABASE_URL["']""")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say whether pages are asked for."""
    parser.addoption("--no-pages", action="store_true", help="leave out tests that ask for pages through a client")


def touches_database(item: pytest.Item) -> bool:
    """Whether what a test sees may come from the database."""
    if item.get_closest_marker("looks"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(FIXTURES & fixtures) or any(map(item.get_closest_marker, MARKS)) or _starts_processes(item.path)


def asks_for_pages(item: pytest.Item) -> bool:
    """Whether a test asks for pages, as a browser would."""
    return bool(CLIENTS & set(getattr(item, "fixturenames", ())))


@functools.cache
def _starts_processes(path: Path) -> bool:
    return bool(NAMES_DATABASE.search(path.read_text()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that touch a database."""
    pages = not config.getoption("--no-pages")
    kept, left_out = [], []
    for item in items:
        is_kept = touches_database(item) and (pages or not asks_for_pages(item))
        (kept if is_kept else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept
