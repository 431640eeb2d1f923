"""A prepared database, and copies of it, on SQLite (files) and on PostgreSQL (templates)."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file: one worker prepares, the others wait."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _named(server_url: str, name: str) -> str:
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))


class Prepared:
    """The prepared demo: its data directory and its database.

    Args:
        var: data directory; made by `make_database`.
        server_url: address of any database of the PostgreSQL server, or "" for SQLite.
    """

    def __init__(self, var: Path, server_url: str) -> None:
        self.var = var
        self.server_url = server_url
        self._template = "fyren_prepared_demo"

    @property
    def is_ready(self) -> bool:
        """True when the demo is fully loaded."""
        return (self.var / "prepared").exists()

    def mark_ready(self) -> None:
        """Say that the demo is fully loaded."""
        (self.var / "prepared").touch()

    def make_database(self) -> str:
        """Make the empty database to load the demo into; returns its address ("" for SQLite in the directory)."""
        shutil.rmtree(self.var, ignore_errors=True)
        self.var.mkdir(parents=True)
        if not self.server_url:
            return ""
        self._execute(f"DROP DATABASE IF EXISTS {self._template}", f"CREATE DATABASE {self._template}")
        return _named(self.server_url, self._template)

    def copy_database(self, var: Path) -> str:
        """A copy for one server; on SQLite the file was copied with the directory."""
        if not self.server_url:
            return ""
        name = f"fyren_site_{uuid4().hex[:12]}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return _named(self.server_url, name)

    def drop_database(self, url: str) -> None:
        """Take a copy away again."""
        if url:
            self._execute(f"DROP DATABASE IF EXISTS {urlsplit(url).path.lstrip('/')} WITH (FORCE)")

    def _execute(self, *statements: str) -> None:
        with psycopg.connect(_named(self.server_url, "postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())
