"""What a browser leaves on disk: its databases, and every file, unpacked where it is packed."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import brotli

_GZIP = b"\x1f\x8b\x08"
_SIMPLE_CACHE = bytes.fromhex("305c72a71b6dfbfc")
_MOZ_LZ4 = b"mozLz40\0"


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    """What a database answers, read from a copy; nothing where the browser has not made it."""
    if not database.exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        for part in database.parent.glob(database.name + "*"):
            if part.is_file():
                shutil.copy(part, folder)
        with closing(sqlite3.connect(Path(folder) / database.name)) as connection:
            return connection.execute(query).fetchall()


def files_with(profile: Path, *markers: str) -> list[str]:
    """The files that hold any of the markers, as they are or unpacked."""
    wanted = [form for marker in markers for form in (marker.encode(), marker.encode("utf-16-le"))]
    return [
        str(path.relative_to(profile))
        for path in sorted(profile.rglob("*"))
        if path.is_file() and any(form in text for text in _readings(path) for form in wanted)
    ]


def _readings(path: Path) -> Iterator[bytes]:
    try:
        raw = path.read_bytes()
    except OSError:  # gone, or a socket
        return
    yield raw
    place = raw.find(_GZIP)
    while place >= 0:
        yield _unzipped(raw[place:])
        place = raw.find(_GZIP, place + 1)
    if raw.startswith(_SIMPLE_CACHE):
        yield _unbrotlied(raw[24 + int.from_bytes(raw[12:16], "little") :])
    if raw.startswith(_MOZ_LZ4):
        yield unlz4(raw[len(_MOZ_LZ4) + 4 :])
    if path.parent.name == "entries":  # Firefox's cache: the body stands first
        yield _unbrotlied(raw)


def _unzipped(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data)
    except zlib.error:
        return b""


def _unbrotlied(data: bytes) -> bytes:
    """What can be unpacked of a stream that something else may follow."""
    unpacker, made = brotli.Decompressor(), []
    try:
        for place in range(0, len(data), 16):
            if unpacker.is_finished():
                break
            made.append(unpacker.process(data[place : place + 16]))
    except brotli.error:
        pass
    return b"".join(made)


def unlz4(data: bytes) -> bytes:
    """A block of LZ4, as Firefox keeps its sessions."""
    made = bytearray()
    place = 0
    while place < len(data):
        token = data[place]
        length, place = _length(data, place + 1, token >> 4)
        made += data[place : place + length]
        place += length
        if place >= len(data):
            break
        back = int.from_bytes(data[place : place + 2], "little")
        length, place = _length(data, place + 2, token & 15)
        for _ in range(length + 4):
            made.append(made[-back])
    return bytes(made)


def _length(data: bytes, place: int, length: int) -> tuple[int, int]:
    if length < 15:
        return length, place
    while True:
        length += data[place]
        place += 1
        if data[place - 1] != 255:
            return length, place
