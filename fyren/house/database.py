"""The database from its address: SQLite embedded, PostgreSQL when the municipality grows."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database_from(url: str, var: Path) -> dict[str, Any]:
    """Django's database settings for an address; "" means SQLite in the data directory.

    Raises:
        ValueError: the address is not one of postgresql:// or sqlite:///path.
    """
    if not url:
        return _sqlite(var / "db.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("FYREN_DATABASE_URL must begin with postgresql:// or sqlite:///")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": _host(parts.query) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _host(query: str) -> str:
    """The socket directory of `?host=/path`, as libpq writes it."""
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if name == "host":
            return unquote(value)
    return ""


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # A connection is kept between requests: to open one, and to read the schema anew, takes longer than most pages.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # IMMEDIATE: a writer waits for its turn at BEGIN instead of failing halfway through.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
