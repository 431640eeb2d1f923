"""The key ring: secrets that live outside the database, so that a copy of the database alone proves and opens nothing.

One random root key per key id, in a file that only the server's account may read. Keys for a purpose are derived
from the root by HKDF (RFC 5869), so that one purpose's key says nothing of another's.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

ROOT_BYTES = 32


class KeyRingError(Exception):
    """Raised when the key file is missing, unreadable or does not hold the key asked for."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Root keys by id, and which of them is used for new work."""

    current_id: str
    roots: dict[str, bytes]

    def derive(self, purpose: str, key_id: str) -> bytes:
        """The 32-byte key for a purpose under a root key.

        Raises:
            KeyRingError: the ring does not hold that key id.
        """
        root = self.roots.get(key_id)
        if root is None:
            raise KeyRingError(f"The key ring holds no key with id {key_id!r}")
        return _derive(root, purpose)


@lru_cache(maxsize=64)  # a verification asks for the same few keys once for each row
def _derive(root: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"fyren/{purpose}".encode()).derive(root)


def ring_path() -> Path:
    """Where the key file lies: `FYREN_KEYS` if set, else `keys/ring.json` in the data directory."""
    return Path(settings.FYREN_KEYS)


def make_ring(path: Path) -> None:
    """Write a new ring with one random root, readable by its owner only. An existing file is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        _write_new(path, "k1", {"k1": secrets.token_hex(ROOT_BYTES)})


def next_key_id(path: Path) -> str:
    """The id that the ring's next key will have.

    Raises:
        KeyRingError: the ring is missing or unusable, or another rotation is under way.
    """
    if _aside(path).exists():
        raise KeyRingError(_in_the_way(path))
    return f"k{len(_read(path, _modified(path)).roots) + 1}"


def rotate_ring(path: Path, key_id: str) -> None:
    """Add a random root to the ring under an id from `next_key_id`, and use it for new work.

    The earlier roots stay, since what was made under them must still be verified. The file is replaced at once, so
    that no process reads half of it.

    Raises:
        KeyRingError: the ring is missing or unusable, or another rotation is under way or was first.
    """
    ring = _read(path, _modified(path))
    if key_id in ring.roots:
        raise KeyRingError(f"Another rotation was first: the ring holds {key_id} already")
    roots = {known: root.hex() for known, root in ring.roots.items()} | {key_id: secrets.token_hex(ROOT_BYTES)}
    try:
        _write_new(_aside(path), key_id, roots)
    except FileExistsError as error:
        raise KeyRingError(_in_the_way(path)) from error
    _aside(path).replace(path)


def _aside(path: Path) -> Path:
    return path.with_suffix(".new")


def _in_the_way(path: Path) -> str:
    return f"{_aside(path)} is in the way: another rotation is under way, or one was cut off"


def _write_new(path: Path, current: str, roots: dict[str, str]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(json.dumps({"current": current, "keys": roots}))


@lru_cache(maxsize=4)
def _read(path: Path, modified_ns: int) -> KeyRing:
    try:
        data = json.loads(path.read_text())
        roots = {key_id: bytes.fromhex(root) for key_id, root in data["keys"].items()}
        ring = KeyRing(current_id=data["current"], roots=roots)
    except (OSError, ValueError, KeyError) as error:
        raise KeyRingError(f"The key file {path} cannot be read: {error}") from error
    if ring.current_id not in roots or any(len(root) < ROOT_BYTES for root in roots.values()):
        raise KeyRingError(f"The key file {path} lacks its current key, or holds one that is too short")
    return ring


def key_ring() -> KeyRing:
    """The installation's key ring; read again when the file changes.

    Raises:
        KeyRingError: the file is missing or unusable. It is never made silently: a new ring would make every
            earlier MAC look forged. `run.py manage make_keys` makes the first one.
    """
    path = ring_path()
    return _read(path, _modified(path))


def _modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        raise KeyRingError(f"No key file at {path}. Make one with: run.py manage make_keys") from error
