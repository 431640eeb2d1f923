"""Django's secret key, kept beside the key ring so that it survives restarts and never enters the database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key_beside(ring: Path) -> str:
    """The installation's secret key; made on first use, readable by its owner only."""
    path = ring.with_name("django-secret")
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(50)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was first
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secret)
    return secret
