"""Packs' files: TOML, read as JSON has it."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any


def read_toml(path: Path) -> dict[str, Any]:
    """What a file says, days and times in ISO form; nothing where there is no file."""
    if not path.exists():
        return {}
    content: dict[str, Any] = _plain(tomllib.loads(path.read_text(encoding="utf-8")))
    return content


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
